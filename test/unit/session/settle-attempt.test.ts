import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MessageRecord, NoticeRecord } from "../../../src/chat/item-record.ts";
import { openGate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { settleAttempt } from "../../../src/session/settle-attempt.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import type { Stored } from "../../../src/storage/storage-types.ts";
import { AT, NOW, contextOf, disk, meta } from "../../fixtures/session/change-double.ts";
import { World } from "../../fixtures/session/world.ts";

const STORED: Outcome = { kind: "stored", rejected: [] };
const bubble: MessageRecord = {
  ...{ id: "m", type: "message", from: "visitor", text: "hi", at: AT, state: "sending" },
  position: 1,
};
const notice: NoticeRecord = {
  ...{ id: "n", type: "notice", at: AT, eventId: "lead", contacts: [], state: "active" },
  position: 0,
};
const entry = (id: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  ...{ id, line: id, position: 1, createdAt: NOW, status: "waiting", attempts: 0, triedAt: 0 },
  event: { type: "leadchat.lead.created.v1" } as never,
  ...part,
});
const message = (id: string) =>
  entry(id, { event: { type: "leadchat.message.v1", data: { message: { id: "m" } } } as never });

async function settle(
  stored: Partial<Stored>,
  attempted: readonly OutboxEntry[],
  outcome: Outcome,
  known: ReadonlyMap<string, MessageRecord> = new Map(),
) {
  const device = disk({ meta: [meta], ...stored });
  const settling = { outcome, known, days: 30, now: NOW, random: 0.5, gate: openGate };
  const { result, writes } = await device.make(
    settleAttempt(contextOf({ keepsItems: known.size === 0 }), attempted, settling),
  );
  return { ...device, result, writes };
}

describe("what the endpoint stored", () => {
  test("is deleted by its id, and reported; what was not attempted stays", async () => {
    const [one, other] = [entry("a"), entry("b")];
    const { maps, result } = await settle({ outbox: [one, other] }, [one], STORED);
    assert.deepEqual([...maps.outbox.keys()], ["b"]);
    assert.deepEqual(result.reports, [{ status: "delivered", eventId: "a", type: "leadchat.lead.created.v1" }]);
  });

  test("is reported in the order in which it stood", async () => {
    const entries = [entry("a", { position: 1 }), entry("b", { position: 2 }), entry("c", { position: 3 })];
    const { result } = await settle({ outbox: entries }, [...entries].reverse(), STORED);
    assert.deepEqual(
      result.reports.map(({ eventId }) => eventId),
      ["a", "b", "c"],
    );
  });

  test("a notice that waited for it is shown then, at the end of the conversation", async () => {
    const lead = entry("lead", { notice });
    const { maps, writes } = await settle({ meta: [{ ...meta, position: 7 }], outbox: [lead] }, [lead], STORED);
    assert.deepEqual(maps.items.get("n"), { ...notice, position: 8 });
    assert.equal(writes.meta?.put?.[0]?.position, 8);
  });

  test("a message that it is about may say that it was sent", async () => {
    const sent = message("e");
    const { maps } = await settle({ items: [bubble], outbox: [sent] }, [sent], STORED);
    assert.deepEqual(maps.items.get("m"), { ...bubble, state: "sent" });
  });

  test("so may one of a conversation that the host keeps, which this page alone knows", async () => {
    const sent = message("e");
    const { maps, writes } = await settle({ outbox: [sent] }, [sent], STORED, new Map([["m", bubble]]));
    assert.deepEqual([writes.passing, maps.items.size], [[{ ...bubble, state: "sent" }], 0]);
  });

  test("one that nobody shows any more is no reason to make it anew", async () => {
    const sent = message("e");
    const { maps } = await settle({ outbox: [sent] }, [sent], STORED);
    assert.deepEqual([maps.items.size, maps.outbox.size], [0, 0]);
  });
});

