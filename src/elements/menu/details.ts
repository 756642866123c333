import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Texts } from "../../i18n/en.ts";
import type { FieldProblem, LeadSession } from "../../session/session-types.ts";
import type { Detail } from "./menu-place.ts";

/** Names of kinds that are the same in every language. */
const brands: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  instagram: "Instagram",
  facebook: "Facebook",
  line: "LINE",
  messenger: "Messenger",
  twitter: "X",
  linkedin: "LinkedIn",
  weibo: "Weibo",
  wechat: "WeChat",
  snapchat: "Snapchat",
};

function nameOf(kind: string, texts: Texts): string {
  if (kind === "email") return texts.kindEmail;
  if (kind === "phone") return texts.kindPhone;
  return kind === "name" ? texts.kindName : (brands[kind] ?? kind);
}

/** Changes and removes details, one at a time. */
export class DetailEditor {
  readonly #host: LitElement;
  readonly #session: () => LeadSession;
  /** The detail that is being changed. */
  edited: Detail | undefined;
  value = "";
  problem: FieldProblem | undefined;
  /** Something was removed just now. */
  removed = false;

  constructor(host: LitElement, session: () => LeadSession) {
    this.#host = host;
    this.#session = session;
  }

  get isPossible(): boolean {
    return this.#session().editContact !== undefined;
  }

  /** @param detail the one to change from now on, or none */
  edit(detail: Detail | undefined): void {
    this.edited = detail;
    this.value = detail?.value ?? "";
    this.problem = undefined;
    this.removed = false;
    this.#host.requestUpdate();
  }

  async save(event: Event): Promise<void> {
    event.preventDefault();
    const { edited } = this;
    if (!edited) return;
    const value = this.value.trim();
    this.problem = value ? await this.#session().editContact?.(edited, value) : "required";
    if (!this.problem) return this.edit(undefined);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector("input")?.focus();
  }

  async remove(detail: Detail): Promise<void> {
    await this.#session().removeContact?.(detail);
    this.edit(undefined);
    this.removed = true;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }
}

function explain(problem: FieldProblem, texts: Texts): string {
  if (problem === "email-invalid") return texts.errorEmail;
  if (problem === "phone-invalid") return texts.errorPhone;
  return problem === "phone-region-unknown" ? texts.errorPhoneRegion : texts.errorRequired;
}

/**
 * Everything that was captured, each with a way to change and to remove it.
 * @param editor what is being done with them
 * @param contacts the lead's
 */
export function detailsTemplate(editor: DetailEditor, contacts: readonly Detail[], texts: Texts): TemplateResult {
  return html`<p role="status">${editor.removed ? texts.removed : nothing}</p>
    ${
      contacts.length === 0
        ? html`<p>${texts.noDetails}</p>`
        : html`<ul class="details">
            ${contacts.map((contact) =>
              isSame(contact, editor.edited)
                ? editorTemplate(editor, contact, texts)
                : rowTemplate(editor, contact, texts),
            )}
          </ul>`
    }`;
}

function isSame(a: Detail, b: Detail | undefined): boolean {
  return a.kind === b?.kind && a.value === b.value;
}

function rowTemplate(editor: DetailEditor, contact: Detail, texts: Texts): TemplateResult {
  const name = nameOf(contact.kind, texts);
  const { kind, value } = contact;
  return html`<li>
    <span class="detail"><span class="kind">${name}</span><bdi>${value}</bdi></span>
    ${
      editor.isPossible
        ? html`<button
              type="button"
              class="text-button"
              aria-label="${texts.edit}: ${name} ${value}"
              @click=${() => editor.edit({ kind, value })}
            >
              ${texts.edit}
            </button>
            <button
              type="button"
              class="text-button"
              aria-label="${texts.remove}: ${name} ${value}"
              @click=${() => void editor.remove({ kind, value })}
            >
              ${texts.remove}
            </button>`
        : nothing
    }
  </li>`;
}

function editorTemplate(editor: DetailEditor, { kind }: Detail, texts: Texts): TemplateResult {
  const { problem } = editor;
  const type = kind === "email" ? "email" : kind === "phone" || kind === "whatsapp" ? "tel" : "text";
  const autocomplete = kind === "email" ? "email" : type === "tel" ? "tel" : "off";
  return html`<li>
    <form novalidate @submit=${(event: Event) => void editor.save(event)}>
      <label for="value">${nameOf(kind, texts)}</label>
      <input
        id="value"
        type=${type}
        autocomplete=${autocomplete}
        dir=${kind === "name" ? "auto" : "ltr"}
        aria-invalid=${problem ? "true" : nothing}
        aria-describedby=${problem ? "problem" : nothing}
        .value=${live(editor.value)}
        @input=${(event: Event) => (editor.value = (event.target as HTMLInputElement).value)}
      />
      ${problem ? html`<p class="error" id="problem">${explain(problem, texts)}</p>` : nothing}
      <div class="choices">
        <button class="primary">${texts.save}</button>
        <button type="button" class="plain" @click=${() => editor.edit(undefined)}>${texts.cancel}</button>
      </div>
    </form>
  </li>`;
}
