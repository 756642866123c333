import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { LeadStore } from "../../src/server/stores/lead-store.ts";
import type { AddOutcome, CenterChange, IncomingMessage, TalkStore } from "../../src/server/stores/talk-store.ts";
import type { WorkStore } from "../../src/server/stores/work-store.ts";
import { referenceCode } from "../../src/shared/reference-code.ts";
import { incoming, leadCreated, leadErased, leadUpdated } from "../fixtures/server/events.ts";
import { newConversation } from "../fixtures/server/talk.ts";

/** What of a store these promises are about. */
type TalkAndWork = LeadStore & { readonly talk: TalkStore; readonly work: Pick<WorkStore, "markConversation"> };

/** One database for one test. */
export interface TalkHarness {
  /** Opens the store; after `close()` it opens the same data again. */
  open(): Promise<TalkAndWork>;
  /** Everything in the database as text, read around the store. */
  dump(): Promise<string>;
  /** Whether these words stand in any file of the database. */
  isInFiles(words: string): Promise<boolean>;
  /** Deletes the database. */
  remove(): Promise<void>;
}

const at = "2026-11-20T10:00:00.000Z";
const later = "2026-11-20T10:05:00.000Z";

/**
 * What every store of conversations promises.
 *
 * @param name of the implementation
 * @param createHarness makes an empty database
 */
