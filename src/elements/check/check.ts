import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { CheckReport } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { base, tokens } from "../style/tokens.ts";
import { checkStyles } from "./check-styles.ts";
import { describeReport, reportText, type ReportLine } from "./describe-report.ts";

const STATES = { good: "works", note: "note", bad: "problem" };

/**
 * What works on this page and what does not, for its owner: opened by `?lead-chat-check` in the page's address. A modal
 * dialog over everything, in English.
 *
 * @fires lead-chat-check-close - The owner closed it.
 */
export class LeadChatCheck extends LitElement {
  static override readonly styles = [tokens, base, checkStyles];
  static override readonly properties = {
    check: { attribute: false },
    theme: { reflect: true },
    lines: { state: true },
    failure: { state: true },
    busy: { state: true },
    copied: { state: true },
  };

  /** `session.check` */
  declare check: () => Promise<CheckReport>;
  declare theme: string;
  declare lines: readonly ReportLine[];
  /** Why the check itself could not be made. */
  declare failure: string;
  declare busy: boolean;
  declare copied: boolean;

  constructor() {
    super();
    this.lines = [];
    this.failure = "";
    this.busy = this.copied = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    void this.updateComplete.then(() => this.run());
  }

  /** Looks at everything again; sends a test lead. */
  async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.copied = false;
    try {
      this.lines = describeReport(await this.check());
      this.failure = "";
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.busy = false;
  }

  get #waits(): boolean {
    return this.busy || (this.lines.length === 0 && !this.failure);
  }

  /** One sentence on the whole. */
  get #summary(): string {
    if (this.#waits) return "Looking at everything, and sending a test lead…";
    if (this.failure) return `The check itself failed: ${this.failure}`;
    const problems = this.lines.filter(({ state }) => state === "bad").length;
    if (problems === 0) return "Everything that is needed works.";
    return problems === 1 ? "1 problem keeps leads from arriving." : `${problems} problems keep leads from arriving.`;
  }

  override render(): TemplateResult {
    return html`<dialog lang="en" dir="ltr" aria-labelledby="title" @close=${this.#closed}>
      <header>
        <h2 id="title" tabindex="-1">Does the chat work here?</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${this.#close}>${icon("close")}</button>
      </header>
      <div class="content" tabindex="0" role="region" aria-label="Report">
        <p role="status">${this.#summary}</p>
        <dl aria-busy=${this.#waits}>${this.lines.map((line) => this.#line(line))}</dl>
      </div>
      <footer>
        <button type="button" class="again" aria-disabled=${this.#waits} @click=${() => void this.run()}>
          Check again
        </button>
        ${
          this.lines.length > 0
            ? html`<button type="button" @click=${() => void this.#copy()}>
                ${this.copied ? "Copied" : "Copy the report"}
              </button>`
            : nothing
        }
      </footer>
    </dialog>`;
  }

  #line({ name, value, state, remedy }: ReportLine): TemplateResult {
    return html`<div class="line ${state}">
      <dt><span class="mark"></span>${name}<span class="visually-hidden">: ${STATES[state]}</span></dt>
      <dd>${value}</dd>
      ${remedy ? html`<dd class="remedy">${remedy}</dd>` : nothing}
    </div>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(reportText(this.lines));
      this.copied = true;
    } catch {
      // Not allowed here, or an insecure page: the text can still be selected.
    }
  }

  readonly #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };
  readonly #closed = (): void => {
    this.dispatchEvent(new Event("lead-chat-check-close"));
  };
}
