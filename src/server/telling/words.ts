import type { LeadRecord } from "../../protocol/center-api.ts";
import { type NoticeTexts, noticeTexts } from "./data/notice-texts.ts";
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

/** Who is told: the words, and how their language writes. */
interface Reader extends Place {
  readonly texts: NoticeTexts;
  readonly language: string;
}

/** @param language of the person; one that nobody knows is English */
export function readerOf(place: Place, language = "en"): Reader {
  const known = Object.hasOwn(noticeTexts, language);
  return { ...place, language: known ? language : "en", texts: noticeTexts[known ? (language as "en") : "en"] };
}

/** A visitor who left details for the first time. */
export function describeLead({ id, lead, conversation, page }: LeadRecord, reader: Reader): Words {
  const { texts, language } = reader;
  const url = conversation ? `#conversation=${encodeURIComponent(conversation.id)}` : `#lead=${encodeURIComponent(id)}`;
  const title = texts.newLead;
  const own: Readonly<Record<string, string>> = { phone: texts.phone, email: texts.email, name: texts.name };
  const nameOf = (kind: string): string => (Object.hasOwn(own, kind) ? (own[kind] ?? kind) : oneLine(kind));
  const contacts = lead.contacts.map(({ kind, value }) => `${nameOf(kind)}: ${oneLine(value)}`);
  const list = new Intl.ListFormat(language, { style: "narrow" });
  const answers = Object.entries(lead.answers).map(([name, { question, value }]) => {
    return `${oneLine(question ?? name)}: ${oneLine(Array.isArray(value) ? list.format(value.map(String)) : String(value))}`;
  });
  const lines = [...contacts, ...answers, ...(page ? [`${texts.page}: ${oneLine(page.url)}`] : [])];
  return {
    mail: toMail(title, [texts.left, lines.join("\n")], { ...reader, url }),
    push: { title, body: texts.left, url, tag: url.slice(1) },
  };
}

/** A visitor who waits for an answer. */
export function describeWaiting(conversationId: string, minutes: number, reader: Reader): Words {
  const { texts, language } = reader;
  const url = `#conversation=${encodeURIComponent(conversationId)}`;
  const title = texts.waiting;
  const time = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);
  const body = texts.unanswered.replace("{time}", time);
  return {
    mail: toMail(title, [body], { ...reader, url }),
    push: { title, body, url, tag: url.slice(1) },
  };
}

function toMail(
  title: string,
  paragraphs: readonly string[],
  { center, businessName, texts, url }: Reader & { readonly url: string },
): Words["mail"] {
  const business = oneLine(businessName);
  const whose = business === "" ? "" : ` · ${business}`;
  return {
    subject: `${title}${whose}`,
    text: `${[...paragraphs.filter((text) => text !== ""), `${center}${url}`, `--\n${texts.why}`].join("\n\n")}\n`,
  };
}

/** What somebody wrote, as a part of one line: without line breaks, control characters and direction marks. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
