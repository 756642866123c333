import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UnreachableError } from "../../../src/center/client/api-error.ts";
import { Thread, type ThreadOptions } from "../../../src/center/inbox/thread.ts";
import { progressOf, rowsOf } from "../../../src/center/inbox/thread-rows.ts";
import { chunksOf, type ThreadMessage, withItem, withReloaded } from "../../../src/center/inbox/thread-state.ts";
import type { ThreadItem } from "../../../src/protocol/center-api.ts";
import { refused } from "../../fixtures/center/refused.ts";
import { conversation, message } from "../../fixtures/center/sample.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();
const said = (number: number, change: Partial<ThreadMessage> = {}) =>
  message(`m${number}`, { at: at(number), ...change });
const notice: ThreadItem = { type: "notice", id: "n", at: at(3), action: "captured", added: [], removed: [] };
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).join(" ");

describe("the items of a thread", () => {
  it("join at the end, and replace what they were", () => {
    const items = [said(1), said(2)];
    assert.equal(ids(withItem(items, said(3))), "m1 m2 m3");
    assert.equal(ids(withItem(items, notice)), "m1 m2 n");
    const read = said(2, { state: "read" });
    assert.deepEqual(withItem(items, read), [items[0], read]);
  });

  it("keep the order of both sides, whichever was told first", () => {
    assert.equal(ids(withItem([said(1), said(3), notice], said(2))), "m1 m2 m3 n");
    const later = said(2, { revision: 9 });
    assert.deepEqual(withItem([later], said(2, { revision: 4 })), [later]);
  });

  it("keep earlier pages when the newest is loaded anew", () => {
    const page = { conversation: conversation("c"), items: [said(3), said(4)], earlier: 3, signals: [], lead: null };
    assert.equal(ids(withReloaded([said(1), said(2), said(3)], page)), "m1 m2 m3 m4");
    assert.equal(ids(withReloaded([], page)), "m3 m4");
    // A gap: what is between is not known, so what was before is asked for again.
    assert.equal(ids(withReloaded([said(1)], page)), "m3 m4");
  });

  it("are cut so that pieces stay the same when others join at either end", () => {
    const items = Array.from({ length: 7 }, (_, index) => ({ id: String(index) }));
    const cut = (from: number, to: number) => chunksOf(items.slice(from, to), "3", 2).map(ids);
    assert.deepEqual(cut(3, 6), ["3 4", "5"]);
    assert.deepEqual(cut(3, 7), ["3 4", "5 6"]);
    assert.deepEqual(cut(0, 7), ["0", "1 2", "3 4", "5 6"]);
    assert.deepEqual(chunksOf(items, undefined, 4).map(ids), ["0 1 2 3", "4 5 6"]);
  });
});

describe("the rows of a thread", () => {
  it("stand in groups, with a line where a day begins", () => {
    const items = [said(1), said(2), said(3, { from: "business" }), notice, said(20), said(40)];
    const rows = rowsOf(items, [{ id: "o", text: "x", at: at(41), state: "sending" }]);
    const shown = rows.map((row) =>
      row.type === "message" ? `${row.id}${row.first ? "(" : ""}${row.last ? ")" : ""}` : row.type,
    );
    assert.deepEqual(shown, ["day", "m1(", "m2)", "m3()", "notice", "m20()", "m40()", "o()"]);
    const other = said(5, { at: "2026-11-25T09:00:00.000Z" });
    assert.equal(rowsOf([...items, other]).filter(({ type }) => type === "day").length, 2);
  });

  it("are the same ones when nothing of them changed", () => {
    const items = [said(1), said(2), said(30)];
    const [before, after] = [rowsOf(items), rowsOf([...items, said(31)])];
    assert.deepEqual(
      after.map((row, index) => row === before[index]),
      [true, true, true, false, false],
    );
  });

  it("say how far an answer got, by the later of what is known", () => {
    const answer = said(5, { from: "business", state: "sent" }) as ThreadMessage;
    assert.equal(progressOf(answer, { deliveredUpTo: 0, readUpTo: 0 }), "sent");
    assert.equal(progressOf(answer, { deliveredUpTo: 5, readUpTo: 4 }), "delivered");
    assert.equal(progressOf(answer, { deliveredUpTo: 5, readUpTo: 5 }), "read");
    assert.equal(progressOf({ ...answer, state: "read" }, { deliveredUpTo: 0, readUpTo: 0 }), "read");
  });
});

