import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { npmCommand } from "../../../tools/lib/npm-command.ts";
import { startProcess, type Started } from "../../../tools/lib/processes.ts";
import { root } from "../../../tools/lib/root.ts";

/** How {@link ServerProcess.start} starts the server. */
export interface ServerOptions {
  /** Variables of the environment on top of `PORT` and `LEAD_CHAT_DATA`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Puts something into the folder of its data before it is started for the first time. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Milliseconds it has to come up; the first start builds what is missing. Default 120,000. */
  readonly timeout?: number;
}

async function waitForAddress(started: Started, timeout: number): Promise<URL> {
  const until = Date.now() + timeout;
  let ended = false;
  void started.ended.then(() => (ended = true));
  while (!ended && Date.now() < until) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(started.output())?.[0];
    if (address) return new URL(address);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await started.end();
  throw new Error(`The server did not come up:\n${started.output()}`);
}

/**
 * The real server, started by the real command, with a folder of its own for its data. It keeps its port and its data
 * when it is stopped and started again.
 */
export class ServerProcess {
  readonly #options: ServerOptions;
  readonly #data: string;
  #started: Started | undefined;
  #address: URL | undefined;

  private constructor(options: ServerOptions, data: string) {
    this.#options = options;
    this.#data = data;
  }

  /** @throws Error with what the server wrote when it does not come up */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(options, await mkdtemp(join(tmpdir(), "lead-chat-server-")));
    await options.prepare?.(server.#data);
    await server.start();
    return server;
  }

  /** The address it printed, e.g. `http://127.0.0.1:41234`. */
  get origin(): string {
    if (!this.#address) throw new Error("The server never came up.");
    return this.#address.origin;
  }

  /** What it wrote since it was last started. */
  get output(): string {
    return this.#started?.output() ?? "";
  }

  /** The one-time token for the first owner that it printed; empty once there is one. */
  get setupToken(): string {
    return /#setup=(\S+)/.exec(this.output)?.[1] ?? "";
  }

  /**
   * Makes the first owner, as the printed link does.
   *
   * @returns the session's cookie, `name=value`
   * @throws Error with what the server says against it
   */
  async becomeOwner(owner: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<string> {
    const response = await fetch(`${this.origin}/api/setup`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: this.origin },
      body: JSON.stringify({ token: this.setupToken, ...owner }),
    });
    const cookie = response.headers.get("Set-Cookie")?.split(";")[0];
    if (!response.ok || !cookie) throw new Error(`${response.status} ${await response.text()}`);
    return cookie;
  }

  /** Path of its database file. */
  get databasePath(): string {
    return join(this.#data, "lead-chat.sqlite");
  }

  /** Starts it again, at the same address and with the same data. */
  async start(): Promise<void> {
    const [command, parameters] = npmCommand();
    const env = { ...this.#options.env, PORT: this.#address?.port ?? "0", LEAD_CHAT_DATA: this.#data };
    this.#started = startProcess(command, [...parameters, "start"], { cwd: root, env, output: "collect" });
    this.#address = await waitForAddress(this.#started, this.#options.timeout ?? 120_000);
  }

  /** Asks it to stop, as an operator would. */
  async stop(): Promise<void> {
    await this.#started?.end();
  }

  /** Takes it away in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#started?.kill();
  }

  /** @returns the rows of a query, read from the file beside the running server */
  query(sql: string, ...parameters: SQLInputValue[]): Record<string, SQLOutputValue>[] {
    const database = new DatabaseSync(this.databasePath, { readOnly: true, timeout: 5000 });
    try {
      return database.prepare(sql).all(...parameters);
    } finally {
      database.close();
    }
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true, maxRetries: 5 });
  }
}
