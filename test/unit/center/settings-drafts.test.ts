import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  readReplies,
  readSignals,
  readWelcome,
  snippetOf,
  writeReplies,
  writeSignals,
  writeSuggestions,
  writeWelcome,
} from "../../../src/center/settings/chat-drafts.ts";
import { readHours, writeHours } from "../../../src/center/settings/hours-draft.ts";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

/** What is written must be what the chat takes. */
function assertValid(config: object): void {
  assert.deepEqual(validateConfig(config).problems, []);
}

describe("business hours", () => {
  const hours = {
    timeZone: "Asia/Jakarta",
    week: { mon: ["08:00-12:00", "13:00-24:00"], sun: ["22:00-02:00"] },
    holidays: ["12-25", "2027-01-01", { from: "2027-03-20", to: "2027-03-24" }],
    away: "Back at {time}",
  };

  it("are the same after they were read and written", () => {
    assert.deepEqual(writeHours(readHours(hours, "UTC")), hours);
  });

  it("begin with usual times in this device's zone, and are off", () => {
    const draft = readHours(undefined, "Europe/Berlin");
    assert.deepEqual(
      [draft.isOn, draft.timeZone, draft.week.mon, draft.week.sat],
      [false, "Europe/Berlin", [{ from: "09:00", to: "17:00" }], []],
    );
    assert.equal(writeHours(draft), undefined);
  });

  it("take dates as people write them", () => {
    const draft = { ...readHours(hours, "UTC"), holidays: " 12-25 \n\n2026-12-24 – 2026-12-26\n2027-01-02 2027-01-03" };
    assert.deepEqual((writeHours(draft) as { holidays: unknown }).holidays, [
      "12-25",
      { from: "2026-12-24", to: "2026-12-26" },
      { from: "2027-01-02", to: "2027-01-03" },
    ]);
  });

  it("survive what is no hours", () => {
    for (const odd of [5, "x", { week: { mon: "9-5" } }, { holidays: {} }]) readHours(odd, "UTC");
  });
});

describe("what the chat says", () => {
  it("welcome: bubbles are separated by an empty line", () => {
    assert.equal(readWelcome(["Hi", "How are you?"]), "Hi\n\nHow are you?");
    assert.deepEqual(writeWelcome("Hi\n\n\nHow\nare you? "), ["Hi", "How\nare you?"]);
    assert.equal(writeWelcome(" \n"), undefined);
    assert.equal(writeWelcome("Hi"), "Hi");
  });

  it("suggestions: one a line", () => {
    assert.deepEqual(writeSuggestions(" Dates \n\nPrices"), ["Dates", "Prices"]);
    assert.equal(writeSuggestions(""), undefined);
  });

  it("replies keep what the form does not show", () => {
    const replies = {
      rules: [
        {
          when: ["price*", "harga"],
          say: ["Rp 350.000", "For two."],
          delay: 900,
          form: "booking",
          quickReplies: ["Ok"],
        },
        { when: ["hi"], say: ["Hello"] },
      ],
      fallback: false,
    };
    assert.deepEqual(writeReplies(readReplies(replies)), replies);
    const off = readReplies(replies);
    const rules = off.rules.map((rule) => ({ ...rule, form: false }));
    assert.equal("form" in ((writeReplies({ ...off, rules }) as typeof replies).rules[0] ?? {}), false);
  });

  it("replies: empty ones are left out, and none at all is none", () => {
    const empty = { when: " ", say: "", form: true, rest: {} };
    assert.equal(writeReplies({ rules: [empty], fallback: "", isSilent: false }), undefined);
    assert.deepEqual(writeReplies({ rules: [], fallback: " Hm ", isSilent: false }), { fallback: "Hm" });
    assert.deepEqual(readReplies([{ when: "a", say: "b" }]).rules, [{ when: "a", say: "b", form: false, rest: {} }]);
  });

  it("signals: ready-made ones need no words", () => {
    const written = writeSignals([
      { name: "payment", words: "" },
      { name: "catering", words: "catering, event、宴会" },
      { name: " ", words: "x" },
    ]);
    assert.deepEqual(written, { payment: true, catering: ["catering", "event", "宴会"] });
    assert.deepEqual(readSignals(written), [
      { name: "payment", words: "" },
      { name: "catering", words: "catering, event, 宴会" },
    ]);
  });

  it("is a configuration that the chat takes", () => {
    assertValid({
      welcome: writeWelcome("Hi\n\nYou"),
      suggestions: writeSuggestions("a\nb"),
      replies: writeReplies({
        rules: [{ when: "a, b*", say: "x\n\ny", form: true, rest: {} }],
        fallback: "",
        isSilent: true,
      }),
      signals: writeSignals([{ name: "order", words: "" }]),
      hours: writeHours({ ...readHours(undefined, "Asia/Jakarta"), isOn: true }),
    });
  });

  it("the snippet is markup, whatever the site is called", () => {
    assert.equal(
      snippetOf("https://leads.example/", 'a"><b>&'),
      '<script async src="https://leads.example/cdn/loader.js"></script>\n' +
        '<lead-chat server="https://leads.example/" site="a&quot;><b>&amp;"></lead-chat>',
    );
  });
});
