import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createChunker, type Row } from "../../../../src/elements/log/rows.ts";
import type { ChatItem, MessageItem } from "../../../../src/session/session-types.ts";
import { history, message, notice } from "../../../fixtures/elements/fake-session.ts";

const at = (time: string) => new Date(`2026-11-20T${time}`).toISOString();
const said = (from: MessageItem["from"], time: string, change: Partial<MessageItem> = {}) =>
  message(from, "x", { at: at(time), ...change });

/** Draws rows as text: `|` a day, `[` a group begins, `]` it ends. */
function draw(items: readonly ChatItem[]): string {
  const sign = ({ item, startsDay, startsGroup, endsGroup }: Row) => {
    const kind = item.type === "message" ? item.from[0] : "n";
    return `${startsDay ? "|" : ""}${startsGroup ? "[" : ""}${String(kind)}${endsGroup ? "]" : ""}`;
  };
  return createChunker()(items, 0)
    .flatMap(({ rows }) => rows.map(sign))
    .join("");
}

describe("rows", () => {
  test("one sender within a minute is one group", () => {
    assert.equal(draw([said("visitor", "09:41:02"), said("visitor", "09:41:58")]), "|[vv]");
  });

  test("another sender, another minute or a notice begins another group", () => {
    const items = [
      said("visitor", "09:41:02"),
      said("business", "09:41:03"),
      said("business", "09:42:01"),
      notice("email", "a@b.co", { at: at("09:42:30") }),
      said("business", "09:42:40"),
    ];
    assert.equal(draw(items), "|[v][b][b][n][b]");
  });

  test("a message that was not sent says so itself", () => {
    const items = [said("visitor", "09:41:02", { state: "failed" }), said("visitor", "09:41:03")];
    assert.equal(draw(items), "|[v][v]");
  });

  test("each day of the visitor begins with a separator", () => {
    const items = [
      said("visitor", "09:41:02"),
      said("visitor", "23:59:59"),
      message("visitor", "x", { at: new Date("2026-11-21T00:00:01").toISOString() }),
    ];
    assert.equal(draw(items), "|[v][v]|[v]");
  });

  test("a group goes on across chunks", () => {
    const items = Array.from({ length: 102 }, () => said("visitor", "09:41:02"));
    assert.equal(draw(items), `|[${"v".repeat(102)}]`);
  });

  test("nothing gives nothing", () => assert.deepEqual(createChunker()([], 0), []));
});

describe("chunks", () => {
  const items = history(350);

  const places = (chunks: ReturnType<ReturnType<typeof createChunker>>) =>
    chunks.map(({ start, rows }) => [start, rows.length]);

  test("begin where they are shown from, and hold ten", () => {
    const cut = (from: number) => places(createChunker()(items, from));
    assert.deepEqual(cut(325), [
      [325, 10],
      [335, 10],
      [345, 5],
    ]);
    assert.equal(cut(0).length, 35);
    assert.deepEqual(cut(350), []);
  });

  test("stay the same objects while nothing in them changes, and the last is filled up", () => {
    const chunks = createChunker();
    const before = chunks(items, 325);
    const after = chunks([...items, message("visitor", "new")], 325);
    assert.deepEqual(
      after.map((chunk, index) => chunk === before[index]),
      [true, true, false],
    );
    assert.equal(after[2]?.rows.length, 6);
    assert.deepEqual(
      chunks([...items, ...history(20)], 325).map(({ rows }) => rows.length),
      [10, 10, 10, 10, 5],
    );
  });

  test("are made anew with an item that changed, or a neighbour across the border", () => {
    const chunks = createChunker();
    const before = chunks(items, 310);
    const changed = items.with(320, { ...(items[320] as MessageItem), state: "read" });
    const after = chunks(changed, 310);
    assert.deepEqual(
      after.map((chunk, index) => chunk === before[index]),
      [false, false, true, true],
    );
  });

  test("stay where they are when older ones join before them", () => {
    const chunks = createChunker();
    const newest = chunks(items, 340)[0];
    chunks(items, 325);
    const later = chunks(items, 300);
    assert.deepEqual(places(later), [
      [300, 25],
      [325, 15],
      [340, 10],
    ]);
    assert.equal(later[2], newest);
    assert.equal(later[0]?.rows[0]?.item.id, "h300");
  });

  test("begin anew with another conversation", () => {
    const chunks = createChunker();
    chunks(items, 250);
    assert.deepEqual(
      chunks(items.slice(0, 3), 0).map(({ start, rows }) => [start, rows.length]),
      [[0, 3]],
    );
  });
});
