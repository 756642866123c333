import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  belongs,
  fromPage,
  type InboxList,
  withConversation,
  withPage,
} from "../../../src/center/inbox/inbox-state.ts";
import { Inbox } from "../../../src/center/inbox/inbox.ts";
import { LeadList } from "../../../src/center/leads/lead-list-store.ts";
import type { ConversationPage, ConversationSummary, LeadPage } from "../../../src/protocol/center-api.ts";
import { leadRecord } from "../../fixtures/center/records.ts";
import { ago, conversation } from "../../fixtures/center/sample.ts";

const now = Date.parse("2026-11-20T12:00:00.000Z");
const waits = (id: string, minutes: number, change: Partial<ConversationSummary> = {}) =>
  conversation(id, { waitingSince: ago(minutes, now), ...change });
const answered = (id: string, minutes: number, change: Partial<ConversationSummary> = {}) =>
  conversation(id, { lastMessage: { from: "business", text: "x", at: ago(minutes, now) }, ...change });
const ids = ({ conversations }: InboxList) => conversations.map(({ id }) => id).join("");
const open = { state: "open", unread: false, search: "" } as const;
const list = (...conversations: ConversationSummary[]) => fromPage({ conversations, next: null, revision: 9 });

describe("the list of conversations", () => {
  const start = list(answered("d", 60), waits("b", 5), answered("c", 1), waits("a", 30));

  it("has the longest waiting first, then those last heard of", () => {
    assert.equal(ids(start), "abcd");
  });

  it("moves one that is answered behind those that wait, and a new one to its place", () => {
    const place = { filter: open, open: undefined };
    const next = withConversation(start, answered("a", 0, { revision: 2 }), place);
    assert.equal(ids(next), "bacd");
    assert.equal(ids(withConversation(next, waits("n", 10), place)), "nbacd");
  });

  it("takes nothing that is older than what it knows, but what is true only now", () => {
    const known = list(waits("a", 3, { revision: 5 }));
    const place = { filter: open, open: undefined };
    assert.equal(withConversation(known, waits("a", 3, { revision: 4, unread: 9 }), place), known);
    const typing = waits("a", 3, { revision: 5, visitor: { present: true, typing: true } });
    assert.equal(withConversation(known, typing, place).conversations[0]?.visitor.typing, true);
  });

  it("drops what belongs no more, unless somebody reads it right now", () => {
    const filter = { ...open, unread: true };
    const unread = list(waits("a", 3, { unread: 1 }), waits("b", 2, { unread: 1 }));
    const read = waits("a", 3, { unread: 0, revision: 2 });
    assert.equal(ids(withConversation(unread, read, { filter, open: undefined })), "b");
    assert.equal(ids(withConversation(unread, read, { filter, open: "a" })), "ab");
    const closed = waits("a", 3, { state: "closed", revision: 3 });
    assert.equal(ids(withConversation(unread, closed, { filter, open: "a" })), "b");
  });

  it("takes in nothing that a search did not find", () => {
    const place = { filter: { ...open, search: "ana" }, open: undefined };
    assert.equal(ids(withConversation(start, waits("n", 1), place)), "abcd");
  });

  it("joins a page without repeating what is there", () => {
    const page = { conversations: [waits("a", 30), answered("e", 90)], next: 4, revision: 9 };
    const next = withPage(start, page);
    assert.deepEqual([ids(next), next.next], ["abcde", 4]);
  });

  it("knows what belongs where", () => {
    assert.equal(belongs(waits("a", 1, { unread: 1 }), { ...open, unread: true }), true);
    assert.equal(belongs(waits("a", 1), { ...open, unread: true }), false);
    assert.equal(belongs(waits("a", 1, { state: "closed" }), open), false);
  });
});

