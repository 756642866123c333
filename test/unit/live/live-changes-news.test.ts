import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ItemRecord, MessageRecord } from "../../../src/chat/item-record.ts";
import type { LastingEvent } from "../../../src/chat/live/talk-event.ts";
import { newTalk, type TalkRecord } from "../../../src/chat/live/talk-record.ts";
import { applyNews } from "../../../src/session/live-changes.ts";
import type { ChangeContext } from "../../../src/session/draft.ts";
import type { MetaRecord, ScanRecord, Stored } from "../../../src/storage/storage-types.ts";
import { AT, NOW, contextOf, conversation, disk, meta } from "../../fixtures/session/change-double.ts";

const talk = (part: Partial<TalkRecord> = {}): TalkRecord => ({
  ...newTalk({ id: "c", visitorId: "v", startedAt: AT, claim: "1".repeat(32), activeAt: 0 }),
  ...{ token: "t", server: "https://talk.example" },
  ...part,
});
const message = (id: string, revision: number, from: "business" | "visitor" | "auto" = "business"): LastingEvent => ({
  ...{ type: "message", id, revision, from, text: id, at: AT },
});
const receipts = (revision: number, deliveredUpTo: number, readUpTo = 0): LastingEvent => ({
  ...{ type: "receipts", revision, deliveredUpTo, readUpTo },
});
const own = (id: string, position: number, state: MessageRecord["state"] = "sending"): MessageRecord => ({
  ...{ id, type: "message", from: "visitor", text: id, at: AT, position },
  ...(state && { state }),
});
const waiting = (id: string, position: number): ScanRecord => ({
  ...{ id: `${id}#message`, task: "message", text: id, at: AT, position, conversation, visitorId: "v" },
});

/** A device that hears news, as one page of it does. */
function listener(known: TalkRecord = talk(), stored: Partial<Stored> = {}, part: Partial<MetaRecord> = {}) {
  const device = disk({ meta: [{ ...meta, position: 10, conversation, talks: [known], ...part }], ...stored });
  const now = () => device.meta()?.talks?.[0] as TalkRecord;
  const hear = async (
    events: readonly LastingEvent[],
    context: Partial<ChangeContext> = {},
    shown: ReadonlyMap<string, ItemRecord> = device.maps.items,
  ) => device.make(applyNews(contextOf(context), { talk: now(), events, known: new Map(shown) }));
  const items = () =>
    [...device.maps.items.values()]
      .sort((a, b) => a.position - b.position)
      .flatMap((item) => (item.type === "message" ? [item] : []));
  return { ...device, talk: now, hear, items, texts: () => items().map(({ text }) => text) };
}

