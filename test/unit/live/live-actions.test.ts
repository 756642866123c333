import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newTalk, type TalkRecord } from "../../../src/chat/live/talk-record.ts";
import * as liveModule from "../../../src/session/live.ts";
import { draftChange } from "../../../src/session/draft.ts";
import { eraseTalks, seeTalks } from "../../../src/session/live-actions.ts";
import type { LiveModule } from "../../../src/session/engine-types.ts";
import type { LeadSession } from "../../../src/session/session-types.ts";
import type { ScanRecord } from "../../../src/storage/storage-types.ts";
import { TalkWorld } from "../../fixtures/live/talk-world.ts";
import { AT, contextOf, conversation, disk, meta } from "../../fixtures/session/change-double.ts";

const HOUR = 3_600_000;
const talk = (id: string, part: Partial<TalkRecord> = {}): TalkRecord => ({
  ...newTalk({ id, visitorId: "v", startedAt: AT, claim: "1".repeat(32), activeAt: 0 }),
  ...part,
});
const said = (session: LeadSession) =>
  session.state.get().items.flatMap((item) => (item.type === "message" ? [`${item.text} ${item.state}`] : []));

describe("all was seen", () => {
  test("in the conversations of who is here, up to what they have", async () => {
    const talks = [
      talk("a", { received: 7, seen: 3 }),
      talk("b", { visitorId: "w", received: 9 }),
      talk("c", { received: 2 }),
    ];
    const device = disk({ meta: [{ ...meta, talks }] });
    await device.make(draftChange(contextOf(), seeTalks));
    assert.deepEqual(
      device.meta()?.talks?.map(({ seen }) => seen),
      [7, 0, 2],
    );
  });

  test("where there is no conversation nothing is written", async () => {
    const device = disk({ meta: [meta] });
    assert.deepEqual((await device.make(draftChange(contextOf(), seeTalks))).writes, {});
  });
});

describe("everything is deleted on this device", () => {
  const erase = async (talks: readonly TalkRecord[], scans: readonly ScanRecord[] = []) => {
    const device = disk({ meta: [{ ...meta, talks }], scans });
    const { writes } = await device.make(draftChange(contextOf(), (draft, stored) => eraseTalks(draft, stored)));
    return writes.scans?.put ?? [];
  };

  test("the server is to erase every conversation of the device, whoever's it was", async () => {
    const [one, other] = [talk("a", { token: "t" }), talk("b", { visitorId: "w" })];
    assert.deepEqual(await erase([one, other]), [
      {
        ...{ id: "a#erase", task: "erase", at: AT, visitorId: "v", erased: one },
        conversation: { id: "a", startedAt: AT, lastAt: AT },
      },
      {
        ...{ id: "b#erase", task: "erase", at: AT, visitorId: "w", erased: other },
        conversation: { id: "b", startedAt: AT, lastAt: AT },
      },
    ]);
  });

  test("an earlier wish that is not fulfilled yet holds; words that wait go nowhere", async () => {
    const earlier: ScanRecord = {
      ...{ id: "old#erase", task: "erase", at: AT, visitorId: "v", conversation },
      erased: talk("old"),
    };
    const words: ScanRecord = { id: "m#message", task: "message", text: "x", at: AT, visitorId: "v", conversation };
    assert.deepEqual(
      (await erase([], [words, earlier])).map(({ id }) => id),
      ["old#erase"],
    );
  });

  test("twice, offline: the server erases each conversation once, when it is back", async () => {
    const world = new TalkWorld();
    const page = world.tab();
    const session = page.session();
    void session.sendMessage("one");
    await world.advance(2000);
    const first = world.server.talk();
    page.tab.signal("offline");
    void session.forget();
    await world.advance(1000);
    page.tab.signal("online");
    void session.sendMessage("two");
    await world.advance(3000);
    assert.equal(first.erased, true);
    const second = world.server.talk();
    page.tab.signal("offline");
    void session.forget();
    await world.advance(1000);
    void session.forget();
    await world.advance(1000);
    page.tab.signal("online");
    await world.advance(5000);
    assert.equal(second.erased, true);
    assert.equal(world.server.requests.filter(({ method }) => method === "DELETE").length, 2);
    assert.deepEqual([world.world.disk().scans.size, said(session)], [0, []]);
  });
});

test("forgetting erases every conversation that the visitor ever had at the server, however many", async () => {
  const world = new TalkWorld();
  for (let count = 0; count < 13; count++) {
    const page = world.tab();
    void page.session().sendMessage(`visit ${String(count)}`);
    await world.advance(2000);
    page.crash();
    // After so long a silence another conversation begins.
    await world.advance(25 * 60 * 60_000);
  }
  const session = world.tab().session();
  const talks = [...world.server.talks.values()];
  assert.deepEqual([talks.length, world.talks.length], [13, 13]);
  void session.forget();
  await world.advance(60_000);
  assert.deepEqual(
    talks.map(({ erased }) => erased),
    talks.map(() => true),
  );
  assert.equal(world.world.disk().scans.size, 0);
});

