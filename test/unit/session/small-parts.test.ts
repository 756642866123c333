import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openGate } from "../../../src/delivery/outbox-entry.ts";
import type { LeadEvent, Touch } from "../../../src/protocol/lead-event.ts";
import { buildConversationEvent, buildLeadEvent, fit as limit } from "../../../src/session/build-event.ts";
import { Draft, draftChange, type ChangeContext } from "../../../src/session/draft.ts";
import { createEmitter } from "../../../src/session/emitter.ts";
import { createEngineRegistry } from "../../../src/session/engine-registry.ts";
import { retryDelay } from "../../../src/session/retry-delay.ts";
import { Scanner } from "../../../src/session/scanner.ts";
import { shareSession } from "../../../src/session/shared-session.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { showItem, view } from "../../../src/session/view.ts";
import { emptyMaps } from "../../../src/storage/apply-writes.ts";
import type { MetaRecord, ScanRecord, Stored } from "../../../src/storage/storage-types.ts";
import { emptyLeadRecord } from "../../../src/lead/lead-record.ts";
import { World } from "../../fixtures/session/world.ts";

const at = "2026-11-20T09:00:00.000Z";
const NOW = Date.parse(at);
const conversation = { id: "c", startedAt: at, lastAt: at };
const nothing: Stored = { meta: [], leads: [], items: [], outbox: [], scans: [] };
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Timers that the test lets fire. */
function clock() {
  const timers: { task: () => void; milliseconds: number }[] = [];
  const startTimer = (task: () => void, milliseconds: number) => {
    const timer = { task, milliseconds };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
  };
  const fire = () => timers.shift()?.task();
  return { timers, startTimer, fire };
}

function context(part: Partial<ChangeContext> = {}): ChangeContext {
  let ids = 0;
  return {
    now: () => NOW,
    newId: () => `id${++ids}`,
    newKey: () => "0".repeat(32),
    source: "https://shop.example/",
    page: { url: "https://shop.example/class" },
    touches: (known) => known,
    sends: true,
    talks: false,
    transform: false,
    notice: "shown",
    keepsItems: true,
    isDurable: () => true,
    ...part,
  };
}

describe("waiting for a chunk", () => {
  for (const [failures, seconds] of [
    [0, 1],
    [1, 4],
    [2, 15],
    [3, 60],
    [4, 300],
    [5, 300],
    [400, 300],
  ] as const)
    test(`after ${failures} failures: ${seconds} s`, () => assert.equal(retryDelay(failures), seconds * 1000));
});

describe("the scanner", () => {
  const record = (id: string): ScanRecord => ({ id, text: id, at, visitorId: "v", conversation });
  function setUp(ids: string[]) {
    const { timers, startTimer, fire } = clock();
    const left = new Set(ids);
    const missing = new Set<string>();
    const scanned: string[] = [];
    const postponed: unknown[] = [];
    const scanner = new Scanner({
      startTimer,
      pending: () => [...left].map(record),
      async scan({ id }) {
        if (missing.has(id)) throw new TypeError("no chunk");
        scanned.push(id);
        left.delete(id);
      },
      postponed: (error) => postponed.push(error),
    });
    return { scanner, timers, fire, left, missing, scanned, postponed };
  }

  test("scans one after the other, in order", async () => {
    const { scanner, scanned, timers } = setUp(["a", "b", "c"]);
    scanner.kick();
    await settled();
    assert.deepEqual([scanned, timers.length], [["a", "b", "c"], 0]);
  });

  test("one that needs a missing chunk does not keep the others, and is tried again", async () => {
    const { scanner, scanned, missing, timers, fire, postponed } = setUp(["a", "b", "c"]);
    missing.add("b");
    scanner.kick();
    await settled();
    assert.deepEqual([scanned, postponed.length, timers[0]?.milliseconds], [["a", "c"], 1, 1000]);
    fire();
    await settled();
    assert.equal(timers[0]?.milliseconds, 4000);
    missing.clear();
    fire();
    await settled();
    assert.deepEqual([scanned, timers.length], [["a", "c", "b"], 0]);
  });

  test("what comes while it scans is scanned too", async () => {
    const { scanner, scanned, left } = setUp(["a"]);
    scanner.kick();
    left.add("b");
    scanner.kick();
    await settled();
    assert.deepEqual(scanned, ["a", "b"]);
  });

  test("a kick does not wait for the timer, and does not make the waiting longer", async () => {
    const { scanner, missing, timers } = setUp(["a"]);
    missing.add("a");
    for (let count = 0; count < 5; count++) {
      scanner.kick();
      await settled();
      assert.deepEqual(
        timers.map((timer) => timer.milliseconds),
        [1000],
      );
    }
  });

  test("stopped: nothing any more", async () => {
    const { scanner, missing, timers, scanned } = setUp(["a"]);
    missing.add("a");
    scanner.kick();
    await settled();
    scanner.stop();
    missing.clear();
    scanner.kick();
    await settled();
    assert.deepEqual([scanned, timers.length], [[], 0]);
  });
});

