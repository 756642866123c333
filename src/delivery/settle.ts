import { backoff } from "../shared/backoff.ts";
import { openGate, type Gate, type OutboxEntry } from "./outbox-entry.ts";
import type { Outcome } from "./outcome.ts";

export interface Settling {
  readonly gate: Gate;
  readonly now: number;
  /** A number from 0 to below 1. */
  readonly random: number;
  /** Days after which an event that still fails is given up. */
  readonly days: number;
}

export interface Settled {
  /** Ids of events that the endpoint has stored. */
  readonly stored: readonly string[];
  /** Events that stay, with what is known now. */
  readonly kept: readonly OutboxEntry[];
  readonly gate: Gate;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * What an attempt changes in the outbox. Pure.
 * @param entries those of the attempt that are still in the outbox
 * @param outcome what came of it
 */
export function settle(
  entries: readonly OutboxEntry[],
  outcome: Outcome,
  { gate, now, random, days }: Settling,
): Settled {
  const keep = (entry: OutboxEntry, status: "waiting" | "parked", reason: string): OutboxEntry => ({
    ...entry,
    status: now - entry.createdAt > days * DAY ? "dead" : status,
    attempts: entry.attempts + 1,
    triedAt: now,
    reason,
  });
  if (outcome.kind === "retry") {
    const failures = gate.failures + 1;
    const wait = outcome.wait ?? backoff(failures, random);
    return {
      stored: [],
      kept: entries.map((entry) => keep(entry, "waiting", outcome.reason)),
      gate: { failures, failedAt: now, until: now + wait, asked: outcome.wait !== undefined },
    };
  }
  if (outcome.kind === "parked") {
    return { stored: [], kept: entries.map((entry) => keep(entry, "parked", outcome.reason)), gate: openGate };
  }
  const reasons = new Map(outcome.rejected.map(({ id, reason }) => [id, reason]));
  const [stored, refused] = [[] as string[], [] as OutboxEntry[]];
  for (const entry of entries) {
    const reason = reasons.get(entry.id);
    if (reason === undefined) stored.push(entry.id);
    else refused.push(keep(entry, "parked", reason));
  }
  return { stored, kept: refused, gate: openGate };
}
