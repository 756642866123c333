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

/** A sender over an outbox in memory and a clock that the test moves. */
function setUp(options: { outcomes?: Outcome[]; lock?: (task: () => Promise<void>) => Promise<void> } = {}) {
  const state = { now: 1_000_000, gate: openGate, entries: [] as OutboxEntry[] };
  const sent: { at: number; ids: string[] }[] = [];
  const timers = new Set<{ due: number; task: () => void }>();
  const outcomes = [...(options.outcomes ?? [])];
  const held: (() => void)[] = [];
  const control = { holds: false, transforms: true, random: 0.5, locks: 0 };
  const sender = new Sender({
    read: async () => ({ entries: state.entries, gate: state.gate }),
    peek: () => ({ entries: state.entries, gate: state.gate }),
    async send(entries) {
      sent.push({ at: state.now, ids: entries.map(({ id }) => id) });
      if (control.holds) await new Promise<void>((resolve) => held.push(resolve));
      return outcomes.shift() ?? { kind: "stored", rejected: [] };
    },
    async settle(entries, outcome) {
      const { stored, kept, gate } = settle(entries, outcome, {
        now: state.now,
        random: 0.5,
        gate: state.gate,
        days: 30,
      });
      const byId = new Map(kept.map((one) => [one.id, one]));
      state.entries = state.entries.flatMap((one) => (stored.includes(one.id) ? [] : [byId.get(one.id) ?? one]));
      state.gate = gate;
    },
    withLock: async (task) => {
      control.locks++;
      await (options.lock ?? ((one) => one()))(task);
    },
    transforms: () => control.transforms,
    startTimer: (task, milliseconds) => {
      const timer = { due: state.now + milliseconds, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    now: () => state.now,
    random: () => control.random,
  });
  const add = (id: string, part: Partial<OutboxEntry> = {}) => {
    const base = { id, position: state.entries.length + 1, line: "lead", event: { id }, createdAt: state.now };
    state.entries = [...state.entries, { ...base, status: "waiting", attempts: 0, triedAt: 0, ...part } as OutboxEntry];
  };
  const settled = async () => {
    for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  const advance = async (milliseconds: number) => {
    const end = state.now + milliseconds;
    for (;;) {
      await settled();
      const next = [...timers].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      timers.delete(next);
      state.now = Math.max(state.now, next.due);
      next.task();
    }
    state.now = end;
    await settled();
  };
  const letGo = async () => {
    for (const go of held.splice(0)) go();
    await settled();
  };
  return {
    sender,
    state,
    sent,
    timers,
    control,
    add,
    settled,
    advance,
    letGo,
    ids: () => sent.flatMap(({ ids }) => ids),
  };
}
const busy: Outcome = { kind: "retry", reason: "http-503" };
const refused: Outcome = { kind: "parked", reason: "http-404" };

test("nothing is sent before somebody says that there may be something", async () => {
  const { sender, add, ids, settled } = setUp();
  add("a");
  await settled();
  assert.deepEqual(ids(), []);
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["a"]);
});

test("an outbox is emptied one request after the other, each under the lock for itself", async () => {
  const { sender, add, ids, settled, control, state } = setUp();
  for (const id of ["a", "b", "c"]) add(id);
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["a", "b", "c"]);
  assert.deepEqual(state.entries, []);
  // One more, to see that nothing is left.
  assert.equal(control.locks, 4);
});

test("kicked while it sends it looks again afterwards, and never sends two at a time", async () => {
  const { sender, add, ids, settled, control, letGo } = setUp();
  control.holds = true;
  add("a");
  sender.kick();
  await settled();
  add("b");
  sender.kick();
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["a"]);
  await letGo();
  await letGo();
  assert.deepEqual(ids(), ["a", "b"]);
});

test("a failure waits, longer each time, and one timer at a time", async () => {
  const { sender, add, sent, timers, advance } = setUp({ outcomes: [busy, busy, busy] });
  add("a");
  sender.kick();
  await advance(0);
  assert.equal(timers.size, 1);
  await advance(60_000);
  const times = sent.map(({ at }) => at - 1_000_000);
  // Half of 1, 2 and 4 s.
  assert.deepEqual(times, [0, 500, 1500, 3500]);
  assert.equal(timers.size, 0);
});

