import "../../i18n/en-later.ts";
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { FocusTrapController } from "../../controllers/focus-trap-controller.ts";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import { locales } from "../../i18n/locales.ts";
import type { LeadSession, SessionState } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { base } from "../style/tokens.ts";
import { conversationText, downloadText } from "./conversation-text.ts";
import { DetailEditor, detailsTemplate } from "./details.ts";
import type { MenuPlace } from "./menu-place.ts";
import { menuStyles } from "./menu-styles.ts";

export type { MenuPlace } from "./menu-place.ts";

/**
 * What the visitor can do besides writing: their details, language, sound, the conversation as a file, deletion. A sheet
 * over the panel.
 *
 * @fires lead-chat-menu-close - The visitor closed it.
 * @fires lead-chat-menu-form - The visitor wants to add details by the form.
 */
export class LeadChatMenu extends LitElement {
  static override readonly styles = [base, menuStyles];
  static override readonly properties = {
    texts: { attribute: false },
    session: { attribute: false },
    state: { attribute: false },
    business: {},
    language: {},
    locale: {},
    policyUrl: {},
    place: { attribute: false },
  };

  declare texts: Texts;
  declare session: LeadSession;
  declare state: SessionState | undefined;
  declare business: string;
  /** Tag of the language that is spoken now. */
  declare language: string;
  /** BCP 47, of times. */
  declare locale: string;
  declare policyUrl: string | undefined;
  declare place: MenuPlace;
  readonly #editor = new DetailEditor(this, () => this.session);

  constructor() {
    super();
    new FocusTrapController(this, () => this.renderRoot.querySelector<HTMLElement>(".sheet"));
  }

  /** One step back: from a view to the menu, from the menu out. */
  back(): void {
    if (this.place.view === "menu" || this.place.view === "deleted") this.#close();
    else this.#go({ view: "menu" });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("place")) this.#editor.edit(this.place.view === "details" ? this.place.contact : undefined);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("place")) return;
    const field = this.place.view === "details" && this.place.contact && this.renderRoot.querySelector("input");
    (field || this.renderRoot.querySelector<HTMLElement>("h2"))?.focus();
  }

  override render() {
    const { texts, place } = this;
    const title = {
      menu: texts.menu,
      details: texts.yourDetails,
      language: texts.language,
      delete: texts.deleteData,
      deleted: texts.deleteData,
    }[place.view];
    const inside = place.view !== "menu" && place.view !== "deleted";
    // For the mouse alone: keys have Escape and the close button.
    return html`<div class="scrim" role="presentation" @click=${this.#close}></div>
      <section class="sheet" role="dialog" aria-modal="true" aria-labelledby="title">
        <header>
          ${
            inside
              ? html`<button
                  type="button"
                  class="icon-button back"
                  aria-label=${texts.back}
                  @click=${() => this.back()}
                >
                  ${icon("back")}
                </button>`
              : nothing
          }
          <h2 id="title" tabindex="-1">${title}</h2>
          <button type="button" class="icon-button" aria-label=${texts.close} @click=${this.#close}>
            ${icon("close")}
          </button>
        </header>
        <div class="content">${this.#content()}</div>
      </section>`;
  }

  #content(): TemplateResult {
    const { texts, business } = this;
    switch (this.place.view) {
      case "menu":
        return this.#menu();
      case "language":
        return this.#languages();
      case "delete":
        return html`<p>${fill(texts.deleteQuestion, { business })}</p>
          <div class="choices">
            <button type="button" class="danger" @click=${this.#forget}>${texts.delete}</button>
            <button type="button" class="plain" @click=${() => this.back()}>${texts.keep}</button>
          </div>`;
      case "deleted":
        return html`<p role="status">${fill(texts.deleted, { business })}</p>`;
      case "details":
        return html`${detailsTemplate(this.#editor, this.state?.lead?.contacts ?? [], texts)}
          <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("lead-chat-menu-form"))}>
            ${texts.openForm}
          </button>`;
    }
  }

  #menu(): TemplateResult {
    const { texts, session, state } = this;
    const policy = safeUrl(this.policyUrl);
    const sound = state?.preferences?.sound === true;
    return html`<ul>
      ${this.#item(texts.yourDetails, () => this.#go({ view: "details" }))}
      ${
        session.setPreferences
          ? html`${this.#item(texts.language, () => this.#go({ view: "language" }), locales[this.language as keyof typeof locales]?.name)}
              <li>
                <button type="button" role="switch" aria-checked=${sound} @click=${() => this.#setSound(!sound)}>
                  <span>${texts.sound}</span> <span class="value">${sound ? texts.on : texts.off}</span>
                </button>
              </li>`
          : nothing
      }
      ${state?.items.length ? this.#item(texts.download, this.#download) : nothing}
      ${this.#item(texts.deleteData, () => this.#go({ view: "delete" }))}
      ${policy ? html`<li><a href=${policy} target="_blank" rel="noopener">${texts.privacyPolicy}</a></li>` : nothing}
    </ul>`;
  }

  #item(name: string, act: () => void, value?: string): TemplateResult {
    return html`<li>
      <button type="button" @click=${act}>
        <span>${name}</span> ${value ? html`<bdi class="value">${value}</bdi>` : nothing}
      </button>
    </li>`;
  }

  #languages(): TemplateResult {
    return html`<ul>
      ${Object.entries(locales).map(
        ([tag, { name }]) =>
          html`<li>
            <button
              type="button"
              lang=${tag}
              aria-pressed=${tag === this.language}
              @click=${() => this.session.setPreferences?.({ ...this.state?.preferences, language: tag })}
            >
              <bdi>${name}</bdi>${tag === this.language ? icon("tick") : nothing}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #go(place: MenuPlace): void {
    this.place = place;
  }

  #setSound(sound: boolean): void {
    this.session.setPreferences?.({ ...this.state?.preferences, sound });
    // The browser allows sound from a gesture on, and the visitor hears what they chose.
    if (sound) void import("../panel/attention.ts").then(({ playSound }) => playSound()).catch(() => {});
  }

  readonly #download = (): void => {
    const { texts, business, locale, state } = this;
    const day = new Date().toISOString().slice(0, 10);
    downloadText(conversationText(state?.items ?? [], { texts, business, locale }), `chat-${day}.txt`);
  };

  readonly #forget = async (): Promise<void> => {
    try {
      await this.session.forget();
      this.#go({ view: "deleted" });
    } catch {
      // Nothing was deleted: the question stays.
    }
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event("lead-chat-menu-close"));
  };
}
