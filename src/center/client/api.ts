import { UnreachableError } from "./api-error.ts";
import { readEvents, type StreamEvent } from "./event-stream.ts";
import { readRefusal } from "./read-refusal.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** See {@link createApi}. */
export interface Api {
  /**
   * @returns what the server answered; undefined where it has nothing to say
   * @throws SignedOutError, RefusedError, UnreachableError
   */
  call<Answer = void>(method: Method, path: string, body?: unknown): Promise<Answer>;
  /** A file, as it comes. */
  file(path: string): Promise<Blob>;
  /**
   * Server-sent events until the connection ends or falls silent.
   *
   * @param path of the stream
   * @param options.after `id` of the last event that is known
   * @param options.signal ends it
   * @param options.onOpen called when the connection stands
   */
  events(path: string, options: StreamOptions): AsyncGenerator<StreamEvent>;
}

export interface StreamOptions {
  readonly after: string | undefined;
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
}

export interface ApiOptions {
  /** Where the server is, e.g. `https://leads.example/`. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** Milliseconds of silence after which a stream counts as dead; the server gives a sign every 15 s. */
  readonly silence?: number;
  /** Milliseconds after which an answer is no longer waited for. */
  readonly patience?: number;
}

/** Calls of the server that served this page, with the cookie of its session. Both are built from the same types. */
export function createApi({ base, fetch, silence = 40_000, patience = 30_000 }: ApiOptions): Api {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(new URL(path, base), { credentials: "same-origin", cache: "no-store", ...init });
    } catch (cause) {
      throw new UnreachableError("The server does not answer.", { cause });
    }
    if (!response.ok) throw await readRefusal(response);
    return response;
  };
  const sendInTime = async (path: string, init: RequestInit): Promise<Response> => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), patience);
    return send(path, { ...init, signal: limit.signal }).finally(() => clearTimeout(timer));
  };
  return {
    async call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
      const content = body === undefined ? {} : { body: JSON.stringify(body), headers: jsonHeaders };
      const response = await sendInTime(path, { method, ...content });
      const text = response.status === 204 ? "" : await inFull(response.text());
      return (text === "" ? undefined : JSON.parse(text)) as Answer;
    },
    file: async (path) => inFull((await send(path, { method: "GET" })).blob()),
    async *events(path, { after, signal, onOpen }) {
      const watch = new AbortController();
      let timer = setTimeout(() => watch.abort(), silence);
      const stayAwake = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => watch.abort(), silence);
      };
      // Not `AbortSignal.any`: browsers have it since 2023 and 2024 only.
      const stop = (): void => watch.abort();
      signal.addEventListener("abort", stop);
      try {
        if (signal.aborted) return;
        const headers: HeadersInit = after === undefined ? {} : { "Last-Event-ID": after };
        const { body } = await send(path, { headers, signal: watch.signal });
        if (!body) throw new UnreachableError("The server's answer has no body.");
        onOpen();
        yield* readEvents(body, stayAwake);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
      }
    },
  };
}

/** A connection that breaks within an answer is as good as none. */
async function inFull<Body>(reading: Promise<Body>): Promise<Body> {
  try {
    return await reading;
  } catch (cause) {
    throw new UnreachableError("The server's answer breaks off.", { cause });
  }
}

const jsonHeaders = { "Content-Type": "application/json" } as const;
