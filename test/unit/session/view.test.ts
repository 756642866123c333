import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ItemRecord } from "../../../src/chat/item-record.ts";
import { emptyLeadRecord } from "../../../src/lead/lead-record.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { MessageItem, SessionSettings, Transport } from "../../../src/session/session-types.ts";
import { transportOf } from "../../../src/session/transport-of.ts";
import { showItem, view, type ViewFacts } from "../../../src/session/view.ts";
import { emptyMaps, type Maps } from "../../../src/storage/apply-writes.ts";
import { meta, queued, said } from "../../fixtures/session/ledger-double.ts";
import { AT, conversation } from "../../fixtures/session/change-double.ts";

const look = (maps: Maps, part: Partial<ViewFacts> = {}) =>
  view({ maps, pending: new Map(), settings: {}, phase: "ready", online: true, ...part });

describe("what elements see", () => {
  test("of nothing: nothing, and no key without a value", () => {
    assert.deepEqual(look(emptyMaps(), { phase: "loading", online: false }), {
      ...{ phase: "loading", items: [], lead: null, unread: 0 },
      ...{ transport: "device", online: false, undelivered: 0 },
    });
  });

  test("the conversation by place, not by when it was heard of", () => {
    const maps = emptyMaps();
    for (const [id, position] of [
      ["c", 3],
      ["a", 1],
      ["between", 2.5],
      ["b", 2],
    ] as const)
      maps.items.set(id, said(id, position));
    assert.deepEqual(
      look(maps).items.map(({ id }) => id),
      ["a", "b", "between", "c"],
    );
  });

  test("what waits stands behind it, in the order in which it was written", () => {
    const maps = emptyMaps();
    maps.items.set("a", said("a", 9));
    const wait = (id: string): MessageItem => ({ ...(showItem(said(id)) as MessageItem), state: "pending" });
    const pending = new Map([
      ["y", wait("y")],
      ["x", wait("x")],
    ]);
    assert.deepEqual(
      look(maps, { pending }).items.map(({ id }) => id),
      ["a", "y", "x"],
    );
  });

  test("a lead only when it is one, and the visitor's of now", () => {
    const maps = emptyMaps();
    maps.meta.set("main", meta);
    const record = emptyLeadRecord("v", "0".repeat(32), AT);
    maps.leads.set("v", record);
    assert.equal(look(maps).lead, null);
    const lead = { ...record.lead, id: "l" };
    maps.leads.set("v", { ...record, isLead: true, lead });
    assert.equal(look(maps).lead, lead, "and the same object as long as it is the same");
    maps.meta.set("main", { ...meta, visitorId: "w" });
    assert.equal(look(maps).lead, null);
  });

  test("everything in the outbox is undelivered, also what was given up", () => {
    const maps = emptyMaps();
    for (const status of ["waiting", "parked", "dead"] as const) maps.outbox.set(status, queued(status, status));
    assert.equal(look(maps).undelivered, 3);
  });

  test("what the visitor had begun to write, chose and did not read", () => {
    const maps = emptyMaps();
    const preferences = { sound: true };
    maps.meta.set("main", { ...meta, draft: "I wo", preferences, unread: 2, conversation });
    const state = look(maps);
    assert.deepEqual([state.draft, state.unread], ["I wo", 2]);
    assert.equal(state.preferences, preferences);
    assert.deepEqual(state.conversation, { id: "c", startedAt: AT });
    maps.meta.set("main", { ...meta, draft: "" });
    assert.ok(!("draft" in look(maps)), "nothing begun");
  });

  test("the conversation's name is the same object while words pass, and another for another conversation", () => {
    const maps = emptyMaps();
    maps.meta.set("main", { ...meta, conversation });
    const { conversation: first } = look(maps);
    maps.meta.set("main", { ...meta, conversation: { ...conversation, lastAt: "2026-11-20T10:00:00.000Z" } });
    assert.equal(look(maps).conversation, first);
    maps.meta.set("main", { ...meta, conversation: { ...conversation, id: "d" } });
    assert.notEqual(look(maps).conversation, first);
  });
});

