import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownClock, ownDate, ownTimes } from "../../../src/center/shared/own-times.ts";
import { timeAhead, weekdayName } from "../../../src/center/shared/relative-time.ts";

const unspoken = () => false;
/** Without spaces, also those that only allow a line to break. */
const closed = (text: string) => text.replace(/[\s\u200b]/g, "");

describe("times in a language that the browser does not speak", () => {
  it("are ours for Khmer and Sinhala alone, and only there", () => {
    for (const tag of ["km", "km-KH", "si", "si-LK"]) assert.ok(ownTimes(tag, unspoken), tag);
    for (const tag of ["en", "ar", "toString", ""]) assert.equal(ownTimes(tag, unspoken), undefined, tag);
    assert.equal(
      ownTimes("km", () => true),
      undefined,
    );
  });

  for (const tag of ["km", "si"]) {
    it(`${tag}: say the same as a browser that speaks it`, () => {
      const own = ownTimes(tag, unspoken)!;
      const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 8, 1 + day));
      const names = (options: Intl.DateTimeFormatOptions, dates: readonly number[]) =>
        dates.map((date) => new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" }).format(date));
      assert.deepEqual(own.weekdays, names({ weekday: "long" }, days));
      const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 15));
      // The CLDR of today calls them by the moons in Sinhala; calendars of the country do not.
      if (tag === "km") assert.deepEqual(own.months, names({ month: "long" }, months));
      const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
      assert.deepEqual(
        [own.today, own.yesterday],
        [0, -1].map((day) => closed(relative.format(day, "day"))),
      );
      const exact = new Intl.RelativeTimeFormat(tag, { numeric: "always" });
      for (const unit of ["minute", "hour", "day"] as const) {
        assert.equal(closed(own.ago[unit].replace("{count}", "5")), closed(exact.format(-5, unit)), unit);
      }
      for (const unit of ["second", "minute"] as const) {
        assert.equal(closed(own.ahead[unit].replace("{count}", "5")), closed(exact.format(5, unit)), unit);
      }
    });
  }

  it("write dates and times in figures", () => {
    const own = ownTimes("km", unspoken)!;
    const at = new Date(2026, 10, 28, 14, 5, 9);
    assert.equal(ownDate(own, at, { weekday: true, year: true }), "សៅរ៍ 28 វិច្ឆិកា 2026");
    assert.equal(ownDate(ownTimes("si", unspoken)!, at, { weekday: false, year: false }), "නොවැම්බර් 28");
    assert.equal(ownClock(at), "14:05");
    assert.equal(ownClock(at, { second: "2-digit" }), "14:05:09");
  });
});

describe("times that are still to come, and days of the week", () => {
  it("are said in whole units, never too early", () => {
    assert.deepEqual(
      [0.2, 20, 59, 60, 61, 900].map((seconds) => timeAhead(seconds, "en")),
      ["in 1 second", "in 20 seconds", "in 59 seconds", "in 1 minute", "in 2 minutes", "in 15 minutes"],
    );
  });

  it("are called as the language calls them", () => {
    assert.deepEqual(
      [0, 1, 6].map((day) => weekdayName(day, "de")),
      ["Sonntag", "Montag", "Samstag"],
    );
  });
});
