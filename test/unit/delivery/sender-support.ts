import { groupEntries } from "../../../src/delivery/group-entries.ts";
import { openGate, type Gate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { Sender } from "../../../src/delivery/sender.ts";
import { settle } from "../../../src/delivery/settle.ts";
import { entryOf, NOW } from "./support.ts";

export const stored: Outcome = { kind: "stored", rejected: [] };
export const refused: Outcome = { kind: "parked", reason: "http-400" };
export const busy: Outcome = { kind: "retry", reason: "http-503" };

export interface SenderOptions {
  /** Requests wait until they are let go. */
  readonly holds?: boolean;
  readonly gate?: Gate;
  readonly random?: number;
  /** The lock fails so often. */
  readonly lockFails?: number;
}

/** A sender of batches over an outbox in memory, an endpoint that answers as it is told, and a clock that the test moves. */
export function setUpSender(lines: string, react: (ids: string[]) => Outcome, options: SenderOptions = {}) {
  const state = {
    now: NOW,
    gate: options.gate ?? openGate,
    locks: 0,
    lockFails: options.lockFails ?? 0,
    entries: [] as OutboxEntry[],
  };
  state.entries = [...lines].map((line, index) => entryOf(`${line}${index + 1}`, index + 1, { line }));
  const sent: string[] = [];
  const underLock: number[] = [];
  const timers = new Set<{ due: number; task: () => void }>();
  const held: (() => void)[] = [];
  const sender = new Sender({
    read: async () => ({ entries: state.entries, gate: state.gate }),
    peek: () => ({ entries: state.entries, gate: state.gate }),
    group: (entry, entries) => groupEntries(entry, entries, true),
    async send(entries) {
      const ids = entries.map(({ id }) => id);
      sent.push(ids.join("+"));
      underLock[state.locks - 1] = (underLock[state.locks - 1] ?? 0) + 1;
      if (options.holds) await new Promise<void>((resolve) => held.push(resolve));
      return react(ids);
    },
    async settle(attempted, outcome) {
      const present = state.entries.filter(({ id }) => attempted.some((entry) => entry.id === id));
      const settled = settle(present, outcome, { now: state.now, random: 0.5, gate: state.gate, days: 30 });
      const kept = new Map(settled.kept.map((one) => [one.id, one]));
      state.entries = state.entries.flatMap((one) =>
        settled.stored.includes(one.id) ? [] : (kept.get(one.id) ?? one),
      );
      state.gate = settled.gate;
    },
    async withLock(task) {
      state.locks++;
      if (state.lockFails-- > 0) throw new DOMException("no lock", "InvalidStateError");
      await task();
    },
    transforms: () => true,
    startTimer(task, milliseconds) {
      const timer = { due: state.now + milliseconds, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    now: () => state.now,
    random: () => options.random ?? 0.5,
  });
  const settled = async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  const advance = async (milliseconds: number) => {
    const end = state.now + milliseconds;
    for (await settled(); ; await settled()) {
      const next = [...timers].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      timers.delete(next);
      state.now = Math.max(state.now, next.due);
      next.task();
    }
    state.now = end;
  };
  const letGo = async () => {
    for (const go of held.splice(0)) go();
    await settled();
  };
  const left = () => state.entries.map(({ id, status }) => `${id} ${status}`);
  return { sender, state, timers, sent, underLock, settled, advance, letGo, left };
}