test("hurry ends waiting at once; with spread within two seconds", async () => {
  const now = setUp({
    outcomes: [
      { kind: "retry", reason: "http-503" },
      { kind: "retry", reason: "http-503" },
    ],
  });
  now.add("a");
  now.sender.kick();
  await now.settled();
  now.state.now += 1;
  now.sender.hurry();
  await now.settled();
  assert.equal(now.sent.length, 2);
  now.state.now += 1;
  now.sender.hurry({ spread: true });
  await now.settled();
  assert.equal(now.sent.length, 2, "not yet");
  await now.advance(1000);
  assert.equal(now.sent.length, 3);
});

test("what the endpoint asked for is not shortened by hurry", async () => {
  const { sender, add, sent, advance, state, settled } = setUp({ outcomes: [{ ...busy, wait: 60_000 }] });
  add("a");
  sender.kick();
  await settled();
  state.now += 10;
  sender.hurry();
  await advance(59_000);
  assert.equal(sent.length, 1);
  await advance(2000);
  assert.equal(sent.length, 2);
});

test("what was refused waits an hour, and holds nothing back", async () => {
  const { sender, add, ids, advance, settled } = setUp({ outcomes: [refused] });
  add("a");
  add("b");
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["a", "b"]);
  await advance(3_500_000);
  assert.deepEqual(ids(), ["a", "b"]);
  await advance(200_000);
  assert.deepEqual(ids(), ["a", "b", "a"]);
});

test("unpark tries what was refused at once", async () => {
  const { sender, add, ids, settled, advance } = setUp({ outcomes: [refused] });
  add("a");
  sender.kick();
  await settled();
  sender.hurry({ unpark: true });
  await advance(1);
  assert.deepEqual(ids(), ["a", "a"]);
});

test("what needs a function that this page has not stays for one that has it", async () => {
  const { sender, add, ids, settled, control } = setUp();
  control.transforms = false;
  add("a", { transform: true });
  add("b", { line: "other" });
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["b"]);
  control.transforms = true;
  sender.kick();
  await settled();
  assert.deepEqual(ids(), ["b", "a"]);
});

test("hidden: one attempt at once, whatever the waiting time, without the lock", async () => {
  const { sender, add, ids, settled, control } = setUp({ outcomes: [busy] });
  add("a");
  sender.kick();
  await settled();
  const { locks } = control;
  sender.hide();
  assert.deepEqual(ids(), ["a", "a"], "in the same moment");
  assert.equal(control.locks, locks);
  await settled();
});

test("hidden while it sends already: no second attempt", async () => {
  const { sender, add, ids, settled, control, letGo } = setUp();
  control.holds = true;
  add("a");
  sender.kick();
  await settled();
  sender.hide();
  assert.deepEqual(ids(), ["a"]);
  await letGo();
});

test("hidden with nothing to send: nothing", () => {
  const { sender, ids } = setUp();
  sender.hide();
  assert.deepEqual(ids(), []);
});

test("stopped: nothing any more, and no timer", async () => {
  const { sender, add, ids, settled, timers } = setUp({ outcomes: [busy] });
  add("a");
  sender.kick();
  await settled();
  assert.equal(timers.size, 1);
  sender.stop();
  assert.equal(timers.size, 0);
  sender.kick();
  sender.hurry();
  sender.hide();
  await settled();
  assert.deepEqual(ids(), ["a"]);
});

test("a lock that fails is asked for again within minutes", async () => {
  let fails = true;
  const { sender, add, ids, advance } = setUp({
    lock: (task) => (fails ? Promise.reject(new Error("no lock")) : task()),
  });
  add("a");
  sender.kick();
  await advance(1000);
  assert.deepEqual(ids(), []);
  fails = false;
  await advance(120_000);
  assert.deepEqual(ids(), ["a"]);
});
