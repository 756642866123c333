import { css, html } from "lit";
import { base } from "../../elements/style/tokens.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import { shortcutKeys, type ShortcutName } from "./shortcuts.ts";

const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(460px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 20px 24px 24px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: 0 20px 60px rgb(16 24 40 / 0.24);
  }
  dialog::backdrop {
    background: rgb(16 24 40 / 0.4);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 8px;
  }
  dl {
    display: grid;
  }
  dl > div {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    min-block-size: 40px;
    border-block-start: 1px solid var(--_line);
  }
  dd {
    display: flex;
    gap: 4px;
  }
  kbd {
    min-inline-size: 18px;
    padding: 2px 7px;
    border: 1px solid var(--_line);
    border-radius: 7px;
    background: var(--_surface-muted);
    font: 600 12.5px/1.5 var(--_font);
    text-align: center;
  }
  .hint {
    padding-block-start: 12px;
  }
`;

/** Which keys do what. */
export class LeadCenterShortcuts extends CenterElement {
  static override readonly styles = [base, centerBase, dialogStyles];

  /** Shows it; the focus comes back when it closes. */
  show(): void {
    const dialog = this.find<HTMLDialogElement>("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }

  override render() {
    const { t } = this;
    const names: Readonly<Record<ShortcutName, string>> = {
      next: t.keyNext,
      previous: t.keyPrevious,
      reply: t.keyReply,
      close: t.keyClose,
      note: t.newNote,
      search: t.search,
      back: t.back,
      goInbox: t.inbox,
      goLeads: t.leads,
      goSettings: t.settings,
      help: t.shortcuts,
    };
    const entries = Object.entries(shortcutKeys) as [ShortcutName, readonly string[]][];
    return html`
      <dialog aria-labelledby="title">
        <div class="top">
          <h1 id="title">${t.shortcuts}</h1>
          <form method="dialog">
            <button class="icon-button" aria-label=${t.close} title=${t.close} @click=${this.#close}>
              ${icon("close")}
            </button>
          </form>
        </div>
        <dl>
          ${entries.map(
            ([name, keys]) =>
              html`<div>
                <dt>${names[name]}</dt>
                <dd dir="ltr">${keys.map((key) => html`<kbd>${key === "Escape" ? "Esc" : key}</kbd>`)}</dd>
              </div>`,
          )}
        </dl>
        <p class="hint">${t.shortcutsHint}</p>
      </dialog>
    `;
  }

  /** By hand: the page's policy sends no forms. */
  readonly #close = (event: Event): void => {
    event.preventDefault();
    this.find<HTMLDialogElement>("dialog")?.close();
  };
}
