import { LitElement, html, nothing, type TemplateResult } from "lit";
import { StoreController } from "../controllers/store-controller.ts";
import { base, tokens } from "../elements/style/tokens.ts";
import { fill } from "../i18n/fill.ts";
import { centerBase } from "./center-base.ts";
import { type CenterClient, createCenterClient } from "./center-client.ts";
import { icon } from "./icons.ts";
import { leadCenterStyles } from "./lead-center-styles.ts";
import { type FeedState, LeadFeed } from "./lead-feed.ts";
import { summarise, titleOf } from "./leads/lead-summary.ts";
import { saveFile } from "./save-file.ts";
import { keepKey, type KeyPlaces, pageKeyPlaces, takeKey } from "./session-key.ts";
import type { KeyDetail } from "./sign-in/sign-in.ts";
import { texts } from "./texts.ts";

/** How often the times are written anew, in milliseconds. */
const clockTick = 20_000;

type Ready = Extract<FeedState, { status: "ready" }>;

/**
 * The business's side: its leads as they arrive.
 *
 * It asks for the key that the server printed at start, or takes it from the address (`#key=…`) and removes it there.
 */
export class LeadCenter extends LitElement {
  static override readonly styles = [tokens, base, centerBase, leadCenterStyles];
  static override readonly properties = {
    server: { type: String },
    shop: { type: String },
    download: { state: true },
    refused: { state: true },
    now: { state: true },
  };

  /** Address of the server, relative to the page. Default: the folder above the page. */
  declare server: string;
  /** Address of a page with the chat, to which an empty list leads. */
  declare shop: string;
  declare download: "idle" | "running" | "failed";
  declare refused: boolean;
  declare now: number;

