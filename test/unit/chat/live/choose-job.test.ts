import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { chooseJob, queueOf, type Choice, type JobFacts } from "../../../../src/chat/live/choose-job.ts";
import { newTalk, type TalkRecord } from "../../../../src/chat/live/talk-record.ts";
import type { ScanRecord } from "../../../../src/storage/storage-types.ts";

const AT = "2026-11-20T09:00:00.000Z";
const NOW = Date.parse(AT);
const HOUR = 3_600_000;
const SERVER = "https://talk.example";

const talk = (id: string, part: Partial<TalkRecord> = {}): TalkRecord => ({
  ...newTalk({ id, visitorId: "v", startedAt: AT, claim: "0".repeat(32), activeAt: NOW }),
  ...{ token: "t", server: SERVER },
  ...part,
});
const closed = { token: undefined } as const;
const wait = (id: string, talkId: string, position: number, part: Partial<ScanRecord> = {}): ScanRecord => ({
  ...{ id: `${id}#message`, task: "message", text: id, at: AT, position, visitorId: "v" },
  conversation: { id: talkId, startedAt: AT, lastAt: AT },
  ...part,
});
const erase = (id: string, part: Partial<TalkRecord> = {}): ScanRecord => ({
  ...wait(id, id, 0),
  ...{ id: `${id}#erase`, task: "erase", text: undefined as never, position: undefined as never },
  erased: talk(id, part),
});
const choose = (facts: Partial<JobFacts>) =>
  chooseJob({ scans: [], talks: [], server: SERVER, visitorId: "v", now: NOW, ...facts });
/** What a choice comes to, in a word. */
function inWords(choice: Choice): string {
  if (choice.kind === "nothing") return "nothing";
  if (choice.kind === "wait") return `wait ${String(choice.until - NOW)}`;
  const about = "talk" in choice ? choice.talk.id : choice.entry.conversation.id;
  const entry = "entry" in choice && choice.entry ? ` ${choice.entry.id}` : "";
  return `${choice.kind} ${about}${entry}`;
}

describe("what is done next", () => {
  const owed = { received: 2 };
  const cases: [what: string, facts: Partial<JobFacts>, job: string][] = [
    ["nothing is there", {}, "nothing"],
    [
      "one is past, and kept for its erasure alone",
      { talks: [talk("c", { ...closed, isPast: true, received: 2 })] },
      "nothing",
    ],
    [
      "one is past, and something was still to be said",
      { scans: [wait("a", "c", 1)], talks: [talk("c", { isPast: true })] },
      "message c a#message",
    ],
    ["a message of which no server knows", { scans: [wait("a", "c", 1)] }, "begin c a#message"],
    ["its claim is written down", { scans: [wait("a", "c", 1)], talks: [talk("c", closed)] }, "open c a#message"],
    ["its conversation is open", { scans: [wait("a", "c", 1)], talks: [talk("c")] }, "message c a#message"],
    [
      "its conversation is open at another server",
      { scans: [wait("a", "c", 1)], talks: [talk("c", { server: "https://old.example" })] },
      "open c a#message",
    ],
    [
      "there was nothing to say",
      { scans: [wait("c", "c", 1, { text: undefined as never })], talks: [talk("c")] },
      "settled c c#message",
    ],
    [
      "a message has an empty text",
      { scans: [wait("a", "c", 1, { text: "" })], talks: [talk("c")] },
      "message c a#message",
    ],
    ["the oldest first", { scans: [wait("b", "c", 2), wait("a", "c", 1)], talks: [talk("c")] }, "message c a#message"],
    ["another task is not the server's", { scans: [wait("a", "c", 1, { task: "signals" })] }, "nothing"],
    ["looking for contacts is not either", { scans: [{ ...wait("a", "c", 1), task: undefined as never }] }, "nothing"],
    ["receipts are owed", { talks: [talk("c", owed)] }, "receipts c"],
    ["messages go before receipts", { scans: [wait("a", "c", 1)], talks: [talk("c", owed)] }, "message c a#message"],
    ["receipts of somebody who is gone", { talks: [talk("c", { ...owed, visitorId: "w" })] }, "nothing"],
    ["a conversation without a token is opened, to hear of answers", { talks: [talk("c", closed)] }, "open c"],
    ["that of somebody who is gone is not", { talks: [talk("c", { ...closed, visitorId: "w" })] }, "nothing"],
    ["erasing, where the token is known", { scans: [erase("c")] }, "erase c c#erase"],
    ["erasing, where it is not", { scans: [erase("c", closed)] }, "open c c#erase"],
    [
      "erasing at the server where it was",
      { scans: [erase("c", { server: "https://old.example" })] },
      "erase c c#erase",
    ],
    ["erasing goes before messages", { scans: [wait("a", "d", 1), erase("c")], talks: [talk("d")] }, "erase c c#erase"],
  ];
  for (const [what, facts, job] of cases) test(`${what}: ${job}`, () => assert.equal(inWords(choose(facts)), job));
});

