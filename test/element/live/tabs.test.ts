import { expect } from "@open-wc/testing";
import type { Deed, TalkView } from "../../fixtures/live/talk-http.ts";
import { connectReceiver } from "../../fixtures/receiver-client.ts";
import { tinyDetection } from "../../fixtures/session/world.ts";
import { browserPlatform } from "../../../src/session/browser-platform.ts";
import { createLeadSession } from "../../../src/session/create-lead-session.ts";
import { createEngineRegistry } from "../../../src/session/engine-registry.ts";
import type { LeadSession } from "../../../src/session/session-types.ts";

/** Each has an engine of its own, as two tabs have; database, locks and channels are the browser's. */
describe("a live conversation in several tabs", () => {
  let server: string;
  let site: string;
  const sessions: LeadSession[] = [];

  beforeEach(async () => {
    const { origin } = await connectReceiver();
    server = `${origin}/talk/${crypto.randomUUID()}`;
    site = `tabs-${crypto.randomUUID()}`;
  });
  afterEach(() => {
    for (const session of sessions.splice(0)) session.close();
    indexedDB.deleteDatabase(`lead-chat-1/${site}`);
    localStorage.removeItem(`lead-chat/${site}`);
  });

  function open(): LeadSession {
    const registry = createEngineRegistry({ ...browserPlatform, detection: tinyDetection });
    const session = createLeadSession({ server, site, region: "ID" }, { loadEngine: async () => registry });
    sessions.push(session);
    return session;
  }
  const act = async (deed: Deed): Promise<TalkView> =>
    (await (await fetch(`${server}/deeds`, { method: "POST", body: JSON.stringify(deed) })).json()) as TalkView;
  const view = async (): Promise<TalkView> => (await (await fetch(`${server}/deeds`)).json()) as TalkView;
  async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 8000;
    while (!(await look())) {
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}: ${JSON.stringify(await view())}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const texts = (session: LeadSession) =>
    session.state.get().items.flatMap((item) => (item.type === "message" ? [item.text] : []));

  /** Two tabs write, the business answers, one goes; @returns what both show at the end */
  async function converse(): Promise<void> {
    const [one, other] = [open(), open()];
    await one.sendMessage("one");
    await until("the first message", async () => (await view()).texts.length === 1);
    await other.prepare();
    await other.sendMessage("two");
    await until("the second", async () => (await view()).texts.length === 2);
    await until("a stream", async () => (await view()).streams > 0);
    await act({ do: "answer", text: "for both" });
    await until("both have it", () => [one, other].every((session) => texts(session).includes("for both")));
    for (const session of [one, other]) expect(texts(session)).to.deep.equal(["one", "two", "for both"]);
    expect(one.state.get().unread).to.equal(1);
    sessions.shift()?.close();
    await act({ do: "answer", text: "for who is left" });
    await until("the other one has it", () => texts(other).includes("for who is left"));
    await other.sendMessage("three");
    await until("the third", async () => (await view()).texts.at(-1) === "visitor: three");
    expect(texts(other)).to.deep.equal(["one", "two", "for both", "for who is left", "three"]);
    expect((await view()).texts.length).to.equal(5);
  }

  it("has one stream, whoever leads", async () => {
    await converse();
    await until("one stream", async () => (await view()).streams === 1);
    open();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect((await view()).streams).to.equal(1);
  });

  it("tells each receipt once", async () => {
    const [one, other] = [open(), open()];
    await one.sendMessage("one");
    await other.prepare();
    await until("a stream", async () => (await view()).streams === 1);
    await act({ do: "answer", text: "read by both" });
    await until("both have it", () => [one, other].every((session) => session.state.get().unread === 1));
    one.markRead();
    other.markRead();
    await until("read", async () => (await view()).told.at(-1)?.readUpTo === 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await view()).told.filter(({ readUpTo }) => readUpTo === 2).length).to.equal(1);
  });

  for (const [what, target, name] of [
    ["locks", navigator, "locks"],
    ["a channel", globalThis, "BroadcastChannel"],
  ] as const) {
    it(`works without ${what}`, async () => {
      const own = Object.getOwnPropertyDescriptor(target, name);
      if (name === "locks") Object.defineProperty(target, name, { configurable: true, value: undefined });
      else delete (target as Partial<typeof globalThis>).BroadcastChannel;
      try {
        await converse();
      } finally {
        if (own) Object.defineProperty(target, name, own);
        else Reflect.deleteProperty(target, name);
      }
    });
  }
});
