import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isLasting, readTalkEvent, readTalkPage, type TalkEvent } from "../../../../src/chat/live/talk-event.ts";

const AT = "2026-11-20T09:00:00.000Z";
const message = { id: "m", revision: 3, from: "business", text: "Hi", at: AT } as const;
const read = (name: string, data: unknown) =>
  readTalkEvent({ name, data: typeof data === "string" ? data : JSON.stringify(data) });

describe("what a stream says", () => {
  const cases: [what: string, name: string, data: unknown, event: TalkEvent | undefined][] = [
    ["a message", "message", message, { type: "message", ...message }],
    ["with who wrote it", "message", { ...message, author: "Rina" }, { type: "message", ...message, author: "Rina" }],
    ["with nobody's name", "message", { ...message, author: "" }, { type: "message", ...message }],
    ["with a name that is none", "message", { ...message, author: 7 }, { type: "message", ...message }],
    ["with what a newer server says besides", "message", { ...message, mood: "good" }, { type: "message", ...message }],
    ["of the visitor", "message", { ...message, from: "visitor" }, { type: "message", ...message, from: "visitor" }],
    ["of a rule", "message", { ...message, from: "auto" }, { type: "message", ...message, from: "auto" }],
    ["of somebody else", "message", { ...message, from: "robot" }, undefined],
    ["without an id", "message", { ...message, id: undefined }, undefined],
    ["without a text", "message", { ...message, text: null }, undefined],
    ["with an empty text", "message", { ...message, text: "" }, { type: "message", ...message, text: "" }],
    ["without a number", "message", { ...message, revision: "3" }, undefined],
    ["without a time", "message", { ...message, at: 7 }, undefined],
    ["with a time that cannot be shown", "message", { ...message, at: "yesterday" }, undefined],
    [
      "receipts",
      "receipts",
      { revision: 4, deliveredUpTo: 2, readUpTo: 1 },
      { type: "receipts", revision: 4, deliveredUpTo: 2, readUpTo: 1 },
    ],
    [
      "half of them",
      "receipts",
      { revision: 4, readUpTo: 1 },
      { type: "receipts", revision: 4, deliveredUpTo: 0, readUpTo: 1 },
    ],
    [
      "damaged ones",
      "receipts",
      { revision: 4, deliveredUpTo: "9", readUpTo: null },
      { type: "receipts", revision: 4, deliveredUpTo: 0, readUpTo: 0 },
    ],
    ["receipts without a number", "receipts", { deliveredUpTo: 2 }, undefined],
    ["erased", "erased", { revision: 9 }, { type: "erased", revision: 9 }],
    ["erased without a number", "erased", {}, undefined],
    ["who types", "typing", { active: true, author: "Rina" }, { type: "typing", active: true, author: "Rina" }],
    ["who no longer does", "typing", { active: false }, { type: "typing", active: false }],
    ["typing, damaged", "typing", { active: "yes" }, { type: "typing", active: false }],
    ["somebody is there", "presence", { state: "online" }, { type: "presence", state: "online" }],
    ["nobody is", "presence", { state: "away" }, { type: "presence", state: "away" }],
    ["presence of a kind that is unknown: nobody", "presence", { state: "busy" }, { type: "presence", state: "away" }],
    ["what this chat does not know", "hologram", { revision: 1 }, undefined],
    ["no JSON", "message", "{", undefined],
    ["nothing", "typing", "null", undefined],
    ["a number", "message", "7", undefined],
  ];
  for (const [what, name, data, event] of cases) test(what, () => assert.deepEqual(read(name, data), event));

  test("a number that is none can't be the next place", () => {
    assert.equal(read("message", JSON.stringify(message).replace(":3", ":1e999")), undefined);
  });
});

test("what is to be kept, and what is only true at the moment", () => {
  const kinds: [TalkEvent, boolean][] = [
    [{ type: "message", ...message }, true],
    [{ type: "receipts", revision: 1, deliveredUpTo: 0, readUpTo: 0 }, true],
    [{ type: "erased", revision: 1 }, true],
    [{ type: "typing", active: true }, false],
    [{ type: "presence", state: "online" }, false],
  ];
  for (const [event, lasts] of kinds) assert.equal(isLasting(event), lasts, event.type);
});

describe("what an answer to a question says", () => {
  const page = { messages: [message], receipts: { deliveredUpTo: 1, readUpTo: 1 }, revision: 5 };

  test("is what a stream would say: messages, receipts, then the moment", () => {
    assert.deepEqual(readTalkPage({ ...page, typing: true, presence: "online", hasMore: true }), {
      events: [
        { type: "message", ...message },
        { type: "receipts", revision: 5, deliveredUpTo: 1, readUpTo: 1 },
        { type: "typing", active: true },
        { type: "presence", state: "online" },
      ],
      hasMore: true,
    });
  });

  test("without the moment nobody types, and nobody is there", () => {
    const { events, hasMore } = readTalkPage(page) ?? { events: [], hasMore: true };
    assert.deepEqual(
      [events.slice(-2), hasMore],
      [
        [
          { type: "typing", active: false },
          { type: "presence", state: "away" },
        ],
        false,
      ],
    );
  });

  const damaged: [what: string, messages: unknown[]][] = [
    ["a message that is nothing", [null, message]],
    ["one that is a text", ["x", message]],
    ["one without a time", [{ ...message, at: "" }, message]],
    ["one of nobody", [{ ...message, from: 7 }, message]],
  ];
  for (const [what, messages] of damaged)
    test(`${what}: left out, and the others are read`, () => {
      const read = readTalkPage({ ...page, messages });
      assert.equal(read?.events.filter(({ type }) => type === "message").length, 1);
    });

  for (const body of [
    undefined,
    null,
    7,
    "x",
    [],
    {},
    { messages: [] },
    { ...page, revision: "5" },
    { ...page, messages: {} },
  ])
    test(`no page at all: ${JSON.stringify(body) ?? "nothing"}`, () => assert.equal(readTalkPage(body), undefined));

  test("receipts may be missing or damaged: nothing was read then", () => {
    for (const receipts of [undefined, null, "x", 7, { readUpTo: "9" }]) {
      const { events } = readTalkPage({ ...page, receipts }) ?? { events: [] };
      assert.deepEqual(events[1], { type: "receipts", revision: 5, deliveredUpTo: 0, readUpTo: 0 });
    }
  });
});

test("nothing that a server may say makes it fail", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("message", "receipts", "erased", "typing", "presence"),
      fc.json(),
      (text, name, json) => {
        read(name, text);
        read(name, json);
        readTalkPage(JSON.parse(json));
        readTalkPage({ messages: [JSON.parse(json)], revision: 1, receipts: JSON.parse(json) as unknown });
      },
    ),
  );
});
