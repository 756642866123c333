import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { locales } from "../../../src/i18n/locales.ts";

const page = readFileSync(new URL("../../../docs/languages.md", import.meta.url), "utf8");

test("the page about languages lists them all as they are", () => {
  const rows = [...page.matchAll(/^\| `(.+?)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(([, ...cells]) => cells);
  const expected = Object.entries(locales).map(([tag, { name, direction, reviewed }]) => [
    tag,
    name,
    direction === "rtl" ? "right to left" : "left to right",
    { native: "yes", none: "not yet" }[reviewed],
  ]);
  assert.deepEqual(rows, expected);
});
