import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { rolldown } from "rolldown";
import { testBrowsers } from "./drivers/open-driver.ts";
import { playwrightLaunchOptions } from "../../tools/lib/launch-options.ts";
import { root } from "../../tools/lib/root.ts";
import type { LeadChatEvent } from "../../src/protocol/lead-event.ts";
import { createRandom } from "../fixtures/session/random.ts";

const { CI, LEAD_CHAT_KILLS } = process.env;
const kills = Number(LEAD_CHAT_KILLS ?? (CI ? 10 : 3));
const [chromium] = await testBrowsers(["chromium"]);

/** Everything that the page's own chunks and the two collectors need. */
class KillServer {
  readonly events = new Map<string, LeadChatEvent>();
  readonly seen = new Set<string>();
  readonly #files: ReadonlyMap<string, string>;
  readonly #random = createRandom(7);
  readonly #server: Server;
  requests = 0;
  isHealthy = false;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ([status, type, body]) => {
          if (status === 0) return void request.socket.destroy();
          response.writeHead(status, { "Content-Type": type }).end(body);
        },
        () => request.socket.destroy(),
      );
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<[number, string, string]> {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    if (pathname === "/") return [200, "text/html", '<!doctype html><script type="module" src="/page.js"></script>'];
    if (pathname === "/seen") return [204, "text/plain", String(this.seen.add(await text(request)).size)];
    if (pathname === "/events") return this.#take(JSON.parse(await text(request)) as LeadChatEvent);
    const file = this.#files.get(pathname.slice(1));
    return file === undefined ? [404, "text/plain", ""] : [200, "text/javascript", file];
  }

  /** Fails at random, before or after it has stored the event. */
  #take(event: LeadChatEvent): [number, string, string] {
    this.requests++;
    const draw = this.isHealthy ? 1 : this.#random();
    if (draw < 0.15) return [0, "", ""];
    if (draw < 0.3) return [503, "application/json", "{}"];
    this.events.set(event.id, event);
    return draw < 0.45 ? [0, "", ""] : [200, "application/json", '{"accepted":1}'];
  }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const build = await rolldown({
    input: { page: join(root, "test/fixtures/session/kill-page.ts") },
    platform: "browser",
  });
  const { output } = await build.generate({ format: "esm", entryFileNames: "[name].js" });
  await build.close();
  return new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code] as const] : [])));
}

function open(executable: string, profile: string, url: string): ChildProcess {
  const { args = [] } = chromium ? playwrightLaunchOptions(chromium) : {};
  const own = ["--headless=new", `--user-data-dir=${profile}`, "--no-first-run", "--disable-gpu"];
  // A group of its own, so that all of the browser's processes end with one signal.
  return spawn(executable, [...args, ...own, url], { stdio: "ignore", detached: true });
}

async function kill(browser: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
  await ended;
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(done: () => boolean, patience: number): Promise<void> {
  for (const end = Date.now() + patience; !done() && Date.now() < end;) await sleep(50);
}

let profile: string;
let server: KillServer;
before(async () => {
  profile = await mkdtemp(join(tmpdir(), "lead-chat-kill-"));
  server = new KillServer(await bundle());
});
after(async () => {
  server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

test(
  `the browser is killed ${kills} times while the visitor writes: everything they saw acknowledged arrives, once`,
  { skip: chromium ? false : "needs Chromium", timeout: 60_000 + kills * 15_000 },
  async (t) => {
    const origin = await server.listen();
    const executable = chromium?.executablePath ?? "";
    const random = createRandom(11);
    for (let round = 0; round < kills; round++) {
      const before = server.seen.size;
      const browser = open(executable, profile, `${origin}/?write=r${round}`);
      await until(() => server.seen.size > before, 12_000);
      await sleep(random() * 1500);
      await kill(browser);
      assert.ok(server.seen.size > before, `round ${round}: the visitor saw something`);
    }
    server.isHealthy = true;
    const added = () =>
      [...server.events.values()].flatMap(({ data }) =>
        "change" in data ? data.change.added.map(({ value }) => value) : [],
      );
    const browser = open(executable, profile, `${origin}/`);
    try {
      await until(() => [...server.seen].every((value) => added().includes(value)), 30_000);
    } finally {
      await kill(browser);
    }
    const arrived = added();
    const lost = [...server.seen].filter((value) => !arrived.includes(value));
    assert.deepEqual(lost, []);
    assert.equal(new Set(arrived).size, arrived.length, "none counts twice");
    const { requests, events, seen } = server;
    t.diagnostic(`${kills} kills: ${seen.size} seen, ${events.size} events in ${requests} requests, 0 lost, 0 doubled`);
  },
);
