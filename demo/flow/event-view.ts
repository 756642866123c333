import { html, nothing, type TemplateResult } from "lit";
import type { LeadChatEvent, LeadEvent } from "../../src/protocol/lead-event.ts";
import type { FlowTexts } from "./texts.ts";

/** One event that left the phone. */
export interface Sent {
  readonly event: LeadChatEvent;
  /** As it was posted. */
  readonly body: string;
  /** What the visitor had written until then. */
  readonly written: readonly string[];
  /** Of the last answer; undefined until there is one. */
  readonly status: number | undefined;
}

type Row = readonly [label: string, value: string];

const kinds: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  instagram: "Instagram",
  line: "LINE",
  phone: "☎",
  email: "@",
};

function isLead(event: LeadChatEvent): event is LeadEvent {
  return event.type === "leadchat.lead.created.v1" || event.type === "leadchat.lead.updated.v1";
}

function titleOf(event: LeadChatEvent, texts: FlowTexts): string {
  if (event.type === "leadchat.conversation.started.v1") return texts.began;
  if (event.type === "leadchat.signal.v1") return texts.signal;
  if (event.type === "leadchat.lead.erased.v1") return texts.erased;
  if (!isLead(event)) return event.type;
  const { action } = event.data.change;
  return action === "captured" ? texts.found : action === "submitted" ? texts.submitted : texts.changed;
}

function arrivalRows(touches: LeadEvent["data"]["touches"], texts: FlowTexts): Row[] {
  const touch = touches?.at(-1);
  if (!touch) return [];
  const source = [touch.platform, touch.campaign].filter(Boolean).join(" · ");
  const [click] = Object.entries(touch.clickIds ?? {});
  return [...(source ? [[texts.from, source] as const] : []), ...(click ? [[click[0], click[1]] as const] : [])];
}

function leadRows({ data: { lead, change } }: LeadEvent, texts: FlowTexts): Row[] {
  const rows: Row[] = change.added.map(({ kind, value }) => [
    kind === "name" ? texts.name : (kinds[kind] ?? kind),
    value,
  ]);
  if (change.action !== "submitted") return rows;
  for (const { question, value } of Object.values(lead.answers)) rows.push([question ?? "", String(value)]);
  if (lead.consents.some(({ granted }) => granted)) rows.push([texts.consent, texts.agreed]);
  return rows;
}

function rowsOf(event: LeadChatEvent, texts: FlowTexts): Row[] {
  if (isLead(event)) return leadRows(event, texts);
  if (event.type !== "leadchat.conversation.started.v1") return [];
  const { page, touches } = event.data;
  return [...(page ? [[texts.page, new URL(page.url).pathname] as const] : []), ...arrivalRows(touches, texts)];
}

function rowsTemplate(rows: readonly Row[]): TemplateResult {
  return html`<dl class="facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

/** The visitor's sentences that the event does not hold: looked up in what was posted, not believed. */
function withheldTemplate({ body, written }: Sent, texts: FlowTexts): TemplateResult | typeof nothing {
  const withheld = written.filter((text) => !body.includes(JSON.stringify(text).slice(1, -1)));
  if (withheld.length === 0) return nothing;
  return html`<div class="withheld">
    <h4>${texts.notSent}</h4>
    <ul>
      ${withheld.slice(-2).map((text) => html`<li><s dir="auto">${text}</s> <span>${texts.stays}</span></li>`)}
    </ul>
  </div>`;
}

/** An event, readable: what it says, what it does not hold, what became of it. */
export function eventTemplate(sent: Sent, texts: FlowTexts): TemplateResult {
  const { event, status } = sent;
  const isStored = status !== undefined && status >= 200 && status < 300;
  return html`<li class="event">
    <h3>${titleOf(event, texts)}</h3>
    ${rowsTemplate(rowsOf(event, texts))} ${withheldTemplate(sent, texts)}
    <p class=${isStored ? "state stored" : "state"}>${isStored ? texts.stored : texts.waiting}</p>
    <details>
      <summary>${texts.whole}</summary>
      <pre dir="ltr" lang="en" tabindex="0">${JSON.stringify(event, undefined, 2)}</pre>
    </details>
  </li>`;
}

/** The lead as the last event has it. */
export function leadTemplate(all: readonly Sent[], texts: FlowTexts): TemplateResult {
  const event = all.map((sent) => sent.event).findLast(isLead);
  if (!event) return html`<p class="empty">${texts.leadEmpty}</p>`;
  const { lead, touches } = event.data;
  const rows: (readonly [...Row, note: string])[] = lead.contacts.map(({ kind, value, origins }) => [
    kind === "name" ? texts.name : (kinds[kind] ?? kind),
    value,
    origins.map((origin) => (origin === "chat" || origin === "form" ? texts.origins[origin] : origin)).join(" · "),
  ]);
  for (const { question, value } of Object.values(lead.answers)) rows.push([question ?? "", String(value), ""]);
  if (lead.consents.some(({ granted }) => granted)) rows.push([texts.consent, texts.agreed, texts.origins.form]);
  for (const [label, value] of arrivalRows(touches, texts)) rows.push([label, value, ""]);
  return html`<dl class="lead-facts">
      ${rows.map(
        ([label, value, note]) =>
          html`<div>
            <dt>${label}</dt>
            <dd><bdi>${value}</bdi>${note ? html`<small>${note}</small>` : nothing}</dd>
          </div>`,
      )}
    </dl>
    <p class="messages">${texts.messages}</p>`;
}