describe("what a server asked to wait for", () => {
  const later = (milliseconds: number) => ({ notBefore: NOW + milliseconds });
  const cases: [what: string, facts: Partial<JobFacts>, job: string][] = [
    ["nothing before", { scans: [wait("a", "c", 1)], talks: [talk("c", later(5000))] }, "wait 5000"],
    ["in that very moment", { scans: [wait("a", "c", 1)], talks: [talk("c", later(0))] }, "message c a#message"],
    ["it is over", { scans: [wait("a", "c", 1)], talks: [talk("c", later(-1))] }, "message c a#message"],
    ["a day is a term", { talks: [talk("c", { received: 1, ...later(24 * HOUR) })] }, `wait ${String(24 * HOUR)}`],
    [
      "no server asks for more: the clock was set back",
      { scans: [wait("a", "c", 1)], talks: [talk("c", later(25 * HOUR))] },
      "message c a#message",
    ],
    [
      "another conversation goes on meanwhile",
      { scans: [wait("a", "c", 1), wait("b", "d", 2)], talks: [talk("c", later(5000)), talk("d")] },
      "message d b#message",
    ],
    [
      "what follows in the same one does not",
      { scans: [wait("a", "c", 1), wait("b", "c", 2)], talks: [talk("c", later(5000))] },
      "wait 5000",
    ],
    [
      "the first term of several",
      { scans: [wait("a", "c", 1), wait("b", "d", 2)], talks: [talk("c", later(9000)), talk("d", later(4000))] },
      "wait 4000",
    ],
    ["an erasure waits too", { scans: [erase("c", later(3000))] }, "wait 3000"],
    [
      "and holds nothing back",
      { scans: [erase("c", later(3000)), wait("a", "d", 1)], talks: [talk("d")] },
      "message d a#message",
    ],
    ["receipts wait", { talks: [talk("c", { received: 1, ...later(3000) })] }, "wait 3000"],
    ["quiet: no receipts", { talks: [talk("c", { received: 1, quietUntil: NOW + HOUR })] }, `wait ${String(HOUR)}`],
    [
      "quiet: not opened for nothing",
      { talks: [talk("c", { ...closed, quietUntil: NOW + HOUR })] },
      `wait ${String(HOUR)}`,
    ],
    [
      "quiet: messages go",
      { scans: [wait("a", "c", 1)], talks: [talk("c", { quietUntil: NOW + HOUR })] },
      "message c a#message",
    ],
    ["quiet no longer", { talks: [talk("c", { received: 1, quietUntil: NOW })] }, "receipts c"],
    [
      "nobody waits for a conversation of somebody else",
      { talks: [talk("c", { visitorId: "w", received: 1, ...later(3000) })] },
      "nothing",
    ],
  ];
  for (const [what, facts, job] of cases) test(`${what}: ${job}`, () => assert.equal(inWords(choose(facts)), job));
});

test("the queue: what is a server's, by place; what has none goes first; the list itself stays as it is", () => {
  const scans = [wait("b", "c", 2), wait("x", "c", 0, { task: "signals" }), wait("a", "c", 1), erase("e")];
  const before = [...scans];
  assert.deepEqual(
    queueOf(scans).map(({ id }) => id),
    ["e#erase", "a#message", "b#message"],
  );
  assert.deepEqual(scans, before);
});

/** Does every job at once, as a server would that says yes to all. */
function drain(facts: JobFacts): string[] {
  let { scans, talks } = facts;
  const done: string[] = [];
  for (let count = 0; count < 200; count++) {
    const choice = chooseJob({ ...facts, scans, talks });
    if (choice.kind === "nothing" || choice.kind === "wait") return done;
    const change = (id: string, part: Partial<TalkRecord>) =>
      (talks = talks.map((one) => (one.id === id ? { ...one, ...part } : one)));
    const drop = ({ id }: ScanRecord) => (scans = scans.filter((one) => one.id !== id));
    if (choice.kind === "begin") talks = [...talks, talk(choice.entry.conversation.id, closed)];
    else if (choice.kind === "open" && choice.entry?.erased) {
      const opened = { ...choice.entry, erased: { ...choice.entry.erased, token: "t" } };
      scans = scans.map((one) => (one.id === opened.id ? opened : one));
    } else if (choice.kind === "open") change(choice.talk.id, { token: "t", server: SERVER });
    else if (choice.kind === "receipts") change(choice.talk.id, { told: { deliveredUpTo: 9, readUpTo: 9 } });
    else drop(choice.entry);
    if (choice.kind === "message") done.push(choice.entry.id);
  }
  throw new Error("it never comes to an end");
}

test("whatever waits, it comes to an end, each message goes once, and each conversation's in order", () => {
  const entry = fc.record({ talkId: fc.constantFrom("c", "d", "e"), position: fc.nat(50), isErasure: fc.boolean() });
  const known = fc.record({
    id: fc.constantFrom("c", "d", "e"),
    isOpen: fc.boolean(),
    received: fc.nat(9),
    visitorId: fc.constantFrom("v", "w"),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: ({ position }) => position, maxLength: 12 }),
      fc.uniqueArray(known, { selector: ({ id }) => id }),
      (entries, talks) => {
        const scans = entries.map(({ talkId, position, isErasure }) =>
          isErasure
            ? erase(`gone${String(position)}`, position % 2 ? {} : closed)
            : wait(String(position), talkId, position),
        );
        const done = drain({
          ...{ scans, server: SERVER, visitorId: "v", now: NOW },
          talks: talks.map(({ isOpen, ...facts }) => talk(facts.id, { ...facts, ...(!isOpen && closed) })),
        });
        const expected = queueOf(scans).flatMap(({ id, task }) => (task === "message" ? [id] : []));
        assert.deepEqual(done, expected);
      },
    ),
    { numRuns: 200 },
  );
});
