import assert from "node:assert/strict";
import { test } from "node:test";
import { zoomOf } from "../../../../src/elements/panel/poor-viewport.ts";

const phone = { sides: [390, 844], upright: true, touch: true, layoutWidth: 390 } as const;

test("a page that fits its phone is not enlarged", () => {
  assert.equal(zoomOf(phone), 1);
  assert.equal(zoomOf({ ...phone, layoutWidth: 400 }), 1, "a page that is a little too wide");
});

test("a page for desktops is enlarged as much as the phone shrinks it", () => {
  assert.equal(zoomOf({ ...phone, layoutWidth: 980 }), 980 / 390);
});

test("lying down the long side counts, whichever comes first", () => {
  assert.equal(zoomOf({ ...phone, upright: false, layoutWidth: 844 }), 1);
  assert.equal(zoomOf({ ...phone, sides: [844, 390], layoutWidth: 975 }), 2.5);
});

test("a tablet, and a desktop whose page is zoomed out, are left alone", () => {
  assert.equal(zoomOf({ ...phone, sides: [820, 1180], layoutWidth: 980 }), 1);
  assert.equal(zoomOf({ ...phone, touch: false, layoutWidth: 2560 }), 1);
});
