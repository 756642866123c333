import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextsIn } from "../../../src/i18n/en.ts";
import { texts as id } from "../../../src/i18n/id.ts";
import { texts as ar } from "../../../src/i18n/ar.ts";

// What must not compile is marked so: where it compiled, the mark itself would be the error (`npm run check -- types`).
const { send: _send, ...withoutSend } = id;
const { unread, ...withoutUnread } = ar;
const { few: _few, ...withoutFew } = unread;

// @ts-expect-error a text is missing
const missingText: TextsIn<"id"> = withoutSend;
// @ts-expect-error a plural form of Arabic is missing
const missingForm: TextsIn<"ar"> = { ...withoutUnread, unread: withoutFew };
// @ts-expect-error a text that there is none of
const unknownText = { ...id, sendd: "Kirim" } satisfies TextsIn<"id">;

test("a locale with a text or a plural form missing, or one too many, does not compile", () => {
  assert.ok(!("send" in missingText) && !("few" in missingForm.unread) && "sendd" in unknownText);
});
