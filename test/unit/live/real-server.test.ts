import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { ConversationThread, LeadPage } from "../../../src/protocol/center-api.ts";
import { scaleLimits } from "../../../src/server/services/limiter.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import * as actionsModule from "../../../src/session/actions.ts";
import { createWire } from "../../../src/session/browser-live.ts";
import { createLeadSession } from "../../../src/session/create-lead-session.ts";
import * as deliveryModule from "../../../src/session/delivery.ts";
import { createEngineRegistry } from "../../../src/session/engine-registry.ts";
import type { EnginePlatform } from "../../../src/session/platform.ts";
import * as attributionModule from "../../../src/session/read-touches.ts";
import * as reporterModule from "../../../src/session/reporter.ts";
import type { LeadSession, MessageItem } from "../../../src/session/session-types.ts";
import { newId, newKey } from "../../../src/shared/new-id.ts";
import { emptyMaps, type Maps } from "../../../src/storage/apply-writes.ts";
import { createMemoryStorage } from "../../../src/storage/memory-storage.ts";
import { openBrowser, setUpOwner, type Browser } from "../../fixtures/server/people.ts";
import { openTestServer, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";
import { tinyDetection } from "../../fixtures/session/world.ts";

const random = (bytes: Uint8Array) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/** Waits for something; fails with what was waited for. */
async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await wait(20);
  }
}

/** The real server with a real database file, which can be restarted. */
class Business {
  server: TestServer | undefined;
  readonly #path: string;
  #cookie = "";

  constructor(path: string) {
    this.#path = path;
  }

