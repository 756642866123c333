import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { chooseEntry } from "../../../src/delivery/choose-entries.ts";
import { flatten } from "../../../src/delivery/flatten.ts";
import { groupEntries } from "../../../src/delivery/group-entries.ts";
import { openGate, type Gate, type OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import { decideOutcome, type Outcome } from "../../../src/delivery/outcome.ts";
import { settle } from "../../../src/delivery/settle.ts";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { backoff } from "../../../src/shared/backoff.ts";

const NOW = 1_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const plain = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) =>
  fc.record(shape, { noNullPrototype: true });

const part = plain({
  line: fc.constantFrom("a", "b", "c"),
  status: fc.constantFrom("waiting", "waiting", "parked", "dead"),
  attempts: fc.nat(5),
  age: fc.integer({ min: 0, max: 40 * DAY }),
  tried: fc.integer({ min: 0, max: 2 * HOUR }),
  size: fc.integer({ min: 10, max: 3000 }),
  transform: fc.boolean(),
});
const outbox = fc.array(part, { maxLength: 30 }).map((parts) =>
  parts.map(({ line, status, attempts, age, tried, size, transform }, index): OutboxEntry => {
    const event = { id: `e${index}`, text: "x".repeat(size) } as unknown as OutboxEntry["event"];
    const times = { createdAt: NOW - age, triedAt: attempts > 0 ? NOW - tried : 0 };
    return {
      id: `e${index}`,
      position: index + 1,
      line,
      event,
      status,
      attempts,
      ...times,
      ...(transform && { transform }),
    };
  }),
);
const gate: fc.Arbitrary<Gate> = fc.oneof(
  fc.constant(openGate),
  plain({
    failures: fc.integer({ min: 1, max: 9 }),
    failedAt: fc.integer({ min: NOW - HOUR, max: NOW }),
    until: fc.integer({ min: NOW - HOUR, max: NOW + HOUR }),
    asked: fc.boolean(),
  }),
);
const hurry = plain({
  at: fc.integer({ min: NOW - HOUR, max: NOW }),
  dueAt: fc.integer({ min: NOW - HOUR, max: NOW + 2000 }),
  unparkedAt: fc.integer({ min: NOW - 2 * HOUR, max: NOW }),
});
const choosing = plain({ gate, hurry, now: fc.constant(NOW), transforms: fc.boolean() });

describe("which event goes next, whatever the outbox holds", () => {
  test("never one that was given up, nor one that needs a function which this page has not", () => {
    fc.assert(
      fc.property(outbox, choosing, (entries, circumstances) => {
        const choice = chooseEntry(entries, circumstances);
        if (choice.kind !== "send") return;
        assert.notEqual(choice.entry.status, "dead");
        assert.ok(!choice.entry.transform || circumstances.transforms);
      }),
    );
  });

  test("never one before an earlier waiting one of its line that can be sent here", () => {
    fc.assert(
      fc.property(outbox, choosing, (entries, circumstances) => {
        const choice = chooseEntry(entries, circumstances);
        if (choice.kind !== "send" || choice.entry.status !== "waiting") return;
        const { line, position } = choice.entry;
        const earlier = entries.filter(
          (one) => one.line === line && one.position < position && one.status === "waiting",
        );
        assert.ok(earlier.every(({ transform }) => transform && !circumstances.transforms));
      }),
    );
  });

  test("while the gate is closed nothing goes, and it is said until when", () => {
    fc.assert(
      fc.property(outbox, choosing, (entries, circumstances) => {
        const until = NOW + 5000;
        const closed = { failures: 1, failedAt: NOW - 1, until, asked: true };
        const choice = chooseEntry(entries, { ...circumstances, gate: closed });
        assert.notEqual(choice.kind, "send");
        if (choice.kind === "wait") assert.ok(choice.until > NOW);
      }),
    );
  });

  test("nothing to do means that nothing here could ever be sent as it is", () => {
    fc.assert(
      fc.property(outbox, choosing, (entries, circumstances) => {
        if (chooseEntry(entries, circumstances).kind !== "nothing") return;
        const sendable = entries.filter(
          ({ status, transform }) => status !== "dead" && (!transform || circumstances.transforms),
        );
        assert.deepEqual(sendable, []);
      }),
    );
  });

  test("who waits, waits for a moment that comes", () => {
    fc.assert(
      fc.property(outbox, choosing, (entries, circumstances) => {
        const choice = chooseEntry(entries, circumstances);
        if (choice.kind !== "wait") return;
        const later = chooseEntry(entries, { ...circumstances, now: choice.until });
        assert.ok(later.kind === "send" || (later.kind === "wait" && later.until > choice.until));
      }),
    );
  });
});