describe("Inbox", () => {
  const create = (answers: (readonly ConversationSummary[] | Error)[]) => {
    const asked: string[] = [];
    const inbox = new Inbox({
      client: {
        conversations: async ({ state, unread, search }, before) => {
          asked.push([state, unread, search, before].join());
          const conversations = answers.shift() ?? [];
          if (conversations instanceof Error) throw conversations;
          return { conversations, next: before === undefined ? 7 : null, revision: 1 };
        },
      },
      onSignedOut: () => assert.fail("signed out"),
    });
    return { inbox, asked };
  };

  it("counts what is unread whatever is shown", async () => {
    const { inbox } = create([[waits("a", 3, { unread: 2 }), waits("b", 2, { unread: 1 })]]);
    await inbox.load();
    assert.equal(inbox.state.get().unread, 2);
    inbox.apply(waits("a", 3, { unread: 0, revision: 2 }));
    assert.equal(inbox.state.get().unread, 1);
    inbox.apply(waits("new", 0, { unread: 1 }));
    assert.equal(inbox.state.get().unread, 2);
    inbox.apply(waits("new", 0, { unread: 1, state: "closed", revision: 3 }));
    inbox.remove("b");
    assert.deepEqual([inbox.state.get().unread, ids(inbox.state.get())], [0, "a"]);
  });

  it("says when it could not be loaded, and takes the last filter's answer only", async () => {
    const { inbox, asked } = create([new Error("down"), [waits("x", 1)], [waits("y", 1)]]);
    await inbox.load();
    assert.deepEqual([inbox.state.get().status, inbox.state.get().error], ["failed", new Error("down")]);
    inbox.setFilter({ search: "x" });
    inbox.setFilter({ search: "y" });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ids(inbox.state.get()), "y");
    assert.deepEqual(asked, ["open,false,,", "open,false,x,", "open,false,y,"]);
  });

  it("rejects with the reason where the next page could not be loaded, and loads it when asked again", async () => {
    const { inbox } = create([[waits("a", 9)], new Error("down"), [waits("b", 3)]]);
    await inbox.load();
    await assert.rejects(inbox.loadMore(), { message: "down" });
    assert.equal(inbox.state.get().isLoadingMore, false);
    await inbox.loadMore();
    assert.equal(ids(inbox.state.get()), "ab");
  });

  it("loads the next page once", async () => {
    const { inbox, asked } = create([[waits("a", 9)], [waits("b", 3)]]);
    await inbox.load();
    await Promise.all([inbox.loadMore(), inbox.loadMore()]);
    assert.deepEqual([ids(inbox.state.get()), asked.at(-1), asked.length], ["ab", "open,false,,7", 2]);
    await inbox.loadMore();
    assert.equal(asked.length, 2);
  });

  it("knows the neighbours of what is open", async () => {
    const { inbox } = create([[waits("a", 9), waits("b", 3)]]);
    await inbox.load();
    assert.equal(inbox.neighbour(1), "a");
    inbox.setOpen("a");
    assert.deepEqual([inbox.neighbour(1), inbox.neighbour(-1)], ["b", undefined]);
  });
});

describe("what is told while an answer is on its way", () => {
  it("counts in the inbox", async () => {
    let answer: (page: ConversationPage) => void = () => undefined;
    const inbox = new Inbox({
      client: { conversations: () => new Promise<ConversationPage>((resolve) => (answer = resolve)) },
      onSignedOut: () => assert.fail("signed out"),
    });
    const loading = inbox.load();
    inbox.apply(waits("a", 3, { unread: 0, revision: 5 }));
    answer({ conversations: [waits("a", 3, { unread: 2, revision: 4 }), waits("b", 1)], next: null, revision: 4 });
    await loading;
    assert.deepEqual([inbox.state.get().conversations[0]?.unread, inbox.state.get().unread], [0, 0]);
  });

  it("counts in the list of leads", async () => {
    let answer: (page: LeadPage) => void = () => undefined;
    const leads = new LeadList({
      client: { leads: () => new Promise<LeadPage>((resolve) => (answer = resolve)) },
      onSignedOut: () => assert.fail("signed out"),
    });
    leads.want();
    leads.apply({ type: "lead", revision: 3, record: leadRecord({ id: "late", revision: 3 }) });
    answer({ leads: [leadRecord({ id: "early", revision: 2 })], total: 1, next: null, revision: 2 });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      leads.state.get().list.leads.map(({ id }) => id),
      ["late", "early"],
    );
  });
});
