import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { summarise, titleOf } from "../../../src/center/leads/lead-summary.ts";
import { exactTime, relativeTime } from "../../../src/center/shared/relative-time.ts";
import { leadRecord } from "../../fixtures/center/records.ts";
import { at } from "../../fixtures/server/events.ts";

describe("summarise", () => {
  const initials = (name: string) => summarise(leadRecord({ contacts: [["name", name]] })).initials;

  it("takes the name apart from the ways to reach somebody", () => {
    const summary = summarise(
      leadRecord({
        contacts: [
          ["name", " Ana Souza "],
          ["email", "ana@example.com"],
        ],
      }),
    );
    assert.equal(summary.name, "Ana Souza");
    assert.deepEqual(
      summary.contacts.map(({ kind }) => kind),
      ["email"],
    );
  });

  it("takes the name of the profile where none was said, and none where it is empty", () => {
    assert.equal(summarise(leadRecord({ lead: { profile: { name: "Siti" } } })).name, "Siti");
    assert.equal(summarise(leadRecord({ lead: { profile: { name: "  " } } })).name, undefined);
    assert.equal(summarise(leadRecord({ lead: { profile: { name: 5 } } })).name, undefined);
  });

  for (const [name, expected] of [
    ["Ana Souza", "AS"],
    ["ana", "A"],
    ["Ana Maria de Souza", "AS"],
    ["田中 美咲", "田美"],
    ["“Budi”", "B"],
    ["𝒜na", "𝒜"],
    ["12345", ""],
    ["ßen", "SS"],
  ] as const) {
    it(`writes ${name} as ${expected || "nothing"}`, () => {
      assert.equal(initials(name), expected);
    });
  }

  it("knows every origin once, and that of the change where no contact is left", () => {
    const both = leadRecord({
      contacts: [
        ["phone", "+62"],
        ["email", "a@b.c"],
      ],
      origin: "form",
    });
    assert.deepEqual(summarise(both).origins, ["form"]);
    assert.deepEqual(summarise(leadRecord({ contacts: [], origin: "form" })).origins, ["form"]);
  });

  it("writes answers as text, whatever they are", () => {
    const answers = { a: { question: "Which days?", value: ["Sat", "Sun"] }, b: { value: true }, c: { value: 2 } };
    assert.deepEqual(summarise(leadRecord({ lead: { answers } })).answers, [
      { question: "Which days?", answer: ["Sat", "Sun"] },
      { question: "b", answer: [true] },
      { question: "c", answer: ["2"] },
    ]);
  });

  it("takes the last touch that says where from", () => {
    const touches = [
      { kind: "click" as const, at, campaign: "first" },
      { kind: "click" as const, at, campaign: "second", platform: "tiktok" },
      { kind: "view" as const, at, landing: "https://shop.example/" },
    ];
    assert.equal(summarise(leadRecord({ touches })).touch?.campaign, "second");
    assert.equal(summarise(leadRecord()).touch, undefined);
  });

  it("calls a lead by its name, else by its first contact, else by the word for all", () => {
    assert.equal(titleOf(summarise(leadRecord({ contacts: [["name", "Ana"]] })), "Visitor"), "Ana");
    assert.equal(titleOf(summarise(leadRecord({ contacts: [["phone", "+62812"]] })), "Visitor"), "+62812");
    assert.equal(titleOf(summarise(leadRecord({ contacts: [] })), "Visitor"), "Visitor");
  });
});

describe("times", () => {
  const now = Date.parse("2026-11-20T12:00:00.000Z");
  for (const [then, text] of [
    ["2026-11-20T11:59:40.000Z", "now"],
    ["2026-11-20T12:03:00.000Z", "now"],
    ["2026-11-20T11:59:00.000Z", "1 min. ago"],
    ["2026-11-20T11:00:01.000Z", "59 min. ago"],
    ["2026-11-20T11:00:00.000Z", "1 hr. ago"],
    ["2026-11-19T12:00:01.000Z", "23 hr. ago"],
    ["2026-11-19T12:00:00.000Z", "yesterday"],
    ["2026-11-14T12:00:00.000Z", "6 days ago"],
    ["2026-11-13T12:00:00.000Z", "Nov 13"],
    ["2025-11-13T12:00:00.000Z", "Nov 13, 2025"],
  ] as const) {
    it(`calls ${then} "${text}"`, () => {
      assert.equal(relativeTime(then, now, "en"), text);
    });
  }

  it("speak the page's language", () => {
    assert.equal(relativeTime("2026-11-19T12:00:00.000Z", now, "id"), "kemarin");
    assert.match(exactTime("2026-11-20T12:00:00.000Z", "id"), /Jumat, 20 November 2026/);
  });
});