describe("what goes in one request", () => {
  const grouped = fc.tuple(outbox, fc.boolean()).chain(([entries, transforms]) => {
    const waiting = entries.filter(({ status, transform }) => status === "waiting" && (!transform || transforms));
    return fc.tuple(fc.constant(entries), fc.constant(transforms), fc.constantFrom(undefined, ...waiting));
  });

  test("the chosen one first, at most 20, at most 16 kB unless it alone is more", () => {
    fc.assert(
      fc.property(grouped, ([entries, transforms, entry]) => {
        if (!entry) return;
        const group = groupEntries(entry, entries, transforms);
        assert.equal(group[0], entry);
        assert.ok(group.length <= 20);
        const bytes = new TextEncoder().encode(JSON.stringify(group.map(({ event }) => event))).length;
        assert.ok(bytes <= 16 * 1024 || group.length === 1);
      }),
    );
  });

  test("each once, in the order of the queue, none that is parked, dead or not for this page", () => {
    fc.assert(
      fc.property(grouped, ([entries, transforms, entry]) => {
        if (!entry) return;
        const group = groupEntries(entry, entries, transforms);
        const positions = group.map(({ position }) => position);
        assert.deepEqual(
          positions,
          positions.toSorted((a, b) => a - b),
        );
        assert.equal(new Set(positions).size, positions.length);
        assert.ok(group.every(({ status, transform }) => status === "waiting" && (!transform || transforms)));
      }),
    );
  });

  test("none whose line has an earlier one that stays behind", () => {
    fc.assert(
      fc.property(grouped, ([entries, transforms, entry]) => {
        if (!entry) return;
        const group = groupEntries(entry, entries, transforms);
        for (const { line, position } of group.slice(1)) {
          const before = entries.filter(
            (one) =>
              one.line === line &&
              one.position < position &&
              one.status === "waiting" &&
              (!one.transform || transforms),
          );
          assert.ok(before.every((one) => group.includes(one)));
        }
      }),
    );
  });
});

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  plain({
    kind: fc.constant("stored" as const),
    rejected: fc.array(plain({ id: fc.constantFrom("e0", "e1", "e2", "zz"), reason: fc.constant("no") })),
  }),
  plain({
    kind: fc.constant("retry" as const),
    reason: fc.constant("http-503"),
    wait: fc.option(fc.nat(HOUR), { nil: undefined }),
  }),
  plain({ kind: fc.constant("parked" as const), reason: fc.constant("http-404") }),
);

describe("what an attempt changes", () => {
  const settling = plain({
    gate,
    now: fc.constant(NOW),
    random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    days: fc.constantFrom(1, 30),
  });

  test("nothing is lost: each event is stored or kept", () => {
    fc.assert(
      fc.property(outbox, outcome, settling, (entries, what, circumstances) => {
        const { stored, kept } = settle(entries, what, circumstances);
        assert.deepEqual([...stored, ...kept.map(({ id }) => id)].sort(), entries.map(({ id }) => id).sort());
      }),
    );
  });

  test("an event is only let go of when the endpoint has it", () => {
    fc.assert(
      fc.property(outbox, outcome, settling, (entries, what, circumstances) => {
        const { stored } = settle(entries, what, circumstances);
        if (what.kind !== "stored") assert.deepEqual(stored, []);
        else for (const { id } of what.rejected) assert.ok(!stored.includes(id));
      }),
    );
  });

  test("what is kept is the same event, has one attempt more, and says why and when", () => {
    fc.assert(
      fc.property(outbox, outcome, settling, (entries, what, circumstances) => {
        for (const now of settle(entries, what, circumstances).kept) {
          const before = entries.find(({ id }) => id === now.id);
          assert.equal(now.event, before?.event);
          assert.equal(now.position, before?.position);
          assert.equal(now.attempts, (before?.attempts ?? 0) + 1);
          assert.equal(now.triedAt, NOW);
          assert.ok(now.reason);
        }
      }),
    );
  });

  test("given up is exactly what is older than its term", () => {
    fc.assert(
      fc.property(outbox, outcome, settling, (entries, what, circumstances) => {
        for (const { status, createdAt } of settle(entries, what, circumstances).kept)
          assert.equal(status === "dead", NOW - createdAt > circumstances.days * DAY);
      }),
    );
  });

  test("the gate closes with failures that pass, never for longer than five minutes unless asked, and opens with answers", () => {
    fc.assert(
      fc.property(outbox, outcome, settling, (entries, what, circumstances) => {
        const { gate: next } = settle(entries, what, circumstances);
        if (what.kind !== "retry") return assert.deepEqual(next, openGate);
        assert.equal(next.failures, circumstances.gate.failures + 1);
        assert.equal(next.asked, what.wait !== undefined);
        if (what.wait === undefined) assert.ok(next.until - NOW <= 5 * 60_000);
        else assert.equal(next.until, NOW + what.wait);
      }),
    );
  });
});