export function describeTalkStore(name: string, createHarness: () => Promise<TalkHarness>): void {
  describe(`talk store: ${name}`, () => {
    let harness: TalkHarness;
    let store: TalkAndWork;
    let count = 0;

    beforeEach(async () => {
      harness = await createHarness();
      store = await harness.open();
    });
    afterEach(async () => {
      await store.close();
      await harness.remove();
    });

    const newToken = (): string => `token-${(count += 1)}-${"x".repeat(40)}`;
    const begin = async (options: Parameters<typeof newConversation>[0] = {}) => {
      const conversation = newConversation(options);
      const token = newToken();
      assert.deepEqual(await store.talk.open({ conversation, token, at }), { outcome: "opened", revision: 0 });
      return { ...conversation, token };
    };
    const message = (text: string, options: Partial<IncomingMessage> = {}): IncomingMessage => ({
      id: options.id ?? `message-${(count += 1)}`,
      from: "visitor",
      text,
      sentAt: at,
      receivedAt: at,
      ...options,
    });
    const say = (id: string, text: string, options: Partial<IncomingMessage> = {}): Promise<AddOutcome> =>
      store.talk.addMessage(id, message(text, options));
    const texts = async (id: string, after = 0) =>
      (await store.talk.talkAfter(id, after, 100))?.messages.map(({ text }) => text);
    const inbox = async (query = {}) =>
      (await store.talk.inbox({ limit: 50, ...query })).conversations.map(({ id }) => id);

    describe("opening", () => {
      it("gives each claim a token that opens this conversation alone", async () => {
        const one = await begin();
        const two = await begin();
        assert.equal((await store.talk.owner(one.token))?.conversationId, one.id);
        assert.equal((await store.talk.owner(two.token))?.conversationId, two.id);
        assert.equal(await store.talk.owner("token-of-nobody"), undefined);
        assert.equal(await store.talk.owner(""), undefined);
      });

      it("gives the same claim a further token, and keeps the first", async () => {
        const { token: first, ...conversation } = await begin();
        const second = newToken();
        await say(conversation.id, "Hello");
        assert.deepEqual(await store.talk.open({ conversation, token: second, at }), {
          outcome: "opened",
          revision: 1,
        });
        assert.equal((await store.talk.owner(first))?.conversationId, conversation.id);
        assert.equal((await store.talk.owner(second))?.conversationId, conversation.id);
      });

      it("keeps the eight youngest tokens", async () => {
        const { token: first, ...conversation } = await begin();
        const further = Array.from({ length: 8 }, newToken);
        for (const token of further) await store.talk.open({ conversation, token, at });
        assert.equal(await store.talk.owner(first), undefined);
        for (const token of further) assert.equal((await store.talk.owner(token))?.conversationId, conversation.id);
      });

      it("refuses another claim", async () => {
        const { token: _token, ...conversation } = await begin();
        const other = { ...conversation, claim: "e".repeat(32) };
        assert.deepEqual(await store.talk.open({ conversation: other, token: newToken(), at }), {
          outcome: "wrong-claim",
        });
      });

      it("makes one of many that run side by side", async () => {
        const conversation = newConversation();
        const tokens = Array.from({ length: 5 }, newToken);
        const opened = await Promise.all(tokens.map((token) => store.talk.open({ conversation, token, at })));
        assert.deepEqual(new Set(opened.map(({ outcome }) => outcome)), new Set(["opened"]));
        for (const token of tokens) assert.equal((await store.talk.owner(token))?.conversationId, conversation.id);
      });

      it("keeps neither token nor claim as they are", async () => {
        const { token, claim } = await begin();
        const everything = await harness.dump();
        assert.ok(!everything.includes(token));
        assert.ok(!everything.includes(claim));
      });
    });

    describe("messages", () => {
      it("stand in one order, each once, over a restart", async () => {
        const { id, token } = await begin();
        await say(id, "Hello", { id: "m1" });
        await say(id, "Good morning", { from: "business", author: { id: "p1", name: "Sari" } });
        await say(id, "Is there a place left?");
        await store.close();
        store = await harness.open();
        assert.deepEqual(await texts(id), ["Hello", "Good morning", "Is there a place left?"]);
        assert.equal((await store.talk.owner(token))?.conversationId, id);
        const again = await say(id, "Hello", { id: "m1" });
        assert.equal(again.outcome, "duplicate");
        assert.equal("message" in again && again.message.revision, 1);
        assert.equal((await texts(id))?.length, 3);
      });

      it("count once when calls with one id run side by side", async () => {
        const { id } = await begin();
        const same = message("Hello");
        const added = await Promise.all(Array.from({ length: 20 }, () => store.talk.addMessage(id, same)));
        assert.equal(added.filter(({ outcome }) => outcome === "accepted").length, 1);
        assert.equal(added.filter(({ outcome }) => outcome === "duplicate").length, 19);
        assert.deepEqual(await texts(id), ["Hello"]);
      });

      it("are refused with the id of another text, and of another sender", async () => {
        const { id } = await begin();
        await say(id, "Hello", { id: "m1" });
        assert.equal((await say(id, "Hello!", { id: "m1" })).outcome, "conflict");
        assert.equal((await say(id, "Hello", { id: "m1", from: "business" })).outcome, "conflict");
        assert.deepEqual(await texts(id), ["Hello"]);
      });

      it("may have the id of a message of another conversation", async () => {
        const one = await begin();
        const two = await begin();
        await say(one.id, "One", { id: "m1" });
        assert.equal((await say(two.id, "Two", { id: "m1" })).outcome, "accepted");
        assert.deepEqual(await texts(one.id), ["One"]);
      });

      it("have no place in a conversation that there is not", async () => {
        assert.equal((await say("conversation-of-nobody", "Hello")).outcome, "unknown");
      });

      it("keep texts of any script, line breaks, quotes and control characters as they are", async () => {
        const { id } = await begin();
        const given = [
          "名前",
          "قهوة‏السحر",
          `"'; DROP TABLE messages; --`,
          "a\nb\r\nc\td",
          "😀".repeat(2000),
          "a\0b",
          "‮evil",
        ];
        for (const text of given) await say(id, text);
        assert.deepEqual(await texts(id), given);
      });

      it("bear the sender's time, unless that clock is plainly wrong", async () => {
        const { id } = await begin();
        await say(id, "right", { sentAt: "2026-11-20T09:59:00.000Z" });
        await say(id, "ahead", { sentAt: "2027-01-01T00:00:00.000Z" });
        await say(id, "far behind", { sentAt: "1970-01-01T00:00:00.000Z" });
        const changes = await store.talk.talkAfter(id, 0, 10);
        assert.deepEqual(
          changes?.messages.map((each) => each.at),
          ["2026-11-20T09:59:00.000Z", at, at],
        );
      });

      it("share commits with events, and fail alone", async () => {
        const { id } = await begin();
        const broken = message("broken", { author: { id: Symbol("no text") as never, name: "" } });
        const results = await Promise.allSettled([
          store.record([incoming(leadCreated({ leadId: "beside" }))]),
          say(id, "before"),
          store.talk.addMessage(id, broken),
          say(id, "after"),
        ]);
        assert.deepEqual(
          results.map(({ status }) => status),
          ["fulfilled", "fulfilled", "rejected", "fulfilled"],
        );
        assert.deepEqual(await texts(id), ["before", "after"]);
        assert.equal((await store.leads({ limit: 10 })).total, 1);
      });
    });

    describe("what a device asks for", () => {
      it("comes in pages, without gap or repeat", async () => {
        const { id } = await begin();
        for (let index = 1; index <= 7; index += 1) await say(id, `${index}`);
        const seen: string[] = [];
        for (let after = 0, more = true; more;) {
          const changes = await store.talk.talkAfter(id, after, 3);
          seen.push(...(changes?.messages.map(({ text }) => text) ?? []));
          after = changes?.messages.at(-1)?.revision ?? after;
          more = changes?.hasMore ?? false;
        }
        assert.deepEqual(seen, ["1", "2", "3", "4", "5", "6", "7"]);
      });

      it("is everything again after a number that was never given", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        assert.deepEqual(await texts(id, 99), ["Hello"]);
      });

      it("is nothing of a conversation that there is not", async () => {
        assert.equal(await store.talk.talkAfter("conversation-of-nobody", 0, 10), undefined);
      });
    });

    describe("receipts", () => {
      const receipts = async (id: string) => {
        const changes = await store.talk.talkAfter(id, 0, 10);
        return { ...changes?.receipts, at: changes?.receiptsRevision, last: changes?.revision };
      };

      it("of the business take a number, so that a stream tells them in their place", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        await store.talk.businessReceived(new Map([[id, { deliveredUpTo: 1 }]]));
        assert.deepEqual(await receipts(id), { deliveredUpTo: 1, readUpTo: 0, at: 2, last: 2 });
        await store.talk.businessReceived(new Map([[id, { readUpTo: 1 }]]));
        assert.deepEqual(await receipts(id), { deliveredUpTo: 1, readUpTo: 1, at: 3, last: 3 });
      });

      it("never go back, never beyond the end, and cost nothing when they say nothing new", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        await store.talk.businessReceived(new Map([[id, { readUpTo: 99 }]]));
        assert.deepEqual(await receipts(id), { deliveredUpTo: 1, readUpTo: 1, at: 2, last: 2 });
        await store.talk.businessReceived(new Map([[id, { deliveredUpTo: 1, readUpTo: 0 }]]));
        assert.deepEqual(await receipts(id), { deliveredUpTo: 1, readUpTo: 1, at: 2, last: 2 });
        const before = await store.talk.latestRevision();
        await store.talk.visitorReceived(id, {});
        await store.talk.businessReceived(new Map([["conversation-of-nobody", { readUpTo: 1 }]]));
        assert.equal(await store.talk.latestRevision(), before);
      });

      it("of the visitor are told to the business", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        await say(id, "Good morning", { from: "business" });
        await store.talk.visitorReceived(id, { deliveredUpTo: 2, readUpTo: 1 });
        assert.deepEqual((await store.talk.conversation(id))?.receipts, { deliveredUpTo: 2, readUpTo: 1 });
      });

      it("decide what is unread", async () => {
        const { id } = await begin();
        await say(id, "One");
        await say(id, "Two");
        await say(id, "Said by a rule", { from: "auto" });
        assert.equal((await store.talk.conversation(id))?.unread, 2);
        await store.talk.businessReceived(new Map([[id, { readUpTo: 1 }]]));
        assert.equal((await store.talk.conversation(id))?.unread, 1);
        assert.deepEqual(await inbox({ unread: true }), [id]);
        await store.talk.businessReceived(new Map([[id, { readUpTo: 3 }]]));
        assert.deepEqual(await inbox({ unread: true }), []);
      });
    });

    describe("the inbox", () => {
      it("has the longest waiting first, then the latest message", async () => {
        const [a, b, c, d] = [await begin(), await begin(), await begin(), await begin()];
        await say(a.id, "first to write, answered");
        await say(b.id, "waits longest");
        await say(c.id, "waits");
        await say(d.id, "answered last");
        await say(a.id, "an answer", { from: "business" });
        await say(d.id, "an answer", { from: "business" });
        await say(b.id, "still waits");
        assert.deepEqual(await inbox(), [b.id, c.id, d.id, a.id]);
      });

      it("says since when somebody waits: a rule's answer ends nothing, a person's does", async () => {
        const { id } = await begin();
        const waitingSince = async () => (await store.talk.conversation(id))?.waitingSince;
        await say(id, "Hello", { receivedAt: at });
        await say(id, "Anybody?", { receivedAt: later });
        await say(id, "We are closed", { from: "auto" });
        assert.equal(await waitingSince(), at);
        await say(id, "Good morning", { from: "business" });
        assert.equal(await waitingSince(), undefined);
        await say(id, "Thanks!", { receivedAt: later });
        assert.equal(await waitingSince(), later);
      });

      it("is paged without gap or repeat", async () => {
        const ids: string[] = [];
        for (let index = 0; index < 5; index += 1) ids.push((await begin()).id);
        for (const id of ids) await say(id, "Hello");
        await say(ids[0] ?? "", "an answer", { from: "business" });
        const seen: string[] = [];
        for (let before: number | null = 0; before !== null;) {
          const page: Awaited<ReturnType<TalkStore["inbox"]>> = await store.talk.inbox({ limit: 2, before });
          seen.push(...page.conversations.map(({ id }) => id));
          before = page.next;
        }
        assert.deepEqual(seen, [...ids.slice(1), ids[0]]);
      });

      it("does not show what has just begun", async () => {
        const { id } = await begin();
        assert.deepEqual(await inbox(), []);
        await say(id, "Hello");
        assert.deepEqual(await inbox(), [id]);
      });

      it("shows a visitor who left details without a word", async () => {
        const { id, visitorId } = await begin();
        await store.record([incoming(leadCreated({ visitorId }))]);
        assert.deepEqual(await inbox(), [id]);
      });

      it("tells open from closed; a visitor's message opens again, with them waiting", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        assert.equal(await store.talk.setState(id, "closed"), true);
        assert.deepEqual([await inbox({ state: "open" }), await inbox({ state: "closed" })], [[], [id]]);
        assert.equal((await store.talk.conversation(id))?.waitingSince, undefined);
        await say(id, "One more thing", { receivedAt: later });
        const conversation = await store.talk.conversation(id);
        assert.deepEqual([conversation?.state, conversation?.waitingSince], ["open", later]);
        assert.equal(await store.talk.setState("conversation-of-nobody", "closed"), false);
      });

      it("stays closed when a person of the business writes", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        await store.talk.setState(id, "closed");
        await say(id, "By the way", { from: "business" });
        assert.equal((await store.talk.conversation(id))?.state, "closed");
      });

      it("is searched in messages and contacts, whatever the case, width or wildcards", async () => {
        const [a, b] = [await begin(), await begin()];
        await say(a.id, "Ist ein PLATZ für die Straße frei? 100% sicher");
        await say(b.id, "席はありますか ＡＢＣ");
        await store.record([
          incoming(
            leadCreated({
              visitorId: b.visitorId,
              contacts: [
                ["email", "Budi@example.com"],
                ["name", "ÉLODIE"],
                ["phone", "+6281234567890"],
              ],
            }),
          ),
        ]);
        assert.deepEqual(await inbox({ search: "platz" }), [a.id]);
        assert.deepEqual(await inbox({ search: "frei  PLATZ" }), [a.id]);
        assert.deepEqual(await inbox({ search: "abc" }), [b.id]);
        assert.deepEqual(await inbox({ search: "budi@EXAMPLE" }), [b.id]);
        assert.deepEqual(await inbox({ search: "élodie" }), [b.id]);
        assert.deepEqual(await inbox({ search: "0812-3456" }), [b.id]);
        assert.deepEqual(await inbox({ search: "100%" }), [a.id]);
        assert.deepEqual(await inbox({ search: "%" }), [a.id]);
        assert.deepEqual(await inbox({ search: "_" }), []);
        assert.deepEqual(await inbox({ search: "'; --" }), []);
        assert.deepEqual(await inbox({ search: "  " }), [a.id, b.id]);
      });

      it("is found by its reference code, however it is written, and by labels of its lead", async () => {
        const a = await begin({ id: "01990000-0000-7000-8000-0000a1b2c3d4" });
        const b = await begin({ id: "01990000-0000-7000-8000-0000a1b2c3d5" });
        for (const { id } of [a, b]) await say(id, "Hello");
        const code = referenceCode(a.id);
        for (const search of [
          code,
          `#${code}`,
          `#${code.toLowerCase()}`,
          code.replaceAll("0", "o").replaceAll("1", "l"),
        ])
          assert.deepEqual(await inbox({ search }), [a.id], search);
        assert.deepEqual(await inbox({ search: `${code}X` }), []);
        const person = { id: "person-1", name: "Sari" };
        const doing = { person, at: "2026-11-20T09:00:00.000Z" };
        await store.work.markConversation(b.id, { newLeadId: "lead-of-b", label: "ÅRETS" }, doing);
        assert.deepEqual(await inbox({ search: "årets" }), [b.id]);
      });

      it("keeps when the visitor left", async () => {
        const { id } = await begin();
        await say(id, "Hello");
        await store.talk.visitorLeft(id, later);
        assert.equal((await store.talk.conversation(id))?.seenAt, later);
      });
    });

    describe("beside a lead", () => {
      it("bears its name, else its first contact", async () => {
        const { id, visitorId } = await begin();
        await say(id, "Hello");
        assert.equal((await store.talk.conversation(id))?.title, undefined);
        await store.record([incoming(leadCreated({ visitorId, contacts: [["phone", "+6281234567890"]] }))]);
        const linked = await store.talk.conversation(id);
        assert.deepEqual([linked?.leadId, linked?.title], ["lead-1", "+6281234567890"]);
        const contacts = [["phone", "+6281234567890"] as const, ["name", "Budi"] as const];
        await store.record([incoming(leadUpdated({ visitorId, contacts }))]);
        assert.equal((await store.talk.conversation(id))?.title, "Budi");
      });

      it("finds the lead that was there before the conversation", async () => {
        await store.record([incoming(leadCreated({ visitorId: "visitor-from-before" }))]);
        const { id } = await begin({ visitorId: "visitor-from-before" });
        await say(id, "Hello");
        assert.equal((await store.talk.conversation(id))?.leadId, "lead-1");
      });

      it("forgets a lead that no longer counts, and finds it again", async () => {
        const { id, visitorId } = await begin();
        await say(id, "Hello");
        await store.record([incoming(leadCreated({ visitorId }))]);
        await store.record([incoming(leadUpdated({ visitorId, sequence: 2, state: "withdrawn", contacts: [] }))]);
        assert.equal((await store.talk.conversation(id))?.leadId, undefined);
        await store.record([incoming(leadUpdated({ visitorId, sequence: 3 }))]);
        assert.equal((await store.talk.conversation(id))?.leadId, "lead-1");
      });

      it("has the changes of the lead in its thread, page by page, each once", async () => {
        const { id, visitorId } = await begin();
        const conversation = { id, startedAt: at };
        for (let index = 1; index <= 4; index += 1) {
          await say(id, `message ${index}`);
          const contacts = [["phone", `+628123456789${index}`] as const];
          await store.record([
            incoming(leadUpdated({ id: `change-${index}`, visitorId, sequence: index, contacts, conversation })),
          ]);
        }
        const latest = await store.talk.thread(id, { limit: 3 });
        assert.deepEqual(
          latest.messages.map(({ text }) => text),
          ["message 2", "message 3", "message 4"],
        );
        assert.deepEqual(
          latest.notices.map((notice) => notice.id),
          ["change-2", "change-3", "change-4"],
        );
        const earlier = await store.talk.thread(id, { limit: 3, before: latest.earlier ?? 0 });
        assert.deepEqual(
          earlier.messages.map(({ text }) => text),
          ["message 1"],
        );
        assert.deepEqual(
          earlier.notices.map((notice) => notice.id),
          ["change-1"],
        );
        assert.equal(earlier.earlier, null);
      });

      it("shows no test, and no change of another conversation", async () => {
        const { id, visitorId } = await begin();
        const conversation = { id, startedAt: at };
        await say(id, "Hello");
        await store.record([
          incoming(leadCreated({ visitorId, test: true, conversation })),
          incoming(leadCreated({ visitorId, conversation: { id: "another-conversation", startedAt: at } })),
        ]);
        assert.deepEqual((await store.talk.thread(id, { limit: 10 })).notices, []);
      });
    });

    describe("erasure", () => {
      it("of the lead deletes what its visitor said, in every conversation, for good", async () => {
        const visitorId = "visitor-to-be-forgotten";
        const [one, two, other] = [await begin({ visitorId }), await begin({ visitorId }), await begin()];
        await say(one.id, "secret words");
        await say(two.id, "secret words too");
        await say(other.id, "words of another");
        await store.record([incoming(leadCreated({ visitorId, contacts: [["email", "secret@example.com"]] }))]);
        assert.equal(await harness.isInFiles("secret words"), true);
        await store.record([incoming(leadErased({ visitorId }))]);
        const everything = await harness.dump();
        assert.doesNotMatch(everything, /secret/);
        assert.equal(await harness.isInFiles("secret words"), false);
        assert.equal(await harness.isInFiles("secret@example.com"), false);
        assert.match(everything, /words of another/);
        assert.deepEqual(await inbox(), [other.id]);
        assert.equal(await store.talk.conversation(one.id), undefined);
        assert.equal((await store.talk.owner(one.token))?.isErased, true);
        assert.equal((await store.talk.talkAfter(one.id, 1, 10))?.isErased, true);
      });

      it("is final: nothing more is said or begun", async () => {
        const { token: _token, ...conversation } = await begin();
        const { id, visitorId } = conversation;
        await say(id, "Hello");
        await store.record([incoming(leadCreated({ visitorId })), incoming(leadErased({ visitorId }))]);
        assert.equal((await say(id, "late words")).outcome, "erased");
        assert.equal(await store.talk.setState(id, "open"), false);
        await store.talk.visitorLeft(id, later);
        assert.equal(await store.talk.conversation(id), undefined);
        assert.deepEqual(await store.talk.open({ conversation, token: newToken(), at }), { outcome: "erased" });
        const another = newConversation({ visitorId });
        assert.deepEqual(await store.talk.open({ conversation: another, token: newToken(), at }), {
          outcome: "erased",
        });
        assert.doesNotMatch(await harness.dump(), /late words/);
      });

      it("of one conversation leaves the lead", async () => {
        const { id, visitorId } = await begin();
        await say(id, "secret words");
        await store.record([incoming(leadCreated({ visitorId }))]);
        await store.talk.erase(id);
        await store.talk.erase(id);
        assert.doesNotMatch(await harness.dump(), /secret/);
        assert.equal(await harness.isInFiles("secret words"), false);
        assert.equal((await store.leads({ limit: 10 })).total, 1);
      });
    });

    describe("changes", () => {
      const name = (change: CenterChange): string => {
        switch (change.type) {
          case "conversation":
            return `conversation ${change.conversation.id}`;
          case "message":
            return `message ${change.message.text}`;
          case "notice":
            return `notice ${change.notice.id}`;
          case "erased":
            return `erased ${change.conversationId}`;
          case "lead":
            return `${change.change.type} ${change.change.type === "lead" ? change.change.record.id : change.change.id}`;
        }
      };
      const readAll = async (from: number, limit: number) => {
        const seen: CenterChange[] = [];
        for (let after = from; ;) {
          const { changes, revision } = await store.talk.changesAfter(after, limit);
          seen.push(...changes);
          if (revision === after) return seen;
          after = revision;
        }
      };

      it("are told in one order over conversations and leads", async () => {
        const { id, visitorId } = await begin();
        const from = await store.talk.latestRevision();
        await say(id, "Hello");
        const conversation = { id, startedAt: at };
        await store.record([incoming(leadCreated({ id: "change-1", visitorId, conversation }))]);
        const seen = await readAll(from, 100);
        assert.deepEqual(seen.map(name), ["message Hello", "notice change-1", "lead lead-1", `conversation ${id}`]);
        const revisions = seen.map(({ revision }) => revision);
        assert.deepEqual(
          revisions,
          [...revisions].sort((a, b) => a - b),
        );
        assert.equal(revisions.at(-1), await store.talk.latestRevision());
      });

      it("miss nothing and repeat nothing, however small the pages", async () => {
        const ids = [(await begin()).id, (await begin()).id, (await begin()).id];
        const from = await store.talk.latestRevision();
        for (let index = 0; index < 20; index += 1) {
          await say(ids[index % 3] ?? "", `message ${index}`);
          if (index % 4 === 0) await store.record([incoming(leadCreated({ leadId: `lead-${index}` }))]);
        }
        for (const limit of [1, 2, 3, 7, 100]) {
          const seen = (await readAll(from, limit)).map(name);
          const messages = seen.filter((each) => each.startsWith("message"));
          assert.deepEqual(
            messages,
            Array.from({ length: 20 }, (_, index) => `message message ${index}`),
          );
          assert.equal(seen.filter((each) => each.startsWith("lead")).length, 5);
          assert.equal(new Set(seen).size, seen.length);
        }
      });

      it("tell an erasure", async () => {
        const { id, visitorId } = await begin();
        await say(id, "Hello");
        await store.record([incoming(leadCreated({ visitorId }))]);
        const from = await store.talk.latestRevision();
        await store.record([incoming(leadErased({ visitorId }))]);
        assert.deepEqual((await readAll(from, 100)).map(name), ["removed lead-1", `erased ${id}`]);
      });

      it("are announced after the commit, with the conversations that changed", async () => {
        const { id } = await begin();
        const told: string[][] = [];
        const end = store.talk.subscribe((ids) => told.push([...ids]));
        await say(id, "Hello");
        await store.record([incoming(leadCreated({ visitorId: "somebody-else" }))]);
        await store.talk.visitorReceived(id, {});
        assert.deepEqual(told, [[id], []]);
        end();
        await say(id, "Anybody?");
        assert.equal(told.length, 2);
      });
    });
  });
}
