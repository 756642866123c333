import type { LeadRecord, LeadWork } from "../../protocol/center-api.ts";
import type { Contact, Origin } from "../../protocol/contact.ts";
import type { Touch } from "../../protocol/lead-event.ts";
import { initialsOf } from "../shared/initials.ts";

/** What of a lead is shown in the list. */
export interface LeadSummary {
  /** The visitor's name, if they gave one. */
  readonly name: string | undefined;
  /** Up to two letters that stand for the name. */
  readonly initials: string;
  /** Ways to reach them. */
  readonly contacts: readonly Contact[];
  readonly origins: readonly Origin[];
  readonly answers: readonly { readonly question: string; readonly answer: readonly (string | boolean)[] }[];
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
      answer: (Array.isArray(value) ? value : [value]).map((one) => (typeof one === "boolean" ? one : String(one))),
    })),
    touch: touches.findLast(({ campaign, campaignId, adId, platform }) => campaign ?? campaignId ?? adId ?? platform),
  };
}

/** What the list and its announcements call a lead. */
export function titleOf({ name, contacts }: LeadSummary, withoutName: string): string {
  return name ?? contacts[0]?.value ?? withoutName;
}

/** A way to reach a visitor, as people see it. */
export interface KnownContact {
  readonly kind: string;
  readonly value: string;
  /** Whether somebody of the business added it. */
  readonly isAdded: boolean;
}

/** Everything by which a visitor can be reached: what they gave, and what people of the business added. */
export function allContacts({
  lead,
  work,
}: Pick<LeadRecord, "lead"> & { readonly work?: Pick<LeadWork, "addedContacts"> }): readonly KnownContact[] {
  const given = lead.contacts.filter(({ kind }) => kind !== "name");
  const added = (work?.addedContacts ?? []).filter(
    (one) => one.kind !== "name" && !given.some(({ kind, value }) => kind === one.kind && value === one.value),
  );
  return [
    ...given.map(({ kind, value }) => ({ kind, value, isAdded: false })),
    ...added.map(({ kind, value }) => ({ kind, value, isAdded: true })),
  ];
}
