import assert from "node:assert/strict";
import { test } from "node:test";
import { continueConversation } from "../../../src/chat/conversation.ts";

const current = { id: "c1", startedAt: "2026-11-20T09:00:00.000Z", lastAt: "2026-11-20T10:00:00.000Z" };
const cases = [
  ["the first words begin one", undefined, "2026-11-20T09:00:00.000Z", true],
  ["24 h of silence continue it", current, "2026-11-21T10:00:00.000Z", false],
  ["more begin another", current, "2026-11-21T10:00:00.001Z", true],
  ["a clock set back continues it", current, "2026-11-19T10:00:00.000Z", false],
] as const;
for (const [what, before, at, isNew] of cases) {
  test(what, () => {
    const result = continueConversation(before, at, () => "c2");
    assert.equal(result.isNew, isNew);
    assert.deepEqual(result.conversation, isNew ? { id: "c2", startedAt: at, lastAt: at } : { ...current, lastAt: at });
  });
}
