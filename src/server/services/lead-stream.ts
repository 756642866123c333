import type { LeadStreamMessage } from "../../protocol/center-api.ts";
import type { LeadStore } from "../stores/lead-store.ts";

export interface LeadStreamOptions {
  readonly store: Pick<LeadStore, "changesAfter" | "leads" | "subscribe">;
  /** The last revision that the reader knows. */
  readonly after: number;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a comment is sent, so that proxies and readers see a living connection. */
  readonly heartbeat: number;
}

/** How many changes are read from the store at a time. */
const changesAtOnce = 100;

/**
 * The changes of leads as server-sent events, from a revision on and without end. Every event's id is its revision, so
 * a reader that comes again with the last one misses nothing and gets nothing twice. Changes are read as fast as the
 * reader takes them and are never queued for it.
 */
export function streamLeads({ store, after, signal, heartbeat }: LeadStreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const bell = createBell(heartbeat);
  const end = store.subscribe(bell.ring);
  signal.addEventListener("abort", bell.ring, { once: true });
  let revision = after;
  let released = false;
  const release = (): void => {
    released = true;
    end();
    bell.ring();
    signal.removeEventListener("abort", bell.ring);
  };
  /** The next piece of text, or `undefined` at the end. */
  const next = async (): Promise<string | undefined> => {
    while (!signal.aborted && !released) {
      bell.reset();
      const changes = await store.changesAfter(revision, changesAtOnce);
      revision = changes.at(-1)?.revision ?? revision;
      if (changes.length > 0) {
        const { total } = await store.leads({ limit: 1 });
        return [...changes, { type: "total" as const, total }].map(toServerSentEvent).join("");
      }
      if (!signal.aborted && (await bell.wait()) === "silence") return ": still here\n\n";
    }
    return undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // At once, so that the reader knows that it is connected; and how soon to come again.
        controller.enqueue(encoder.encode("retry: 1000\n\n"));
      },
      async pull(controller) {
        try {
          const text = await next();
          if (released) return;
          if (text !== undefined) return controller.enqueue(encoder.encode(text));
        } catch (error) {
          // A store that closes under a reader is the end, not a failure.
          if (!signal.aborted) {
            release();
            throw error;
          }
        }
        release();
        controller.close();
      },
      cancel: release,
    },
    { highWaterMark: 0 },
  );
}

function toServerSentEvent(message: LeadStreamMessage): string {
  const id = "revision" in message ? `id: ${message.revision}\n` : "";
  return `${id}event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`;
}

interface Bell {
  /** Wakes who waits, or who waits next unless it resets before. */
  readonly ring: () => void;
  reset(): void;
  /** Resolves at the next ring since the reset, or after so many milliseconds without one. */
  wait(): Promise<"ring" | "silence">;
}

function createBell(silence: number): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    reset() {
      rung = false;
    },
    wait() {
      if (rung) return Promise.resolve("ring");
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish("silence"), silence);
        const finish = (why: "ring" | "silence"): void => {
          clearTimeout(timer);
          wake = undefined;
          resolve(why);
        };
        wake = () => finish("ring");
      });
    },
  };
}
