import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dateFormat } from "../../../src/i18n/date-format.ts";

const at = Date.UTC(2026, 10, 8, 14, 5);

describe("dateFormat", () => {
  test("where the platform knows the language, it writes it", () => {
    const options = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
    for (const locale of ["en-GB", "th", "ar-EG"])
      assert.equal(dateFormat(locale, options).format(at), new Intl.DateTimeFormat(locale, options).format(at));
  });

  // Node knows every language of the chat: one that nobody knows stands for Khmer in Chrome.
  const table: [Intl.DateTimeFormatOptions, string][] = [
    [{ hour: "numeric", minute: "2-digit", hourCycle: "h12" }, "14:05"],
    [{ timeStyle: "short" }, "14:05"],
    [{ weekday: "short", day: "numeric", month: "short" }, "08/11"],
    [{ weekday: "short", day: "numeric", month: "short", year: "numeric" }, "08/11/2026"],
    [{ dateStyle: "medium" }, "08/11/2026"],
    [{ dateStyle: "full", timeStyle: "short" }, "08/11/2026, 14:05"],
    [{ weekday: "long", hour: "numeric", minute: "2-digit" }, "08/11, 14:05"],
    [{ day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }, "08/11, 14:05"],
  ];
  for (const [options, expected] of table) {
    test(`in figures else: ${JSON.stringify(options)} → ${expected}`, () => {
      assert.equal(dateFormat("tlh", { ...options, timeZone: "UTC" }).format(at), expected);
    });
  }

  test("in the zone that is asked for, else in the visitor's", () => {
    assert.equal(dateFormat("tlh", { timeStyle: "short", timeZone: "Asia/Phnom_Penh" }).format(at), "21:05");
    const here = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at);
    assert.equal(dateFormat("tlh", { timeStyle: "short" }).format(at), here);
  });
});
