import type { LeadChange, LeadPage, LeadRecord, LeadWork } from "../../protocol/center-api.ts";
import type { LeadFilter } from "../client/center-client.ts";

/** A lead of the list; the server adds what people made of it. */
export type ListedLead = LeadRecord & { readonly work?: LeadWork };

/** What is known of the list of leads under a filter. */
export interface LeadListState {
  /** The last changed first. */
  readonly leads: readonly ListedLead[];
  /** How many there are in all, also those that are not loaded. */
  readonly total: number;
  /** Where the next page begins, `null` if everything is loaded. */
  readonly next: number | null;
  /** The last change that is known. */
  readonly revision: number;
  /** The lead that arrived or changed last while the page was open. */
  readonly latest?: { readonly id: string; readonly isNew: boolean };
}

/** The list as it is first loaded. */
export function firstPage({ leads, total, next, revision }: LeadPage): LeadListState {
  return { leads, total, next, revision };
}

/** The list with a further page at its end. Leads that changed meanwhile stand further up already. */
export function withPage(state: LeadListState, page: LeadPage): LeadListState {
  const known = new Set(state.leads.map(({ id }) => id));
  return { ...state, leads: [...state.leads, ...page.leads.filter(({ id }) => !known.has(id))], next: page.next };
}

/** The list after a change: a lead that is new or has changed stands first. A change that is known changes nothing. */
export function withChange(state: LeadListState, change: LeadChange): LeadListState {
  if (change.revision <= state.revision) return state;
  const { revision } = change;
  const id = change.type === "lead" ? change.record.id : change.id;
  const known = state.leads.find((lead) => lead.id === id);
  const others = state.leads.filter((lead) => lead.id !== id);
  if (change.type === "removed") return { ...state, leads: others, revision };
  const isNew = change.record.receivedAt === change.record.changedAt;
  // A snapshot of the visitor's device knows nothing of what people made of the lead.
  const work = (change.record as ListedLead).work ?? known?.work;
  return { ...state, leads: [{ ...change.record, ...(work && { work }) }, ...others], revision, latest: { id, isNew } };
}

/** Whether any filter is set; then only the server knows which leads belong into the list. */
export function isFiltered(filter: LeadFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== "");
}
