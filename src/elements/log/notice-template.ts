import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { NoticeItem } from "../../session/session-types.ts";
import { icon } from "../style/icons.ts";
import { valuesOf } from "./format-contact.ts";
import type { RowContext } from "./row-template.ts";

/** The line "Contact information was updated". */
export function noticeTemplate(notice: NoticeItem, context: RowContext): TemplateResult {
  const { texts, business } = context;
  // A name is no way to be reached.
  const value = valuesOf({ contacts: notice.contacts.filter(({ kind }) => kind !== "name") });
  return html`<p class="notice" part="notice">
    ${icon("tick")}<strong>${texts.notice}</strong><br />
    ${value ? fill(texts.noticeReach, { business, value }) : nothing} ${notice.waits ? texts.noticeOffline : nothing}
    ${noticeButtons(notice, context)}
  </p>`;
}

function noticeButtons({ id, contacts }: NoticeItem, { texts, correctable, request }: RowContext) {
  const [contact] = contacts;
  if (!correctable || !contact) return nothing;
  return html`<span class="choices"
    ><button type="button" class="text-button" @click=${() => request({ type: "undo", id })}>${texts.undo}</button
    ><button type="button" class="text-button" @click=${() => request({ type: "edit", contact })}>
      ${texts.edit}
    </button></span
  >`;
}
