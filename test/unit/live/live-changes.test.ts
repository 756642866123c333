import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MessageRecord } from "../../../src/chat/item-record.ts";
import { newTalk, type TalkRecord } from "../../../src/chat/live/talk-record.ts";
import {
  beginTalk,
  changeTalk,
  dropEntry,
  messageFailed,
  messageOf,
  messageSent,
  sendAgain,
  talkGone,
} from "../../../src/session/live-changes.ts";
import type { MetaRecord, ScanRecord, Stored } from "../../../src/storage/storage-types.ts";
import { AT, NOW, contextOf, conversation, disk, meta } from "../../fixtures/session/change-double.ts";

const DAY = 24 * 3_600_000;
const LATER = "2026-11-20T09:00:07.000Z";
const talk = (id = "c", part: Partial<TalkRecord> = {}): TalkRecord => ({
  ...newTalk({ id, visitorId: "v", startedAt: AT, claim: "1".repeat(32), activeAt: 0 }),
  ...part,
});
const bubble = (id: string, part: Partial<MessageRecord> = {}): MessageRecord => ({
  ...{ id, type: "message", from: "visitor", text: id, at: AT, state: "sending", position: 3 },
  ...part,
});
const entry = (id: string, part: Partial<ScanRecord> = {}): ScanRecord => ({
  ...{ id: `${id}#message`, task: "message", text: id, at: AT, position: 3, conversation, visitorId: "v" },
  ...part,
});
const erasure = (id: string): ScanRecord => ({
  ...{ id: `${id}#erase`, task: "erase", at: AT, visitorId: "v", conversation: { ...conversation, id } },
  erased: talk(id, { token: "t" }),
});
/** A device with conversations, and what is stored beside them. */
const device = (talks: readonly TalkRecord[], stored: Partial<Stored> = {}, part: Partial<MetaRecord> = {}) =>
  disk({ meta: [{ ...meta, position: 10, conversation, talks, ...part }], ...stored });
const none = new Map<string, never>();

test("the message under an entry is the one that its id names", () => {
  for (const [id, message] of [
    ["m#message", "m"],
    ["m", "m"],
    ["m#a#b", "m"],
  ] as const)
    assert.equal(messageOf({ id }), message);
});

describe("a claim", () => {
  test("is written down before a server hears of it, once", async () => {
    const { make, meta: now } = device([]);
    const context = contextOf({ newKey: () => "2".repeat(32) });
    await make(beginTalk(context, entry("m")));
    assert.deepEqual(now()?.talks, [
      newTalk({ id: "c", visitorId: "v", startedAt: AT, claim: "2".repeat(32), activeAt: NOW }),
    ]);
    await make(beginTalk(contextOf({ newKey: () => "3".repeat(32) }), entry("n")));
    assert.equal(now()?.talks?.[0]?.claim, "2".repeat(32));
    assert.equal(now()?.talks?.length, 1);
  });

  test("of many conversations those before the newest ten are kept for their erasure alone", async () => {
    const sent = [{ id: "m", revision: 1, position: 0, state: "sent" }] as const;
    const { make, meta: now } = device(Array.from({ length: 10 }, (_, at) => talk(`old${String(at)}`, { sent })));
    await make(beginTalk(contextOf(), entry("m")));
    const { talks = [] } = now() ?? {};
    assert.deepEqual([talks.length, talks[0]?.id, talks.at(-1)?.id], [11, "old0", "c"]);
    assert.deepEqual(
      talks.map(({ isPast = false, sent: { length } }) => [isPast, length]),
      [[true, 0], ...Array.from({ length: 9 }, () => [false, 1]), [false, 0]],
    );
  });
});

describe("what is known of a conversation", () => {
  test("changes in its place, and no other does", async () => {
    const { make, meta: now } = device([talk("a"), talk("b"), talk("c")]);
    for (const [id, token] of [
      ["b", "t"],
      ["a", "s"],
    ] as const)
      await make(changeTalk(contextOf(), id, (known) => ({ ...known, token })));
    assert.deepEqual(
      now()?.talks?.map(({ id, token }) => [id, token]),
      [
        ["a", "s"],
        ["b", "t"],
        ["c", undefined],
      ],
    );
  });

  test("one that is to be erased is known by its entry alone", async () => {
    const { make, maps, meta: now } = device([talk("a")], { scans: [erasure("gone")] });
    await make(changeTalk(contextOf(), "gone", (known) => ({ ...known, token: "new" })));
    assert.equal(maps.scans.get("gone#erase")?.erased?.token, "new");
    assert.deepEqual(now()?.talks, [talk("a")]);
  });

  test("one that was forgotten meanwhile does not come back", async () => {
    const forgotten = disk({ scans: [] });
    await forgotten.make(changeTalk(contextOf(), "c", (known) => ({ ...known, token: "t" })));
    assert.deepEqual(
      Object.values(forgotten.maps).map(({ size }) => size),
      [0, 0, 0, 0, 0],
    );
  });

  test("an entry that is done is gone, and nothing else is", async () => {
    const { make, maps } = device([talk()], { scans: [entry("m"), entry("n")] });
    await make(dropEntry(contextOf(), entry("m")));
    assert.deepEqual([...maps.scans.keys()], ["n#message"]);
  });
});

