import type { LeadPage, LeadStreamMessage } from "../protocol/center-api.ts";
import { readEvents } from "./event-stream.ts";

/** The server does not take the key. */
export class SignInError extends Error {
  override readonly name = "SignInError";
}

/** How the Leads Center talks to its server. Everything throws `SignInError` for a wrong key, `Error` for the rest. */
export interface CenterClient {
  /** @param before only leads with a lower revision */
  leads(before?: number): Promise<LeadPage>;
  /**
   * Changes as they happen, until the connection ends or falls silent.
   *
   * @param after the last revision that is known
   * @param signal ends it
   * @param onOpen called when the connection stands
   */
  changes(after: number, signal: AbortSignal, onOpen: () => void): AsyncGenerator<LeadStreamMessage>;
  csv(): Promise<Blob>;
}

export interface CenterClientOptions {
  /** Where the server is, e.g. `https://leads.example/`. */
  readonly base: string;
  readonly key: string;
  readonly fetch: typeof fetch;
  /** Milliseconds of silence after which a stream counts as dead; the server gives a sign every 15 s. */
  readonly silence?: number;
}

export function createCenterClient({ base, key, fetch, silence = 40_000 }: CenterClientOptions): CenterClient {
  const get = async (path: string, signal?: AbortSignal): Promise<Response> => {
    const headers = { Authorization: `Bearer ${key}` };
    const response = await fetch(new URL(path, base), { headers, cache: "no-store", signal: signal ?? null });
    if (response.status === 401) throw new SignInError("The server does not take this key.");
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return response;
  };
  return {
    // The server is this page's own, and both are built from the same types.
    leads: async (before) =>
      (await (await get(before === undefined ? "api/leads" : `api/leads?before=${before}`)).json()) as LeadPage,
    csv: async () => (await get("api/leads.csv")).blob(),
    async *changes(after, signal, onOpen) {
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
        const { body } = await get(`api/leads/stream?after=${after}`, watch.signal);
        if (!body) throw new Error("The server's answer has no body.");
        onOpen();
        for await (const { data } of readEvents(body, stayAwake)) yield JSON.parse(data) as LeadStreamMessage;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
      }
    },
  };
}
