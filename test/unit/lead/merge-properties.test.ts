import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { contactIdentity } from "../../../src/lead/contact-identity.ts";
import { emptyLeadRecord, isReachable, type LeadRecord } from "../../../src/lead/lead-record.ts";
import { mergeContacts } from "../../../src/lead/merge-contacts.ts";
import { mergeLead, type LeadInput } from "../../../src/lead/merge-lead.ts";

/** Records as ours are. */
const plain = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) =>
  fc.record(shape, { noNullPrototype: true });
const kinds = ["email", "phone", "whatsapp", "instagram", "facebook", "messenger", "name"] as const;
/** Few values, so that the same one comes again, also in another spelling. */
const values = ["ana", "Ana", "a.na", "an.a", "bob", "+628123456789", "ａｎａ", "ana souza", "Ana  Souza"];
const contact = plain({ kind: fc.constantFrom(...kinds), value: fc.constantFrom(...values) });
const origin = fc.constantFrom("chat", "form", "host", "agent");
const at = fc
  .integer({ min: 0, max: 1000 })
  .map((minute) => new Date(Date.UTC(2026, 10, 20) + minute * 60_000).toISOString());
const input = fc.record({ origin, at, contacts: fc.array(contact, { maxLength: 5 }) });
const wide: fc.Arbitrary<LeadInput> = fc.record(
  {
    origin,
    at,
    contacts: fc.array(contact, { maxLength: 4 }),
    removed: fc.array(contact, { maxLength: 2 }),
    label: fc.constantFrom("vip", "later"),
    marked: fc.constant(true),
    answers: fc.dictionary(fc.constantFrom("size", "day"), plain({ value: fc.constantFrom("1", "2") }), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ["origin", "at"], noNullPrototype: true },
);

const empty = () => emptyLeadRecord("visitor", "0".repeat(32), "2026-11-20T00:00:00.000Z");
const newId = () => "lead";
const identities = ({ lead }: LeadRecord) => lead.contacts.map(contactIdentity);
const fold = (inputs: readonly LeadInput[]) =>
  inputs.reduce((record, one) => mergeLead(record, one, newId).record, empty());

describe("the merge rule, whatever is learned in whatever order", () => {
  test("a contact is there once, in its first spelling", () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 8 }), (inputs) => {
        const record = fold(inputs);
        assert.equal(new Set(identities(record)).size, record.lead.contacts.length);
        for (const { kind, value } of record.lead.contacts) {
          const identity = contactIdentity({ kind, value });
          const first = inputs.flatMap((one) => one.contacts).find((one) => contactIdentity(one) === identity);
          assert.deepEqual(first, { kind, value });
        }
      }),
    );
  });

  test("the same again is no news and adds nothing", () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 5 }), input, (inputs, again) => {
        const once = mergeLead(fold(inputs), again, newId).record;
        const twice = mergeLead(once, again, newId);
        assert.equal(twice.changed, false);
        assert.deepEqual(twice.added, []);
        assert.deepEqual(twice.record, once);
      }),
    );
  });

  test("which contacts it ends with does not depend on the order", () => {
    fc.assert(
      fc.property(
        fc
          .array(input, { maxLength: 6 })
          .chain((inputs) => fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length }))),
        ([inputs, shuffled]) => {
          assert.deepEqual(identities(fold(inputs)).sort(), identities(fold(shuffled)).sort());
        },
      ),
    );
  });

  test("first and last time enclose every time at which it was said", () => {
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), (inputs) => {
        for (const known of fold(inputs).lead.contacts) {
          const said = inputs
            .filter(({ contacts }) => contacts.some((one) => contactIdentity(one) === contactIdentity(known)))
            .map((one) => one.at);
          assert.equal(known.firstAt, said[0]);
          assert.ok(known.lastAt >= known.firstAt);
          assert.ok(known.lastAt === said.toSorted().at(-1) || known.lastAt === known.firstAt);
        }
      }),
    );
  });

  test("its origins are those that said it, each once", () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 6 }), (inputs) => {
        for (const known of fold(inputs).lead.contacts) {
          const said = inputs
            .filter(({ contacts }) => contacts.some((one) => contactIdentity(one) === contactIdentity(known)))
            .map((one) => one.origin);
          assert.deepEqual([...known.origins].sort(), [...new Set(said)].sort());
        }
      }),
    );
  });

  test("it is a lead from the first way to reach the visitor on, and for good", () => {
    fc.assert(
      fc.property(fc.array(wide, { maxLength: 8 }), (inputs) => {
        let record = empty();
        for (const one of inputs) {
          const merged = mergeLead(record, one, newId);
          const counts = merged.record.marked === true || isReachable(merged.record.lead.contacts);
          assert.equal(merged.record.isLead, record.isLead || counts);
          assert.equal(merged.record.lead.state, counts ? "active" : "withdrawn");
          assert.equal(merged.record.lead.id, merged.record.isLead ? "lead" : "");
          record = merged.record;
        }
      }),
    );
  });

  test("what is announced as added and removed is the difference", () => {
    fc.assert(
      fc.property(fc.array(wide, { maxLength: 6 }), wide, (inputs, one) => {
        const before = fold(inputs);
        const { record, added, removed } = mergeLead(before, one, newId);
        const [was, is] = [new Set(before.isLead ? identities(before) : []), new Set(identities(record))];
        const gone = removed.map(contactIdentity);
        for (const identity of gone) assert.ok(identities(before).includes(identity));
        if (!record.isLead) return;
        for (const identity of added.map(contactIdentity)) assert.ok(is.has(identity));
        for (const identity of is) if (!was.has(identity)) assert.ok(added.map(contactIdentity).includes(identity));
        for (const identity of was) if (!is.has(identity)) assert.ok(gone.includes(identity));
      }),
    );
  });

  test("nothing changed means nothing that the business sees is another", () => {
    fc.assert(
      fc.property(fc.array(wide, { maxLength: 6 }), wide, (inputs, one) => {
        const before = fold(inputs);
        const merged = mergeLead(before, one, newId);
        if (merged.changed || !before.isLead) return;
        const seen = ({ lead }: LeadRecord) => ({
          ...lead,
          contacts: lead.contacts.map(({ kind, value }) => ({ kind, value })),
        });
        assert.deepEqual(seen(merged.record), seen(before));
      }),
    );
  });

  test("what was given is never touched", () => {
    fc.assert(
      fc.property(fc.array(wide, { maxLength: 4 }), wide, (inputs, one) => {
        const before = fold(inputs);
        const copy = structuredClone(before);
        const given = structuredClone(one);
        mergeLead(before, one, newId);
        assert.deepEqual(before, copy);
        assert.deepEqual(one, given);
      }),
    );
  });

  test("however much is pasted, at most 50 contacts and 2,500 characters are kept, and the rest is named", () => {
    const many = fc.array(plain({ kind: fc.constant("email"), value: fc.string({ minLength: 1, maxLength: 320 }) }), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(many, (contacts) => {
        const { record, refused } = mergeContacts(
          empty(),
          { origin: "chat", at: "2026-11-20T00:00:00.000Z", contacts },
          newId,
        );
        const kept = record.lead.contacts;
        assert.ok(kept.length <= 50);
        assert.ok(kept.reduce((sum, { value }) => sum + value.length, 0) <= 2500);
        const distinct = new Set(contacts.map(contactIdentity)).size;
        const named = new Set([...kept, ...refused].map(contactIdentity)).size;
        assert.equal(named, distinct);
      }),
    );
  });
});

