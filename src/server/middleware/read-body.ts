import { refusal } from "../problem.ts";

/** How much of a refused body is still taken in, so that the sender gets to read the answer, and for how long. */
const discardedBytes = 16 * 1024 * 1024;
const discardedMilliseconds = 20_000;

export interface BodyLimits {
  /** Bytes that a body may have. */
  readonly most: number;
}

/**
 * The body as text, without ever holding more than the limit in memory. What comes beyond it is taken in and thrown
 * away behind the answer.
 *
 * @throws Problem `body-too-large`, or `not-utf8` if the bytes are no UTF-8
 */
export async function readBody(request: Request, { most }: BodyLimits): Promise<string> {
  const declared = Number(request.headers.get("Content-Length") ?? 0);
  if (declared > most) throw tooLarge(most);
  if (!request.body) return "";
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      void discard(reader);
      throw tooLarge(most);
    }
    chunks.push(value);
  }
  return decode(chunks);
}

/**
 * Takes in what is left of a body that nobody read. A browser that is still sending when the connection closes shows
 * its page a network error instead of the answer.
 */
export async function discardBody(request: Request): Promise<void> {
  // These have none, and looking for it makes a request of many parts of a light one, for as long as a stream lasts.
  if (request.method === "GET" || request.method === "HEAD") return;
  if (request.body && !request.bodyUsed) await discard(request.body.getReader());
}

async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(cancel, discardedMilliseconds);
  try {
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
      if (size > discardedBytes) return cancel();
    }
  } catch {
    // The sender went away: there is nothing left to take in.
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge(most: number): Error {
  return refusal("body-too-large", { params: { most: most.toLocaleString("en") } });
}

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
  } catch (cause) {
    throw refusal("not-utf8", { cause });
  }
}
