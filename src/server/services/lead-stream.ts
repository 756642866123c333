import type { LeadStore } from "../stores/lead-store.ts";
import { createEventStream, toServerSentEvent } from "./event-stream.ts";

export interface LeadStreamOptions {
  readonly store: Pick<LeadStore, "changesAfter" | "leads" | "subscribe">;
  /** The last revision that the reader knows. */
  readonly after: number;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a comment is sent. */
  readonly heartbeat: number;
}

/** How many changes are read from the store at a time. */
const changesAtOnce = 100;

/**
 * The changes of leads as server-sent events, from a revision on and without end. Every event's id is its revision, so
 * a reader that comes again with the last one misses nothing and gets nothing twice.
 */
export function streamLeads({ store, after, signal, heartbeat }: LeadStreamOptions): ReadableStream<Uint8Array> {
  let revision = after;
  return createEventStream({
    signal,
    heartbeat,
    subscribe: (ring) => store.subscribe(ring),
    async read() {
      const changes = await store.changesAfter(revision, changesAtOnce);
      revision = changes.at(-1)?.revision ?? revision;
      if (changes.length === 0) return "";
      const { total } = await store.leads({ limit: 1 });
      return [
        ...changes.map((change) => toServerSentEvent(change.type, change, change.revision)),
        toServerSentEvent("total", { type: "total", total }),
      ].join("");
    },
  });
}