describe("telling", () => {
  test("everybody who listens hears it; who leaves hears no more", () => {
    const { tell, listen } = createEmitter();
    const heard: string[] = [];
    const end = listen((name) => heard.push(`one ${name}`));
    listen((name) => heard.push(`other ${name}`));
    tell("signal", { name: "price", value: true });
    end();
    tell("signal", { name: "price", value: true });
    assert.deepEqual(heard, ["one signal", "other signal", "other signal"]);
  });

  test("one that leaves while it is told does not make another one miss it", () => {
    const { tell, listen } = createEmitter();
    const heard: string[] = [];
    const end = listen(() => {
      heard.push("one");
      end();
    });
    listen(() => heard.push("other"));
    tell("signal", { name: "price", value: true });
    assert.deepEqual(heard, ["one", "other"]);
  });
});

describe("a change that is drawn up", () => {
  test("of nothing writes nothing", () => {
    const { writes } = draftChange(context(), () => {}).apply(nothing);
    assert.deepEqual(writes, {});
  });

  test("places go up over items and events, and are remembered", () => {
    const { writes } = draftChange(context(), (draft) => {
      draft.addItem({ id: "m", type: "message", from: "visitor", text: "hi", at });
      draft.queue({ id: "e" } as LeadEvent, { line: "l" });
    }).apply({
      ...nothing,
      meta: [{ id: "main", visitorId: "v", position: 41, unread: 0, visitedAt: 0, gate: openGate }],
    });
    assert.equal(writes.items?.put?.[0]?.position, 42);
    assert.equal(writes.outbox?.put?.[0]?.position, 43);
    assert.equal(writes.meta?.put?.[0]?.position, 43);
  });

  test("the last of several writes of one record counts, at its place", () => {
    const draft = new Draft(nothing, context());
    const scan = { id: "s", text: "a", at, visitorId: "v", conversation };
    draft.put("scans", scan);
    draft.put("scans", { ...scan, id: "t" });
    draft.put("scans", { ...scan, text: "b" });
    assert.deepEqual(
      draft.writes.scans?.put?.map(({ id, text }) => `${id} ${text ?? ""}`),
      ["s b", "t a"],
    );
  });

  test("a host that keeps the conversation itself gets items, and nothing of them is stored", () => {
    const draft = new Draft(nothing, context({ keepsItems: false }));
    draft.addItem({ id: "m", type: "message", from: "visitor", text: "hi", at });
    assert.equal(draft.writes.items, undefined);
    assert.equal(draft.writes.passing?.length, 1);
  });

  test("without an endpoint nothing is queued", () => {
    const draft = new Draft(nothing, context({ sends: false }));
    draft.queue({ id: "e" } as LeadEvent, { line: "l" });
    assert.equal(draft.writes.outbox, undefined);
  });

  test("what passes through the host's function is marked", () => {
    const draft = new Draft(nothing, context({ transform: true }));
    draft.queue({ id: "e" } as LeadEvent, { line: "l" });
    assert.equal(draft.writes.outbox?.put?.[0]?.transform, true);
  });

  test("a conversation begins once, goes on for a day, and then another begins", () => {
    const begin = new Draft(nothing, context());
    begin.speak(at);
    const [meta] = begin.writes.meta?.put ?? [];
    assert.equal(begin.writes.outbox?.put?.[0]?.event.type, "leadchat.conversation.started.v1");
    const known = { ...nothing, meta: [meta as MetaRecord] };
    const later = (hours: number) => {
      const draft = new Draft(known, context());
      draft.speak(new Date(NOW + hours * 3_600_000).toISOString());
      return draft.writes.outbox?.put?.length ?? 0;
    };
    assert.deepEqual([later(1), later(24), later(25)], [0, 0, 1]);
  });

  test("a scan is taken once; taken or not, this page need not come back to it", () => {
    const scan = { id: "s", text: "a", at, visitorId: "v", conversation };
    const there = new Draft({ ...nothing, scans: [scan] }, context());
    assert.equal(there.takeScan(scan), true);
    const gone = new Draft(nothing, context());
    assert.equal(gone.takeScan(scan), false);
    for (const draft of [there, gone]) assert.deepEqual(draft.writes.scans?.delete, ["s"]);
  });

  test("touches: what is known and this page's, written once", () => {
    const touch: Touch = { kind: "click", at };
    const draft = new Draft(nothing, context({ touches: (known) => (known.length > 0 ? known : [touch]) }));
    assert.deepEqual(draft.touches(), [touch]);
    assert.deepEqual(draft.writes.meta?.put?.[0]?.touches, [touch]);
    assert.deepEqual(draft.touches(), [touch]);
  });
});