describe("an answer", () => {
  test("is kept, counted, and the conversation goes on", async () => {
    const { hear, items, talk: now, meta: device } = listener();
    const { result } = await hear([{ ...message("b", 4), author: "Rina" } as LastingEvent]);
    assert.deepEqual(items(), result);
    assert.deepEqual(items(), [
      { ...{ id: "b", type: "message", from: "business", text: "b", at: AT, author: "Rina" }, position: 11 },
    ]);
    assert.deepEqual([now().revision, now().received, now().seen, now().activeAt], [4, 4, 0, NOW]);
    assert.equal(device()?.unread, 1);
    assert.equal(device()?.watchUntil, NOW + 7 * 24 * 3_600_000);
    assert.equal(device()?.conversation?.lastAt, AT);
  });

  test("breaks no silence of another conversation", async () => {
    const { hear, meta: device } = listener(talk(), {}, { conversation: { ...conversation, id: "d", lastAt: "x" } });
    await hear([message("b", 4)]);
    assert.equal(device()?.conversation?.lastAt, "x");
  });

  test("that comes twice is one, in one word of the server and in two", async () => {
    const { hear, items, meta: device } = listener();
    const first = await hear([message("b", 4), message("b", 4)]);
    const second = await hear([message("b", 4)]);
    assert.deepEqual([first.result.length, second.result.length, items().length, device()?.unread], [1, 0, 1, 1]);
  });

  test("to somebody who is gone is kept for them, and not shown to who is here", async () => {
    const { hear, items, talk: now, meta: device } = listener(talk({ revision: 2 }), {}, { visitorId: "w" });
    const { result } = await hear([message("b", 4), receipts(5, 4, 4)]);
    assert.deepEqual([result, items(), device()?.unread], [[], [], 0]);
    assert.equal(now().revision, 2, "it is heard when they are back");
  });

  test("after everything was forgotten begins nothing", async () => {
    const { hear, maps } = listener();
    const known = talk();
    for (const map of Object.values(maps)) map.clear();
    const { result, writes } = await listener(known).make(
      applyNews(contextOf(), { talk: { ...known, id: "gone" }, events: [message("b", 4)], known: new Map() }),
    );
    assert.deepEqual([result, writes], [[], {}]);
    assert.ok(hear);
  });

  test("that another tab stored, and could not say so, is shown here and told by nobody again", async () => {
    const theirs: MessageRecord = { ...own("b", 11), from: "business" };
    const { hear, meta: device } = listener(talk({ revision: 4 }), { items: [theirs] });
    const { result, writes } = await hear([message("b", 4)], {}, new Map());
    assert.deepEqual([result, device()?.unread, writes.items?.put], [[], 0, [theirs]]);
    const again = await hear([message("b", 4)], {}, new Map([["b", theirs]]));
    assert.equal(again.writes.items, undefined, "and once");
  });
});

test("that everything was erased is no message", async () => {
  const { hear, items, talk: now } = listener();
  const { result } = await hear([{ type: "erased", revision: 9 }]);
  assert.deepEqual([result, items(), now().revision], [[], [], 0]);
});

describe("what this device said itself", () => {
  test("is no news when the server tells it", async () => {
    const { hear, items, meta: device, talk: now } = listener(talk(), { items: [own("m", 3, "sent")] });
    const { result } = await hear([message("m", 4, "visitor"), message("auto-1", 5, "auto")]);
    assert.deepEqual([result, items().length, device()?.unread, now().revision], [[], 1, 0, 5]);
  });

  test("a rule's words at the server itself are an answer", async () => {
    const { hear, texts } = listener();
    await hear([message("server-rule", 4, "auto")]);
    assert.deepEqual(texts(), ["server-rule"]);
  });

  test("the stream is faster than the answer: sent by it, and the entry is done", async () => {
    const { hear, items, maps, talk: now } = listener(talk(), { items: [own("m", 3)], scans: [waiting("m", 3)] });
    const at = "2026-11-20T09:00:07.000Z";
    await hear([{ ...message("m", 4, "visitor"), at } as LastingEvent, receipts(5, 4)]);
    assert.deepEqual([items()[0]?.state, items()[0]?.at, maps.scans.size], ["delivered", at, 0]);
    assert.deepEqual(now().sent, [{ id: "m", revision: 4, position: 3, state: "delivered" }]);
    assert.equal(now().revision, 5);
  });
});

describe("receipts", () => {
  const sent = (...list: [id: string, revision: number, position: number][]) =>
    list.map(([id, revision, position]) => ({ id, revision, position, state: "sent" as const }));

  test("change the bubbles that they are about, and no other", async () => {
    const {
      hear,
      items,
      talk: now,
    } = listener(talk({ sent: sent(["m", 2, 1], ["n", 4, 2]) }), {
      items: [own("m", 1, "sent"), own("n", 2, "sent")],
    });
    const { writes } = await hear([receipts(5, 4, 2)]);
    assert.deepEqual(
      items().map(({ state }) => state),
      ["read", "delivered"],
    );
    assert.deepEqual(now().sent, [{ id: "n", revision: 4, position: 2, state: "delivered" }]);
    assert.equal(writes.items?.put?.length, 2);
  });

  test("of a conversation that the host keeps change what this page shows", async () => {
    const { hear } = listener(talk({ sent: sent(["m", 2, 1]) }));
    const { writes } = await hear([receipts(3, 2, 2)], { keepsItems: false }, new Map([["m", own("m", 1, "sent")]]));
    assert.deepEqual(writes.passing, [own("m", 1, "read")]);
  });

  test("about nothing are remembered as heard", async () => {
    const { hear, talk: now } = listener();
    const { writes } = await hear([receipts(9, 3)]);
    assert.deepEqual([now().revision, writes.items], [9, undefined]);
  });
});