describe("the server has a message", () => {
  const news = { stored: { revision: 5, at: LATER }, known: none };

  test("it is shown as sent, at the server's time, and is expected to be answered", async () => {
    const { make, maps, meta: now } = device([talk()], { items: [bubble("m")], scans: [entry("m")] });
    await make(messageSent(contextOf(), { entry: entry("m"), ...news }));
    assert.deepEqual(maps.items.get("m"), bubble("m", { state: "sent", at: LATER }));
    assert.equal(maps.scans.size, 0);
    assert.equal(now()?.watchUntil, NOW + 7 * DAY);
    assert.deepEqual(now()?.talks, [
      talk("c", { sent: [{ id: "m", revision: 5, position: 3, state: "sent" }], activeAt: NOW }),
    ]);
  });

  test("whoever was faster was first: it is not shown as less than it is", async () => {
    const read = bubble("m", { state: "read" });
    const { make, maps, meta: now } = device([talk()], { items: [read] });
    await make(messageSent(contextOf(), { entry: entry("m"), ...news }));
    assert.deepEqual([maps.items.get("m"), now()?.talks], [read, [talk()]]);
  });

  test("its conversation is gone meanwhile: nothing of it comes back", async () => {
    const { make, maps } = device([], { scans: [entry("m")] });
    const { writes } = await make(messageSent(contextOf(), { entry: entry("m"), ...news }));
    assert.deepEqual([writes, maps.items.size], [{}, 0]);
  });

  test("where the host keeps the conversation this page shows it, and no disk does", async () => {
    const { make, maps } = device([talk()], { scans: [entry("m")] });
    const known = new Map([["m", bubble("m")]]);
    const { writes } = await make(messageSent(contextOf({ keepsItems: false }), { entry: entry("m"), ...news, known }));
    assert.deepEqual(writes.passing, [bubble("m", { state: "sent", at: LATER })]);
    assert.equal(maps.items.size, 0);
  });

  test("one that nobody shows has its place by its entry, for what comes after it", async () => {
    const { make, meta: now } = device([talk()], { scans: [entry("m", { position: 8 })] });
    await make(messageSent(contextOf(), { entry: entry("m", { position: 8 }), ...news }));
    assert.equal(now()?.talks?.[0]?.sent[0]?.position, 8);
  });

  test("a rule's words are no bubble of the visitor", async () => {
    const words = bubble("m", { from: "business", state: undefined as never });
    const { make, maps } = device([talk()], { items: [words], scans: [entry("m", { from: "auto" })] });
    await make(messageSent(contextOf(), { entry: entry("m", { from: "auto" }), ...news }));
    assert.deepEqual([maps.items.get("m"), maps.scans.size], [words, 0]);
  });
});

describe("the server refuses a message", () => {
  test("it is shown as failed, and waits no longer", async () => {
    const { make, maps } = device([talk()], { items: [bubble("m")], scans: [entry("m"), entry("n")] });
    await make(messageFailed(contextOf(), entry("m"), none));
    assert.equal((maps.items.get("m") as MessageRecord).state, "failed");
    assert.deepEqual([...maps.scans.keys()], ["n#message"]);
  });

  test("the only one that waits, too", async () => {
    const { make, maps } = device([talk()], { items: [bubble("m")], scans: [entry("m")] });
    await make(messageFailed(contextOf(), entry("m"), none));
    assert.deepEqual([(maps.items.get("m") as MessageRecord).state, maps.scans.size], ["failed", 0]);
  });

  test("another tab has got a yes meanwhile: that holds", async () => {
    const { make, maps } = device([talk()], { items: [bubble("m", { state: "sent" })] });
    await make(messageFailed(contextOf(), entry("m"), none));
    assert.equal((maps.items.get("m") as MessageRecord).state, "sent");
  });
});