describe("the chunk of the live conversation", () => {
  /** A page whose chunk fails so often, and counts. */
  function page(failures: number) {
    const world = new TalkWorld();
    const control = { loads: 0, failures };
    const tab = world.tab({
      platform: {
        loadLive: async (): Promise<LiveModule> => {
          control.loads++;
          if (control.failures-- > 0) throw new TypeError("no chunk");
          return liveModule;
        },
      },
    });
    return { world, tab, control, session: tab.session() };
  }

  test("is loaded once a page, by the first word", async () => {
    const { world, control, session } = page(0);
    void session.prepare();
    await world.advance(10);
    assert.equal(control.loads, 0, "nothing to say, nothing to hear");
    for (const text of ["one", "two", "three"]) void session.sendMessage(text);
    await world.advance(5000);
    assert.equal(control.loads, 1);
    assert.deepEqual(said(session), ["one sent", "two sent", "three sent"]);
  });

  test("that is missing is asked for until it comes; what was written meanwhile goes then, in order", async () => {
    const { world, control, session } = page(3);
    for (const text of ["one", "two"]) void session.sendMessage(text);
    await world.advance(4000);
    assert.deepEqual(said(session), ["one sending", "two sending"]);
    await world.advance(60_000);
    assert.equal(control.loads, 4);
    assert.deepEqual(
      world.server.talk().messages.map(({ text }) => text),
      ["one", "two"],
    );
  });

  test("that comes after the page has closed its chat begins nothing", async () => {
    const { world, tab, session } = page(1);
    void session.sendMessage("one");
    await world.advance(200);
    session.close();
    await world.advance(60_000);
    assert.deepEqual([world.server.requests.length, world.server.streams.size, tab.tab.listeners], [0, 0, 0]);
    assert.equal(world.world.disk().scans.size > 0, true, "it is kept for the next page");
  });

  test("of a chat that was closed and opened again is at work once", async () => {
    const { world, session } = page(0);
    void session.sendMessage("one");
    await world.advance(2000);
    session.close();
    await world.advance(1000);
    assert.equal(world.server.streams.size, 0);
    void session.sendMessage("two");
    await world.advance(3000);
    assert.deepEqual([said(session), world.server.streams.size], [["one sent", "two sent"], 1]);
    world.server.answer("once");
    await world.settle();
    assert.equal(said(session).filter((words) => words === "once stored").length, 1);
  });

  test("forgetting does not wait for it, and what is to be erased waits for the next page", async () => {
    const { world, tab, session } = page(Infinity);
    void session.sendMessage("one");
    await world.advance(1000);
    void session.forget();
    await world.advance(1000);
    assert.deepEqual(said(session), []);
    tab.crash();
    const next = world.tab().session();
    void next.prepare();
    await world.advance(5000);
    assert.equal(world.world.disk().scans.size, 0);
  });
});

describe('"Try again" under a message that the server refused', () => {
  test("sends it as the newest, with the same name; a refused one may be refused again", async () => {
    const world = new TalkWorld();
    const session = world.tab().session();
    for (const text of ["REFUSE this", "fine"]) void session.sendMessage(text);
    await world.advance(2000);
    const id = session.state.get().items.find((item) => "state" in item && item.state === "failed")?.id ?? "";
    for (let count = 0; count < 2; count++) {
      void session.retryMessage(id);
      await world.advance(2000);
      assert.deepEqual(said(session), ["fine sent", "REFUSE this failed"]);
      assert.equal(session.state.get().items.at(-1)?.id, id);
    }
  });

  test("of one that was sent, or is none, does nothing", async () => {
    const world = new TalkWorld();
    const session = world.tab().session();
    void session.sendMessage("fine");
    await world.advance(2000);
    const before = world.server.requests.length;
    for (const id of [session.state.get().items[0]?.id ?? "", "nobody", ""]) void session.retryMessage(id);
    await world.advance(2000);
    assert.deepEqual([said(session), world.server.requests.length], [["fine sent"], before]);
  });

  test("a day later, in another tab, it goes in a conversation of its day", async () => {
    const world = new TalkWorld();
    const first = world.tab();
    void first.session().sendMessage("REFUSE this");
    await world.advance(2000);
    first.crash();
    await world.advance(25 * HOUR);
    const session = world.tab().session();
    void session.prepare();
    await world.advance(2000);
    const [failed] = session.state.get().items;
    void session.retryMessage(failed?.id ?? "");
    await world.advance(2000);
    assert.equal(world.server.talks.size, 2);
  });
});
