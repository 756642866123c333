/** A request to a lead-chat server. */
export interface WireRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It outlives the page. */
  readonly keepalive?: boolean;
}

export interface WireAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** What a stream tells while it lasts. After `failed` or `ended` it tells nothing more. */
export interface StreamListener {
  /** The server answered, and with a stream. */
  opened(): void;
  /** The next piece of it. */
  piece(text: string): void;
  /** It is over, by the server or on the way. */
  ended(): void;
  /** There is no stream: another answer, none at all, or a page that can't read one (`status` 0). */
  failed(answer: WireAnswer | "none"): void;
}

/** The network as a live conversation needs it. Each function that is returned ends what was begun. */
export interface Wire {
  /** Rejects when no readable answer came. */
  call(request: WireRequest): { readonly answer: Promise<WireAnswer>; abort(): void };
  stream(request: WireRequest, listener: StreamListener): () => void;
}
