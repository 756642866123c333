import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hostConversation, type HostMessage } from "../../../src/chat/host-items.ts";

describe("hostConversation", () => {
  const at = "2026-11-20T09:00:00+07:00";
  const messages: readonly HostMessage[] = [
    { from: "visitor", text: "Hi", at },
    { id: "b", from: "business", text: "Hello", at },
  ];

  test("gives what elements show, with an id for those that have none", () => {
    const { items, ids } = hostConversation(messages);
    assert.deepEqual(items, [
      { type: "message", id: "host-0", from: "visitor", text: "Hi", at, state: "stored" },
      { type: "message", id: "b", from: "business", text: "Hello", at, state: "stored" },
    ]);
    assert.deepEqual([...ids], ["host-0", "b"]);
  });

  test("gives the same objects for the same list, so that nothing is drawn again", () => {
    assert.equal(hostConversation(messages), hostConversation(messages));
    assert.notEqual(hostConversation([...messages]).items, hostConversation(messages).items);
  });
});
