import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isOpen, nextOpening, type Hours } from "../../../src/chat/hours.ts";

const at = (time: string) => Date.parse(time);
/** A café in Jakarta: UTC+7, no summer time. 2026-11-20 is a Friday. */
const cafe: Hours = {
  timeZone: "Asia/Jakarta",
  week: { mon: ["08:00-17:00"], fri: ["08:00-11:30", "13:00-17:00"], sat: ["20:00-02:00"] },
};

describe("isOpen", () => {
  const cases: [name: string, time: string, expected: boolean][] = [
    ["in the morning", "2026-11-20T08:00:00+07:00", true],
    ["the very end is closed", "2026-11-20T11:30:00+07:00", false],
    ["a second before", "2026-11-20T11:29:59+07:00", true],
    ["at noon", "2026-11-20T12:00:00+07:00", false],
    ["in the afternoon, asked from elsewhere", "2026-11-20T07:00:00Z", true],
    ["on a day without times", "2026-11-22T10:00:00+07:00", false],
    ["after midnight, begun the evening before", "2026-11-22T01:59:00+07:00", true],
    ["when that has ended", "2026-11-22T02:00:00+07:00", false],
    ["the small hours of the day on which it begins later", "2026-11-21T01:00:00+07:00", false],
  ];
  for (const [name, time, expected] of cases) test(name, () => assert.equal(isOpen(cafe, at(time)), expected));

  test("round the clock", () => {
    const always: Hours = { timeZone: "UTC", week: { fri: ["00:00-24:00"], sat: ["00:00-24:00"] } };
    assert.equal(isOpen(always, at("2026-11-20T23:59:59Z")), true);
    assert.equal(isOpen(always, at("2026-11-21T00:00:00Z")), true);
    assert.equal(isOpen(always, at("2026-11-22T00:00:00Z")), false);
  });

  test("not on holidays, single, yearly or in a row; what began before goes on", () => {
    const holidays = ["2026-11-20", "12-25", { from: "2026-11-21", to: "2026-11-22" }];
    const closed = { ...cafe, holidays };
    assert.equal(isOpen(closed, at("2026-11-20T09:00:00+07:00")), false);
    assert.equal(isOpen(closed, at("2026-11-21T21:00:00+07:00")), false);
    assert.equal(isOpen(closed, at("2026-12-25T09:00:00+07:00")), false, "a Friday");
    assert.equal(isOpen(closed, at("2026-11-27T09:00:00+07:00")), true);
    const night = { ...cafe, holidays: ["2026-11-22"] };
    assert.equal(isOpen(night, at("2026-11-22T01:00:00+07:00")), true);
  });

  test("by the business's clock, summer and winter", () => {
    const berlin: Hours = { timeZone: "Europe/Berlin", week: { fri: ["09:00-17:00"], sun: ["01:00-04:00"] } };
    assert.equal(isOpen(berlin, at("2026-07-17T07:00:00Z")), true, "summer: UTC+2");
    assert.equal(isOpen(berlin, at("2026-11-20T07:00:00Z")), false, "winter: UTC+1");
    // 2026-10-25: at 03:00 the clocks go back, so that the night's opening takes four hours.
    assert.equal(isOpen(berlin, at("2026-10-24T23:00:00Z")), true);
    assert.equal(isOpen(berlin, at("2026-10-25T02:59:00Z")), true);
    assert.equal(isOpen(berlin, at("2026-10-25T03:00:00Z")), false);
  });
});

describe("nextOpening", () => {
  const next = (hours: Hours, time: string) => {
    const found = nextOpening(hours, at(time));
    return found === undefined ? undefined : new Date(found).toISOString();
  };
  test("later the same day", () => assert.equal(next(cafe, "2026-11-20T12:00:00+07:00"), "2026-11-20T06:00:00.000Z"));
  test("the next day with times", () =>
    assert.equal(next(cafe, "2026-11-20T18:00:00+07:00"), "2026-11-21T13:00:00.000Z"));
  test("over holidays", () => {
    const holidays = [{ from: "2026-11-21", to: "2026-11-26" }];
    assert.equal(next({ ...cafe, holidays }, "2026-11-20T18:00:00+07:00"), "2026-11-27T01:00:00.000Z");
  });
  test("in a time zone with a half hour", () => {
    const delhi: Hours = { timeZone: "Asia/Kolkata", week: { sat: ["09:30-18:00"] } };
    assert.equal(next(delhi, "2026-11-20T12:00:00Z"), "2026-11-21T04:00:00.000Z");
  });
  test("in an hour that the clock change skips: when the clocks have changed", () => {
    const berlin: Hours = { timeZone: "Europe/Berlin", week: { sun: ["02:30-05:00"] } };
    const found = nextOpening(berlin, at("2026-03-28T20:00:00Z"));
    assert.ok(found !== undefined && found >= at("2026-03-29T00:30:00Z") && found <= at("2026-03-29T01:30:00Z"));
  });
  test("never", () => assert.equal(next({ timeZone: "UTC", week: {} }, "2026-11-20T12:00:00Z"), undefined));
});
