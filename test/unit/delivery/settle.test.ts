import assert from "node:assert/strict";
import { test } from "node:test";
import { openGate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { settle, type Settling } from "../../../src/delivery/settle.ts";

const DAY = 86_400_000;
const now = 1000 * DAY;
const entry = (id: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  position: 1,
  line: "lead-1",
  event: {} as OutboxEntry["event"],
  createdAt: now - 1000,
  status: "waiting",
  attempts: 2,
  triedAt: 5,
  ...part,
});
const run = (entries: OutboxEntry[], outcome: Outcome, part: Partial<Settling> = {}) =>
  settle(entries, outcome, { gate: openGate, now, random: 0.5, days: 30, ...part });

test("stored events leave the outbox and open the gate", () => {
  const gate = { failures: 4, failedAt: 1, until: now, asked: true };
  assert.deepEqual(run([entry("a"), entry("b")], { kind: "stored", rejected: [] }, { gate }), {
    stored: ["a", "b"],
    kept: [],
    gate: openGate,
  });
});

test("rejected ids are parked, the others leave; ids that nobody sent change nothing", () => {
  const rejected = [
    { id: "b", reason: "rejected: wrong-key" },
    { id: "stranger", reason: "rejected: x" },
  ];
  const { stored, kept } = run([entry("a"), entry("b")], { kind: "stored", rejected });
  assert.deepEqual(stored, ["a"]);
  assert.deepEqual(kept, [entry("b", { status: "parked", attempts: 3, triedAt: now, reason: "rejected: wrong-key" })]);
});

test("a failure keeps the event and closes the gate, longer each time", () => {
  const first = run([entry("a")], { kind: "retry", reason: "http-503" });
  assert.deepEqual(first.kept, [entry("a", { attempts: 3, triedAt: now, reason: "http-503" })]);
  assert.deepEqual(first.gate, { failures: 1, failedAt: now, until: now + 500, asked: false });
  const second = run([entry("a")], { kind: "retry", reason: "http-503" }, { gate: first.gate });
  assert.deepEqual(second.gate, { failures: 2, failedAt: now, until: now + 1000, asked: false });
});

test("Retry-After sets the time", () => {
  const { gate } = run([entry("a")], { kind: "retry", reason: "http-429", wait: 70_000 });
  assert.deepEqual(gate, { failures: 1, failedAt: now, until: now + 70_000, asked: true });
});

test("a parked event that fails for a passing reason waits again", () => {
  assert.equal(
    run([entry("a", { status: "parked" })], { kind: "retry", reason: "offline" }).kept[0]?.status,
    "waiting",
  );
});

test("after its term an event that still fails is dead, and kept; one that gets through is not", () => {
  const old = entry("a", { createdAt: now - 30 * DAY - 1 });
  assert.equal(run([old], { kind: "retry", reason: "http-503" }).kept[0]?.status, "dead");
  assert.equal(run([old], { kind: "parked", reason: "http-404" }).kept[0]?.status, "dead");
  assert.equal(run([old], { kind: "parked", reason: "http-404" }, { days: 31 }).kept[0]?.status, "parked");
  assert.deepEqual(run([old], { kind: "stored", rejected: [] }).stored, ["a"]);
});

test("a refusal says nothing about the endpoint as a whole: the gate opens", () => {
  const gate = { failures: 4, failedAt: 1, until: now, asked: false };
  assert.deepEqual(run([entry("a")], { kind: "parked", reason: "http-422" }, { gate }).gate, openGate);
});
