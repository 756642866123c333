import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Lead } from "../../../src/session/platform.ts";
import type { LeadSession, SessionSettings } from "../../../src/session/session-types.ts";
import { TalkWorld, type TalkTab } from "../../fixtures/live/talk-world.ts";
import type { TabOptions } from "../../fixtures/session/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const said = (session: LeadSession) =>
  session.state.get().items.flatMap((item) => (item.type === "message" ? [`${item.text} ${item.state}`] : []));

/** As many tabs as are asked for, each with its chat open. */
async function open(count: number, options: TabOptions = {}, settings: SessionSettings = {}) {
  const world = new TalkWorld();
  const tabs: TalkTab[] = [];
  const sessions: LeadSession[] = [];
  for (let index = 0; index < count; index++) {
    const tab = world.tab(options);
    tabs.push(tab);
    sessions.push(tab.session(settings));
  }
  void sessions[0]?.sendMessage("hello");
  await world.advance(2000);
  for (const session of sessions) void session.prepare();
  await world.advance(2000);
  const [first, second] = sessions;
  assert.ok(first && second && tabs[0] && tabs[1]);
  return { world, tabs, sessions, first, second, one: tabs[0], other: tabs[1] };
}

/** Insecure pages have no locks: each leads for itself. */
const everyoneLeads: Lead = (_, { won }) => {
  won();
  return { take: () => {}, leave: () => {} };
};
const places: [what: string, options: TabOptions, streams: number][] = [
  ["with locks and channel", {}, 1],
  ["without locks", { platform: { leadTabs: everyoneLeads } }, 2],
  ["without a channel", { platform: { openChannel: () => undefined } }, 2],
  ["without either", { platform: { leadTabs: everyoneLeads, openChannel: () => undefined } }, 2],
];

for (const [what, options, streams] of places) {
  describe(`two tabs of one conversation, ${what}`, () => {
    test(`${String(streams)} stream${streams > 1 ? "s" : ""}; both show what is said, each thing once`, async () => {
      const { world, first, second } = await open(2, options);
      assert.equal(world.server.streams.size, streams);
      world.server.answer("for both");
      await world.advance(2000);
      for (const session of [first, second]) assert.deepEqual(said(session), ["hello sent", "for both stored"]);
      assert.equal(world.world.disk().meta.get("main")?.unread, 1, "counted once");
    });

    test("the page is told of an answer once, by one of them", async () => {
      const { world, one, other } = await open(2, options);
      world.server.answer("news");
      await world.advance(2000);
      const told = [one, other].flatMap(({ tab }) => tab.heard("message").filter(({ from }) => from === "business"));
      assert.equal(told.length, 1);
    });

    test("what either says is sent once, and both know that it was read", async () => {
      const { world, first, second } = await open(2, options);
      void first.sendMessage("from one");
      void second.sendMessage("from the other");
      await world.advance(5000);
      const texts = world.server.talk().messages.map(({ text }) => text);
      assert.deepEqual(texts.toSorted(), ["from one", "from the other", "hello"]);
      world.server.receive({ readUpTo: world.server.talk().revision });
      await world.advance(5000);
      if (!what.includes("channel") && !what.includes("either"))
        for (const session of [first, second]) assert.ok(said(session).every((words) => words.endsWith(" read")));
      for (const item of world.world.disk().items.values()) assert.equal(item.type === "message" && item.state, "read");
    });

    test("one dies: the other hears on", async () => {
      const { world, one, second } = await open(2, options);
      one.crash();
      await world.advance(3000);
      world.server.answer("for who is left");
      await world.advance(2000);
      assert.equal(said(second).at(-1), "for who is left stored");
      assert.equal(world.server.streams.size, 1);
    });

    test("one forgets: neither shows anything, the server erases, and it comes to rest", async () => {
      const { world, first, second } = await open(2, options);
      const talk = world.server.talk();
      void first.forget();
      await world.advance(5000);
      assert.deepEqual(said(first), []);
      if (options.platform?.openChannel === undefined) assert.deepEqual(said(second), []);
      assert.equal(talk.erased, true);
      assert.equal(world.world.disk().scans.size, 0);
      assert.equal(world.world.disk().items.size, 0);
    });
  });
}

