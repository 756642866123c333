import { createBell } from "./bell.ts";

export interface EventStreamOptions {
  /**
   * Reads what there is to tell, as far as the reader shall get it in one go: whole events, empty if there is nothing.
   *
   * @returns `undefined` at the end
   */
  readonly read: () => Promise<string | undefined>;
  /**
   * @param ring to be called whenever there may be something to read
   * @returns a function that ends the subscription
   */
  readonly subscribe: (ring: () => void) => () => void;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a comment is sent, so that proxies and readers see a living connection. */
  readonly heartbeat: number;
}

const encoder = new TextEncoder();

/** Begins each stream, so that the reader knows that it is connected; and says how soon to come again. */
const greeting = "retry: 1000\n\n";

/**
 * Server-sent events without end. What is told is read from the store as fast as the reader takes it and is never queued
 * for it: a reader that does not read costs nothing.
 */
export function createEventStream({
  read,
  subscribe,
  signal,
  heartbeat,
}: EventStreamOptions): ReadableStream<Uint8Array> {
  const bell = createBell(heartbeat);
  const end = subscribe(bell.ring);
  signal.addEventListener("abort", bell.ring, { once: true });
  let released = false;
  let wasLeft = false;
  const release = (): void => {
    if (released) return;
    released = true;
    end();
    bell.ring();
    signal.removeEventListener("abort", bell.ring);
  };
  /** The next piece of text, or `undefined` at the end. */
  const next = async (): Promise<string | undefined> => {
    while (!signal.aborted && !released) {
      bell.reset();
      const text = await read();
      if (text !== "") return text;
      if (!signal.aborted && (await bell.wait()) === "silence") return ": still here\n\n";
    }
    return undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(greeting)),
      async pull(controller) {
        const text = await next().catch((error: unknown) => {
          release();
          // A store that closes under a reader is the end, not a failure.
          if (!signal.aborted) throw error;
          return undefined;
        });
        if (text !== undefined && !released) return controller.enqueue(encoder.encode(text));
        if (!wasLeft) controller.close();
        release();
      },
      cancel() {
        wasLeft = true;
        release();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * @param name of the event
 * @param data sent as JSON
 * @param id what the reader names when it comes again, unless the event is only true now
 */
export function toServerSentEvent(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Header fields of an answer that is a stream. */
export const eventStreamHeaders = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // Asks nginx not to hold events back.
  "X-Accel-Buffering": "no",
} as const;