/** A thread whose server does what a test says. */
async function open(change: Partial<ThreadOptions["client"]> = {}, items: readonly ThreadItem[] = [said(1)]) {
  const told: unknown[] = [];
  let now = 1_000_000;
  const thread = new Thread({
    id: "c",
    now: () => now,
    onSignedOut: () => assert.fail("signed out"),
    onLoaded: () => undefined,
    client: {
      thread: async () => ({
        conversation: conversation("c", { unread: 1 }),
        items,
        earlier: null,
        signals: [],
        lead: null,
      }),
      send: async (_id, { id }) => ({ id, revision: 50, at: at(50) }),
      tell: async (_id, state) => void told.push(state),
      markAsLead: async () => undefined,
      ...change,
    },
  });
  await thread.load();
  const state = () => {
    const current = thread.state.get();
    return current.status === "ready" ? current : assert.fail(current.status);
  };
  return { thread, state, told, pass: (milliseconds: number) => (now += milliseconds) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Thread", () => {
  it("shows an answer at once, and in its place when the server has it", async () => {
    const { thread, state } = await open();
    thread.send("Hi");
    assert.deepEqual(
      state().outgoing.map(({ text, state: progress }) => [text, progress]),
      [["Hi", "sending"]],
    );
    await settle();
    assert.equal(state().outgoing.length, 0);
    assert.deepEqual(
      state().items.map((item) => item.type === "message" && item.text),
      ["m1", "Hi"],
    );
  });

  it("shows it once when the stream tells it first", async () => {
    const { thread, state } = await open({ send: () => new Promise(() => undefined) });
    thread.send("Hi");
    const [outgoing] = state().outgoing;
    thread.applyItem(said(9, { id: outgoing?.id ?? "", from: "business", text: "Hi" }));
    assert.deepEqual([state().outgoing.length, state().items.length], [0, 2]);
  });

  it("keeps what failed with its reason, and sends the same message again", async () => {
    const sent: string[] = [];
    const failures = [refused(429, "too-many-requests"), new UnreachableError()];
    const { thread, state } = await open({
      send: async (_id, { id, text }) => {
        sent.push(`${id} ${text}`);
        const failure = failures.shift();
        if (failure) throw failure;
        return { id, revision: 50, at: at(50) };
      },
    });
    thread.send("one");
    thread.send("two");
    await settle();
    assert.deepEqual(
      state().outgoing.map(({ text, state: progress, refusal }) => [text, progress, refusal?.refusal.code]),
      [
        ["one", "failed", "too-many-requests"],
        ["two", "failed", undefined],
      ],
    );
    thread.retry();
    await settle();
    assert.equal(state().outgoing.length, 0);
    assert.equal(new Set(sent).size, 2);
    assert.deepEqual(
      sent.map((line) => line.split(" ")[1]),
      ["one", "two", "one", "two"],
    );
  });

  it("gives back the text of what failed", async () => {
    const { thread, state } = await open({ send: () => Promise.reject(new UnreachableError()) });
    thread.send("typo");
    await settle();
    assert.equal(thread.discard(state().outgoing[0]?.id ?? ""), "typo");
    assert.equal(state().outgoing.length, 0);
  });

  it("says that somebody writes, not with every key", async () => {
    const { thread, told, pass } = await open();
    thread.typing(false);
    thread.typing(true);
    thread.typing(true);
    pass(3000);
    thread.typing(true);
    thread.typing(false);
    thread.typing(false);
    assert.deepEqual(told, [{ typing: true }, { typing: true }, { typing: false }]);
  });

  it("says once what was read", async () => {
    const { thread, told } = await open({}, [said(1), said(4), said(6, { from: "business" })]);
    thread.markRead();
    thread.markRead();
    assert.deepEqual(told, [{ readUpTo: 4 }]);
    thread.applyItem(said(8));
    thread.markRead();
    assert.deepEqual(told.at(-1), { readUpTo: 8 });
  });

  it("puts earlier messages before what is there", async () => {
    const pages = [
      { items: [said(3)], earlier: 3 },
      { items: [said(1), said(2)], earlier: null },
    ];
    let isDown = false;
    const { thread, state } = await open({
      thread: async () => {
        if (isDown) throw new UnreachableError();
        return { conversation: conversation("c"), lead: null, signals: [], ...pages.shift()! };
      },
    });
    isDown = true;
    await assert.rejects(thread.loadEarlier(), UnreachableError);
    assert.deepEqual([ids(state().items), state().isLoadingEarlier], ["m3", false]);
    isDown = false;
    await thread.loadEarlier();
    assert.deepEqual([ids(state().items), state().earlier], ["m1 m2 m3", null]);
  });

  it("tells a conversation that is not there from a server that does not answer", async () => {
    const failing = async (error: Error) => {
      const { client } = { client: { thread: () => Promise.reject(error) } };
      const thread = new Thread({
        id: "c",
        now: Date.now,
        onSignedOut: () => undefined,
        onLoaded: () => undefined,
        client: client as never,
      });
      await thread.load();
      return thread.state.get().status;
    };
    assert.equal(await failing(refused(404, "no-conversation")), "missing");
    assert.equal(await failing(new UnreachableError()), "failed");
  });
});

it("Thread: what is told while it is loaded anew is not lost", async () => {
  let asked = 0;
  let answer: (() => void) | undefined;
  const page = { conversation: conversation("c"), items: [said(1)], earlier: null, signals: [], lead: null };
  const { thread, state } = await open({
    thread: () => (asked++ === 0 ? Promise.resolve(page) : new Promise((resolve) => (answer = () => resolve(page)))),
  });
  const loading = thread.load();
  thread.applyItem(said(2));
  answer?.();
  await loading;
  assert.equal(ids(state().items), "m1 m2");
});
