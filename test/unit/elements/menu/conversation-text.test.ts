import assert from "node:assert/strict";
import { test } from "node:test";
import { conversationText } from "../../../../src/elements/menu/conversation-text.ts";
import { en } from "../../../../src/i18n/en.ts";
import { message, notice } from "../../../fixtures/elements/fake-session.ts";

test("the conversation as text has a line for each message and notice, in order", () => {
  const items = [
    message("visitor", "WA saya 0812-3456-7890"),
    notice("instagram", "ana.souza"),
    notice("email", "a@b.co", { state: "removed" }),
    { type: "line", id: "l", at: message("visitor", "").at, about: "submitted" } as const,
    message("business", "Thanks!"),
    message("business", "See you", { author: "Rina" }),
  ];
  const text = conversationText(items, { texts: en, business: "Kopi Senja", locale: "en-GB" });
  assert.deepEqual(
    text.split("\n").map((line) => line.replace(/^.*? · /, "")),
    [
      "You: WA saya 0812-3456-7890",
      "Contact information was updated: @ana.souza",
      "Form sent",
      "Kopi Senja: Thanks!",
      "Rina: See you",
      "",
    ],
  );
  assert.match(text, /^20 Nov 2026, 0?9:41/);
});
