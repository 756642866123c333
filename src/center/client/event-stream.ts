/** One server-sent event. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
  /** What `Last-Event-ID` is to say to go on after this event. */
  readonly id?: string;
}

/**
 * Reads server-sent events from the body of an answer. `EventSource` says neither why it failed nor that a session has
 * ended, so the stream is fetched.
 *
 * @param body as it arrives
 * @param onSign called with every piece that arrives, comments included: the connection lives
 * @returns the events in their order; ends with the body
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, onSign: () => void): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onSign();
      const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parseBlock(block);
        if (event) yield event;
      }
    }
  } finally {
    // Who stops listening also stops the server telling.
    await reader.cancel().catch(() => undefined);
  }
}

function parseBlock(block: string): StreamEvent | undefined {
  const field = (name: string): string | undefined =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data = field("data");
  const id = field("id");
  return data === undefined ? undefined : { type: field("event") ?? "message", data, ...(id !== undefined && { id }) };
}
