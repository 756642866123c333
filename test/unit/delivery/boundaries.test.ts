import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chooseEntry, type Choosing } from "../../../src/delivery/choose-entries.ts";
import { groupEntries } from "../../../src/delivery/group-entries.ts";
import { openGate, type Gate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { Outcome } from "../../../src/delivery/outcome.ts";
import { settle } from "../../../src/delivery/settle.ts";
import { busy, refused, setUpSender, stored } from "./sender-support.ts";
import { entryOf, HOUR, NOW } from "./support.ts";

const DAY = 24 * HOUR;
const quiet = { at: 0, dueAt: 0, unparkedAt: 0 };
function choose(entries: OutboxEntry[], part: Partial<Choosing> = {}): string | number {
  const choice = chooseEntry(entries, { gate: openGate, hurry: quiet, now: NOW, transforms: true, ...part });
  if (choice.kind === "send") return choice.entry.id;
  return choice.kind === "wait" ? choice.until - NOW : choice.kind;
}

describe("to the millisecond", () => {
  const gate = (part: Partial<Gate>): Gate => ({
    failures: 1,
    failedAt: NOW - 5,
    until: NOW + 500,
    asked: false,
    ...part,
  });
  const waiting = [entryOf("a", 1)];
  const cases: [what: string, part: Partial<Choosing>, expected: string | number][] = [
    ["a failure of this very moment is waited for", { gate: gate({ failedAt: NOW }) }, 500],
    ["one of the next moment was made by another clock", { gate: gate({ failedAt: NOW + 1 }) }, "a"],
    ["a wait that ends now has ended", { gate: gate({ until: NOW }) }, "a"],
    ["a wait that ends in a moment has not", { gate: gate({ until: NOW + 1 }) }, 1],
    ["a hurry after the failure ends it", { gate: gate({}), hurry: { ...quiet, at: NOW - 4, dueAt: NOW } }, "a"],
    [
      "a hurry of the moment of the failure does not",
      { gate: gate({}), hurry: { ...quiet, at: NOW - 5, dueAt: NOW } },
      500,
    ],
    ["a hurry never makes it longer", { gate: gate({}), hurry: { ...quiet, at: NOW, dueAt: NOW + 2000 } }, 500],
  ];
  for (const [what, part, expected] of cases) test(what, () => assert.equal(choose(waiting, part), expected));

  const parked: [what: string, triedAt: number, unparkedAt: number, expected: string | number][] = [
    ["parked an hour ago", NOW - HOUR, 0, "a"],
    ["parked a moment less ago", NOW - HOUR + 1, 0, 1],
    ["parked now", NOW, 0, HOUR],
    ["parked in the future", NOW + 1, 0, "a"],
    ["freed after it was parked", NOW - 1, NOW, "a"],
    ["freed before it was parked", NOW - 1, NOW - 1, HOUR - 1],
  ];
  for (const [what, triedAt, unparkedAt, expected] of parked) {
    test(what, () => {
      const entry = entryOf("a", 1, { status: "parked", triedAt });
      assert.equal(choose([entry], { hurry: { ...quiet, unparkedAt } }), expected);
    });
  }

  const ages: [age: number, days: number, status: string][] = [
    [30 * DAY, 30, "waiting"],
    [30 * DAY + 1, 30, "dead"],
    [DAY, 1, "waiting"],
    [DAY + 1, 1, "dead"],
    [-DAY, 30, "waiting"],
  ];
  for (const [age, days, status] of ages) {
    test(`queued ${age / DAY} days ago, with ${days} to live: ${status}`, () => {
      const { kept } = settle([entryOf("a", 1, { createdAt: NOW - age })], busy, {
        gate: openGate,
        now: NOW,
        random: 0,
        days,
      });
      assert.equal(kept[0]?.status, status);
    });
  }
});

describe("of several that may go", () => {
  const tried = (id: string, position: number, triedAt: number) => entryOf(id, position, { line: id, triedAt });
  const cases: [what: string, entries: OutboxEntry[], expected: string][] = [
    ["never tried, the first in the queue", [tried("a", 1, 0), tried("b", 2, 0)], "a"],
    ["tried at the same moment, the first in the queue", [tried("a", 1, 9), tried("b", 2, 9)], "a"],
    ["the one that was not tried for longest", [tried("a", 1, 9), tried("b", 2, 8)], "b"],
    [
      "a parked one that is due has its turn too",
      [tried("a", 1, NOW - 1), entryOf("b", 2, { status: "parked", triedAt: NOW - 2 * HOUR })],
      "b",
    ],
    [
      "a line's second is not asked, though it was never tried",
      [tried("a", 1, 9), entryOf("a2", 2, { line: "a" })],
      "a",
    ],
  ];
  for (const [what, entries, expected] of cases) test(what, () => assert.equal(choose(entries), expected));
});

describe("a batch of 16 kB", () => {
  const LARGEST = 16 * 1024;
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
  /** An entry whose event has exactly so many bytes. */
  function sized(id: string, position: number, size: number): OutboxEntry {
    const text = "x".repeat(size - bytes({ id, text: "" }));
    return entryOf(id, position, { event: { id, text } as unknown as OutboxEntry["event"] });
  }
  const group = (entries: OutboxEntry[]) => groupEntries(entries[0] ?? assert.fail(), entries, true);

  test("exactly that is taken, a byte more is not", () => {
    const first = sized("a", 1, 8000);
    const rest = LARGEST - bytes([first.event]) - 1;
    const exact = group([first, sized("b", 2, rest)]);
    assert.deepEqual(
      exact.map(({ id }) => id),
      ["a", "b"],
    );
    assert.equal(bytes(exact.map(({ event }) => event)), LARGEST);
    assert.equal(group([first, sized("b", 2, rest + 1)]).length, 1);
  });

  test("three of them, with their commas", () => {
    const [first, second] = [sized("a", 1, 5000), sized("b", 2, 5000)];
    const rest = LARGEST - bytes([first.event, second.event]) - 1;
    assert.equal(group([first, second, sized("c", 3, rest)]).length, 3);
    assert.equal(group([first, second, sized("c", 3, rest + 1)]).length, 2);
  });

  test("one that is larger goes alone", () => {
    assert.equal(group([sized("a", 1, 20_000), sized("b", 2, 100)]).length, 1);
  });
});

test("a change of the configuration brings together again what was to go singly", async () => {
  const outcomes: Outcome[] = [refused, busy];
  const { sender, sent, settled, state } = setUpSender("abc", () => outcomes.shift() ?? stored);
  sender.kick();
  await settled();
  assert.deepEqual(sent, ["a1+b2+c3", "a1"]);
  state.now += 10;
  sender.hurry({ unpark: true });
  await settled();
  // Who was not tried for longest goes first, with who stands behind.
  assert.deepEqual(sent.slice(2), ["b2+c3", "a1"]);
});
