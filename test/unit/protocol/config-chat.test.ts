import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

const messages = (config: unknown) => validateConfig(config).problems.map(({ message }) => message);

describe("config.replies", () => {
  test("takes rules alone, or with a fallback", () => {
    const rules = [
      { when: ["price", "harga*"], say: ["350.000", "Shall we hold a place?"], delay: 900, quickReplies: ["Yes"] },
      { when: "map", say: "Here", link: { text: "Map", url: "/map" }, form: "class" },
    ];
    assert.deepEqual(messages({ replies: rules }), []);
    assert.deepEqual(messages({ replies: { rules, fallback: false } }), []);
    assert.deepEqual(messages({ replies: { fallback: "One moment" } }), []);
    assert.deepEqual(messages({ replies: [] }), []);
  });
  const mistakes: [name: string, replies: unknown, path: RegExp][] = [
    ["a rule without words to say", [{ when: "x" }], /^config\.replies\[0\]\.say: /],
    ["no keyword", [{ when: [], say: "y" }], /^config\.replies\[0\]\.when: /],
    ["an endless delay", [{ when: "x", say: "y", delay: 60_000 }], /^config\.replies\[0\]\.delay: .*10000/],
    ["a link without address", [{ when: "x", say: "y", link: { text: "z" } }], /^config\.replies\[0\]\.link\.url: /],
    [
      "an empty quick reply",
      [{ when: "x", say: "y", quickReplies: [""] }],
      /^config\.replies\[0\]\.quickReplies\[0\]: /,
    ],
    ["a fallback that is none", { fallback: true }, /^config\.replies\.fallback: /],
    ["an unknown key", [{ when: "x", say: "y", then: "z" }], /^config\.replies\[0\]\.then: this key is not known/],
  ];
  for (const [name, replies, path] of mistakes) {
    test(name, () => {
      const [message, ...others] = messages({ replies });
      assert.match(message ?? "", path);
      assert.deepEqual(others, []);
    });
  }
});

describe("config.hours", () => {
  const week = { mon: ["08:00-12:00", "13:00-17:00"], sat: ["20:00-02:00"], sun: ["00:00-24:00"] };
  test("takes a week, holidays and an away message", () => {
    const holidays = ["2026-12-25", "01-01", { from: "2027-03-08", to: "2027-03-12" }];
    assert.deepEqual(messages({ hours: { timeZone: "Asia/Jakarta", week, holidays, away: "Back at {time}" } }), []);
  });
  const mistakes: [name: string, change: object, path: RegExp][] = [
    ["a time zone that is none", { timeZone: "WIB7" }, /^config\.hours\.timeZone: write the name of a time zone/],
    ["a time that is none", { week: { mon: ["8-17"] } }, /^config\.hours\.week\.mon\[0\]: write times as 09:00-17:00/],
    ["an hour that is none", { week: { tue: ["08:00-25:00"] } }, /^config\.hours\.week\.tue\[0\]: write times/],
    [
      "a day that is none",
      { week: { monday: ["08:00-17:00"] } },
      /^config\.hours\.week\.monday: this key is not known/,
    ],
    ["a date that is none", { holidays: ["25.12."] }, /^config\.hours\.holidays\[0\]: write a date/],
  ];
  for (const [name, change, path] of mistakes) {
    test(name, () => {
      const [message, ...others] = messages({ hours: { timeZone: "UTC", week, ...change } });
      assert.match(message ?? "", path);
      assert.deepEqual(others, []);
    });
  }
});

test("config.handoff wants an international number", () => {
  assert.deepEqual(messages({ handoff: { whatsapp: "+62 812-3456-7890" } }), []);
  assert.match(
    messages({ handoff: { whatsapp: "0812" } })[0] ?? "",
    /^config\.handoff\.whatsapp: write the number with/,
  );
});

test("config.replyTime is minutes", () => {
  assert.deepEqual(messages({ replyTime: 60 }), []);
  assert.match(messages({ replyTime: 0 })[0] ?? "", /^config\.replyTime: /);
});