describe("an event", () => {
  const facts = { id: "e", at, source: "https://shop.example/" };
  const record = { ...emptyLeadRecord("v", "0".repeat(32), at), isLead: true, sequence: 1 };
  const change = { action: "captured", origin: "chat", added: [], removed: [], notice: "none" } as const;
  const touches = (count: number, size = 400): Touch[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: "click",
      at: new Date(NOW + index).toISOString(),
      campaign: String(index).padStart(size, "x"),
    }));

  test("the first is created, every other one updated", () => {
    const build = (sequence: number) =>
      buildLeadEvent({ ...record, sequence }, facts, { change: { ...change, added: [], removed: [] } }).type;
    assert.deepEqual(
      [build(1), build(2), build(99)],
      ["leadchat.lead.created.v1", "leadchat.lead.updated.v1", "leadchat.lead.updated.v1"],
    );
  });

  test("what is not known is left out, not empty", () => {
    const event = buildLeadEvent(record, facts, { change: { ...change, added: [], removed: [] } });
    assert.deepEqual(Object.keys(event.data), ["lead", "change", "key", "sequence"]);
    const started = buildConversationEvent(facts, { conversation: { id: "c", startedAt: at }, visitorId: "v" });
    assert.deepEqual(Object.keys(started.data), ["conversation", "visitorId"]);
  });

  for (const count of [0, 1, 2, 10, 30, 50]) {
    test(`of ${count} touches as many stay as fit into 16 kB; the first and the last do`, () => {
      const all = touches(count);
      const event = limit({ data: { touches: [...all] } });
      const kept = event.data.touches;
      assert.ok(new TextEncoder().encode(JSON.stringify(event)).length <= 16 * 1024 || kept.length === 2);
      assert.deepEqual([kept[0], kept.at(-1)], [all[0], all.at(-1)]);
      if (count <= 30) assert.equal(kept.length, count);
      // What goes stood right behind the first.
      assert.deepEqual(kept.slice(1), all.slice(all.length - kept.length + 1));
    });
  }

  test("bytes count, not characters", () => {
    const wide = touches(30, 1).map((touch) => ({ ...touch, campaign: "漢".repeat(300) }));
    const event = limit({ data: { touches: wide } });
    assert.ok(new TextEncoder().encode(JSON.stringify(event)).length <= 16 * 1024);
    assert.ok(event.data.touches.length < 30);
  });
});

describe("what elements see", () => {
  const settings: SessionSettings = {};
  const look = (maps = emptyMaps(), part: Partial<Parameters<typeof view>[0]> = {}) =>
    view({ maps, pending: new Map(), settings, phase: "ready", online: true, ...part });
  const meta: MetaRecord = { id: "main", visitorId: "v", position: 2, unread: 3, visitedAt: 0, gate: openGate };

  test("of an empty device", () => {
    assert.deepEqual(look(), {
      phase: "ready",
      items: [],
      lead: null,
      unread: 0,
      transport: "device",
      online: true,
      undelivered: 0,
    });
  });

  test("items in their order, what waits behind them; an item is the same object as long as nothing of it changes", () => {
    const maps = emptyMaps();
    const item = (id: string, position: number) =>
      ({ id, type: "message", from: "visitor", text: id, at, position }) as const;
    maps.items.set("b", item("b", 2));
    maps.items.set("a", item("a", 1));
    const waiting = { type: "message", id: "w", from: "visitor", text: "w", at, state: "pending" } as const;
    const first = look(maps, { pending: new Map([["w", waiting]]) });
    assert.deepEqual(
      first.items.map(({ id }) => id),
      ["a", "b", "w"],
    );
    assert.equal(look(maps).items[0], first.items[0]);
    assert.equal("position" in (first.items[0] ?? {}), false);
  });

  test("a message is stored until a transport says more", () => {
    const item = { id: "a", type: "message", from: "visitor", text: "a", at, position: 1 } as const;
    assert.equal((showItem(item) as { state: string }).state, "stored");
    assert.equal((showItem({ ...item, state: "sent" }) as { state: string }).state, "sent");
  });

  test("a record that is no lead is none; another visitor's is not theirs", () => {
    const maps = emptyMaps();
    maps.meta.set("main", meta);
    const record = emptyLeadRecord("v", "k", at);
    maps.leads.set("v", record);
    assert.equal(look(maps).lead, null);
    maps.leads.set("v", { ...record, isLead: true });
    assert.equal(look(maps).lead, record.lead);
    maps.meta.set("main", { ...meta, visitorId: "somebody else" });
    assert.equal(look(maps).lead, null);
  });

  test("unread, draft, choices and conversation are those of the device", () => {
    const maps = emptyMaps();
    maps.meta.set("main", { ...meta, draft: "I wo", preferences: { sound: true }, conversation });
    const { unread, draft, preferences, conversation: shown } = look(maps);
    assert.deepEqual([unread, draft, preferences, shown], [3, "I wo", { sound: true }, { id: "c", startedAt: at }]);
  });

  for (const [delivery, transport] of [
    [undefined, "device"],
    [false, "device"],
    [{ messages: false }, "device"],
    [{ messages: true }, "events"],
  ] as const)
    test(`config.delivery ${JSON.stringify(delivery)}: ${transport}`, () => {
      const config = delivery === undefined ? {} : { delivery };
      assert.equal(look(emptyMaps(), { settings: { config } }).transport, transport);
    });
});

