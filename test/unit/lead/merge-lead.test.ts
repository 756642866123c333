import assert from "node:assert/strict";
import { test } from "node:test";
import { contactIdentity } from "../../../src/lead/contact-identity.ts";
import { emptyLeadRecord, type LeadRecord } from "../../../src/lead/lead-record.ts";
import { mergeLead, type LeadInput } from "../../../src/lead/merge-lead.ts";

const T = (day: number) => `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const empty = emptyLeadRecord("visitor", "k".repeat(32), T(1));
let ids = 0;
const merge = (record: LeadRecord, input: Partial<LeadInput>) =>
  mergeLead(record, { origin: "chat", at: T(2), ...input }, () => `lead-${++ids}`);
const leadOf = (record: LeadRecord) => (record.isLead ? record.lead : null);
const email = { kind: "email", value: "ana@example.com" };
const phone = { kind: "phone", value: "+6281234567890" };

test("the first way to reach the visitor makes the lead", () => {
  const { record, added, changed } = merge(empty, { contacts: [email] });
  assert.equal(changed, true);
  assert.deepEqual(added, [email]);
  const lead = leadOf(record);
  assert.equal(lead?.state, "active");
  assert.equal(lead?.createdAt, T(2));
  assert.deepEqual(lead?.contacts, [{ ...email, origins: ["chat"], firstAt: T(2), lastAt: T(2) }]);
});

test("the stored record is not touched", () => {
  const before = structuredClone(empty);
  merge(empty, { contacts: [email, phone], label: "vip", profile: { city: "Bandung" } });
  assert.deepEqual(empty, before);
});

test("a name alone makes no lead; it comes with the first way to reach the visitor", () => {
  const named = merge(empty, { contacts: [{ kind: "name", value: "Ana" }] });
  assert.equal(named.changed, false);
  assert.equal(leadOf(named.record), null);
  const reached = merge(named.record, { contacts: [email], at: T(3) });
  assert.deepEqual(reached.added, [{ kind: "name", value: "Ana" }, email]);
  assert.equal(leadOf(reached.record)?.createdAt, T(3));
});

const spellings = [
  ["case of an address", email, { kind: "email", value: "ANA@Example.com" }],
  ["dots in a Facebook name", { kind: "facebook", value: "ana.souza" }, { kind: "facebook", value: "anasouza" }],
  ["dots in a Messenger name", { kind: "messenger", value: "ana.souza" }, { kind: "messenger", value: "ana.sou.za" }],
  ["case of a handle", { kind: "line", value: "ana_s" }, { kind: "line", value: "Ana_S" }],
  ["width of digits", phone, { kind: "phone", value: "＋６２81234567890" }],
  ["spaces in a name", { kind: "name", value: "Ana Souza" }, { kind: "name", value: "ana  souza" }],
] as const;
for (const [what, one, other] of spellings) {
  test(`the same contact in another spelling changes nothing visible: ${what}`, () => {
    const { record } = merge(empty, { contacts: [email, one] });
    const again = merge(record, { contacts: [other], at: T(5) });
    assert.equal(again.changed, false);
    assert.deepEqual(again.added, []);
    assert.equal(again.record.lead.updatedAt, T(2));
    assert.equal(again.record.lead.contacts.find(({ kind }) => kind === one.kind)?.lastAt, T(5));
  });
}

const different = [
  ["phone and WhatsApp of one number", phone, { kind: "whatsapp", value: phone.value }],
  ["dots in an Instagram name", { kind: "instagram", value: "ana.s" }, { kind: "instagram", value: "anas" }],
  ["dots in an address", email, { kind: "email", value: "a.na@example.com" }],
] as const;
for (const [what, one, other] of different) {
  test(`two contacts: ${what}`, () => {
    assert.notEqual(contactIdentity(one), contactIdentity(other));
    assert.equal(merge(empty, { contacts: [one, other] }).record.lead.contacts.length, 2);
  });
}

test("origins are collected in silence, and times neither go back nor ahead of what was said", () => {
  const { record } = merge(empty, { contacts: [email], at: T(4) });
  const again = merge(record, { contacts: [email], origin: "form", at: T(3) });
  assert.equal(again.changed, false);
  assert.deepEqual(again.record.lead.contacts[0], { ...email, origins: ["chat", "form"], firstAt: T(4), lastAt: T(4) });
});

test("removing the last contact withdraws the lead; giving it again brings the same lead back", () => {
  const { record } = merge(empty, { contacts: [email] });
  const gone = merge(record, { removed: [email], at: T(3) });
  assert.deepEqual([gone.changed, gone.removed], [true, [email]]);
  assert.equal(leadOf(gone.record)?.state, "withdrawn");
  const back = merge(gone.record, { contacts: [email], at: T(4) });
  assert.equal(leadOf(back.record)?.state, "active");
  assert.equal(back.record.lead.id, record.lead.id);
});

test("a name that stays does not keep a lead active; a mark does", () => {
  const { record } = merge(empty, { contacts: [{ kind: "name", value: "Ana" }, email] });
  assert.equal(leadOf(merge(record, { removed: [email] }).record)?.state, "withdrawn");
  const marked = merge(record, { marked: true });
  assert.equal(leadOf(merge(marked.record, { removed: [email] }).record)?.state, "active");
});

test("marking makes a lead without any contact, once", () => {
  const marked = merge(empty, { marked: true, label: "walk-in" });
  assert.equal(marked.changed, true);
  assert.deepEqual(leadOf(marked.record)?.labels, ["walk-in"]);
  assert.equal(merge(marked.record, { marked: true, label: "walk-in" }).changed, false);
});

test("answers and profile: new or different ones change the lead, the same ones do not", () => {
  const input = {
    contacts: [email],
    answers: { size: { question: "Size?", value: "M" } },
    profile: { city: "Bandung" },
  };
  const { record } = merge(empty, input);
  assert.equal(merge(record, input).changed, false);
  const other = merge(record, { answers: { size: { question: "Size?", value: "L" } } });
  assert.equal(other.changed, true);
  assert.equal(other.record.lead.answers["size"]?.value, "L");
});

test("consents: a repeated one is no news, a withdrawn one is added to the earlier one", () => {
  const consent = { purpose: "news", granted: true, text: "Send me news", at: T(2), origin: "form" } as const;
  const { record } = merge(empty, { contacts: [email], consents: [consent] });
  assert.equal(merge(record, { consents: [{ ...consent, at: T(3) }] }).changed, false);
  const { record: withdrawn } = merge(record, { consents: [{ ...consent, granted: false, at: T(4) }] });
  assert.deepEqual(
    withdrawn.lead.consents.map(({ granted }) => granted),
    [true, false],
  );
});

test("an address book pasted into the chat is refused from where it no longer fits, not in silence", () => {
  const contacts = Array.from({ length: 150 }, (_, index) => ({ kind: "email", value: `a${index}@example.com` }));
  const { record, added, refused } = merge(empty, { contacts });
  assert.equal(added.length, 50);
  assert.equal(refused.length, 100);
  assert.equal(record.lead.contacts.length, 50);
  const long = merge(empty, {
    contacts: contacts.map(({ kind, value }) => ({ kind, value: value.padStart(300, "x") })),
  });
  assert.equal(long.added.length, 8);
});

test("keys of answers that mean something to objects stay plain", () => {
  const answers = JSON.parse('{"__proto__":{"value":"x"},"constructor":{"value":"y"}}') as LeadInput["answers"];
  const { record } = merge(empty, { contacts: [email], ...(answers && { answers }) });
  assert.equal(Object.getPrototypeOf(record.lead.answers), Object.prototype);
  assert.equal(({} as Record<string, unknown>)["value"], undefined);
});

test("who it is stays known, until somebody else says so, and is no news to the business", () => {
  const { record } = merge(empty, { contacts: [email], identity: "ana" });
  assert.equal(record.identity, "ana");
  const again = merge(record, { contacts: [phone] });
  assert.equal(again.record.identity, "ana");
  const other = merge(record, { identity: "ana-2" });
  assert.deepEqual([other.record.identity, other.changed], ["ana-2", false]);
  assert.equal("identity" in merge(empty, { contacts: [email] }).record, false);
});

for (const [what, input] of [
  ["a label", { label: "vip" }],
  ["an answer", { answers: { size: { value: "M" } } }],
  ["a fact", { profile: { city: "Bandung" } }],
  ["a mark", { marked: true }],
  ["a removal", { removed: [email] }],
  ["another contact", { contacts: [phone] }],
] as const) {
  test(`${what} is news: the lead says when`, () => {
    const { record } = merge(empty, { contacts: [email] });
    const merged = merge(record, { ...input, at: T(9) });
    assert.equal(merged.changed, true);
    assert.equal(merged.record.lead.updatedAt, T(9));
    assert.equal(merged.record.lead.createdAt, T(2));
  });
}
