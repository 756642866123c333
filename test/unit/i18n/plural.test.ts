import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en } from "../../../src/i18n/en.ts";
import { plural } from "../../../src/i18n/plural.ts";
import { texts as ar } from "../../../src/i18n/ar.ts";
import { texts as id } from "../../../src/i18n/id.ts";

describe("plural", () => {
  test("chooses the form and writes the number as the locale does", () => {
    assert.equal(plural(en.unread, 1, "en"), "1 unread message");
    assert.equal(plural(en.unread, 0, "en"), "0 unread messages");
    assert.equal(plural(en.tooLong, 1234, "en"), "1,234 characters too many");
    assert.equal(plural(id.tooLong, 1234, "id"), "Kelebihan 1.234 karakter");
  });
  test("Arabic has six forms", () => {
    const shown = [0, 1, 2, 3, 11, 100].map((count) => plural(ar.unread, count, "ar-u-nu-latn"));
    assert.equal(shown[1], "رسالة واحدة غير مقروءة");
    assert.equal(shown[3], "3 رسائل غير مقروءة");
    assert.equal(shown[4], "11 رسالة غير مقروءة");
    assert.equal(new Set(shown.map((text) => text.replace(/\d+/, "#"))).size, 5, "many and other share a wording");
  });
  test("a form that is not there is said by the general one", () => {
    assert.equal(plural({ other: "{count} items" }, 1, "en"), "1 items");
  });
});
