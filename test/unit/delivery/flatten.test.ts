import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { flatten, type FlatEvent } from "../../../src/delivery/flatten.ts";
import type { Answer, LeadChatEvent, LeadEvent, Touch } from "../../../src/protocol/lead-event.ts";
import { AT, contact, leadEvent } from "./support.ts";

type Lead = LeadEvent["data"]["lead"];
const flat = (lead: Partial<Lead>, data: Partial<LeadEvent["data"]> = {}): FlatEvent => flatten(leadEvent(lead, data));
/** What a flat event has of its own, without what every one has. */
function rest(event: FlatEvent): Record<string, unknown> {
  const { event: _, id: __, time: ___, leadId: ____, state, action, sequence, ...others } = event;
  assert.deepEqual([state, action, sequence], ["active", "captured", 1]);
  return others;
}

describe("what every flat event says", () => {
  test("which event of which lead, when, and what happened", () => {
    assert.deepEqual(flat({}), {
      ...{ event: "lead.created", id: "e1", time: AT },
      ...{ leadId: "l1", state: "active", action: "captured", sequence: 1 },
    });
  });

  const types: [type: LeadChatEvent["type"], short: string][] = [
    ["leadchat.lead.created.v1", "lead.created"],
    ["leadchat.lead.updated.v1", "lead.updated"],
    ["leadchat.lead.erased.v1", "lead.erased"],
    ["leadchat.conversation.started.v1", "conversation.started"],
    ["leadchat.signal.v1", "signal"],
    ["leadchat.message.v1", "message"],
  ];
  for (const [type, short] of types) {
    test(`${type} is called ${short}`, () => {
      const conversation = { id: "c1", startedAt: AT };
      const message = { id: "m1", from: "visitor", text: "hi", at: AT };
      const event = { ...leadEvent(), type, data: { ...leadEvent().data, conversation, message, name: "price" } };
      assert.equal(flatten(event as unknown as LeadChatEvent)["event"], short);
    });
  }
});

describe("contacts", () => {
  test("a key a kind, several of one kind in their order", () => {
    const contacts = [contact("phone", "+62811"), contact("email", "a@x.example"), contact("phone", "+62812")];
    assert.deepEqual(rest(flat({ contacts })), { phone: "+62811, +62812", email: "a@x.example" });
  });

  test("phone and WhatsApp with one number are two", () => {
    const contacts = [contact("phone", "+62811"), contact("whatsapp", "+62811")];
    assert.deepEqual(rest(flat({ contacts })), { phone: "+62811", whatsapp: "+62811" });
  });

  test("three of one kind", () => {
    const contacts = ["a", "b", "c"].map((value) => contact("line", value));
    assert.deepEqual(rest(flat({ contacts })), { line: "a, b, c" });
  });
});

