import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createEventParser } from "../../../../src/chat/live/parse-events.ts";
import { readTalkEvent, readTalkPage } from "../../../../src/chat/live/talk-event.ts";

const written = [
  "retry: 1000\n\n",
  ": still here\n\n",
  'id: 1\nevent: message\ndata: {"a":1}\n\n',
  "data: \u2028one\u0085\ndata: two\r\n\r\n",
  "event:typing\rdata:{}\r\r",
  "event: empty\n\n",
].join("");
const events = [
  { name: "message", data: '{"a":1}' },
  { name: "message", data: "\u2028one\u0085\ntwo" },
  { name: "typing", data: "{}" },
];

test("events are the same however their text is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: written.length }), { maxLength: 12 }), (cuts) => {
      const parse = createEventParser();
      const places = [0, ...cuts.sort((a, b) => a - b), written.length];
      const found = places.flatMap((place, index) => parse(written.slice(places[index - 1] ?? 0, place)));
      // A lone carriage return may be half of a line's end until more comes.
      assert.deepEqual([...found, ...parse("\n")], events);
    }),
  );
});

test("what is damaged, or of a newer server, is left out", () => {
  const read = (name: string, data: unknown) => readTalkEvent({ name, data: JSON.stringify(data) });
  assert.equal(readTalkEvent({ name: "message", data: "{" }), undefined);
  assert.equal(read("message", null), undefined);
  assert.equal(read("message", { id: "a", revision: "1", from: "business", text: "x", at: "y" }), undefined);
  assert.equal(read("message", { id: "a", revision: 1, from: "robot", text: "x", at: "y" }), undefined);
  assert.equal(read("reaction", { revision: 1 }), undefined);
  assert.deepEqual(read("receipts", { revision: 3, readUpTo: 2 }), {
    ...{ type: "receipts", revision: 3, deliveredUpTo: 0, readUpTo: 2 },
  });
  assert.deepEqual(read("typing", { active: true, author: "Rina" }), { type: "typing", active: true, author: "Rina" });
  assert.equal(readTalkPage({ messages: "none" }), undefined);
  assert.equal(readTalkPage(null), undefined);
});