  async start(): Promise<void> {
    const store = await openSqliteLeadStore({ path: this.#path });
    this.server = await openTestServer({ store, heartbeat: 100, limits: scaleLimits(100) });
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await server?.close();
    assert.deepEqual(server?.errors ?? [], []);
  }

  readonly fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    // As if nothing listened there.
    if (!this.server) throw new TypeError("Failed to fetch");
    return this.server.fetch(new Request(url, init));
  };

  /** The owner, who stays signed in when the server is restarted. */
  async #owner(): Promise<Browser> {
    if (!this.server) throw new Error("the server is down");
    if (!this.#cookie) this.#cookie = (await setUpOwner(this.server)).cookie;
    return Object.assign(openBrowser(this.server), { cookie: this.#cookie });
  }

  async read<Body>(path: string): Promise<Body> {
    return (await (await (await this.#owner()).send("GET", path)).json()) as Body;
  }

  async post(path: string, body: unknown): Promise<void> {
    const answer = await (await this.#owner()).send("POST", path, body);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  /** An open Center: somebody is there. @returns a function that closes it */
  async sit(): Promise<() => void> {
    const answer = await (await this.#owner()).send("GET", "/api/stream");
    const reader = answer.body!.getReader();
    void (async () => {
      while (!(await reader.read()).done);
    })().catch(() => {});
    return () => void reader.cancel().catch(() => {});
  }
}

/** A device: its disk outlives its pages. */
class Device {
  readonly disk: Maps = emptyMaps();
  readonly #business: Business;
  readonly #sessions: LeadSession[] = [];

  constructor(business: Business) {
    this.#business = business;
  }

  open(): LeadSession {
    const platform = this.#platform();
    const registry = createEngineRegistry(platform);
    const session = createLeadSession(
      { server: serverOrigin, region: "ID" },
      {
        loadEngine: async () => registry,
        hasHistory: () => this.disk.meta.size > 0,
        ...{ now: platform.now, newKey: platform.newKey, persist: platform.persist },
        listen: () => () => {},
      },
    );
    this.#sessions.push(session);
    return session;
  }

  close(): void {
    for (const session of this.#sessions.splice(0)) session.close();
  }

  #platform(): EnginePlatform {
    const { fetch: send } = this.#business;
    return {
      now: () => Date.now(),
      random: () => Math.random() * 0.1,
      newId: () => newId(Date.now(), random),
      newKey: () => newKey(random),
      startTimer(task, milliseconds) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      persist: (load) => load(),
      openStorage: async () => ({ ...createMemoryStorage(this.disk), kind: "device" as const }),
      openChannel: () => undefined,
      writeMarker: () => {},
      page: () => ({ url: "https://shop.example/", referrer: "", language: "en", timeZone: "Asia/Jakarta" }),
      isOnline: () => true,
      listen: () => () => {},
      log: () => {},
      detection: tinyDetection,
      loadDelivery: async () => deliveryModule,
      loadActions: async () => actionsModule,
      loadReporter: async () => reporterModule,
      loadAttribution: async () => attributionModule,
      wire: createWire(send),
      leadTabs: (_, { won }) => {
        won();
        return { take: () => {}, leave: () => {} };
      },
      isVisible: () => true,
      withLock: (_, task) => task(),
      findCause: async () => "unreachable",
      watch: () => () => {},
      http: ({ url, headers, body }) => ({
        answer: send(url, { method: "POST", headers, body }).then(async (response) => ({
          ...{ status: response.status, redirected: false, contentType: response.headers.get("content-type") ?? "" },
          ...{ retryAfter: response.headers.get("retry-after"), body: await response.text() },
        })),
        abort: () => {},
      }),
    };
  }
}

describe("a session and the real server", () => {
  let folder: string;
  let business: Business;
  let device: Device;
  let count = 0;
  const started: Business[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-live-"));
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    device.close();
    for (const one of started.splice(0)) await one.stop();
  });

  async function begin(): Promise<LeadSession> {
    business = new Business(join(folder, `${String(++count)}.sqlite`));
    started.push(business);
    await business.start();
    device = new Device(business);
    return device.open();
  }

  const messages = (session: LeadSession) =>
    session.state.get().items.filter((item): item is MessageItem => item.type === "message");
  const id = (session: LeadSession) => session.state.get().conversation?.id ?? "";
  const thread = async (session: LeadSession) =>
    (await business.read<ConversationThread>(`/api/conversations/${id(session)}`)).items.flatMap((item) =>
      item.type === "message" ? [`${item.from}: ${item.text}`] : [item.type],
    );
  const state = (session: LeadSession, text: string) => messages(session).find((one) => one.text === text)?.state;

  it("the visitor asks, the business answers and reads; both see one thread and one lead", async () => {
    const session = await begin();
    const leave = await business.sit();
    await session.sendMessage("Is there a class? ana@example.com");
    await until("sent", () => state(session, "Is there a class? ana@example.com") !== "sending");
    await until("presence", () => session.state.get().presence === "online");
    const path = `/api/conversations/${id(session)}`;
    await business.post(`${path}/state`, { typing: true });
    await until("typing", () => session.state.get().typing === "Olga Owner");
    await business.post(`${path}/messages`, { id: "answer-1", text: "Yes, on Saturday" });
    await until("the answer", () => messages(session).length === 2);
    assert.deepEqual(messages(session).at(-1)?.author, "Olga Owner");
    session.markRead();
    await until("read", async () => {
      const { conversation } = await business.read<ConversationThread>(path);
      return conversation.receipts.readUpTo >= 2;
    });
    await business.post(`${path}/state`, { readUpTo: 1 });
    await until("the other way round", () => state(session, "Is there a class? ana@example.com") === "read");
    await until("the lead", async () => (await business.read<LeadPage>("/api/leads")).leads.length === 1);
    await until("the notice in its place", async () => (await thread(session)).length === 3);
    assert.deepEqual(await thread(session), [
      "visitor: Is there a class? ana@example.com",
      "notice",
      "business: Yes, on Saturday",
    ]);
    leave();
  });

  it("the server is restarted again and again: nothing is lost, doubled or out of order", async () => {
    const session = await begin();
    for (let round = 1; round <= 4; round++) {
      const sending = [session.sendMessage(`question ${round}a`), session.sendMessage(`question ${round}b`)];
      await Promise.all(sending);
      await until("sent", () => state(session, `question ${round}b`) !== "sending");
      await business.post(`/api/conversations/${id(session)}/messages`, { id: `a${round}`, text: `answer ${round}` });
      await business.stop();
      await session.sendMessage(`while it was down ${round}`);
      await business.start();
      await until("sent then", () => state(session, `while it was down ${round}`) !== "sending");
      await until("the answer", () => messages(session).some(({ text }) => text === `answer ${round}`));
    }
    const there = (await thread(session)).filter((line) => line !== "notice");
    assert.deepEqual(
      messages(session).map(({ from, text }) => `${from}: ${text}`),
      there,
    );
    assert.equal(there.length, 16);
    assert.equal(new Set(there).size, 16);
  });

  it("the page is left in the middle: the next one goes on where it was", async () => {
    const session = await begin();
    await session.sendMessage("one");
    await until("sent", () => state(session, "one") === "sent");
    const conversation = id(session);
    await business.stop();
    await session.sendMessage("two");
    device.close();
    await business.start();
    await business.post(`/api/conversations/${conversation}/messages`, { id: "b1", text: "meanwhile" });
    const next = device.open();
    await next.prepare();
    await until("sent by the next page", () => state(next, "two") === "sent");
    await until("the answer", () => messages(next).length === 3);
    assert.deepEqual(await thread(next), ["visitor: one", "business: meanwhile", "visitor: two"]);
    assert.deepEqual(
      messages(next).map(({ text }) => text),
      ["one", "meanwhile", "two"],
    );
  });

  it("what the visitor has erased is gone there too, and the token with it", async () => {
    const session = await begin();
    await session.sendMessage("just looking");
    await until("sent", () => state(session, "just looking") === "sent");
    const conversation = id(session);
    const { token } = [...device.disk.meta.values()][0]?.talks?.[0] ?? {};
    assert.ok(token);
    await session.forget();
    await until("erased", () => device.disk.scans.size === 0);
    const answer = await business.fetch(`${serverOrigin}/v1/conversations/${conversation}/events`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 410);
    assert.deepEqual((await business.read<{ conversations: unknown[] }>("/api/conversations")).conversations, []);
    await session.sendMessage("hello again");
    await until("sent as somebody new", () => state(session, "hello again") === "sent");
    assert.notEqual(id(session), conversation);
  });

  it("what a rule says stands in its place; a form alone begins the conversation", async () => {
    const session = await begin();
    const contacts = [{ kind: "email", value: "ana@example.com", field: "mail" }];
    const form = { formId: "f", submissionId: "s", contacts, answers: {}, consents: [] };
    await session.submitForm({ ...form, reply: "Thank you, we write soon." });
    await until("told", async () => (await thread(session)).includes("auto: Thank you, we write soon."));
    await session.sendMessage("Thanks");
    await until("sent", () => state(session, "Thanks") === "sent");
    await session.receiveMessage?.({ text: "We are closed." });
    await until("told too", async () => (await thread(session)).at(-1) === "auto: We are closed.");
    const lines = (await thread(session)).filter((line) => line !== "notice");
    assert.deepEqual(lines, ["auto: Thank you, we write soon.", "visitor: Thanks", "auto: We are closed."]);
    assert.equal(messages(session).length, 3);
  });
});
