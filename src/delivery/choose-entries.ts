import type { Gate, OutboxEntry } from "./outbox-entry.ts";

const PARKED_FOR = 60 * 60 * 1000;

/** When something happened that shortens waiting times, milliseconds. */
export interface Hurry {
  /** Page load, `online`, becoming visible, a new event: what failed before is due at `dueAt`. */
  readonly at: number;
  /** `at` and up to 2 s, so that many tabs do not start at once. */
  readonly dueAt: number;
  /** Page load or a change of the configuration: what was parked before is tried again. */
  readonly unparkedAt: number;
}

export type Choice =
  | { readonly kind: "send"; readonly entry: OutboxEntry }
  /** `until`: milliseconds. */
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "nothing" };

export interface Choosing {
  readonly gate: Gate;
  readonly hurry: Hurry;
  readonly now: number;
  /** Whether this page can send events that need the host's `transform`. */
  readonly transforms: boolean;
}

/**
 * Which event goes next. Events of one line (one lead) go in order, but a parked or dead one holds nothing back. Of
 * several lines the one that was not tried for longest goes first, so that an event which always fails cannot stand in
 * the way of the others.
 * @param entries the outbox in order
 */
export function chooseEntry(entries: readonly OutboxEntry[], { gate, hurry, now, transforms }: Choosing): Choice {
  const lines = new Set<string>();
  let best: OutboxEntry | undefined;
  let parkedUntil = Infinity;
  for (const entry of entries) {
    if (entry.status === "dead" || (entry.transform && !transforms)) continue;
    if (entry.status === "parked") {
      const until = parkedDue(entry, { hurry, now });
      if (until > now) {
        parkedUntil = Math.min(parkedUntil, until);
        continue;
      }
    } else {
      if (lines.has(entry.line)) continue;
      lines.add(entry.line);
    }
    if (!best || entry.triedAt < best.triedAt) best = entry;
  }
  if (!best) return parkedUntil < Infinity ? { kind: "wait", until: parkedUntil } : { kind: "nothing" };
  const until = gateDue(gate, { hurry, now });
  return until > now ? { kind: "wait", until } : { kind: "send", entry: best };
}

function parkedDue({ triedAt }: OutboxEntry, { hurry, now }: { hurry: Hurry; now: number }): number {
  // A failure in the future: the clock was set back, and nothing is known of how long ago it was.
  if (triedAt < hurry.unparkedAt || triedAt > now) return now;
  return triedAt + PARKED_FOR;
}

function gateDue({ failedAt, until, asked }: Gate, { hurry, now }: { hurry: Hurry; now: number }): number {
  if (failedAt > now) return now;
  return !asked && failedAt < hurry.at ? Math.min(until, hurry.dueAt) : until;
}