describe("what it did not store", () => {
  const cases: [what: string, outcome: Outcome, status: OutboxEntry["status"], report: string, reason: string][] = [
    ["no answer", { kind: "retry", reason: "offline" }, "waiting", "retrying", "offline"],
    ["a refusal", { kind: "parked", reason: "http-404" }, "parked", "parked", "http-404"],
    [
      "one that the answer names",
      { kind: "stored", rejected: [{ id: "a", reason: "too-old" }] },
      "parked",
      "parked",
      "too-old",
    ],
  ];
  for (const [what, outcome, status, report, reason] of cases) {
    test(`${what}: it stays, and says why`, async () => {
      const one = entry("a", { notice });
      const { maps, result } = await settle({ outbox: [one] }, [one], outcome);
      assert.equal(maps.outbox.get("a")?.status, status);
      assert.equal(maps.outbox.get("a")?.attempts, 1);
      assert.deepEqual(result.reports, [
        { status: report, eventId: "a", type: "leadchat.lead.created.v1", reason: result.reports[0]?.reason },
      ]);
      assert.ok(result.reports[0]?.reason?.includes(reason));
      assert.equal(maps.items.size, 0, "no notice before the yes");
    });
  }

  test("its message is not shown as sent", async () => {
    const one = message("e");
    const { maps } = await settle({ items: [bubble], outbox: [one] }, [one], { kind: "retry", reason: "offline" });
    assert.deepEqual(maps.items.get("m"), bubble);
  });

  test("after too long it is given up, kept and said", async () => {
    const one = entry("a", { createdAt: NOW - 31 * 24 * 3_600_000 });
    const { maps, result } = await settle({ outbox: [one] }, [one], { kind: "retry", reason: "offline" });
    assert.equal(maps.outbox.get("a")?.status, "dead");
    assert.equal(result.reports[0]?.status, "dead");
  });
});

describe("what became of it meanwhile", () => {
  for (const outcome of [STORED, { kind: "parked", reason: "http-404" }] as const) {
    test(`erased, or sent by another tab: ${outcome.kind} changes and reports nothing`, async () => {
      const gone = entry("gone");
      const { maps, result } = await settle({ outbox: [entry("other")] }, [gone], outcome);
      assert.deepEqual([...maps.outbox.keys()], ["other"]);
      assert.deepEqual(result.reports, []);
    });
  }

  test("everything was forgotten: no record of a visitor begins by it", async () => {
    const erased = entry("e", { event: { type: "leadchat.lead.erased.v1" } as never });
    const { maps, result } = await settle({ meta: [], outbox: [erased] }, [erased], {
      kind: "retry",
      reason: "http-503",
    });
    assert.equal(maps.meta.size, 0);
    assert.equal(maps.outbox.get("e")?.status, "waiting");
    assert.equal(result.gate.failures, 1, "the sender knows when to come back all the same");
  });

  test("the gate on the device counts, not the one of this page", async () => {
    const one = entry("a");
    const failures = 4;
    const { meta: now, result } = await settle(
      { meta: [{ ...meta, gate: { ...openGate, failures } }], outbox: [one] },
      [one],
      { kind: "retry", reason: "http-503" },
    );
    assert.equal(result.gate.failures, failures + 1);
    assert.deepEqual(now()?.gate, result.gate);
  });
});

for (const messages of [undefined, []]) {
  test(`messages as events${messages ? ", where the host keeps the conversation" : ""}: sending, then sent`, async () => {
    const world = new World();
    const settings: SessionSettings = { config: { ...(messages && { messages }), delivery: { messages: true } } };
    const session = world.tab().session(settings);
    const seen = new Set<string>();
    session.state.subscribe(({ items }) => items.forEach((item) => "state" in item && seen.add(item.state)));
    await Promise.all([session.sendMessage("hello"), world.advance(3000)]);
    assert.deepEqual([...seen], ["pending", "sending", "sent"]);
    assert.equal(world.disk().items.size, messages ? 0 : 1);
  });
}