describe("where the host keeps the conversation", () => {
  const host = { keepsItems: false };
  const nothing = new Map<string, never>();

  test("an answer is this page's alone, and comes once though nothing is stored", async () => {
    const { hear, maps, meta: device } = listener();
    const first = await hear([message("b", 4)], host, nothing);
    assert.deepEqual([first.writes.passing?.length, maps.items.size, device()?.unread], [1, 0, 1]);
    const second = await hear([message("b", 4)], host, nothing);
    assert.deepEqual([second.result, device()?.unread], [[], 1]);
    assert.equal((await hear([message("b2", 5)], host, nothing)).result.length, 1);
  });
});

describe("one order for both sides", () => {
  test("an answer to what was said before stands before what waits", async () => {
    const { hear, texts } = listener(talk({ sent: [{ id: "one", revision: 1, position: 8, state: "sent" }] }), {
      items: [own("one", 8, "sent"), own("two", 10)],
      scans: [waiting("two", 10)],
    });
    await hear([message("answer", 2), message("more", 3)]);
    assert.deepEqual(texts(), ["one", "answer", "more", "two"]);
  });

  test("and before what the server had later", async () => {
    const { hear, texts } = listener(
      talk({
        sent: [
          { id: "one", revision: 1, position: 8, state: "sent" },
          { id: "two", revision: 5, position: 10, state: "sent" },
        ],
      }),
      { items: [own("one", 8, "sent"), own("two", 10, "sent")] },
    );
    await hear([message("late", 3)]);
    assert.deepEqual(texts(), ["one", "late", "two"]);
    await hear([message("last", 6)]);
    assert.deepEqual(texts(), ["one", "late", "two", "last"]);
  });

  test("what waits in another conversation, or to be scanned, is no place", async () => {
    const { hear, texts } = listener(talk(), {
      items: [own("x", 10)],
      scans: [
        { ...waiting("x", 10), conversation: { ...conversation, id: "d" } },
        { ...waiting("y", 2), id: "y", task: undefined as never },
        { ...waiting("c", 2), text: undefined as never },
      ],
    });
    await hear([message("answer", 2)]);
    assert.deepEqual(texts(), ["x", "answer"]);
  });

  test("however what the server says is cut into words, and however often, this side shows it once and in its order", () => {
    /** What happened at the server: 0 the visitor's next message, else an answer. */
    const history = fc.array(fc.boolean(), { minLength: 1, maxLength: 10 });
    return fc.assert(
      fc.asyncProperty(history, fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { maxLength: 8 }), async (kinds, parts) => {
        const all = kinds.map((isOwn, index) =>
          message(isOwn ? `m${String(index)}` : `b${String(index)}`, index + 1, isOwn ? "visitor" : "business"),
        );
        const mine = all.flatMap((event) => (event.type === "message" && event.from === "visitor" ? [event.id] : []));
        const {
          hear,
          texts,
          maps,
          meta: device,
        } = listener(talk(), {
          items: mine.map((id, index) => own(id, index + 1)),
          scans: mine.map((id, index) => waiting(id, index + 1)),
        });
        for (const [from, length] of parts) {
          // A stream goes on after what was kept: it may repeat, and it leaves nothing out.
          const start = Math.min(from, device()?.talks?.[0]?.revision ?? 0);
          await hear(all.slice(start, start + length));
        }
        await hear(all);
        assert.deepEqual(
          texts(),
          all.map((event) => (event.type === "message" ? event.id : "")),
        );
        assert.deepEqual([maps.scans.size, device()?.unread], [0, all.length - mine.length]);
      }),
      { numRuns: 150 },
    );
  });
});