  readonly #feedState = new StoreController<FeedState>(this);
  readonly #fresh = new Set<number>();
  #places: KeyPlaces | undefined;
  #client: CenterClient | undefined;
  #feed: LeadFeed | undefined;
  /** The key was refused just now: whoever typed it is brought back to the field. */
  #refusedNow = false;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.server = "../";
    this.shop = "../";
    this.download = "idle";
    this.refused = false;
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#places = pageKeyPlaces();
    // An element that was only moved goes on with what it has.
    const key = this.#feed ? undefined : takeKey(this.#places);
    if (key !== undefined) this.#open(key);
    else this.#feed?.start();
    this.#clock = setInterval(() => (this.now = Date.now()), clockTick);
    addEventListener("online", this.#hurry);
    addEventListener("hashchange", this.#keyInAddress);
    document.addEventListener("visibilitychange", this.#hurry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#feed?.stop();
    clearInterval(this.#clock);
    removeEventListener("online", this.#hurry);
    removeEventListener("hashchange", this.#keyInAddress);
    document.removeEventListener("visibilitychange", this.#hurry);
  }

  override render() {
    const state = this.#feedState.value;
    if (!state || state.status === "refused") {
      return html`<lead-center-sign-in
        .refused=${this.refused}
        @lead-center-key=${this.#signIn}
      ></lead-center-sign-in>`;
    }
    return html`
      <header>${this.#bar(state)}</header>
      <main aria-busy=${state.status === "loading" ? "true" : "false"}>
        <p class="note" role="alert" ?hidden=${this.download !== "failed"}>
          ${this.download === "failed" ? texts.downloadFailed : nothing}
        </p>
        ${this.#content(state)}
      </main>
      <p class="visually-hidden" role="status">${this.#announcement(state)}</p>
    `;
  }

  protected override willUpdate(): void {
    const state = this.#feedState.value;
    if (state?.status === "refused" && !this.refused) {
      this.refused = true;
      this.#refusedNow = true;
      if (this.#places) keepKey(this.#places, undefined);
    }
    if (state?.status !== "ready") return;
    this.refused = false;
    const { latest, revision } = state.list;
    if (latest) this.#fresh.add(revision);
    if (latest) this.now = Date.now();
  }

  protected override updated(): void {
    const signIn = this.renderRoot.querySelector("lead-center-sign-in");
    if (this.#refusedNow && signIn instanceof LitElement) void signIn.updateComplete.then(() => signIn.focus());
    if (signIn) this.#refusedNow = false;
  }

  #bar(state: FeedState): TemplateResult {
    return html`
      <div class="bar">
        <div class="heading">
          <h1>${texts.title}</h1>
          ${state.status === "ready" && state.list.total > 0 ? html`<bdi class="count">${countText(state.list.total)}</bdi>` : nothing}
        </div>
        ${state.status === "ready" ? renderConnection(state) : nothing}
        ${
          state.status === "ready" && state.list.total > 0
            ? html`<button
                class="button"
                title=${texts.download}
                aria-disabled=${this.download === "running" ? "true" : "false"}
                @click=${this.#saveCsv}
              >
                ${icon("download")}
                <span class="label">${this.download === "running" ? texts.downloading : texts.download}</span>
              </button>`
            : nothing
        }
        <button class="button quiet" title=${texts.signOut} @click=${this.#signOut}>
          ${icon("signOut")}<span class="label">${texts.signOut}</span>
        </button>
      </div>
    `;
  }

  #content(state: FeedState): TemplateResult {
    switch (state.status) {
      case "refused":
      case "loading":
        return renderLoading();
      case "failed":
        return html`
          <div class="panel">
            <span class="picture failed">${icon("warning")}</span>
            <h2>${texts.failedTitle}</h2>
            <p>${texts.failedDetail}</p>
            <button class="button primary" @click=${() => this.#feed?.start()}>${texts.tryAgain}</button>
          </div>
        `;
      case "ready":
        if (state.list.leads.length === 0) return this.#empty();
        return html`
          <lead-center-list
            .leads=${state.list.leads}
            .fresh=${this.#fresh}
            .now=${this.now}
            .language=${document.documentElement.lang || "en"}
            .hasMore=${state.list.next !== null}
            .isLoadingMore=${state.isLoadingMore}
            @lead-center-more=${() => void this.#feed?.loadMore()}
          ></lead-center-list>
        `;
    }
  }

  #empty(): TemplateResult {
    return html`
      <div class="panel">
        <span class="picture">${icon("chat")}</span>
        <h2>${texts.emptyTitle}</h2>
        <p>${texts.emptyDetail}</p>
        <p>${texts.emptyTry}</p>
        <p class="sample">${texts.emptySample}</p>
        <a class="button" href=${this.shop} target="_blank" rel="noopener">
          <span>${texts.openShop} <span class="visually-hidden">${texts.opensElsewhere}</span></span>
        </a>
      </div>
    `;
  }

  #announcement(state: FeedState): string {
    const latest = state.status === "ready" ? state.list.latest : undefined;
    const record = state.status === "ready" && state.list.leads.find(({ id }) => id === latest?.id);
    if (!record || !latest) return "";
    return fill(latest.isNew ? texts.newLead : texts.changedLead, { name: titleOf(summarise(record), texts.noName) });
  }

  #open(key: string): void {
    this.#feed?.stop();
    this.#fresh.clear();
    if (this.#places) keepKey(this.#places, key);
    const base = new URL(this.server, document.baseURI).href;
    this.#client = createCenterClient({ base, key, fetch: (...request) => fetch(...request) });
    this.#feed = new LeadFeed({ client: this.#client });
    this.#feedState.bind(this.#feed.state);
    this.#feed.start();
  }

  readonly #signIn = (event: CustomEvent<KeyDetail>): void => {
    this.refused = false;
    this.#open(event.detail.key);
  };

  readonly #signOut = (): void => {
    this.#feed?.stop();
    this.#feed = undefined;
    this.refused = false;
    if (this.#places) keepKey(this.#places, undefined);
    this.#feedState.bind(undefined);
  };

  readonly #saveCsv = async (): Promise<void> => {
    if (this.download === "running" || !this.#client) return;
    this.download = "running";
    try {
      saveFile(await this.#client.csv(), `leads-${new Date().toISOString().slice(0, 10)}.csv`);
      this.download = "idle";
    } catch {
      this.download = "failed";
    }
  };

  readonly #hurry = (): void => {
    if (document.visibilityState === "visible") this.#feed?.hurry();
  };

  readonly #keyInAddress = (): void => {
    if (this.#places && location.hash.startsWith("#key=")) {
      const key = takeKey(this.#places);
      if (key !== undefined) this.#open(key);
    }
  };
}

function countText(total: number): string {
  return total === 1 ? texts.countOne : fill(texts.countMany, { count: total.toLocaleString() });
}

function renderConnection({ connection }: Ready): TemplateResult {
  const isLost = connection === "reconnecting";
  return html`<span class="connection ${connection}" role="status">
    ${connection === "connecting" ? nothing : isLost ? texts.reconnecting : texts.live}
  </span>`;
}

function renderLoading(): TemplateResult {
  const row = html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
  return html`<div class="loading">
    <p class="visually-hidden" role="status">${texts.loading}</p>
    ${row}${row}${row}
  </div>`;
}
