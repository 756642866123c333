import type { StreamListener, Wire, WireAnswer, WireRequest } from "../chat/live/wire.ts";
import type { Lead, LivePlatform } from "./platform.ts";

/** The parts of a browser that only a live conversation needs. */
export const browserLive: LivePlatform = { wire: createWire((url, init) => fetch(url, init)), leadTabs };

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Bytes that the browser allows in flight when a page goes, shared with the host page: a message is far below. */
const MOST_KEEPALIVE = 16 * 1024;

/**
 * A wire over `fetch`.
 * @param send the browser's, or a server's own
 */
export function createWire(send: Fetch): Wire {
  return {
    call(request) {
      const controller = new AbortController();
      const answer = async () => {
        const { signal } = controller;
        const keepalive = request.keepalive === true && (request.body ?? "").length * 3 < MOST_KEEPALIVE;
        const response = await send(request.url, initOf(request, { signal, keepalive })).catch((error: unknown) => {
          // The host page may have used up what the browser allows: that says nothing about the server.
          if (keepalive && !signal.aborted) return send(request.url, initOf(request, { signal, keepalive: false }));
          throw error;
        });
        return read(response);
      };
      return { answer: answer(), abort: () => controller.abort() };
    },
    stream(request, listener) {
      const controller = new AbortController();
      void follow(send(request.url, initOf(request, { signal: controller.signal })), controller.signal, listener);
      return () => controller.abort();
    },
  };
}

function initOf({ method, headers, body }: WireRequest, rest: Pick<RequestInit, "signal" | "keepalive">): RequestInit {
  // A redirect would take the token to somebody else.
  return { method, headers, ...(body !== undefined && { body }), cache: "no-store", redirect: "error", ...rest };
}

async function read(response: Response): Promise<WireAnswer> {
  const { status, headers } = response;
  return { status, retryAfter: headers.get("retry-after"), body: await response.text() };
}

async function follow(answer: Promise<Response>, signal: AbortSignal, listener: StreamListener): Promise<void> {
  let isOpen = false;
  try {
    const response = await answer;
    if (!response.ok) return listener.failed(await read(response));
    const isStream = /^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "");
    const body = response.body as ReadableStream<Uint8Array> | null;
    // A page of somebody in between, or a browser that reads a body as a whole.
    if (!isStream || !body) return listener.failed({ status: 0, retryAfter: null, body: "" });
    isOpen = true;
    listener.opened();
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) break;
      listener.piece(decoder.decode(value, { stream: true }));
    }
    listener.ended();
  } catch {
    if (isOpen) listener.ended();
    else listener.failed("none");
  }
}

/**
 * Of the tabs that share a name one leads. Who is looked at takes the lead; when it goes, another one gets it.
 * Insecure pages have no locks: each leads for itself.
 */
function leadTabs(name: string, { won, lost }: Parameters<Lead>[1]): ReturnType<Lead> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) {
    won();
    return { take: () => {}, leave: () => {} };
  }
  let hasLeft = false;
  let waiting = new AbortController();
  let release: (() => void) | undefined;
  const request = (options: LockOptions) => {
    let isHeld = false;
    const hold = () => {
      // This tab has got it already, by the other of two requests.
      if (hasLeft || release) return undefined;
      isHeld = true;
      won();
      return new Promise<void>((resolve) => (release = resolve));
    };
    locks.request(name, options, hold).catch(() => {
      // Given up for another request; or another tab has taken it.
      if (!isHeld || hasLeft) return;
      release = undefined;
      lost();
      wait();
    });
  };
  const wait = () => {
    waiting = new AbortController();
    request({ signal: waiting.signal });
  };
  wait();
  return {
    take() {
      if (release || hasLeft) return;
      waiting.abort();
      request({ steal: true });
    },
    leave() {
      hasLeft = true;
      waiting.abort();
      release?.();
    },
  };
}