describe("a message that failed goes again", () => {
  test("as the newest of the conversation, under the same id, with the words as they were", async () => {
    const failed = bubble("m", { state: "failed", at: "2026-11-20T08:59:00.000Z" });
    const { make, maps } = device([talk()], { items: [failed] });
    await make(sendAgain(contextOf(), "m", none));
    assert.deepEqual(maps.items.get("m"), { ...failed, state: "sending", position: 11 });
    assert.deepEqual(maps.scans.get("m#message"), {
      ...entry("m", { at: failed.at, position: 11 }),
      page: { url: "https://shop.example/class" },
      conversation: { ...conversation, lastAt: AT },
    });
  });

  for (const state of ["sending", "sent", "delivered", "read"] as const)
    test(`one that is ${state} does not`, async () => {
      const { make, maps } = device([talk()], { items: [bubble("m", { state })] });
      const { writes } = await make(sendAgain(contextOf(), "m", none));
      assert.deepEqual([writes, maps.scans.size], [{}, 0]);
    });

  test("one that nobody knows does not", async () => {
    const { make } = device([talk()]);
    assert.deepEqual((await make(sendAgain(contextOf(), "m", none))).writes, {});
  });

  test("pressed twice it goes once", async () => {
    const { make, maps } = device([talk()], { items: [bubble("m", { state: "failed" })] });
    await make(sendAgain(contextOf(), "m", none));
    await make(sendAgain(contextOf(), "m", none));
    assert.deepEqual([maps.scans.size, maps.items.get("m")?.position], [1, 11]);
  });

  test("after a day it is said in the conversation of now", async () => {
    const { make, maps } = device([talk()], { items: [bubble("m", { state: "failed" })] });
    await make(sendAgain(contextOf({ now: () => NOW + 25 * 3_600_000 }), "m", none));
    assert.notEqual(maps.scans.get("m#message")?.conversation.id, "c");
  });
});

describe("everything was erased at the server", () => {
  const gone = (stored: Partial<Stored>, part: Partial<MetaRecord> = {}, talks = [talk(), talk("other")]) => {
    const one = device(talks, stored, part);
    // A page that has not read the conversation knows what waits all the same.
    const known = { items: none, scans: one.maps.scans };
    return one.make(talkGone(contextOf(), "c", known)).then(() => one);
  };

  test("what is said from now on is said by somebody new, in a conversation of their own", async () => {
    const signals = { conversation: "c", sent: ["price"], held: [] };
    const { meta: now } = await gone({}, { watchUntil: NOW + DAY, signals, unread: 2 });
    assert.equal(now()?.visitorId, "id1");
    assert.deepEqual(
      now()?.talks?.map(({ id }) => id),
      ["other"],
    );
    assert.deepEqual([now()?.conversation, now()?.signals, now()?.watchUntil], [undefined, undefined, undefined]);
    assert.equal(now()?.unread, 2);
  });

  test("somebody else who is here now stays who they are", async () => {
    const { meta: now } = await gone({}, { visitorId: "w" });
    assert.deepEqual([now()?.visitorId, now()?.conversation], ["w", conversation]);
    assert.deepEqual(
      now()?.talks?.map(({ id }) => id),
      ["other"],
    );
  });

  test("what waited for it failed; what waits for another conversation waits on", async () => {
    const elsewhere = entry("n", { conversation: { ...conversation, id: "other" } });
    const { maps } = await gone({ items: [bubble("m"), bubble("n")], scans: [entry("m"), elsewhere] });
    assert.deepEqual([...maps.scans.keys()], ["n#message"]);
    assert.deepEqual(
      [...maps.items.values()].map((item) => item.type === "message" && item.state),
      ["failed", "sending"],
    );
  });

  test("words that are still to be scanned are scanned", async () => {
    const { task: _, ...contacts } = { ...entry("m"), id: "m" };
    const { maps } = await gone({ scans: [contacts, entry("m", { id: "m#signals", task: "signals" })] });
    assert.deepEqual([...maps.scans.keys()], ["m", "m#signals"]);
  });

  test("the wish to erase it is fulfilled", async () => {
    const { maps } = await gone({ scans: [erasure("c"), erasure("other")] });
    assert.deepEqual([...maps.scans.keys()], ["other#erase"]);
  });

  test("said twice it makes nobody new twice", async () => {
    const one = await gone({});
    const before = one.meta()?.visitorId;
    await one.make(talkGone(contextOf({ newId: () => "again" }), "c", one.maps));
    assert.equal(one.meta()?.visitorId, before);
  });
});
