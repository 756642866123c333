import assert from "node:assert/strict";
import { it } from "node:test";
import { pressActions, typeActions } from "../../../tools/lib/webdriver-keys.ts";

it("types a text one character after another, those outside of the basic plane too", () => {
  assert.deepEqual(
    typeActions("a😀\n").map(({ type, value }) => `${type} ${value}`),
    ["keyDown a", "keyUp a", "keyDown 😀", "keyUp 😀", "keyDown \uE007", "keyUp \uE007"],
  );
});

it("presses a key between its modifiers", () => {
  assert.deepEqual(
    pressActions("Shift+Tab").map(({ type, value }) => `${type} ${value}`),
    ["keyDown \uE008", "keyDown \uE004", "keyUp \uE004", "keyUp \uE008"],
  );
  assert.deepEqual(pressActions("+").at(0), { type: "keyDown", value: "+" });
});

it("refuses a key that it does not know", () => {
  assert.throws(() => pressActions("Entre"), /No key is called Entre/);
});