test("a whole outbox is emptied by an endpoint that fails for a while, in the order of each line", () => {
  const script = fc.array(outcome, { maxLength: 40 });
  fc.assert(
    fc.property(outbox, script, fc.boolean(), (entries, given, batches) => {
      const outcomes = [...given];
      const isOrdered = given.every(
        (one) => one.kind === "retry" || (one.kind === "stored" && one.rejected.length === 0),
      );
      let left = entries
        .filter(({ status }) => status === "waiting")
        .map((one) => ({ ...one, createdAt: NOW, triedAt: 0 }));
      let now = NOW;
      let state = openGate;
      const arrived: OutboxEntry[] = [];
      for (let turn = 0; turn < 2000 && left.length > 0; turn++) {
        const quiet = { at: 0, dueAt: 0, unparkedAt: 0 };
        const choice = chooseEntry(left, { gate: state, hurry: quiet, now, transforms: true });
        assert.notEqual(choice.kind, "nothing");
        if (choice.kind === "wait") now = choice.until;
        if (choice.kind !== "send") continue;
        const group = batches ? groupEntries(choice.entry, left, true) : [choice.entry];
        const what = outcomes.shift() ?? { kind: "stored" as const, rejected: [] };
        const settled = settle(group, what, { gate: state, now, random: 0.5, days: 30 });
        arrived.push(...group.filter(({ id }) => settled.stored.includes(id)));
        const kept = new Map(settled.kept.map((one) => [one.id, one]));
        left = left.flatMap((one) => (settled.stored.includes(one.id) ? [] : [kept.get(one.id) ?? one]));
        state = settled.gate;
        now++;
      }
      assert.deepEqual(left, []);
      assert.equal(new Set(arrived.map(({ id }) => id)).size, arrived.length);
      // What is refused holds nothing back, so that an order is promised only where nothing is.
      if (!isOrdered) return;
      for (const line of ["a", "b", "c"]) {
        const positions = arrived.filter((one) => one.line === line).map(({ position }) => position);
        assert.deepEqual(
          positions,
          positions.toSorted((a, b) => a - b),
        );
      }
    }),
    { numRuns: 200 },
  );
});

describe("waiting times", () => {
  test("grow with the failures and never pass five minutes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (failures, random) => {
          const wait = backoff(failures, random);
          assert.ok(wait >= 0 && wait <= Math.min(300_000, 1000 * 2 ** (failures - 1)));
          assert.ok(backoff(failures + 1, random) >= wait);
        },
      ),
    );
  });
});

describe("what an answer means", () => {
  const answer = plain({
    status: fc.integer({ min: 200, max: 599 }),
    redirected: fc.boolean(),
    contentType: fc.constantFrom("application/json", "text/html; charset=utf-8", "TEXT/HTML", "text/plain", ""),
    retryAfter: fc.constantFrom(null, "7", "soon", "-3", "Fri, 20 Nov 2026 09:00:00 GMT"),
    body: fc.oneof(fc.constantFrom("", "{}", "[]", "null", '{"rejected":[null,{"id":1},{"id":"e0"}]}'), fc.string()),
  });

  test("never an error, and a yes only for a 2xx that is no redirect and no page", () => {
    fc.assert(
      fc.property(answer, (given) => {
        const { kind } = decideOutcome(given, { acceptsAny: false, now: NOW });
        const isYes = given.status < 300 && !given.redirected && !/^text\/html/i.test(given.contentType);
        assert.equal(kind === "stored", isYes);
      }),
    );
  });

  test("what fails for a while is tried again, what is refused is parked", () => {
    fc.assert(
      fc.property(answer, (given) => {
        if (given.status < 300 || given.redirected) return;
        const { kind } = decideOutcome(given, { acceptsAny: false, now: NOW });
        const passes = given.status >= 500 || [408, 425, 429].includes(given.status);
        assert.equal(kind, passes ? "retry" : "parked");
      }),
    );
  });

  test("a time to wait is never negative", () => {
    fc.assert(
      fc.property(answer, (given) => {
        const outcomeOf = decideOutcome(given, { acceptsAny: false, now: NOW });
        if (outcomeOf.kind === "retry" && outcomeOf.wait !== undefined) assert.ok(outcomeOf.wait >= 0);
      }),
    );
  });
});

test("flat: whatever a visitor or a form says, every value is a word, a number or a boolean, and no name is lost", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom("event", "id", "time", "email", "__proto__", "constructor", "page", "labels"),
  );
  const answers = fc.dictionary(
    word,
    plain({ value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())) }),
    {
      maxKeys: 6,
      noNullPrototype: true,
    },
  );
  const contacts = fc.array(
    plain({ kind: fc.constantFrom("email", "phone", "name"), value: fc.string({ minLength: 1 }) }),
  );
  fc.assert(
    fc.property(answers, contacts, (given, known) => {
      const event = {
        id: "e",
        time: "2026-11-20T09:00:00.000Z",
        type: "leadchat.lead.created.v1",
        data: {
          lead: { id: "l", state: "active", contacts: known, profile: {}, answers: given, labels: [] },
          change: { action: "captured" },
          sequence: 1,
        },
      } as unknown as LeadEvent;
      const flat = flatten(event);
      assert.ok(Object.values(flat).every((value) => ["string", "number", "boolean"].includes(typeof value)));
      assert.deepEqual([flat["event"], flat["id"], flat["leadId"]], ["lead.created", "e", "l"]);
      for (const name of Object.keys(given))
        assert.ok(Object.hasOwn(flat, name) || Object.hasOwn(flat, `answer_${name}`), name);
      for (const { kind, value } of known) assert.ok(String(flat[kind]).includes(value));
      assert.equal(Object.getPrototypeOf(flat), Object.prototype);
    }),
  );
});