describe("an item as elements get it", () => {
  test("is without its place, and the same object as long as the record is the same", () => {
    const record = said("m");
    const item = showItem(record);
    assert.ok(!("position" in item));
    assert.equal(showItem(record), item);
    assert.notEqual(showItem({ ...record }), item);
  });

  test("a message of the device says that it is stored; one of a transport says how far it got", () => {
    assert.equal((showItem(said("m")) as MessageItem).state, "stored");
    for (const state of ["sending", "sent", "delivered", "read", "failed"] as const)
      assert.equal((showItem({ ...said("m"), state }) as MessageItem).state, state);
  });

  test("other items keep the state that is theirs", () => {
    const records: ItemRecord[] = [
      { ...{ id: "n", type: "notice", at: AT, eventId: "e", contacts: [], state: "removed" }, position: 1 },
      { ...{ id: "a", type: "ask", at: AT, contacts: [], state: "declined" }, position: 2 },
      { id: "l", type: "line", at: AT, about: "marked", position: 3 },
    ];
    for (const { position: _, ...record } of records.map((one) => ({ ...one })))
      assert.deepEqual(showItem({ ...record, position: 1 }), record);
  });
});

describe("a notice", () => {
  const record = (id: string): ItemRecord => {
    const rest = { at: AT, eventId: `event-${id}`, contacts: [], state: "active", position: 1 } as const;
    return { id, type: "notice", ...rest };
  };
  const maps = emptyMaps();
  maps.items.set("sent", record("sent"));
  maps.items.set("here", record("here"));
  maps.outbox.set("event-here", queued("event-here", "waiting"));
  const waits = (online: boolean) => look(maps, { online }).items.map((item) => "waits" in item);

  test("says that its own event waits, while there is no connection", () => {
    assert.deepEqual(waits(true), [false, false]);
    assert.deepEqual(waits(false), [false, true]);
    assert.deepEqual(waits(true), [false, false]);
  });

  test("is the same object as long as it says the same", () => {
    const [, before] = look(maps, { online: false }).items;
    assert.equal(look(maps, { online: false }).items[1], before);
    assert.notEqual(look(maps).items[1], before);
  });
});

describe("where messages go", () => {
  const SERVER = "https://talk.example";
  const ENDPOINT = "https://in.example";
  const cases: [settings: SessionSettings, transport: Transport][] = [
    [{}, "device"],
    [{ endpoint: ENDPOINT }, "device"],
    [{ endpoint: ENDPOINT, config: { delivery: {} } }, "device"],
    [{ endpoint: ENDPOINT, config: { delivery: { messages: false } } }, "device"],
    [{ endpoint: ENDPOINT, config: { delivery: { messages: true } } }, "events"],
    [{ config: { delivery: false } }, "device"],
    [{ server: SERVER }, "live"],
    [{ server: SERVER, endpoint: ENDPOINT }, "live"],
    [{ server: SERVER, config: { live: true } }, "live"],
    [{ server: SERVER, config: { live: false } }, "device"],
    [{ server: SERVER, config: { delivery: false } }, "device"],
    [{ server: SERVER, config: { delivery: { messages: true } } }, "events"],
    [{ server: SERVER, config: { live: false, delivery: { messages: true } } }, "events"],
    [{ server: "" }, "device"],
    [{ server: undefined, config: undefined }, "device"],
  ];
  for (const [settings, transport] of cases)
    test(`${JSON.stringify(settings)}: ${transport}`, () => {
      assert.equal(transportOf(settings), transport);
      assert.equal(look(emptyMaps(), { settings }).transport, transport);
    });

  test("each key alone decides nothing that it is not about", () => {
    const other: LeadChatConfig = { welcome: "Hi", storageDays: 3, signals: {} };
    assert.equal(transportOf({ server: SERVER, config: other }), "live");
    assert.equal(transportOf({ endpoint: ENDPOINT, config: other }), "device");
  });
});
