import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ConversationPage, ConversationThread, ThreadItem } from "../../../src/protocol/center-api.ts";
import { leadCreated, paymentSignal, leadUpdated } from "../../fixtures/server/events.ts";
import { listenTo, openVisitor, postTo, readAs, startedAt } from "../../fixtures/server/talk.ts";
import { openTestServer, readProblem, type TestServer } from "../../fixtures/server/test-server.ts";

describe("conversations, as the business", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({
      liveTimes: { grace: 30, typing: 150, polled: 300 },
      siteSettings: () => ({ site: { site: "default", region: "ID", config: {} }, showAgentNames: true }),
    });
  });
  afterEach(async () => {
    await server.close();
    assert.deepEqual(server.errors, []);
  });

  const inbox = async (query = ""): Promise<ConversationPage> =>
    (await (await readAs(server, `/api/conversations${query}`)).json()) as ConversationPage;
  const thread = async (id: string, query = ""): Promise<ConversationThread> =>
    (await (await readAs(server, `/api/conversations/${id}${query}`)).json()) as ConversationThread;
  const outline = (items: readonly ThreadItem[]): string[] =>
    items.map((item) =>
      item.type === "message" ? `${item.from}: ${item.text}` : `${item.action} ${item.added[0]?.value ?? ""}`,
    );

  describe("the inbox", () => {
    it("shows who waits, with the last message, unread count and language", async () => {
      const visitor = await openVisitor(server, { language: "id", page: "https://shop.example/class" });
      await visitor.say("Halo");
      await visitor.say("Masih ada tempat?");
      const { conversations, next, revision } = await inbox();
      const [summary] = conversations;
      assert.equal(conversations.length, 1);
      assert.equal(next, null);
      assert.ok(revision > 0);
      assert.equal(summary?.unread, 2);
      assert.equal(summary?.state, "open");
      assert.equal(summary?.lastMessage?.text, "Masih ada tempat?");
      assert.equal(summary?.language, "id");
      assert.equal(summary?.page, "https://shop.example/class");
      assert.ok(summary?.waitingSince);
      assert.deepEqual(summary?.replying, []);
    });

    it("filters by state, unread and words, and pages", async () => {
      const [a, b] = [await openVisitor(server), await openVisitor(server)];
      await a.say("about the class");
      await b.say("about a bag");
      await postTo(server, `/api/conversations/${a.conversation.id}/state`, { state: "closed", readUpTo: 1 });
      const ids = async (query: string) => (await inbox(query)).conversations.map(({ id }) => id);
      assert.deepEqual(await ids("?state=open"), [b.conversation.id]);
      assert.deepEqual(await ids("?state=closed"), [a.conversation.id]);
      assert.deepEqual(await ids("?unread=1"), [b.conversation.id]);
      assert.deepEqual(await ids("?search=CLASS"), [a.conversation.id]);
      const first = await inbox("?limit=1");
      assert.deepEqual(await ids(`?limit=1&before=${first.next}`), [a.conversation.id]);
      for (const query of ["?state=all", "?limit=0", "?limit=1000", "?before=x"]) {
        assert.equal((await readProblem(await readAs(server, `/api/conversations${query}`))).status, 400);
      }
    });

    it("counts as delivered what stands in it", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("Hello");
      const listener = listenTo(await visitor.call("/stream"));
      await inbox();
      const receipts = await listener.until(({ name }) => name === "receipts");
      assert.deepEqual(receipts.data, { deliveredUpTo: 1, readUpTo: 0, revision: 2 });
      await listener.leave();
    });
  });

  describe("a thread", () => {
    it("says what it is about, each thing once, and nothing of another conversation", async () => {
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      await visitor.say("How do I pay? And how much is it?");
      const told = paymentSignal({ visitorId });
      const here = { ...told.data, conversation: { id, startedAt } };
      await server.post({ ...told, id: "s1", data: here });
      await server.post({ ...told, id: "s2", data: here });
      await server.post({ ...told, id: "s3", data: { ...here, name: "price" } });
      await server.post({ ...told, id: "s4", data: { ...here, name: "test", test: true } });
      await server.post({
        ...told,
        id: "s5",
        data: { ...here, name: "other", conversation: { id: "another", startedAt } },
      });
      assert.deepEqual((await thread(id)).signals, ["payment", "price"]);
    });

    it("has notices after the messages that they came from, and the contacts in the text", async () => {
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      await visitor.say("Halo");
      await server.post(
        leadCreated({ visitorId, conversation: { id, startedAt }, contacts: [["whatsapp", "+6281234567890"]] }),
      );
      await visitor.say("WA saya 0812-3456-7890, atau budi@example.com");
      const { items, lead, conversation } = await thread(id);
      // The event was faster than the message; both bear the same time of the device.
      assert.deepEqual(outline(items), [
        "visitor: Halo",
        "visitor: WA saya 0812-3456-7890, atau budi@example.com",
        "captured +6281234567890",
      ]);
      const [, message] = items;
      assert.ok(message?.type === "message");
      assert.deepEqual(message.contacts, [
        { kind: "whatsapp", value: "+6281234567890", start: 8, end: 22, state: "lead" },
        { kind: "email", value: "budi@example.com", start: 29, end: 45, state: "new" },
      ]);
      assert.equal(lead?.id, "lead-1");
      assert.equal(lead?.work.status, "raw");
      assert.equal(conversation.title, "+6281234567890");
    });

    it("has a line for a form that brought no new way to reach the visitor", async () => {
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      const conversation = { id, startedAt };
      await server.post(leadCreated({ visitorId, conversation }));
      const again = leadUpdated({ visitorId, conversation, origin: "form" });
      await server.post({ ...again, data: { ...again.data, change: { ...again.data.change, added: [] } } });
      assert.deepEqual(outline((await thread(id)).items), ["captured +6281234567890", "submitted "]);
    });

    it("knows of an answer whether it was sent, delivered or read", async () => {
      const visitor = await openVisitor(server);
      const { id } = visitor.conversation;
      await visitor.say("Hello");
      for (const name of ["a1", "a2", "a3"])
        await postTo(server, `/api/conversations/${id}/messages`, { id: name, text: name });
      await visitor.post("/state", { deliveredUpTo: 3, readUpTo: 2 });
      const states = (await thread(id)).items.map((item) => item.type === "message" && item.state);
      assert.deepEqual(states, [undefined, "read", "delivered", "sent"]);
    });

    it("comes in pages", async () => {
      const visitor = await openVisitor(server);
      for (const text of ["1", "2", "3"]) await visitor.say(text);
      const latest = await thread(visitor.conversation.id, "?limit=2");
      assert.deepEqual(outline(latest.items), ["visitor: 2", "visitor: 3"]);
      const earlier = await thread(visitor.conversation.id, `?limit=2&before=${latest.earlier}`);
      assert.deepEqual([outline(earlier.items), earlier.earlier], [["visitor: 1"], null]);
    });

    it("that there is not is refused, whatever is done with it", async () => {
      const path = "/api/conversations/conversation-of-nobody";
      assert.equal((await readProblem(await readAs(server, path))).status, 404);
      assert.equal((await readProblem(await postTo(server, `${path}/messages`, { id: "a", text: "x" }))).status, 404);
      assert.equal((await readProblem(await postTo(server, `${path}/state`, { state: "closed" }))).status, 404);
    });
  });

  describe("answering", () => {
    it("counts once an id; refuses its id with another text, and what is no answer", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("Hello");
      const path = `/api/conversations/${visitor.conversation.id}/messages`;
      const first = await (await postTo(server, path, { id: "a1", text: "Hi" })).json();
      assert.deepEqual(await (await postTo(server, path, { id: "a1", text: "Hi" })).json(), first);
      assert.equal((await readProblem(await postTo(server, path, { id: "a1", text: "Other" }))).status, 409);
      assert.equal((await readProblem(await postTo(server, path, { id: "a2", text: "" }))).status, 422);
      assert.equal((await readProblem(await postTo(server, path, { id: "a2", text: "x".repeat(4001) }))).status, 422);
      // A visitor's message with the id of an answer is no repeat of it.
      assert.equal((await visitor.say("Hi", "a1")).status, 409);
    });

    it("closes, and opens again with the visitor's next message", async () => {
      const visitor = await openVisitor(server);
      const { id } = visitor.conversation;
      await visitor.say("Hello");
      assert.equal((await postTo(server, `/api/conversations/${id}/state`, { state: "closed" })).status, 204);
      assert.equal((await thread(id)).conversation.state, "closed");
      await visitor.say("One more thing");
      assert.equal((await thread(id)).conversation.state, "open");
    });
  });

  describe("the stream", () => {
    it("tells messages, conversations, notices and leads as they come, with one growing number", async () => {
      const center = listenTo(await readAs(server, "/api/stream"));
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      await visitor.say("Hello");
      await center.until(({ name }) => name === "conversation");
      await server.post(leadCreated({ id: "change-1", visitorId, conversation: { id, startedAt } }));
      await center.until(({ name }) => name === "total");
      await center.until(({ name, data }) => name === "conversation" && data["leadId"] === "lead-1");
      const told = center.heard.filter((event) => event.id !== undefined);
      assert.deepEqual(
        told.map(({ name }) => name),
        ["item", "conversation", "item", "lead", "conversation"],
      );
      const ids = told.map((event) => Number(event.id));
      assert.deepEqual(
        ids,
        [...new Set(ids)].sort((a, b) => a - b),
      );
      await center.leave();
    });

    it("goes on after Last-Event-ID", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("before");
      const { revision } = await inbox();
      await visitor.say("after");
      const center = listenTo(await readAs(server, "/api/stream", { "Last-Event-ID": String(revision) }));
      await center.until(({ name }) => name === "item");
      const items = center.heard.filter(({ name }) => name === "item");
      assert.deepEqual(
        items.map(({ data }) => (data["item"] as { text: string }).text),
        ["after"],
      );
      await center.leave();
    });

    it("tells who types, came and left, without a number; and when the visitor left, with one", async () => {
      const visitor = await openVisitor(server);
      const { id } = visitor.conversation;
      await visitor.say("Hello");
      const center = listenTo(await readAs(server, "/api/stream"));
      const present = listenTo(await visitor.call("/stream"));
      type Visitor = { present: boolean; typing: boolean; seenAt?: string };
      const visitorOf = (data: Record<string, unknown>) => data["visitor"] as Visitor | undefined;
      assert.equal((await center.until(({ data }) => visitorOf(data)?.present === true)).id, undefined);
      await visitor.post("/state", { typing: true });
      await center.until(({ data }) => visitorOf(data)?.typing === true);
      // It lapses by itself.
      await center.until(({ data }) => visitorOf(data)?.typing === false && center.heard.length > 2);
      await postTo(server, `/api/conversations/${id}/state`, { typing: true });
      await center.until(({ data }) => (data["replying"] as string[] | undefined)?.length === 1);
      await center.until(
        ({ data }) => (data["replying"] as string[] | undefined)?.length === 0 && center.heard.length > 4,
      );
      await present.leave();
      const left = await center.until(({ data }) => visitorOf(data)?.seenAt !== undefined);
      assert.notEqual(left.id, undefined);
      assert.equal(visitorOf(left.data)?.present, false);
      await center.leave();
    });

    it("tells a new reader who is there", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("Hello");
      const present = listenTo(await visitor.call("/stream"));
      const center = listenTo(await readAs(server, "/api/stream"));
      const { data } = await center.until(({ name }) => name === "conversation");
      assert.equal((data["visitor"] as { present: boolean }).present, true);
      await present.leave();
      await center.leave();
    });

    it("passes over what has nothing to show", async () => {
      const center = listenTo(await readAs(server, "/api/stream?after=0"));
      await openVisitor(server);
      const visitor = await openVisitor(server);
      const quiet = await openVisitor(server);
      await quiet.post("/state", { typing: true });
      await visitor.say("Hello");
      await center.until(({ name }) => name === "conversation");
      assert.deepEqual(
        new Set(center.heard.map(({ data }) => data["id"] ?? data["conversationId"])),
        new Set([visitor.conversation.id]),
      );
      await center.leave();
    });

    it("names a lead's later change in its conversation", async () => {
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      await visitor.say("Hello");
      const conversation = { id, startedAt };
      await server.post(leadCreated({ visitorId, conversation }));
      const center = listenTo(await readAs(server, "/api/stream"));
      await server.post(leadUpdated({ visitorId, conversation, contacts: [["name", "Budi"]] }));
      await center.until(({ name, data }) => name === "conversation" && data["title"] === "Budi");
      await center.leave();
    });
  });

  it("is for nobody without sign-in", async () => {
    for (const [path, method] of [
      ["/api/conversations", "GET"],
      ["/api/conversations/some-id", "GET"],
      ["/api/conversations/some-id/messages", "POST"],
      ["/api/conversations/some-id/state", "POST"],
      ["/api/stream", "GET"],
    ] as const) {
      const answer = await server.fetch(new Request(`https://leads.example${path}`, { method }));
      assert.equal((await readProblem(answer)).status, 401);
    }
  });
});
