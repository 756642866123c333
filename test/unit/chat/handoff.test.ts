import assert from "node:assert/strict";
import { test } from "node:test";
import { whatsappUrl } from "../../../src/chat/handoff.ts";
import { referenceCode } from "../../../src/shared/reference-code.ts";

const id = "01995f3a-7c1e-7b2d-9f00-0123456789ab";

test("a reference code is six letters or digits of the id's end", () => {
  assert.match(referenceCode(id), /^[0-9A-HJKMNP-TV-Z]{6}$/);
  assert.equal(referenceCode("00000000-0000-7000-8000-000000000000"), "000000");
  assert.equal(referenceCode("00000000-0000-7000-8000-00003fffffff"), "ZZZZZZ");
  assert.notEqual(referenceCode(id), referenceCode(id.replace("ab", "ac")));
});

test("WhatsApp opens with the business's number and the code alone", () => {
  const url = new URL(whatsappUrl("+62 812-3456-7890", id));
  assert.equal(url.origin + url.pathname, "https://wa.me/6281234567890");
  assert.equal(url.searchParams.get("text"), `#${referenceCode(id)}`);
  assert.deepEqual([...url.searchParams.keys()], ["text"]);
});
