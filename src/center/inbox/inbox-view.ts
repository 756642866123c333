import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import type { LeadCenterLead } from "../leads/lead-view.ts";
import type { LeadFile } from "../leads/lead-file.ts";
import { formatRoute } from "../shell/route.ts";
import type { LeadCenterConversations } from "./conversation-list.ts";
import type { Thread, ThreadState } from "./thread.ts";
import type { LeadCenterThread } from "./thread-view.ts";

const inboxStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(300px, 360px) minmax(0, 1fr) 340px;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .list,
  .thread,
  .none {
    border-inline-end: 1px solid var(--_line);
  }
  .none {
    grid-column: 2 / -1;
    border: 0;
  }
  .lead {
    grid-column: 3;
  }
  @media (max-width: 1159px) {
    :host {
      grid-template-columns: minmax(280px, 340px) minmax(0, 1fr);
    }
    .lead,
    .thread {
      grid-column: 2;
      grid-row: 1;
    }
  }
  @media (max-width: 759px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    .list,
    .thread,
    .lead {
      grid-column: 1;
      grid-row: 1;
      border: 0;
    }
  }
`;

/** The inbox: list, conversation and lead beside each other, or one screen after the other where there is no room. */
export class LeadCenterInbox extends CenterElement {
  static override readonly styles = [base, centerBase, inboxStyles];
  static override readonly properties = {
    center: { attribute: false },
    conversation: {},
    details: { type: Boolean },
    now: { attribute: false },
    shop: {},
  };

  declare center: Center;
  /** Id of the conversation that is open. */
  declare conversation: string | undefined;
  /** Whether the lead is asked for where it does not stand beside the conversation anyway. */
  declare details: boolean;
  /** The present time, milliseconds since 1970. */
  declare now: number;
  declare shop: string;
  readonly #thread = new StoreController<Thread | undefined>(this);
  readonly #threadState = new StoreController<ThreadState>(this);
  readonly #file = new StoreController<LeadFile | undefined>(this);
  readonly #phone = new MediaQueryController(this, "(max-width: 759px)");
  readonly #narrow = new MediaQueryController(this, "(max-width: 1159px)");

  constructor() {
    super();
    this.details = false;
    this.now = Date.now();
    this.shop = "../";
  }

  /** @returns whether there was something to do */
  act(name: "reply" | "close" | "note" | "search"): boolean {
    if (name === "search") this.find<LeadCenterConversations>("lead-center-conversations")?.search();
    const thread = this.find<LeadCenterThread>("lead-center-thread");
    if (name === "reply") thread?.reply();
    if (name === "close") thread?.toggleState();
    if (name === "note") this.find<LeadCenterLead>("lead-center-lead")?.writeNote();
    return name === "search" || thread !== null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) {
      this.#thread.bind(this.center?.thread);
      this.#file.bind(this.center?.file);
    }
    this.#threadState.bind(this.#thread.value?.state);
  }

  override render() {
    const thread = this.#thread.value;
    const showsDetails = !this.#narrow.matches || this.details;
    const isOpen = thread !== undefined;
    const showsThread = isOpen && !(this.#narrow.matches && this.details);
    return html`
      ${this.#phone.matches && isOpen ? nothing : this.#list()}
      ${showsThread ? this.#conversation(thread) : isOpen ? nothing : this.#none()}
      ${isOpen && showsDetails ? this.#lead(thread) : nothing}
    `;
  }

  #list(): TemplateResult {
    return html`<lead-center-conversations
      class="list"
      .center=${this.center}
      .selected=${this.conversation}
      .now=${this.now}
      .shop=${this.shop}
    ></lead-center-conversations>`;
  }

  #conversation(thread: Thread): TemplateResult {
    return html`<lead-center-thread
      class="thread"
      .center=${this.center}
      .thread=${thread}
      .file=${this.#file.value}
      .now=${this.now}
      .showsDetails=${this.details}
    ></lead-center-thread>`;
  }

  #none(): TemplateResult | typeof nothing {
    if (this.#phone.matches) return nothing;
    return html`<div class="none blank">
      <span class="picture">${icon("chat")}</span>
      <p>${this.t.chooseConversation}</p>
    </div>`;
  }

  #lead(thread: Thread): TemplateResult | typeof nothing {
    const state = this.#threadState.value;
    if (state?.status !== "ready") return nothing;
    const back = this.#narrow.matches ? formatRoute({ view: "inbox", conversation: thread.id }) : undefined;
    return html`<lead-center-lead
      class="lead"
      .conversation=${thread.id}
      .center=${this.center}
      .file=${this.#file.value}
      .signals=${state.signals}
      .now=${this.now}
      .back=${back}
    ></lead-center-lead>`;
  }
}