describe("answers and profile", () => {
  const answers: [what: string, given: Answer["value"], expected: unknown][] = [
    ["words", "M", "M"],
    ["no words", "", ""],
    ["a number", 0, 0],
    ["yes", true, true],
    ["no", false, false],
    ["choices", ["Sat", "Sun"], "Sat, Sun"],
    ["one choice", ["Sat"], "Sat"],
    ["no choice", [], ""],
  ];
  for (const [what, value, expected] of answers) {
    test(what, () => assert.deepEqual(rest(flat({ answers: { it: { value } } })), { it: expected }));
  }

  const taken: [name: string, profile: string, answer: string][] = [
    ["event", "profile_event", "answer_event"],
    ["id", "profile_id", "answer_id"],
    ["time", "profile_time", "answer_time"],
    ["leadId", "profile_leadId", "answer_leadId"],
    ["state", "profile_state", "answer_state"],
    ["action", "profile_action", "answer_action"],
    ["sequence", "profile_sequence", "answer_sequence"],
    ["labels", "profile_labels", "answer_labels"],
    ["campaign", "profile_campaign", "answer_campaign"],
    ["platform", "profile_platform", "answer_platform"],
    ["adId", "profile_adId", "answer_adId"],
    ["page", "profile_page", "answer_page"],
    ["test", "profile_test", "answer_test"],
    ["email", "profile_email", "answer_email"],
    ["__proto__", "profile___proto__", "answer___proto__"],
  ];
  const touches: Touch[] = [{ kind: "click", at: AT, platform: "tiktok", campaign: "spring", adId: "7" }];
  const full = { touches, page: { url: "https://shop.example/" }, test: true };
  for (const [name, profileName, answerName] of taken) {
    test(`a profile and an answer called ${name} do not take what is there`, () => {
      const contacts = [contact("email", "a@x.example")];
      const labels = ["vip"];
      const before = flat({ contacts, labels }, full);
      const profile = Object.fromEntries([[name, "theirs"]]);
      const after = flat({ contacts, labels, profile, answers: Object.fromEntries([[name, { value: "its" }]]) }, full);
      assert.deepEqual(after, { ...before, [profileName]: "theirs", [answerName]: "its" });
    });
  }

  test("an answer that is called as another one would be renamed to: both are there, in any order", () => {
    const contacts = [contact("email", "a@x.example")];
    const one = { email: { value: "as typed" }, answer_email: { value: "its own" } };
    const other = { answer_email: one.answer_email, email: one.email };
    const values = (answers: Lead["answers"]) => Object.values(rest(flat({ contacts, answers }))).sort();
    assert.deepEqual(values(one), ["a@x.example", "as typed", "its own"]);
    assert.deepEqual(values(other), ["a@x.example", "as typed", "its own"]);
  });

  test("an answer that is called like a fact of the profile does not take its place", () => {
    const given = flat({ profile: { city: "Bandung" }, answers: { city: { value: "Jakarta" } } });
    assert.deepEqual(rest(given), { city: "Bandung", answer_city: "Jakarta" });
  });

  test("nothing of what a visitor or a host says is lost, whatever it is called", () => {
    const names = ["a", "email", "answer_a", "profile_a", "answer_email", "id", "answer_id", "labels", "constructor"];
    const facts = fc.dictionary(fc.constantFrom(...names), fc.nat(), { maxKeys: 6, noNullPrototype: true });
    fc.assert(
      fc.property(facts, facts, (profile, given) => {
        const answers = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, { value: `a${value}` }]),
        );
        const told = flat({ contacts: [contact("email", "a@x.example")], profile, answers });
        const said = [...Object.values(profile), ...Object.values(given).map((value) => `a${value}`)].map(String);
        const known = ["lead.created", "e1", AT, "l1", "active", "captured", "1", "a@x.example"];
        assert.deepEqual(Object.values(told).map(String).sort(), [...said, ...known].sort());
      }),
    );
  });
});

describe("labels, touches, page and mark", () => {
  const cases: [what: string, lead: Partial<Lead>, data: Partial<LeadEvent["data"]>, expected: object][] = [
    ["no labels are no key", { labels: [] }, {}, {}],
    ["one label", { labels: ["vip"] }, {}, { labels: "vip" }],
    ["labels in their order", { labels: ["b", "a"] }, {}, { labels: "b, a" }],
    ["no touch", {}, { touches: [] }, {}],
    [
      "the last of two touches alone",
      {},
      {
        touches: [
          { kind: "click", at: AT, campaign: "first", adId: "1" },
          { kind: "click", at: AT, platform: "meta" },
        ],
      },
      { platform: "meta" },
    ],
    [
      "a campaign by its name",
      {},
      { touches: [{ kind: "click", at: AT, campaign: "spring", campaignId: "17" }] },
      { campaign: "spring" },
    ],
    ["a campaign by its number", {}, { touches: [{ kind: "click", at: AT, campaignId: "17" }] }, { campaign: "17" }],
    [
      "where it happened, without who sent them",
      {},
      { page: { url: "https://shop.example/a", referrer: "https://x.example/" } },
      { page: "https://shop.example/a" },
    ],
    ["a test says so", {}, { test: true }, { test: true }],
    ["no test says nothing", {}, { test: false }, {}],
  ];
  for (const [what, lead, data, expected] of cases)
    test(what, () => assert.deepEqual(rest(flat(lead, data)), expected));

  test("a consent stays out: a sheet is no place for it", () => {
    const consents = [{ purpose: "news", granted: true, text: "Send me news", at: AT, origin: "form" as const }];
    assert.deepEqual(rest(flat({ consents })), {});
  });

  test("the key of the lead is in no flat event", () => {
    const key = "f".repeat(32);
    assert.ok(!JSON.stringify(flat({}, { key })).includes(key));
  });
});
