import assert from "node:assert/strict";
import { test } from "node:test";
import { openGate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { Sender } from "../../../src/delivery/sender.ts";
import { settle } from "../../../src/delivery/settle.ts";

test("what is parked while the configuration changes is tried again at once", async () => {
  let now = 1_000_000;
  const entry = {
    id: "a",
    event: { id: "a", type: "leadchat.lead.created.v1" },
    at: now,
    status: "waiting",
    attempts: 0,
    createdAt: now,
    triedAt: 0,
  };
  let entries = [entry] as unknown as OutboxEntry[];
  const answers: ((outcome: Outcome) => void)[] = [];
  const settlings: string[] = [];
  const sender = new Sender({
    read: () => Promise.resolve({ entries, gate: openGate }),
    peek: () => ({ entries, gate: openGate }),
    send: () => new Promise((resolve) => answers.push(resolve)),
    settle: (attempted, outcome) => {
      const settled = settle(attempted, outcome, { now, random: 0.5, gate: openGate, days: 30 });
      entries = [...settled.kept];
      settlings.push(entries[0]?.status ?? "stored");
      return Promise.resolve();
    },
    withLock: (task) => task(),
    transforms: () => true,
    startTimer: () => () => {},
    now: () => now,
    random: () => 0,
  });
  const attempts = async (count: number) => {
    for (let turn = 0; turn < 50 && answers.length < count; turn++)
      await new Promise((resolve) => setImmediate(resolve));
    assert.equal(answers.length, count);
  };
  sender.kick();
  await attempts(1);
  now += 10;
  // A right endpoint is set while the wrong one has not answered yet.
  sender.hurry({ unpark: true });
  now += 10;
  answers[0]?.({ kind: "parked", reason: "http-404" });
  await attempts(2);
  answers[1]?.({ kind: "stored", rejected: [] });
  for (let turn = 0; turn < 50 && settlings.length < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(settlings, ["waiting", "stored"]);
  sender.stop();
});
