import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessageItem, SessionState } from "../../../src/session/session-types.ts";
import { TalkWorld } from "../../fixtures/live/talk-world.ts";

const HOUR = 3_600_000;
const said = (state: SessionState) =>
  state.items.flatMap((item) => (item.type === "message" ? [`${item.from} ${item.text} (${item.state})`] : []));

test("a message is stored, sent and shown as sent, delivered, read", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  assert.equal(session.state.get().transport, "live");
  const seen = new Set<string>();
  session.state.subscribe(({ items }) => items.forEach((item) => "state" in item && seen.add(item.state)));
  void session.sendMessage("hello");
  await world.settle();
  assert.deepEqual(said(session.state.get()), ["visitor hello (sent)"]);
  assert.deepEqual([...seen], ["pending", "sending", "sent"]);
  const talk = world.server.talk();
  assert.deepEqual(
    talk.messages.map(({ text, from }) => [text, from]),
    [["hello", "visitor"]],
  );
  world.server.receive({ deliveredUpTo: 1 });
  await world.settle();
  assert.deepEqual(said(session.state.get()), ["visitor hello (delivered)"]);
  world.server.receive({ readUpTo: 2 });
  await world.settle();
  assert.deepEqual(said(session.state.get()), ["visitor hello (read)"]);
  assert.equal(world.world.disk().scans.size, 0);
  assert.deepEqual(
    world.server.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, ":id")}`),
    ["POST /v1/conversations", "POST /v1/conversations/:id/messages"],
  );
});

test("an answer is stored, counted and told; receipts say that it arrived, and that it was seen", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("hello");
  await world.settle();
  world.server.answer("Hi! What can we do for you?", { author: "Rina" });
  await world.settle();
  const item = session.state.get().items.at(-1) as MessageItem;
  assert.deepEqual([item.from, item.text, item.author], ["business", "Hi! What can we do for you?", "Rina"]);
  assert.equal(session.state.get().unread, 1);
  assert.deepEqual(
    page.tab.heard("message").map(({ from }) => from),
    ["visitor", "business"],
  );
  assert.deepEqual(world.server.talk().told, [{ deliveredUpTo: 2, readUpTo: 0 }]);
  session.markRead();
  await world.settle();
  assert.equal(session.state.get().unread, 0);
  assert.deepEqual(world.server.talk().told.at(-1), { deliveredUpTo: 2, readUpTo: 2 });
  session.markRead();
  await world.advance(10_000);
  assert.equal(world.server.talk().told.length, 2, "each is told once");
});

test("a page that nobody looks at reads nothing", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("hello");
  await world.settle();
  page.see(false);
  world.server.answer("Hi!");
  await world.settle();
  session.markRead();
  await world.settle();
  assert.equal(session.state.get().unread, 1);
  page.see(true);
  session.markRead();
  await world.settle();
  assert.equal(session.state.get().unread, 0);
});

test("presence and typing are shown while they are true, in every tab", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.settle();
  assert.equal(session.state.get().presence, "away");
  world.server.be("online");
  world.server.type(true, "Rina");
  await world.settle();
  assert.deepEqual([session.state.get().presence, session.state.get().typing], ["online", "Rina"]);
  const second = world.tab();
  second.visible = false;
  const other = second.session();
  void other.prepare();
  await world.advance(2000);
  assert.deepEqual([other.state.get().presence, other.state.get().typing], ["online", "Rina"]);
  world.server.type(false);
  await world.settle();
  assert.equal(session.state.get().typing, undefined);
  assert.equal(other.state.get().typing, undefined);
});

test("what the visitor types is told while somebody is there, at most every three seconds", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.settle();
  const typed = () =>
    world.server.requests.flatMap(({ body }) => (body as { typing?: boolean } | undefined)?.typing ?? []);
  session.saveDraft?.("w");
  await world.settle();
  assert.deepEqual(typed(), [], "nobody is there");
  world.server.be("online");
  await world.settle();
  for (const draft of ["we", "wel", "well"]) session.saveDraft?.(draft);
  await world.settle();
  assert.deepEqual(typed(), [true]);
  await world.advance(3000);
  session.saveDraft?.("well,");
  session.saveDraft?.("");
  await world.settle();
  assert.deepEqual(typed(), [true, true, false]);
});

test("offline: kept, and sent in order when the connection is back", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  page.tab.signal("offline");
  for (const text of ["one", "two", "three"]) void session.sendMessage(text);
  await world.advance(60_000);
  assert.deepEqual(said(session.state.get()), [
    "visitor one (sending)",
    "visitor two (sending)",
    "visitor three (sending)",
  ]);
  page.tab.signal("online");
  await world.advance(3000);
  assert.deepEqual(
    world.server.talk().messages.map(({ text }) => text),
    ["one", "two", "three"],
  );
  assert.deepEqual(said(session.state.get()), ["visitor one (sent)", "visitor two (sent)", "visitor three (sent)"]);
});

test("a lost answer is harmless: nothing is there twice", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  let lost = 0;
  world.fate = ({ url }) => (!url.endsWith("/stream") && lost++ < 5 ? "lost-answer" : "arrives");
  void session.sendMessage("hello");
  await world.advance(60_000);
  assert.equal(world.server.talks.size, 1);
  assert.equal(world.server.talk().messages.length, 1);
  assert.deepEqual(said(session.state.get()), ["visitor hello (sent)"]);
});

test("a token that opens nothing any more is asked for again by the claim", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("one");
  await world.settle();
  world.server.forgetTokens();
  void session.sendMessage("two");
  await world.advance(5000);
  assert.deepEqual(said(session.state.get()), ["visitor one (sent)", "visitor two (sent)"]);
  world.server.forgetTokens();
  world.server.cut();
  await world.advance(5000);
  world.server.answer("still here");
  await world.settle();
  assert.equal(said(session.state.get()).at(-1), "business still here (stored)");
});

test("a server that asks for patience gets it, also from the next page", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  void page.session().sendMessage("hello");
  world.fate = () => ({ status: 429, retryAfter: "60", body: "{}" });
  await world.advance(2000);
  const before = world.server.requests.length;
  page.crash();
  world.fate = () => "arrives";
  const next = world.tab().session();
  await world.advance(50_000);
  assert.equal(world.server.requests.length, before);
  await world.advance(15_000);
  assert.deepEqual(said(next.state.get()), ["visitor hello (sent)"]);
});

test("a message that is refused says so, holds nothing back, and goes again when the visitor wants", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("REFUSE");
  void session.sendMessage("fine");
  await world.advance(1000);
  assert.deepEqual(said(session.state.get()), ["visitor REFUSE (failed)", "visitor fine (sent)"]);
  assert.ok(page.tab.heard("diagnostic").some(({ code }) => code === "live-refused"));
  const failed = session.state.get().items.find((item) => "state" in item && item.state === "failed");
  void session.retryMessage(failed?.id ?? "");
  await world.settle();
  assert.deepEqual(said(session.state.get()), ["visitor fine (sent)", "visitor REFUSE (failed)"]);
});

test("a site that may not talk to this server is told so, and its visitors see that nothing was sent", async () => {
  const world = new TalkWorld();
  world.server.refusesOrigin = true;
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("hello");
  await world.advance(1000);
  assert.deepEqual(said(session.state.get()), ["visitor hello (failed)"]);
  assert.match(page.tab.heard("diagnostic").find(({ code }) => code === "live-refused")?.message ?? "", /may not send/);
  world.server.refusesOrigin = false;
  void session.retryMessage(session.state.get().items[0]?.id ?? "");
  await world.advance(1000);
  assert.deepEqual(said(session.state.get()), ["visitor hello (sent)"]);
});

test("one stream for all tabs; the one that is looked at has it, and another one when that goes", async () => {
  const world = new TalkWorld();
  const first = world.tab();
  const one = first.session();
  void one.sendMessage("hello");
  await world.advance(2000);
  const second = world.tab();
  const other = second.session();
  await world.advance(2000);
  assert.equal(world.server.streams.size, 1);
  first.see(false);
  second.see(true);
  await world.advance(2000);
  assert.equal(world.server.streams.size, 1);
  world.server.answer("for both");
  await world.settle();
  for (const session of [one, other]) assert.equal(said(session.state.get()).at(-1), "business for both (stored)");
  assert.equal(one.state.get().unread, 1);
  second.crash();
  await world.advance(2000);
  assert.equal(world.server.streams.size, 1);
  world.server.answer("for who is left");
  await world.settle();
  assert.equal(said(one.state.get()).at(-1), "business for who is left (stored)");
});

test("where streams are held back it asks, and shows the same", async () => {
  for (const streams of ["held-back", "none"] as const) {
    const world = new TalkWorld();
    world.streams = streams;
    const session = world.tab().session();
    void session.sendMessage("hello");
    await world.advance(30_000);
    for (let count = 1; count <= 5; count++) world.server.answer(`answer ${count}`);
    world.server.receive({ readUpTo: 1 });
    await world.advance(10_000);
    assert.deepEqual(said(session.state.get()), [
      "visitor hello (read)",
      ...[1, 2, 3, 4, 5].map((count) => `business answer ${count} (stored)`),
    ]);
    assert.equal(session.state.get().presence, "away");
    world.server.answer("later");
    await world.advance(30_000);
    assert.equal(said(session.state.get()).at(-1), "business later (stored)");
  }
});

test("both sides see one order: an answer that came before stands before", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("one");
  await world.settle();
  world.fate = ({ url }) => (url.endsWith("/messages") ? "lost-request" : "arrives");
  void session.sendMessage("two");
  await world.advance(100);
  world.server.answer("answer to one");
  world.server.answer("and more");
  await world.advance(100);
  const order = ["one", "answer to one", "and more", "two"];
  assert.deepEqual(
    session.state.get().items.map((item) => (item.type === "message" ? item.text : item.type)),
    order,
  );
  world.fate = () => "arrives";
  await world.advance(10_000);
  assert.deepEqual(
    world.server.talk().messages.map(({ text }) => text),
    order,
  );
});

test("what a rule says is told to the business, in its place, and comes back as nothing new", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.settle();
  await Promise.all([session.receiveMessage?.({ text: "We are closed." }), world.settle()]);
  await world.settle();
  assert.deepEqual(
    world.server.talk().messages.map(({ text, from }) => [text, from]),
    [
      ["hello", "visitor"],
      ["We are closed.", "auto"],
    ],
  );
  world.server.cut();
  await world.advance(5000);
  assert.deepEqual(said(session.state.get()), ["visitor hello (sent)", "business We are closed. (stored)"]);
});

test("after a day of silence on both sides another conversation begins; late answers to the first are shown", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.advance(2000);
  await world.advance(20 * HOUR);
  world.server.answer("Good morning");
  await world.advance(20 * HOUR);
  void session.sendMessage("Thank you");
  await world.advance(2000);
  assert.equal(world.server.talks.size, 1, "an answer breaks the silence");
  await world.advance(25 * HOUR);
  void session.sendMessage("Hello again");
  await world.advance(2000);
  assert.equal(world.server.talks.size, 2);
  const [first] = world.server.talks.keys();
  world.server.answer("to the first", { id: first ?? "" });
  world.server.cut();
  await world.advance(5 * 60_000);
  assert.equal(said(session.state.get()).at(-1), "business to the first (stored)");
});

test("the next page hears of answers without a panel, while the marker says so", async () => {
  const world = new TalkWorld();
  const first = world.tab();
  void first.session().sendMessage("hello");
  await world.advance(2000);
  assert.deepEqual(world.world.markers.get("default"), { pending: true, unread: 0 });
  first.crash();
  const next = world.tab();
  let news = 0;
  next.tab.engine.resume({ settings: { server: "https://talk.example" }, news: () => void news++ });
  await world.advance(3000);
  assert.equal(world.server.streams.size, 1);
  world.server.answer("Hi!");
  await world.settle();
  assert.equal(news, 1);
  assert.deepEqual(world.world.markers.get("default"), { pending: true, unread: 1 });
  next.crash();
  await world.advance(8 * 24 * HOUR);
  const late = world.tab();
  late.tab.engine.resume({ settings: { server: "https://talk.example" }, news: () => void news++ });
  await world.advance(5000);
  assert.equal(world.server.streams.size, 0);
  assert.deepEqual(world.world.markers.get("default"), { pending: false, unread: 1 });
});

test("days later a page asks once, and keeps no stream", async () => {
  const world = new TalkWorld();
  const first = world.tab();
  void first.session().sendMessage("hello");
  await world.advance(2000);
  first.crash();
  await world.advance(3 * 24 * HOUR);
  world.server.answer("Sorry for the wait");
  const next = world.tab();
  let news = 0;
  next.tab.engine.resume({ settings: { server: "https://talk.example" }, news: () => void news++ });
  await world.advance(5000);
  assert.equal(news, 1);
  const session = next.session();
  await world.settle();
  assert.equal(said(session.state.get()).at(-1), "business Sorry for the wait (stored)");
});

test("forgetting deletes here, ends the conversation there, and begins anew as somebody else", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("ana@example.com");
  await world.advance(2000);
  const talk = world.server.talk();
  page.tab.signal("offline");
  void session.forget();
  await world.settle();
  assert.deepEqual(session.state.get().items, []);
  assert.equal(world.world.disk().meta.size, 0);
  assert.deepEqual(world.world.markers.get("default"), { pending: true, unread: 0 });
  page.crash();
  world.world.online = true;
  const next = world.tab().session();
  await world.advance(5000);
  assert.equal(talk.erased, true);
  assert.equal(world.world.disk().scans.size, 0);
  void next.sendMessage("hello");
  await world.advance(2000);
  assert.equal(world.server.talks.size, 2);
  assert.notEqual(world.server.talk().visitorId, talk.visitorId);
  assert.deepEqual(said(next.state.get()), ["visitor hello (sent)"]);
});

test("a conversation that was erased elsewhere: what is written then is said by somebody new", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.advance(2000);
  const talk = world.server.talk();
  talk.erased = true;
  world.server.cut();
  void session.sendMessage("are you there?");
  await world.advance(5000);
  assert.deepEqual(said(session.state.get()), ["visitor hello (sent)", "visitor are you there? (failed)"]);
  void session.retryMessage(session.state.get().items.at(-1)?.id ?? "");
  await world.advance(2000);
  assert.equal(said(session.state.get()).at(-1), "visitor are you there? (sent)");
  assert.notEqual(world.server.talk().visitorId, talk.visitorId);
});

test("a form without a word begins the conversation at the server too", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  const contacts = [{ kind: "email", value: "ana@example.com", field: "mail" }];
  void session.submitForm({ formId: "f", submissionId: "s1", contacts, answers: {}, consents: [] });
  await world.advance(2000);
  assert.equal(world.server.talks.size, 1);
  assert.equal(world.server.talk().messages.length, 0);
  world.server.answer("Thank you, Ana");
  await world.settle();
  assert.equal(said(session.state.get()).at(-1), "business Thank you, Ana (stored)");
});

test("frozen pages hold nothing and come back without a gap", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("hello");
  await world.advance(2000);
  page.tab.signal("freeze");
  await world.settle();
  assert.equal(world.server.streams.size, 0);
  world.server.answer("meanwhile");
  await world.settle();
  page.tab.signal("thaw");
  await world.advance(2000);
  assert.equal(said(session.state.get()).at(-1), "business meanwhile (stored)");
  assert.equal(world.server.streams.size, 1);
});

test("hidden for an hour nothing is kept open; back in front everything is there", async () => {
  const world = new TalkWorld();
  const page = world.tab();
  const session = page.session();
  void session.sendMessage("hello");
  await world.advance(2000);
  page.see(false);
  await world.advance(HOUR + 1000);
  assert.equal(world.server.streams.size, 0);
  world.server.answer("meanwhile");
  page.see(true);
  await world.advance(2000);
  assert.equal(said(session.state.get()).at(-1), "business meanwhile (stored)");
});

test("with an endpoint too, events go there and messages to the server", async () => {
  const world = new TalkWorld();
  const session = world.tab().session({ endpoint: "https://in.example/leads" });
  void session.sendMessage("ana@example.com");
  await world.advance(3000);
  assert.equal(world.server.talk().messages.length, 1);
  assert.deepEqual([...new Set(world.world.received.map(({ url }) => url))], ["https://in.example/leads"]);
  const plain = new TalkWorld();
  void plain.tab().session().sendMessage("ana@example.com");
  await plain.advance(3000);
  assert.deepEqual([...new Set(plain.world.received.map(({ url }) => url))], ["https://talk.example/v1/events"]);
});

test("the page may say that the server gets events alone", async () => {
  const world = new TalkWorld();
  const session = world.tab().session({ config: { live: false } });
  void session.sendMessage("hello");
  await world.advance(3000);
  assert.equal(session.state.get().transport, "device");
  assert.equal(world.server.talks.size, 0);
});

test("who typed when the stream was cut is not shown as typing for ever", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.sendMessage("hello");
  await world.advance(2000);
  world.server.type(true, "Rina");
  await world.settle();
  assert.equal(session.state.get().typing, "Rina");
  world.server.cut();
  await world.advance(5000);
  assert.equal(session.state.get().typing, undefined);
  assert.equal(world.server.streams.size, 1);
});

test("where the host keeps the conversation, answers come once too", async () => {
  const world = new TalkWorld();
  const earlier = { id: "h1", from: "business", text: "earlier", at: "2026-11-19T09:00:00Z" } as const;
  const session = world.tab().session({ config: { messages: [earlier] } });
  void session.sendMessage("hello");
  await world.advance(2000);
  world.server.answer("Hi!");
  await world.settle();
  world.server.receive({ readUpTo: 1 });
  world.server.cut();
  await world.advance(5000);
  assert.deepEqual(said(session.state.get()), [
    "business earlier (stored)",
    "visitor hello (read)",
    "business Hi! (stored)",
  ]);
  assert.equal(world.world.disk().items.size, 0);
});

test("an element that is removed ends what it listened for", async () => {
  const world = new TalkWorld();
  const first = world.tab();
  void first.session().sendMessage("hello");
  await world.advance(2000);
  first.crash();
  const next = world.tab();
  const end = next.tab.engine.resume({ settings: { server: "https://talk.example" } });
  await world.advance(3000);
  assert.equal(world.server.streams.size, 1);
  end();
  await world.settle();
  assert.equal(world.server.streams.size, 0);
  assert.equal(next.tab.listeners, 0);
});

test("another person at the device is told nothing of the first one's conversation, until that one is back", async () => {
  const world = new TalkWorld();
  const session = world.tab().session();
  void session.identify({ id: "ana" });
  await world.settle();
  void session.sendMessage("it is Ana");
  await world.advance(2000);
  const [first = ""] = world.server.talks.keys();
  void session.identify({ id: "budi" });
  await world.advance(2000);
  world.server.answer("for Ana alone", { id: first });
  await world.advance(2000);
  assert.deepEqual(said(session.state.get()), []);
  assert.equal(session.state.get().unread, 0);
  void session.sendMessage("it is Budi");
  await world.advance(2000);
  assert.equal(world.server.talks.size, 2);
  assert.notEqual(world.server.talk().visitorId, world.server.talk(first).visitorId);
  void session.identify({ id: "ana" });
  await world.advance(2000);
  assert.equal(said(session.state.get()).at(-1), "business for Ana alone (stored)");
});