describe("the tab that leads", () => {
  test("is the one that is looked at; with two in sight nobody fights", async () => {
    const { world, one, other } = await open(2);
    for (let count = 0; count < 5; count++) {
      one.see(false);
      other.see(true);
      await world.advance(500);
      one.see(true);
      other.see(false);
      await world.advance(500);
    }
    await world.advance(3000);
    assert.equal(world.server.streams.size, 1);
    assert.equal([...world.leads.values()][0]?.holder?.tab, one);
  });

  test("is told what there is to do by those that do not", async () => {
    const { world, one, second, other } = await open(2);
    one.see(true);
    await world.settle();
    other.see(false);
    const before = world.server.requests.length;
    void second.sendMessage("from the tab behind");
    await world.advance(1000);
    assert.ok(world.server.requests.length > before);
    assert.ok(said(second).includes("from the tab behind sent"));
  });

  test("tells the others the moment, and what is over", async () => {
    const { world, first, second } = await open(2);
    world.server.be("online");
    world.server.type(true, "Rina");
    await world.settle();
    for (const session of [first, second]) assert.equal(session.state.get().typing, "Rina");
    world.server.type(false);
    world.server.be("away");
    await world.settle();
    for (const session of [first, second])
      assert.deepEqual([session.state.get().typing, session.state.get().presence], [undefined, "away"]);
  });

  test("a tab that comes later knows the moment too", async () => {
    const { world } = await open(2);
    world.server.be("online");
    await world.settle();
    const third = world.tab();
    third.visible = false;
    const session = third.session();
    void session.prepare();
    await world.advance(3000);
    assert.equal(session.state.get().presence, "online");
    assert.equal(world.server.streams.size, 1);
  });
});

describe("a page that is not looked at", () => {
  test("keeps its stream for an hour, not more; also when the connection comes and goes meanwhile", async () => {
    const { world, tabs } = await open(2);
    for (const tab of tabs) tab.see(false);
    await world.advance(30 * MINUTE);
    assert.equal(world.server.streams.size, 1);
    for (const tab of tabs) tab.tab.signal("offline");
    await world.advance(MINUTE);
    for (const tab of tabs) tab.tab.signal("online");
    await world.advance(40 * MINUTE);
    assert.equal(world.server.streams.size, 1, "the hour begins again with the connection");
    await world.advance(30 * MINUTE);
    assert.equal(world.server.streams.size, 0);
  });

  test("looked at again within the hour it never let go", async () => {
    const { world, one } = await open(2);
    one.see(false);
    await world.advance(50 * MINUTE);
    one.see(true);
    await world.advance(50 * MINUTE);
    assert.equal(world.server.streams.size, 1);
  });

  test("in the cache it holds no lock, no channel and no stream; back again it takes part once", async () => {
    const { world, one, other, first } = await open(2);
    other.crash();
    await world.settle();
    for (let count = 0; count < 3; count++) {
      one.tab.signal("freeze");
      await world.settle();
      assert.deepEqual([world.server.streams.size, [...world.leads.values()][0]?.holder], [0, undefined]);
      one.tab.signal("thaw");
      await world.advance(2000);
      assert.equal(world.server.streams.size, 1);
    }
    world.server.answer("once");
    await world.settle();
    assert.deepEqual(said(first), ["hello sent", "once stored"]);
  });
});

describe("a clock that is set back", () => {
  const typed = (world: TalkWorld) =>
    world.server.requests.filter(({ body }) => (body as { typing?: boolean } | undefined)?.typing === true).length;

  test("keeps nobody from being told that the visitor types", async () => {
    const { world, first } = await open(2);
    world.server.be("online");
    await world.settle();
    first.saveDraft?.("w");
    await world.settle();
    assert.equal(typed(world), 1);
    world.world.scheduler.now -= 2 * HOUR;
    first.saveDraft?.("wo");
    await world.settle();
    assert.equal(typed(world), 2);
  });

  test("keeps nobody from hearing late answers to an earlier conversation", async () => {
    const { world, tabs, first } = await open(2);
    const [id = ""] = world.server.talks.keys();
    await world.advance(25 * HOUR);
    void first.sendMessage("another day");
    await world.advance(2000);
    assert.equal(world.server.talks.size, 2);
    world.world.scheduler.now -= 2 * HOUR;
    world.server.answer("to the first", { id });
    for (const { tab } of tabs) tab.signal("online");
    await world.advance(2000);
    assert.ok(said(first).includes("to the first stored"));
  });
});

describe("a tab whose disk is gone", () => {
  test("talks for itself: what it says no other tab can see", async () => {
    const world = new TalkWorld();
    let isGone = false;
    const other = world.tab({ fault: () => (isGone ? new DOMException("full", "QuotaExceededError") : undefined) });
    const session = other.session();
    const first = world.tab().session();
    void first.sendMessage("hello");
    await world.advance(2000);
    void session.prepare();
    await world.advance(2000);
    assert.equal(world.server.streams.size, 1);
    isGone = true;
    void session.sendMessage("from memory");
    await world.advance(5000);
    assert.equal(said(session).at(-1), "from memory sent");
    world.server.answer("to both");
    await world.advance(2000);
    for (const one of [first, session]) assert.equal(said(one).at(-1), "to both stored");
  });
});

describe("without a disk", () => {
  test("each tab has a conversation of its own, and a stream", async () => {
    const { world, second, sessions } = await open(2, {}, { storage: "none" });
    void second.sendMessage("somebody else");
    await world.advance(3000);
    assert.deepEqual([world.server.talks.size, world.server.streams.size], [2, 2]);
    assert.deepEqual(sessions.map(said), [["hello sent"], ["somebody else sent"]]);
  });
});
