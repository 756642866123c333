import type { LeadRecord } from "../../protocol/center-api.ts";
import type { Contact, Origin } from "../../protocol/contact.ts";
import type { Touch } from "../../protocol/lead-event.ts";

/** What of a lead is shown in the list. */
export interface LeadSummary {
  /** The visitor's name, if they gave one. */
  readonly name: string | undefined;
  /** Up to two letters that stand for the name. */
  readonly initials: string;
  /** Ways to reach them. */
  readonly contacts: readonly Contact[];
  readonly origins: readonly Origin[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** The last arrival from an ad or campaign. */
  readonly touch: Touch | undefined;
}

export function summarise({ lead, change, touches }: LeadRecord): LeadSummary {
  const named = lead.contacts.find(({ kind }) => kind === "name")?.value ?? lead.profile["name"];
  const name = typeof named === "string" && named.trim() !== "" ? named.trim() : undefined;
  const contacts = lead.contacts.filter(({ kind }) => kind !== "name");
  const origins = [...new Set(lead.contacts.flatMap((contact) => contact.origins))];
  return {
    name,
    initials: initialsOf(name),
    contacts,
    origins: origins.length > 0 ? origins : [change.origin],
    answers: Object.entries(lead.answers).map(([id, { question, value }]) => ({
      question: question ?? id,
      answer: Array.isArray(value) ? value.join(", ") : String(value),
    })),
    touch: touches.findLast(({ campaign, campaignId, adId, platform }) => campaign ?? campaignId ?? adId ?? platform),
  };
}

/** What the list and its announcements call a lead. */
export function titleOf({ name, contacts }: LeadSummary, withoutName: string): string {
  return name ?? contacts[0]?.value ?? withoutName;
}

function initialsOf(name: string | undefined): string {
  const words = name?.split(/\s+/u) ?? [];
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  // The first letter, not the first code unit: a letter may have two, and a word may begin with a quote.
  return chosen.map((word) => /\p{L}/u.exec(word ?? "")?.[0].toLocaleUpperCase() ?? "").join("");
}
