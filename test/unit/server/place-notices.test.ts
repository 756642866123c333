import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placeNotices } from "../../../src/server/services/place-notices.ts";
import type { StoredMessage, StoredNotice } from "../../../src/server/stores/talk-store.ts";

const time = (second: number): string => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString();

const message = (
  id: string,
  receivedAt: number,
  { sentAt = receivedAt, from = "visitor" }: { sentAt?: number; from?: StoredMessage["from"] } = {},
): StoredMessage => {
  const times = { at: time(sentAt), sentAt: time(sentAt), receivedAt: time(receivedAt) };
  return { id, revision: 1, from, text: id, ...times };
};
const notice = (id: string, receivedAt: number, at = receivedAt): StoredNotice => ({
  type: "notice",
  id,
  at: time(at),
  action: "captured",
  added: [],
  removed: [],
  receivedAt: time(receivedAt),
});
const order = (messages: StoredMessage[], notices: StoredNotice[]): string =>
  placeNotices(messages, notices)
    .map(({ id }) => id)
    .join(" ");

describe("notices in a thread", () => {
  it("stand where they arrived", () => {
    assert.equal(order([message("m1", 1), message("m2", 5)], [notice("n1", 3), notice("n2", 9)]), "m1 n1 m2 n2");
  });

  it("stand after the message that they came from, also when they were faster", () => {
    assert.equal(order([message("m1", 1), message("m2", 7, { sentAt: 3 })], [notice("n", 5, 3)]), "m1 m2 n");
  });

  it("go by the device's clock against the device's messages alone", () => {
    const late = message("answer", 6, { from: "business" });
    // The device is an hour ahead; what the business says is by the server's clock.
    const ahead = [message("m1", 1, { sentAt: 3601 }), late, message("m2", 9, { sentAt: 3609 })];
    assert.equal(order(ahead, [notice("n", 2, 3602)]), "m1 n answer m2");
  });

  it("may stand before all messages, and alone", () => {
    assert.equal(order([message("m1", 5)], [notice("n", 1)]), "n m1");
    assert.equal(order([], [notice("n1", 1), notice("n2", 2)]), "n1 n2");
    assert.equal(order([message("m1", 5)], []), "m1");
  });
});
