import type { LeadPage, LeadRecord, LeadStreamMessage } from "../protocol/center-api.ts";

/** What is known of the list of leads. */
export interface LeadListState {
  /** The last changed first. */
  readonly leads: readonly LeadRecord[];
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
export function withChange(state: LeadListState, message: LeadStreamMessage): LeadListState {
  if (message.type === "total") return { ...state, total: message.total };
  if (message.revision <= state.revision) return state;
  const { revision } = message;
  const id = message.type === "lead" ? message.record.id : message.id;
  const others = state.leads.filter((lead) => lead.id !== id);
  if (message.type === "removed") return { ...state, leads: others, revision };
  const isNew = message.record.receivedAt === message.record.changedAt;
  return { ...state, leads: [message.record, ...others], revision, latest: { id, isNew } };
}
