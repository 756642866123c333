import { fold } from "./conversations/fold.ts";
import type { Snapshot } from "./to-record.ts";

/** What of a lead's snapshot a list is filtered and searched by; columns of its row. */
export interface LeadFacets {
  /** Of the last touch: its name, else its id. */
  readonly campaign: string | null;
  /** `origins` and `own_labels` are lists, see `toList`. */
  readonly origins: string;
  readonly own_labels: string;
  /** Everything that can be searched. */
  readonly folded: string;
}

export const noFacets = { campaign: null, origins: null, own_labels: null, folded: null } as const;

export function facetsOf({ lead, change, touches }: Snapshot): LeadFacets {
  const touch = touches.at(-1);
  const campaign = touch?.campaign ?? touch?.campaignId ?? null;
  const origins = new Set([...lead.contacts.flatMap((contact) => contact.origins), change.origin]);
  const searched = [
    ...lead.contacts.map(({ value }) => value),
    ...Object.values(lead.profile).map(String),
    ...Object.values(lead.answers).flatMap(({ value }) => (Array.isArray(value) ? value : [String(value)])),
    ...lead.labels,
    ...(campaign === null ? [] : [campaign]),
  ];
  return {
    campaign,
    origins: toList([...origins]),
    own_labels: toList(lead.labels),
    folded: fold(searched.join("\n")),
  };
}

/** A list as one text, in which `%\nentry\n%` finds a whole entry. */
export function toList(entries: readonly string[]): string {
  return entries.length === 0 ? "" : `\n${entries.map((entry) => entry.replaceAll("\n", " ")).join("\n")}\n`;
}

/** What finds an entry of such a list with `LIKE … ESCAPE '\'`. */
export function entryPattern(entry: string): string {
  return `%\n${escapeLike(entry.replaceAll("\n", " "))}\n%`;
}

/** A text that `LIKE … ESCAPE '\'` takes for itself. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
