import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import { emptyLeadRecord } from "../../../src/lead/lead-record.ts";
import type { EngineCore } from "../../../src/session/engine-types.ts";
import { visit } from "../../../src/session/visit-action.ts";
import type { Change, ScanRecord } from "../../../src/storage/storage-types.ts";
import { AT, NOW, contextOf, conversation, disk, meta } from "../../fixtures/session/change-double.ts";
import { World } from "../../fixtures/session/world.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const entry: OutboxEntry = {
  ...{ id: "e", line: "l", position: 1, createdAt: NOW, status: "waiting", attempts: 0, triedAt: 0 },
  event: { id: "e" } as never,
};
const scan: ScanRecord = { id: "s", text: "hi", at: AT, visitorId: "v", conversation };
const item = { id: "m", type: "message", from: "visitor", text: "hi", at: AT, position: 1 } as const;

/** A device after a visit so long ago, and somebody who is here now. */
async function comeBack(after: number, { storageDays = 30, hasMeta = true } = {}) {
  const device = disk({
    ...(hasMeta && { meta: [{ ...meta, visitedAt: NOW, unread: 2, draft: "I wo" }] }),
    leads: [emptyLeadRecord("v", "0".repeat(32), AT)],
    items: [item],
    outbox: [entry],
    scans: [scan],
  });
  let commits = 0;
  const commit = (change: Change<void>) => {
    commits++;
    return device.make(change);
  };
  const ledger = { maps: device.maps, state: { transport: "device" }, commit };
  const core = { ledger, storageDays, context: () => contextOf({ now: () => NOW + after }) };
  await visit(core as unknown as EngineCore);
  return { ...device, commits, sizes: Object.values(device.maps).map((map) => (map as Map<string, unknown>).size) };
}

describe("the visitor is here again", () => {
  const ALL = [1, 1, 1, 1, 1];
  /** Only what is still to be sent or scanned. */
  const REST = [0, 0, 0, 1, 1];
  const cases: [
    what: string,
    after: number,
    options: { storageDays?: number },
    sizes: number[],
    visited: number | undefined,
  ][] = [
    ["at once", 0, {}, ALL, NOW],
    ["within the hour: not worth a word", HOUR - 1, {}, ALL, NOW],
    ["after an hour", HOUR, {}, ALL, NOW + HOUR],
    ["on the last day", 30 * DAY, {}, ALL, NOW + 30 * DAY],
    ["a moment too late", 30 * DAY + 1, {}, REST, undefined],
    ["after a year", 365 * DAY, {}, REST, undefined],
    ["within the host's own term", 2 * DAY, { storageDays: 2 }, ALL, NOW + 2 * DAY],
    ["after the host's own term", 2 * DAY + 1, { storageDays: 2 }, REST, undefined],
    ["with a term of nothing", 2 * HOUR, { storageDays: 0 }, REST, undefined],
    ["with a clock that was a little ahead", -HOUR / 2, {}, ALL, NOW],
    ["with a clock that was far ahead: from now on it counts anew", -90 * DAY, {}, ALL, NOW - 90 * DAY],
  ];
  for (const [what, after, options, sizes, visited] of cases) {
    test(what, async () => {
      const device = await comeBack(after, options);
      assert.deepEqual(device.sizes, sizes);
      assert.equal(device.meta()?.visitedAt, visited);
    });
  }

  test("noting the visit leaves everything else as it is", async () => {
    const { meta: now, maps } = await comeBack(DAY);
    assert.deepEqual(now(), { ...meta, visitedAt: NOW + DAY, unread: 2, draft: "I wo" });
    assert.deepEqual([...maps.outbox.values(), ...maps.scans.values()], [entry, scan]);
  });

  test("where nothing was ever said nothing is written", async () => {
    assert.equal((await comeBack(90 * DAY, { hasMeta: false })).commits, 0);
  });
});

describe("a history that is too old", () => {
  async function oldDevice(days: number) {
    const world = new World();
    const first = world.tab();
    await Promise.all([first.session().sendMessage("ana@example.com"), world.advance(3000)]);
    first.crash();
    await world.advance(days * DAY);
    const seen = new Set<string>();
    const session = world.tab().session();
    session.state.subscribe(({ items }) => items.forEach(({ id }) => seen.add(id)));
    await Promise.all([session.prepare(), world.advance(5000)]);
    return { world, session, seen };
  }

  test("is never shown, not even for a moment, and who writes then is somebody new", async () => {
    const { world, session, seen } = await oldDevice(31);
    assert.equal(seen.size, 0);
    assert.equal(session.state.get().lead, null);
    const before = world.leadEvents[0]?.subject;
    await Promise.all([session.sendMessage("ana@example.com"), world.advance(3000)]);
    assert.notEqual(world.leadEvents.at(-1)?.subject, before);
    assert.equal(world.leadEvents.at(-1)?.type, "leadchat.lead.created.v1");
  });

  test("one that is not goes on, and its term begins anew", async () => {
    const { world, session } = await oldDevice(29);
    assert.ok(session.state.get().lead);
    const { now } = world.scheduler;
    assert.ok(now - (world.disk().meta.get("main")?.visitedAt ?? 0) < HOUR);
  });

  test("the endpoint is told nothing by it: time is no wish of the visitor", async () => {
    const { world } = await oldDevice(31);
    assert.ok(world.received.every(({ event }) => event.type !== "leadchat.lead.erased.v1"));
  });
});
