import type { LeadRecord } from "../../protocol/center-api.ts";
import type { Mail } from "./mail.ts";
import type { PushMessage } from "./push.ts";

/** What is told, in words. A subject and a push never hold how to reach somebody; a mail's text may. */
export interface Words {
  readonly mail: Omit<Mail, "to">;
  readonly push: PushMessage;
}

export interface Place {
  /** The Center's address, e.g. `https://chat.shop.example/center/`. */
  readonly center: string;
  readonly businessName: string;
}

/** A visitor who left details for the first time. */
export function describeLead({ id, lead, conversation, page }: LeadRecord, place: Place): Words {
  const url = conversation ? `#conversation=${encodeURIComponent(conversation.id)}` : `#lead=${encodeURIComponent(id)}`;
  const title = "New lead";
  const contacts = lead.contacts.map(({ kind, value }) => `${oneLine(kind)}: ${oneLine(value)}`);
  const answers = Object.entries(lead.answers).map(([name, { question, value }]) => {
    return `${oneLine(question ?? name)}: ${oneLine(Array.isArray(value) ? value.join(", ") : String(value))}`;
  });
  const lines = [...contacts, ...answers, ...(page ? [`page: ${oneLine(page.url)}`] : [])];
  return {
    mail: toMail(title, ["A visitor left contact details.", lines.join("\n")], { ...place, url }),
    push: { title, body: "A visitor left contact details.", url, tag: url.slice(1) },
  };
}

/** A visitor who waits for an answer. */
export function describeWaiting(conversationId: string, minutes: number, place: Place): Words {
  const url = `#conversation=${encodeURIComponent(conversationId)}`;
  const title = "A visitor waits for an answer";
  const body = `Nobody has answered for ${minutes} minutes.`;
  return {
    mail: toMail(title, [body], { ...place, url }),
    push: { title, body, url, tag: url.slice(1) },
  };
}

function toMail(
  title: string,
  paragraphs: readonly string[],
  { center, businessName, url }: Place & { readonly url: string },
): Words["mail"] {
  const business = oneLine(businessName);
  const whose = business === "" ? "" : ` · ${business}`;
  const reason = "You get this because you answer this chat. Quiet hours are in your settings there.";
  return {
    subject: `${title}${whose}`,
    text: `${[...paragraphs.filter((text) => text !== ""), `${center}${url}`, `--\n${reason}`].join("\n\n")}\n`,
  };
}

/** What somebody wrote, as a part of one line: without line breaks, control characters and direction marks. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
