import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  applyReceipts,
  newTalk,
  noteSent,
  owedReceipts,
  type TalkRecord,
} from "../../../../src/chat/live/talk-record.ts";

const AT = "2026-11-20T09:00:00.000Z";
const fresh = newTalk({ id: "c", visitorId: "v", startedAt: AT, claim: "0".repeat(32), activeAt: 7 });
const sent = (...revisions: number[]): TalkRecord =>
  revisions.reduce<TalkRecord>(
    (talk, revision) => noteSent(talk, { id: `m${String(revision)}`, revision, position: revision }),
    fresh,
  );
const states = ({ sent: list }: TalkRecord) => list.map(({ revision, state }) => `${String(revision)} ${state}`);

test("of a new conversation the server knows nothing, and nothing is owed", () => {
  assert.deepEqual(fresh, {
    ...{ id: "c", visitorId: "v", startedAt: AT, claim: "0".repeat(32), activeAt: 7 },
    ...{ revision: 0, sent: [], received: 0, seen: 0, told: { deliveredUpTo: 0, readUpTo: 0 } },
  });
  assert.equal(owedReceipts(fresh), undefined);
});

describe("what the server has of the visitor", () => {
  test("stands in the server's order, however it is heard of", () => {
    assert.deepEqual(states(sent(5, 2, 9)), ["2 sent", "5 sent", "9 sent"]);
  });

  test("is noted once, by the first who says it", () => {
    const talk = sent(2);
    assert.equal(noteSent(talk, { id: "m2", revision: 8, position: 8 }), talk);
  });

  test("of very many unread ones the latest are kept in mind", () => {
    const talk = sent(...Array.from({ length: 205 }, (_, index) => index + 1));
    assert.deepEqual([talk.sent.length, talk.sent[0]?.revision, talk.sent.at(-1)?.revision], [200, 6, 205]);
  });
});

describe("how far the business has got", () => {
  const cases: [what: string, deliveredUpTo: number, readUpTo: number, changed: string[], left: string[]][] = [
    ["nowhere", 0, 0, [], ["2 sent", "5 sent", "9 sent"]],
    ["to before the first", 1, 1, [], ["2 sent", "5 sent", "9 sent"]],
    ["to the first", 2, 0, ["m2 delivered"], ["2 delivered", "5 sent", "9 sent"]],
    ["to between two", 8, 0, ["m2 delivered", "m5 delivered"], ["2 delivered", "5 delivered", "9 sent"]],
    ["read the first", 2, 2, ["m2 read"], ["5 sent", "9 sent"]],
    ["read what it never said it got", 0, 5, ["m2 read", "m5 read"], ["9 sent"]],
    ["got all, read one", 9, 2, ["m2 read", "m5 delivered", "m9 delivered"], ["5 delivered", "9 delivered"]],
    ["read all", 99, 99, ["m2 read", "m5 read", "m9 read"], []],
  ];
  for (const [what, deliveredUpTo, readUpTo, changed, left] of cases) {
    test(what, () => {
      const before = sent(2, 5, 9);
      const after = applyReceipts(before, { deliveredUpTo, readUpTo });
      assert.deepEqual(
        after.changed.map(({ id, state }) => `${id} ${state}`),
        changed,
      );
      assert.deepEqual(states(after.talk), left);
      if (changed.length === 0) assert.equal(after.talk, before);
    });
  }

  test("said again it changes nothing; said late it takes nothing back", () => {
    const { talk } = applyReceipts(sent(2, 5), { deliveredUpTo: 5, readUpTo: 2 });
    for (const late of [
      { deliveredUpTo: 5, readUpTo: 2 },
      { deliveredUpTo: 2, readUpTo: 0 },
      { deliveredUpTo: 0, readUpTo: 0 },
    ])
      assert.deepEqual(applyReceipts(talk, late), { talk, changed: [] });
  });

  test("receipts in any order come to the same, and no bubble ever goes back", () => {
    const receipt = fc.record({ deliveredUpTo: fc.nat(12), readUpTo: fc.nat(12) });
    const rank = { sent: 0, delivered: 1, read: 2 };
    const shown = (receipts: readonly { deliveredUpTo: number; readUpTo: number }[]) => {
      let talk = sent(1, 3, 5, 7, 9);
      const bubbles = new Map<string, keyof typeof rank>(talk.sent.map(({ id }) => [id, "sent"]));
      for (const one of receipts) {
        const applied = applyReceipts(talk, one);
        talk = applied.talk;
        for (const { id, state } of applied.changed) {
          assert.ok(rank[state] > rank[bubbles.get(id) ?? "sent"], "forward only");
          bubbles.set(id, state);
        }
      }
      return [...bubbles];
    };
    fc.assert(
      fc.property(
        fc
          .array(receipt, { maxLength: 8 })
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, other]) => assert.deepEqual(shown(other), shown(list)),
      ),
    );
  });
});

describe("what the server is still to be told", () => {
  const cases: [received: number, seen: number, delivered: number, read: number, owed: boolean][] = [
    [0, 0, 0, 0, false],
    [3, 0, 0, 0, true],
    [3, 0, 3, 0, false],
    [3, 3, 3, 0, true],
    [3, 3, 3, 3, false],
    [3, 3, 0, 3, true],
    [2, 2, 3, 3, false],
  ];
  for (const [received, seen, deliveredUpTo, readUpTo, owed] of cases)
    test(`received ${String(received)}, seen ${String(seen)}, told ${String(deliveredUpTo)} and ${String(readUpTo)}`, () => {
      const talk = { ...fresh, received, seen, told: { deliveredUpTo, readUpTo } };
      assert.deepEqual(owedReceipts(talk), owed ? { deliveredUpTo: received, readUpTo: seen } : undefined);
    });
});
