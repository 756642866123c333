import type { Answer, LeadChatEvent, LeadEvent, Touch } from "../protocol/lead-event.ts";

/** What a spreadsheet or a no-code hook takes: one object, every value a word, a number or a boolean. */
export type FlatEvent = Record<string, string | number | boolean>;

/**
 * One event as one flat object: `{ event, id, leadId, time, name, email, phone, …one key a kind, answers…, campaign, page }`.
 * Several contacts of one kind, or several choices, are joined by a comma. An answer whose name is taken gets `answer_`
 * before it.
 */
export function flatten(event: LeadChatEvent): FlatEvent {
  const { id, time, type, data } = event;
  const flat: FlatEvent = { event: type.replace(/^leadchat\.|\.v1$/g, ""), id, time };
  switch (event.type) {
    case "leadchat.lead.created.v1":
    case "leadchat.lead.updated.v1":
      Object.assign(flat, flattenLead(event.data));
      break;
    case "leadchat.lead.erased.v1":
      flat["leadId"] = event.data.lead.id;
      break;
    case "leadchat.signal.v1":
      Object.assign(flat, { signal: event.data.name, conversationId: event.data.conversation.id });
      break;
    case "leadchat.message.v1":
      Object.assign(flat, { text: event.data.message.text, conversationId: event.data.conversation.id });
      break;
    case "leadchat.conversation.started.v1":
      flat["conversationId"] = event.data.conversation.id;
  }
  if ("leadId" in data && data.leadId) flat["leadId"] = data.leadId;
  if ("touches" in data) Object.assign(flat, flattenTouch(data.touches?.at(-1)));
  if ("page" in data && data.page) flat["page"] = data.page.url;
  if ("test" in data && data.test) flat["test"] = true;
  return flat;
}

function flattenLead({ lead, change, sequence }: LeadEvent["data"]): FlatEvent {
  const flat: FlatEvent = { leadId: lead.id, state: lead.state, action: change.action, sequence };
  for (const { kind, value } of lead.contacts) {
    const before = flat[kind];
    flat[kind] = before === undefined ? value : `${String(before)}, ${value}`;
  }
  for (const [name, value] of Object.entries(lead.profile)) flat[freeName(flat, name, "profile")] = value;
  for (const [name, answer] of Object.entries(lead.answers))
    flat[freeName(flat, name, "answer")] = flattenAnswer(answer);
  if (lead.labels.length > 0) flat["labels"] = lead.labels.join(", ");
  return flat;
}

function freeName(flat: FlatEvent, name: string, prefix: string): string {
  const isTaken = Object.hasOwn(flat, name) || RESERVED.has(name);
  return isTaken ? freeName(flat, `${prefix}_${name}`, prefix) : name;
}

/** Names that other parts of the object have, or that mean something to objects. */
const RESERVED = new Set([
  "event",
  "id",
  "time",
  "labels",
  "campaign",
  "platform",
  "adId",
  "page",
  "test",
  "__proto__",
]);

function flattenAnswer({ value }: Answer): string | number | boolean {
  return Array.isArray(value) ? value.join(", ") : value;
}

function flattenTouch(touch: Touch | undefined): FlatEvent {
  const { platform, campaign, campaignId, adId } = touch ?? {};
  const name = campaign ?? campaignId;
  return { ...(platform && { platform }), ...(name && { campaign: name }), ...(adId && { adId }) };
}