describe("one contact in another spelling", () => {
  const same: [kind: string, one: string, other: string][] = [
    ["email", "ana@example.com", "Ana@Example.COM"],
    ["email", "ana@example.com", "ａｎａ@example.com"],
    ["instagram", "ana.souza", "Ana.Souza"],
    ["facebook", "ana.souza", "anasouza"],
    ["facebook", "Ana.Souza.9", "anasouza9"],
    ["messenger", "ana.souza", "a.n.a.souza"],
    ["line", "AnaLine", "analine"],
    ["twitter", "AnaS", "anas"],
    ["linkedin", "Ana-Souza", "ana-souza"],
    ["snapchat", "Ana_S", "ana_s"],
    ["wechat", "Ana_W", "ana_w"],
    ["name", "Ana Souza", "ana  souza"],
    ["name", "ANA SOUZA", " Ana Souza "],
  ];
  for (const [kind, one, other] of same)
    test(`${kind}: ${one} is ${other}`, () =>
      assert.equal(contactIdentity({ kind, value: one }), contactIdentity({ kind, value: other })));

  const different: [kind: string, one: string, otherKind: string, other: string][] = [
    ["phone", "+6281234567890", "whatsapp", "+6281234567890"],
    ["facebook", "ana", "messenger", "ana"],
    ["instagram", "ana.souza", "instagram", "anasouza"],
    ["twitter", "ana_s", "twitter", "anas"],
    ["email", "ana@example.com", "email", "ana@example.org"],
    ["email", "a.na@example.com", "email", "ana@example.com"],
    ["linkedin", "ana-souza", "linkedin", "anasouza"],
    ["name", "Ana", "name", "Ana Souza"],
    ["phone", "+6281234567890", "phone", "+6281234567891"],
  ];
  for (const [kind, one, otherKind, other] of different)
    test(`${kind} ${one} is not ${otherKind} ${other}`, () =>
      assert.notEqual(contactIdentity({ kind, value: one }), contactIdentity({ kind: otherKind, value: other })));
});
