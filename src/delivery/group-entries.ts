import type { OutboxEntry } from "./outbox-entry.ts";

/** As DESIGN §5 limits a batch. */
const MOST_EVENTS = 20;
const LARGEST = 16 * 1024;

/**
 * Which events go in one request with the one that was chosen: those behind it in the queue, as many as fit. A parked
 * event is tried alone, and what the host's function shapes goes with its like.
 * @param entry the one that goes first
 * @param entries the outbox in order
 * @param transforms whether this page can send events that need the host's `transform`
 */
export function groupEntries(entry: OutboxEntry, entries: readonly OutboxEntry[], transforms: boolean): OutboxEntry[] {
  const group = [entry];
  if (entry.status !== "waiting") return group;
  const sendable = entries.filter(({ status, transform }) => status === "waiting" && (!transform || transforms));
  let size = bytes(entry) + 2;
  for (const other of sendable) {
    // What stands before the chosen one belongs to lines that were tried already, and holds back what follows in them.
    if (other.position <= entry.position || !other.transform !== !entry.transform) continue;
    if (isHeldBack(other, { sendable, group })) continue;
    size += bytes(other) + 1;
    if (group.length === MOST_EVENTS || size > LARGEST) break;
    group.push(other);
  }
  return group;
}

interface Queue {
  readonly sendable: readonly OutboxEntry[];
  readonly group: readonly OutboxEntry[];
}

function isHeldBack({ line, position }: OutboxEntry, { sendable, group }: Queue): boolean {
  return sendable.some((other) => other.line === line && other.position < position && !group.includes(other));
}

function bytes({ event }: OutboxEntry): number {
  return new TextEncoder().encode(JSON.stringify(event)).length;
}
