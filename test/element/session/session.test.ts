import { expect } from "@open-wc/testing";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { browserPlatform } from "../../../src/session/browser-platform.ts";
import { createLeadSession } from "../../../src/session/create-lead-session.ts";
import { createEngineRegistry } from "../../../src/session/engine-registry.ts";
import type { LeadSession, SessionSettings } from "../../../src/session/session-types.ts";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";
import { tinyDetection } from "../../fixtures/session/world.ts";

/** A page of its own: as if another tab had loaded the engine. */
const page = () => createEngineRegistry({ ...browserPlatform, detection: tinyDetection });

const until = async (what: () => boolean, message: string) => {
  const end = Date.now() + 5000;
  while (!what()) {
    if (Date.now() > end) throw new Error(`timed out: ${message}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe("a session in a real browser", () => {
  let box: ReceiverBox;
  let site: string;
  const sessions: LeadSession[] = [];
  const open = (settings: SessionSettings = {}, engine = page()) => {
    const session = createLeadSession(
      { site, endpoint: box.url("ok"), region: "ID", ...settings },
      { loadEngine: async () => engine },
    );
    sessions.push(session);
    return session;
  };
  const leads = async () =>
    (await box.posts())
      .map(({ body }) => JSON.parse(body) as LeadEvent)
      .filter(({ type }) => type.startsWith("leadchat.lead."));

  beforeEach(async () => {
    box = await connectReceiver();
    site = crypto.randomUUID();
  });
  afterEach(() => {
    for (const session of sessions.splice(0)) session.close();
    indexedDB.deleteDatabase(`lead-chat-1/${site}`);
    localStorage.removeItem(`lead-chat/${site}`);
  });

  it("stores nothing before the first interaction", async () => {
    const session = open();
    await session.prepare();
    expect(localStorage.getItem(`lead-chat/${site}`)).to.equal(null);
    expect(session.state.get().phase).to.equal("ready");
  });

  it("commits, captures, announces and delivers", async () => {
    const session = open();
    await session.sendMessage("call me at 081234567890");
    await box.waitForPosts(2);
    await until(() => session.state.get().undelivered === 0, "delivered");
    const { items, lead } = session.state.get();
    expect(items.map(({ type }) => type)).to.deep.equal(["message", "notice"]);
    expect(lead?.contacts.map(({ value }) => value)).to.deep.equal(["+6281234567890"]);
    const [event] = await leads();
    expect(event?.data.lead).to.deep.equal(lead);
    expect(event?.source).to.equal(`${location.origin}/`);
    expect(event?.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(event?.data.key).to.match(/^[0-9a-f]{32}$/);
    await until(() => localStorage.getItem(`lead-chat/${site}`) === '{"pending":false,"unread":0}', "marker");
  });

  it("keeps conversation and lead for the next page, which begins with them by itself", async () => {
    const first = open();
    await first.sendMessage("ana@example.com");
    await until(() => first.state.get().items.length === 2 && first.state.get().undelivered === 0, "captured");
    first.close();
    const next = open();
    await until(() => next.state.get().phase === "ready", "history");
    expect(next.state.get().items).to.deep.equal(first.state.get().items);
    expect(next.state.get().lead).to.deep.equal(first.state.get().lead);
  });

  it("delivers what an earlier page could not, without being touched", async () => {
    const first = open({ endpoint: box.url("status/503") });
    await first.sendMessage("ana@example.com");
    await until(() => first.state.get().undelivered === 2 && first.state.get().items.length === 2, "captured");
    await box.waitForPosts(1);
    first.close();
    await box.clear();
    page().resume({ settings: { site, endpoint: box.url("ok") } });
    await box.waitForPosts(2);
    expect((await leads()).length).to.equal(1);
  });

  it("is one conversation in two pages", async () => {
    const [one, other] = [open(), open()];
    await other.prepare();
    await one.sendMessage("ana@example.com");
    await until(() => other.state.get().items.length === 2, "the other page knows");
    await other.sendMessage("081234567890");
    await until(() => one.state.get().items.length === 4, "and the other way round");
    await until(() => other.state.get().items.length === 4, "both");
    expect(one.state.get().items).to.deep.equal(other.state.get().items);
    await box.waitForPosts(3);
    expect((await leads()).map(({ data }) => data.sequence)).to.deep.equal([1, 2]);
  });

  /** As on a page of `http://192.168…`, or in an old browser: things that are not there. */
  const without = async (missing: readonly (readonly [object, string])[], work: () => Promise<void>) => {
    const known = missing.map(([target, name]) => Object.getOwnPropertyDescriptor(target, name));
    for (const [target, name] of missing)
      Object.defineProperty(target, name, { configurable: true, writable: true, value: undefined });
    try {
      await work();
    } finally {
      for (const [index, [target, name]] of missing.entries()) {
        const before = known[index];
        if (before) Object.defineProperty(target, name, before);
        else Reflect.deleteProperty(target, name);
      }
    }
  };
  const insecure = [
    [navigator, "locks"],
    [crypto, "randomUUID"],
    [crypto, "subtle"],
  ] as const;

  it("works in an insecure page: no locks, no randomUUID, no subtle crypto", () =>
    without(insecure, async () => {
      await open().sendMessage("ana@example.com");
      await box.waitForPosts(2);
    }));

  it("works without channels between tabs too: two pages, one lead, each event once by its id", () =>
    without(insecure, async () => {
      const { openChannel: _, ...rest } = browserPlatform;
      const alone = () => createEngineRegistry({ ...rest, openChannel: () => undefined, detection: tinyDetection });
      const [one, other] = [open({}, alone()), open({}, alone())];
      await one.sendMessage("ana@example.com");
      await other.sendMessage("081234567890");
      // Each may send what the other sends too: two that know nothing of each other may be late or double, never less.
      let byId = new Map<string, LeadEvent>();
      for (const end = Date.now() + 5000; byId.size < 2 && Date.now() < end;)
        byId = new Map((await leads()).map((event) => [event.id, event]));
      await until(() => one.state.get().undelivered === 0 && other.state.get().undelivered === 0, "delivered");
      expect([...byId.values()].map(({ data }) => data.sequence).sort()).to.deep.equal([1, 2]);
      expect(new Set([...byId.values()].map(({ data }) => data.lead.id)).size).to.equal(1);
    }));

  it("has no channel where the browser has none", () =>
    without([[globalThis, "BroadcastChannel"]], async () => {
      // What is looked for is the name itself.
      Reflect.deleteProperty(globalThis, "BroadcastChannel");
      expect(browserPlatform.openChannel("x", () => {})).to.equal(undefined);
      await open().sendMessage("ana@example.com");
      await box.waitForPosts(2);
    }));

  it("counts what is unread once for all pages, and what one has seen none has to see", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.prepare(), other.prepare()]);
    await one.sendMessage("hello");
    await one.receiveMessage?.({ text: "Hi! What can we do for you?" });
    await one.receiveMessage?.({ text: "We are here until six." });
    await until(() => one.state.get().unread === 2 && other.state.get().unread === 2, "two in both");
    await until(
      () => localStorage.getItem(`lead-chat/${site}`)?.includes('"unread":2') === true,
      "the badge of the next page",
    );
    other.markRead();
    await until(() => one.state.get().unread === 0 && other.state.get().unread === 0, "none in both");
    await until(
      () => localStorage.getItem(`lead-chat/${site}`)?.includes('"unread":0') === true,
      "nor in the next page",
    );
  });

  it("makes one more attempt when the page is hidden, whatever the waiting time", async () => {
    const session = open({ endpoint: box.url("status/429", { "retry-after": "3600" }) });
    await session.sendMessage("hello");
    await box.waitForPosts(1);
    await until(() => session.state.get().undelivered === 1, "kept");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { length } = await box.posts();
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    try {
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      await box.waitForPosts(length + 1);
    } finally {
      Reflect.deleteProperty(document, "visibilityState");
    }
  });

  it("carries on in memory where the browser refuses storage, and says so", async () => {
    const refused = () => Promise.reject(new DOMException("denied", "SecurityError"));
    const engine = createEngineRegistry({ ...browserPlatform, detection: tinyDetection, openStorage: refused });
    const session = open({}, engine);
    const codes: string[] = [];
    session.on("diagnostic", ({ code }) => codes.push(code));
    await session.sendMessage("ana@example.com");
    await box.waitForPosts(2);
    await until(() => session.state.get().items.length === 2, "the notice, after the endpoint's yes");
    expect(codes).to.include("storage-refused");
    expect(localStorage.getItem(`lead-chat/${site}`)).to.equal(null);
  });

  it("goes on after the browser has thrown the database away", async () => {
    const session = open();
    await session.sendMessage("one");
    await new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase(`lead-chat-1/${site}`);
      deleting.onsuccess = resolve;
    });
    await session.sendMessage("ana@example.com");
    await until(() => session.state.get().lead !== null, "captured");
  });

  it("forgets: nothing is left on the device but the endpoint is told", async () => {
    const session = open({ attribution: "arrival" });
    localStorage.setItem(`lead-chat/${site}/arrivals`, "[]");
    await session.sendMessage("ana@example.com");
    await box.waitForPosts(2);
    await session.forget();
    expect(localStorage.getItem(`lead-chat/${site}/arrivals`)).to.equal(null);
    await box.waitForPosts(3);
    await until(() => localStorage.getItem(`lead-chat/${site}`) === null, "the marker is gone");
    expect((await leads()).at(-1)?.type).to.equal("leadchat.lead.erased.v1");
    expect(session.state.get().items).to.deep.equal([]);
  });
});
