/** One session of the W3C WebDriver protocol, as raw requests. Commands run one after another, as the protocol wants. */
export class WebDriverSession {
  readonly #base: string;
  #window: string | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(base: string) {
    this.#base = base;
  }

  /**
   * @param port where the driver listens on loopback
   * @param capabilities what the browser has to be
   * @throws Error with the driver's own words when it cannot start the browser
   */
  static async start(port: number, capabilities: Readonly<Record<string, unknown>>): Promise<WebDriverSession> {
    const origin = `http://127.0.0.1:${port}/session`;
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await send("POST", origin, body)) as { sessionId: string };
    return new WebDriverSession(`${origin}/${sessionId}`);
  }

  /** Runs a command in a window (the current one if none is named). */
  command(method: string, path: string, options: { window?: string; body?: unknown } = {}): Promise<unknown> {
    const run = async (): Promise<unknown> => {
      if (options.window !== undefined && options.window !== this.#window) {
        await send("POST", `${this.#base}/window`, { handle: options.window });
        this.#window = options.window;
      }
      return send(method, `${this.#base}${path}`, method === "POST" ? (options.body ?? {}) : undefined);
    };
    const result = this.#queue.then(run, run);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Forgets which window is current, e.g. because it was closed. */
  leaveWindow(): void {
    this.#window = undefined;
  }

  /** Ends the session and its browser. */
  async end(): Promise<void> {
    await this.command("DELETE", "");
  }
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, { ...init, headers: { "Content-Type": "application/json" } });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebDriver: ${error}: ${message}`);
}
