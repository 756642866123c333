import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseEntry, type Choosing } from "../../../src/delivery/choose-entries.ts";
import { openGate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";

const HOUR = 3_600_000;
const now = 100 * HOUR;
let position = 0;
const entry = (id: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  position: ++position,
  line: "lead-1",
  event: {} as OutboxEntry["event"],
  createdAt: now - HOUR,
  status: "waiting",
  attempts: 0,
  triedAt: 0,
  ...part,
});
const quiet = { at: 0, dueAt: 0, unparkedAt: 0 };
const choose = (entries: OutboxEntry[], part: Partial<Choosing> = {}) => {
  const choice = chooseEntry(entries, { gate: openGate, hurry: quiet, now, transforms: false, ...part });
  return choice.kind === "send" ? choice.entry.id : choice.kind === "wait" ? choice.until : "nothing";
};
const parked = (id: string, triedAt = now - 1000) => entry(id, { status: "parked", triedAt });
const closed = { failures: 3, failedAt: now - 1000, until: now + 5000, asked: false };

test("nothing in an empty outbox", () => assert.equal(choose([]), "nothing"));
test("events of one lead go in order", () => assert.equal(choose([entry("a"), entry("b")]), "a"));
test("… also when the first one has failed", () => {
  assert.equal(choose([entry("a", { triedAt: now - 1 }), entry("b")]), "a");
});
test("a parked one holds nothing back", () => assert.equal(choose([parked("a"), entry("b")]), "b"));
test("a dead one holds nothing back and is never sent", () => {
  assert.equal(choose([entry("a", { status: "dead" }), entry("b")]), "b");
  assert.equal(choose([entry("a", { status: "dead" })]), "nothing");
});
test("of several leads the one that was not tried for longest goes first", () => {
  const failing = entry("a", { triedAt: now - 5 });
  assert.equal(choose([failing, entry("b", { line: "lead-2" })]), "b");
  assert.equal(choose([failing, entry("b", { line: "lead-2", triedAt: now - 3 })]), "a");
});
test("a closed gate holds everything", () => assert.equal(choose([entry("a")], { gate: closed }), now + 5000));
test("… for as long as it says", () => assert.equal(choose([entry("a")], { gate: { ...closed, until: now } }), "a"));
test("load, online and becoming visible open it within 2 s", () => {
  const hurry = { at: now - 500, dueAt: now + 1200, unparkedAt: 0 };
  assert.equal(choose([entry("a")], { gate: closed, hurry }), now + 1200);
  assert.equal(choose([entry("a")], { gate: closed, hurry: { ...hurry, dueAt: now } }), "a");
});
test("… but not one that failed after them", () => {
  const hurry = { at: now - 1500, dueAt: now, unparkedAt: 0 };
  assert.equal(choose([entry("a")], { gate: closed, hurry }), now + 5000);
});
test("… and not one that the endpoint asked for", () => {
  const hurry = { at: now, dueAt: now, unparkedAt: now };
  assert.equal(choose([entry("a")], { gate: { ...closed, asked: true }, hurry }), now + 5000);
});
test("a parked one is tried again after an hour", () => {
  assert.equal(choose([parked("a", now - 1000)]), now - 1000 + HOUR);
  assert.equal(choose([parked("a", now - HOUR)]), "a");
});
test("… at the next load and when the configuration changes", () => {
  assert.equal(choose([parked("a")], { hurry: { ...quiet, unparkedAt: now } }), "a");
});
test("… but not over and over in one load", () => {
  assert.equal(choose([parked("a", now)], { hurry: { ...quiet, unparkedAt: now } }), now + HOUR);
});
test("the earliest of several parked ones counts", () => {
  assert.equal(choose([parked("a", now - 1000), parked("b", now - 2000)]), now - 2000 + HOUR);
});
test("a clock that was set back makes nobody wait for the future", () => {
  assert.equal(choose([parked("a", now + 50 * HOUR)]), "a");
  assert.equal(choose([entry("a")], { gate: { ...closed, failedAt: now + HOUR, until: now + 2 * HOUR } }), "a");
});
test("what needs the host's transform waits for a page that has it, and holds nothing back", () => {
  const entries = [entry("a", { transform: true }), entry("b")];
  assert.equal(choose(entries), "b");
  assert.equal(choose(entries, { transforms: true }), "a");
});
