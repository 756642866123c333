import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attribute,
  type AttributionSettings,
  type Conversion,
  type LossReason,
} from "../../../src/attribution/attribute.ts";
import type { Touch } from "../../../src/protocol/lead-event.ts";

const END = Date.UTC(2026, 10, 20, 9);
/** "click -3d goal=lead" → a touch three days before the conversion. */
function touch(short: string): Touch {
  const [kind = "click", offset = "0d", ...rest] = short.split(" ");
  const unit = { s: 1000, h: 3_600_000, d: 86_400_000 }[offset.at(-1) ?? "d"] ?? 0;
  const at = new Date(END + Number(offset.slice(0, -1)) * unit).toISOString();
  return { kind: kind as Touch["kind"], at, ...Object.fromEntries(rest.map((pair) => pair.split("="))) } as Touch;
}

type Case = [
  string,
  string[],
  number | null,
  (LossReason | null)[],
  { goal?: Conversion["goal"] } & AttributionSettings,
];
const cases: Case[] = [
  ["nothing, nobody", [], null, [], {}],
  ["a click today", ["click -1h"], 0, [null], {}],
  ["a click at the very moment", ["click 0d"], 0, [null], {}],
  ["a click seven days ago, to the second", ["click -7d"], 0, [null], {}],
  ["a second more", ["click -604801s"], null, ["expired"], {}],
  ["a view an hour ago", ["view -1h"], 0, [null], {}],
  ["a view a day ago, to the second", ["view -1d"], 0, [null], {}],
  ["a second more", ["view -86401s"], null, ["expired"], {}],
  ["a click beats a later view", ["click -6d", "view -1h"], 0, [null, "view-beaten"], {}],
  ["… in any order", ["view -1h", "click -6d"], 1, ["view-beaten", null], {}],
  ["a view counts when the click is too old", ["click -8d", "view -1h"], 1, ["expired", null], {}],
  ["the last of two clicks", ["click -5d", "click -2d"], 1, ["earlier", null], {}],
  ["… in any order", ["click -2d", "click -5d"], 0, [null, "earlier"], {}],
  ["the last of three", ["click -1d", "click -3d", "click -2d"], 0, [null, "earlier", "earlier"], {}],
  ["of two at one moment the one recorded later", ["click -1d", "click -1d"], 1, ["earlier", null], {}],
  ["the last of two views", ["view -5h", "view -2h"], 1, ["earlier", null], {}],
  ["what comes after the conversion is no cause of it", ["click 1s"], null, ["after"], {}],
  ["… and leaves the earlier one its due", ["click -1d", "click 1h"], 0, [null, "after"], {}],
  ["a view after it", ["view 1h", "click -1d"], 1, ["after", null], {}],
  ["a click window of 1 day", ["click -25h"], null, ["expired"], { clickDays: 1 }],
  ["… holds a day", ["click -1d"], 0, [null], { clickDays: 1 }],
  ["a click window of 14 days", ["click -13d"], 0, [null], { clickDays: 14 }],
  ["… and no more", ["click -15d"], null, ["expired"], { clickDays: 14 }],
  ["a click window of 28 days", ["click -28d"], 0, [null], { clickDays: 28 }],
  ["… and no more", ["click -29d"], null, ["expired"], { clickDays: 28 }],
  ["any number of days", ["click -99d"], 0, [null], { clickDays: 100 }],
  ["half a day", ["click -13h"], null, ["expired"], { clickDays: 0.5 }],
  ["no click window at all", ["click -1s"], null, ["expired"], { clickDays: 0 }],
  ["views off", ["view -1h"], null, ["views-off"], { viewDays: 0 }],
  ["views off, clicks on", ["view -1h", "click -1d"], 1, ["views-off", null], { viewDays: 0 }],
  ["a view window of 7 days", ["view -6d"], 0, [null], { viewDays: 7 }],
  ["… does not beat an older click", ["view -1h", "click -7d"], 1, ["view-beaten", null], { viewDays: 7 }],
  [
    "a view window longer than the click's",
    ["click -2d", "view -3d"],
    1,
    ["expired", null],
    { clickDays: 1, viewDays: 7 },
  ],
  ["paid for leads, and it is one", ["click -1d goal=lead"], 0, [null], { goal: "lead" }],
  ["paid for leads, and it is a conversation", ["click -1d goal=lead"], null, ["other-goal"], { goal: "conversation" }],
  ["paid for conversations, and it is one", ["click -1d goal=conversation"], 0, [null], { goal: "conversation" }],
  ["paid for conversations, and it is a lead", ["click -1d goal=conversation"], null, ["other-goal"], { goal: "lead" }],
  ["without a goal it serves a lead", ["click -1d"], 0, [null], { goal: "lead" }],
  ["… and a conversation", ["click -1d"], 0, [null], { goal: "conversation" }],
  [
    "the earlier one of the right goal beats the later one of the other",
    ["click -3d goal=lead", "click -1d goal=conversation"],
    0,
    [null, "other-goal"],
    { goal: "lead" },
  ],
  ["the age counts before the goal", ["click -9d goal=conversation"], null, ["expired"], { goal: "lead" }],
  ["views off counts before the age", ["view -9d"], null, ["views-off"], { viewDays: 0 }],
  [
    "a view of the right goal when the click has another",
    ["click -1d goal=lead", "view -1h"],
    1,
    ["other-goal", null],
    { goal: "conversation" },
  ],
];

for (const [what, shorts, winner, reasons, { goal = "lead", ...settings }] of cases) {
  test(`${what}: ${shorts.join(", ")}`, () => {
    const touches = shorts.map(touch);
    const before = structuredClone(touches);
    const result = attribute(touches, { goal, at: new Date(END).toISOString() }, settings);
    assert.equal(result.winner, winner === null ? undefined : touches[winner]);
    const losers = touches.flatMap((one, index) => (reasons[index] ? [{ touch: one, reason: reasons[index] }] : []));
    assert.deepEqual(result.losers, losers);
    assert.deepEqual(touches, before, "nothing is changed");
  });
}

test("a touch without a readable time loses, and does not spoil the others", () => {
  const [broken, good] = [{ ...touch("click -1d"), at: "yesterday" }, touch("click -2d")];
  const result = attribute([broken, good], { goal: "lead", at: new Date(END).toISOString() });
  assert.equal(result.winner, good);
  assert.deepEqual(result.losers, [{ touch: broken, reason: "invalid" }]);
});

test("the table has at least forty rows", () => assert.ok(cases.length >= 40));
