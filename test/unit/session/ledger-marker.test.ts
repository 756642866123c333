import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { MetaRecord } from "../../../src/storage/storage-types.ts";
import { at, meta, openLedger, queued, scan, write } from "../../fixtures/session/ledger-double.ts";
import { World } from "../../fixtures/session/world.ts";

const settings = { endpoint: "https://in.example/leads", region: "ID" };

describe("what the marker says of what is stored", () => {
  const DAY = 24 * 3_600_000;
  const cases: [
    what: string,
    stored: { meta?: Partial<MetaRecord>; scan?: boolean; outbox?: OutboxEntry["status"] },
    marker: { pending: boolean; unread: number } | undefined,
  ][] = [
    ["nothing at all", {}, undefined],
    ["somebody was here", { meta: {} }, { pending: false, unread: 0 }],
    ["something is unread", { meta: { unread: 3 } }, { pending: false, unread: 3 }],
    ["something is to be scanned", { meta: {}, scan: true }, { pending: true, unread: 0 }],
    ["only something to be scanned, after everything was forgotten", { scan: true }, { pending: true, unread: 0 }],
    ["something waits to be sent", { meta: {}, outbox: "waiting" }, { pending: true, unread: 0 }],
    ["something was refused for now", { meta: {}, outbox: "parked" }, { pending: true, unread: 0 }],
    ["something was given up by age", { meta: {}, outbox: "dead" }, { pending: false, unread: 0 }],
    ["answers may come", { meta: { watchUntil: 7 * DAY } }, { pending: true, unread: 0 }],
    ["no answers are expected any more", { meta: { watchUntil: 999 } }, { pending: false, unread: 0 }],
  ];
  for (const [what, stored, marker] of cases) {
    test(what, async () => {
      const { ledger, markers } = openLedger();
      await ledger.commit(
        write({
          ...(stored.meta && { meta: { put: [{ ...meta, ...stored.meta }] } }),
          ...(stored.scan && { scans: { put: [scan("a")] } }),
          ...(stored.outbox && { outbox: { put: [queued("e", stored.outbox)] } }),
        }),
      );
      assert.deepEqual(markers.at(-1), marker);
      assert.equal(ledger.isBusy, marker?.pending ?? false);
    });
  }

  test("something is about to be written: the marker is there first", () => {
    const { ledger, markers } = openLedger();
    ledger.mark(true);
    assert.deepEqual(markers, [{ pending: true, unread: 0 }]);
  });

  test("what is written quietly is marked too", async () => {
    const { ledger, markers } = openLedger();
    await ledger.commitQuietly(write({ meta: { put: [{ ...meta, draft: "I wo" }] } }));
    assert.deepEqual(markers, [{ pending: false, unread: 0 }]);
  });

  test("without a disk there is nothing to mark", async () => {
    const none = openLedger({ settings: { storage: "none" } });
    await none.ledger.commit(write({ meta: { put: [meta] }, scans: { put: [scan("a")] } }));
    const refused = openLedger();
    refused.control.fails = true;
    await refused.ledger.commit(write({ meta: { put: [meta] } }));
    assert.deepEqual([none.markers, refused.markers], [[], []]);
  });

  test("a look at what is stored writes nothing", async () => {
    const { ledger, markers } = openLedger();
    await ledger.loadHistory();
    await ledger.read();
    assert.deepEqual(markers, []);
  });
});

describe("the marker of several tabs", () => {
  test("another tab's has replaced this one's: the next word is marked again", async () => {
    const world = new World();
    const [first, second] = [world.tab(), world.tab()];
    const session = first.session();
    world.react = () => "lost-request";
    await Promise.all([session.sendMessage("hello"), world.advance(2000)]);
    assert.deepEqual(world.markers.get("default"), { pending: true, unread: 0 });
    world.react = () => ({ status: 200 });
    second.engine.resume({ settings });
    await world.advance(60_000);
    assert.deepEqual(world.markers.get("default"), { pending: false, unread: 0 });
    world.react = () => "lost-request";
    await Promise.all([session.sendMessage("ana@example.com"), world.advance(2000)]);
    assert.deepEqual(world.markers.get("default"), { pending: true, unread: 0 });
    // Killed now: the next page must know that there is something to do.
    first.crash();
    second.crash();
    world.react = () => ({ status: 200 });
    if (world.markers.get("default")?.pending) world.tab().engine.resume({ settings });
    await world.advance(60_000);
    assert.equal(world.leadEvents.length, 1);
  });

  test("read in another tab, then unread again here: the badge of the next page says so", async () => {
    const world = new World();
    const [one, other] = [world.tab().session(), world.tab().session()];
    await Promise.all([one.sendMessage("hello"), world.advance(2000)]);
    const answer = () => Promise.all([one.receiveMessage?.({ text: "Hi!" }), world.advance(2000)]);
    await answer();
    assert.equal(world.markers.get("default")?.unread, 1);
    await Promise.all([other.prepare(), world.advance(2000)]);
    other.markRead();
    await world.advance(2000);
    assert.equal(world.markers.get("default")?.unread, 0);
    await answer();
    assert.equal(world.markers.get("default")?.unread, 1);
  });

  test("a tab that knows less puts right what it wrote, once it has heard of it", async () => {
    const { ledger, disk, markers, receive, settled } = openLedger();
    await ledger.commit(write({ meta: { put: [meta] } }));
    assert.equal(markers.at(-1)?.pending, false);
    disk.scans.set("theirs", scan("theirs"));
    receive({ type: "written" });
    await settled();
    assert.deepEqual(markers.at(-1), { pending: true, unread: 0 });
  });

  test("forgotten in another tab: no marker comes back", async () => {
    const world = new World();
    const [one, other] = [world.tab().session(), world.tab().session()];
    await Promise.all([one.sendMessage("hello"), other.sendMessage("hello?"), world.advance(2000)]);
    await Promise.all([one.forget(), world.advance(60_000)]);
    assert.equal(world.markers.size, 0);
    assert.deepEqual(other.state.get().items, []);
  });

  test("a page in which nobody said anything leaves the marker of the others alone", async () => {
    const world = new World();
    // Tabs that can't hear each other.
    const deaf = { platform: { openChannel: () => undefined } };
    const quiet = world.tab(deaf).session();
    void quiet.prepare();
    await world.advance(500);
    world.react = () => "lost-request";
    const talker = world.tab(deaf);
    void talker.session().sendMessage("ana@example.com");
    await world.advance(5000);
    assert.deepEqual(world.markers.get("default"), { pending: true, unread: 0 });
  });
});

test("killed between the marker and the first change: the next page finds nothing, and says so", async () => {
  const world = new World();
  world.markers.set("default", { pending: true, unread: 0 });
  const tab = world.tab();
  tab.engine.resume({ settings });
  await world.advance(3000);
  assert.equal(world.markers.has("default"), false);
  assert.equal(tab.listeners, 0, "and lets go of everything");
});

test("an answer that was read is no longer in the marker after the next visit either", async () => {
  const world = new World();
  const item = { id: "b", type: "message", from: "business", text: "Hi", at, position: 1 } as const;
  world.disk().items.set("b", item);
  world.disk().meta.set("main", { ...meta, position: 1, unread: 1, visitedAt: world.scheduler.now });
  world.markers.set("default", { pending: false, unread: 1 });
  const session = world.tab().session();
  await Promise.all([session.prepare(), world.advance(2000)]);
  session.markRead();
  await world.advance(2000);
  assert.deepEqual(world.markers.get("default"), { pending: false, unread: 0 });
});