describe("who shares what", () => {
  test("one engine a namespace; the last who leaves ends it", () => {
    const { platform } = new World().tab();
    const { openEngine } = createEngineRegistry(platform);
    const one = openEngine({ namespace: "a", settings: {} });
    const other = openEngine({ namespace: "a", settings: {} });
    const another = openEngine({ namespace: "b", settings: {} });
    assert.equal(one.engine, other.engine);
    assert.notEqual(one.engine, another.engine);
    one.release();
    one.release();
    assert.equal(openEngine({ namespace: "a", settings: {} }).engine, one.engine, "given back twice counts once");
    another.release();
  });

  test("after the last one has left another engine begins", () => {
    const { platform } = new World().tab();
    const { openEngine } = createEngineRegistry(platform);
    const first = openEngine({ namespace: "a", settings: {} });
    first.release();
    assert.notEqual(openEngine({ namespace: "a", settings: {} }).engine, first.engine);
  });

  test("elements of one namespace share a session, and the first of them speaks to the page", () => {
    const load = () => new Promise<never>(() => {});
    const [a, b, c] = ["shop", "shop", "other"].map((site) => shareSession({ site }, load));
    assert.equal(a?.session, b?.session);
    assert.notEqual(a?.session, c?.session);
    assert.deepEqual([a?.isFirst(), b?.isFirst(), c?.isFirst()], [true, false, true]);
    a?.release();
    a?.release();
    assert.equal(b?.isFirst(), true);
    b?.release();
    c?.release();
    const again = shareSession({ site: "shop" }, load);
    assert.notEqual(again.session, a?.session);
    again.release();
  });
});

test("a listener that throws keeps nobody else from hearing, and shows as the host's own mistake", () => {
  const { tell, listen } = createEmitter();
  const uncaught: unknown[] = [];
  const { queueMicrotask: real } = globalThis;
  globalThis.queueMicrotask = (task) => {
    try {
      task();
    } catch (error) {
      uncaught.push(error);
    }
  };
  try {
    const heard: string[] = [];
    listen(() => {
      throw new RangeError("the host's");
    });
    listen((name) => heard.push(name));
    tell("signal", { name: "price", value: true });
    assert.deepEqual(heard, ["signal"]);
    assert.deepEqual(
      uncaught.map((error) => (error as Error).message),
      ["the host's"],
    );
  } finally {
    globalThis.queueMicrotask = real;
  }
});

test("a message that could not be kept says so, and is kept when it is tried again", async () => {
  const world = new World();
  const tab = world.tab();
  const { page } = tab.platform;
  let fails = false;
  Object.assign(tab.platform, {
    page: () => {
      if (fails) throw new Error("the page is being taken apart");
      return page();
    },
  });
  const session = tab.session();
  await Promise.all([session.prepare(), world.settle()]);
  fails = true;
  const sending = assert.rejects(session.sendMessage("ana@example.com"), /taken apart/);
  await world.settle();
  await sending;
  const [failed] = session.state.get().items;
  assert.equal(failed?.type === "message" && failed.state, "failed");
  assert.equal(world.disk().items.size, 0);
  fails = false;
  await Promise.all([session.retryMessage(failed?.id ?? ""), world.advance(2000)]);
  const [kept] = session.state.get().items;
  assert.deepEqual([kept?.id, kept?.type === "message" && kept.state], [failed?.id, "stored"]);
  assert.equal(world.leadEvents.length, 1);
  // Once kept there is nothing to try again.
  await Promise.all([session.retryMessage(failed?.id ?? ""), world.advance(2000)]);
  assert.equal(session.state.get().items.filter(({ type }) => type === "message").length, 1);
});
