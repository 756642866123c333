import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { ChatItem, LeadSession, SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

const leads = (world: World) => world.leadEvents as LeadEvent[];
const values = (session: LeadSession) => session.state.get().lead?.contacts.map(({ value }) => value);
const ofType = <Type extends ChatItem["type"]>(session: LeadSession, type: Type) =>
  session.state.get().items.filter((item): item is Extract<ChatItem, { type: Type }> => item.type === type);

async function setUp(texts: string[], settings: SessionSettings = {}) {
  const world = new World();
  const tab = world.tab();
  const session = tab.session(settings);
  for (const text of texts) {
    void session.sendMessage(text);
    await world.settle();
  }
  const act = async <Result>(work: Promise<Result> | undefined) => {
    const [result] = await Promise.all([work, world.settle()]);
    return result;
  };
  return { world, tab, session, act };
}
const email = { kind: "email", value: "ana@example.com" };
const phone = { kind: "phone", value: "+6281234567890" };

test("undo takes back what a notice announced; the business is told; the lead is withdrawn", async () => {
  const { world, session, act } = await setUp(["ana@example.com"]);
  const [notice] = ofType(session, "notice");
  await act(session.undoNotice?.(notice?.id ?? ""));
  assert.deepEqual(values(session), []);
  const last = leads(world).at(-1);
  assert.deepEqual(last?.data.change, {
    action: "removed",
    origin: "chat",
    added: [],
    removed: [email],
    notice: "none",
  });
  assert.equal(last?.data.lead.state, "withdrawn");
  assert.deepEqual(
    ofType(session, "notice").map(({ state }) => state),
    ["removed"],
  );
});

test("undo twice, or of what is no notice, does nothing", async () => {
  const { world, session, act } = await setUp(["ana@example.com"]);
  const [notice] = ofType(session, "notice");
  await act(session.undoNotice?.(notice?.id ?? ""));
  await act(session.undoNotice?.(notice?.id ?? ""));
  await act(session.undoNotice?.("unknown"));
  await act(session.undoNotice?.(ofType(session, "message")[0]?.id ?? ""));
  assert.equal(leads(world).length, 2);
});

test("what was taken back is not captured again from the same message, also after a reload", async () => {
  const { world, tab, session, act } = await setUp(["ana@example.com"]);
  await act(session.undoNotice?.(ofType(session, "notice")[0]?.id ?? ""));
  tab.crash();
  const next = world.tab().session();
  await world.advance(3000);
  assert.deepEqual(values(next), []);
  void next.sendMessage("really, ana@example.com");
  await world.settle();
  assert.deepEqual(values(next), ["ana@example.com"], "said again, it counts");
});

test("removing one of two leaves the other; only the notice that says nothing any more is taken back", async () => {
  const { world, session, act } = await setUp(["ana@example.com and 081234567890", "budi@example.com"]);
  await act(session.removeContact?.(email));
  assert.deepEqual(values(session), ["+6281234567890", "budi@example.com"]);
  assert.deepEqual(
    ofType(session, "notice").map(({ state, contacts }) => [state, contacts.map(({ value }) => value)]),
    [
      ["active", ["+6281234567890"]],
      ["active", ["budi@example.com"]],
    ],
  );
  assert.equal(leads(world).at(-1)?.data.lead.state, "active");
});

test("editing puts another value in its place, in the lead and in its notice", async () => {
  const { world, session, act } = await setUp(["ana@example.com"]);
  assert.equal(await act(session.editContact?.(email, "Ana@Work.example")), undefined);
  assert.deepEqual(values(session), ["ana@work.example"]);
  assert.deepEqual(leads(world).at(-1)?.data.change, {
    action: "edited",
    origin: "chat",
    added: [{ kind: "email", value: "ana@work.example" }],
    removed: [email],
    notice: "none",
  });
  assert.deepEqual(
    ofType(session, "notice").map(({ state, contacts }) => [state, contacts[0]?.value]),
    [["active", "ana@work.example"]],
  );
});

for (const [value, problem] of [
  ["nonsense", "email-invalid"],
  ["  ", "required"],
] as const) {
  test(`editing to ${JSON.stringify(value)} is refused: ${problem}`, async () => {
    const { world, session, act } = await setUp(["ana@example.com"]);
    assert.equal(await act(session.editContact?.(email, value)), problem);
    assert.deepEqual(values(session), ["ana@example.com"]);
    assert.equal(leads(world).length, 1);
  });
}

test("editing to the same value changes nothing", async () => {
  const { world, session, act } = await setUp(["ana@example.com"]);
  await act(session.editContact?.(email, "ana@example.com"));
  assert.equal(leads(world).length, 1);
});

test("without a disk, what is taken back before the endpoint answered is announced as taken back", async () => {
  const { world, session, act } = await setUp([], { storage: "none" });
  world.react = () => ({ status: 503 });
  void session.sendMessage("ana@example.com");
  await world.settle();
  await act(session.removeContact?.(email));
  world.react = () => ({ status: 200 });
  await world.advance(10_000);
  assert.deepEqual(
    ofType(session, "notice").map(({ state }) => state),
    ["removed"],
  );
});

const ask: SessionSettings = { capture: "ask" };

test("ask: nothing of the lead leaves before Save; then it is captured and announced", async () => {
  const { world, tab, session, act } = await setUp(["call me: 081234567890"], ask);
  const [question] = ofType(session, "ask");
  assert.deepEqual(question?.contacts, [phone]);
  assert.equal(question?.state, "open");
  assert.deepEqual([leads(world), tab.heard("lead"), session.state.get().lead], [[], [], null]);
  await act(session.answerAsk?.(question?.id ?? "", true));
  assert.deepEqual(values(session), ["+6281234567890"]);
  assert.equal(leads(world)[0]?.data.change.notice, "shown");
  assert.deepEqual(
    session.state.get().items.map((item) => `${item.type} ${"state" in item && item.state}`),
    ["message stored", "ask saved", "notice active"],
  );
});

test("ask: Not now saves nothing, and the same value is not asked about again, in any spelling", async () => {
  const { world, session, act } = await setUp(["ana@example.com"], ask);
  await act(session.answerAsk?.(ofType(session, "ask")[0]?.id ?? "", false));
  void session.sendMessage("I said ANA@example.com");
  await world.settle();
  assert.deepEqual(
    ofType(session, "ask").map(({ state }) => state),
    ["declined"],
  );
  assert.deepEqual(leads(world), []);
  assert.ok(!JSON.stringify([...world.disk().leads.values()].map(({ lead }) => lead)).includes("ana@"));
});

test("ask: one question at a time for one value; what is saved already needs none", async () => {
  const { world, session, act } = await setUp(["ana@example.com", "ana@example.com?"], ask);
  assert.equal(ofType(session, "ask").length, 1);
  await act(session.answerAsk?.(ofType(session, "ask")[0]?.id ?? "", true));
  void session.sendMessage("ana@example.com, or 081234567890");
  await world.settle();
  assert.deepEqual(
    ofType(session, "ask").map(({ contacts }) => contacts),
    [[email], [phone]],
  );
  assert.equal(leads(world).length, 1);
});

test("ask: a name waits for the question that brings a way to reach them", async () => {
  const { world, session, act } = await setUp(["my name is Ana"], ask);
  assert.deepEqual(ofType(session, "ask"), []);
  void session.sendMessage("ana@example.com");
  await world.settle();
  const [question] = ofType(session, "ask");
  assert.deepEqual(question?.contacts, [{ kind: "name", value: "Ana" }, email]);
  await act(session.answerAsk?.(question?.id ?? "", true));
  assert.deepEqual(values(session), ["Ana", "ana@example.com"]);
});

test("ask: answered in two tabs at once, it is one change", async () => {
  const { world, session } = await setUp(["ana@example.com"], ask);
  const other = world.tab().session(ask);
  void other.prepare();
  await world.settle();
  const id = ofType(session, "ask")[0]?.id ?? "";
  void session.answerAsk?.(id, true);
  void other.answerAsk?.(id, true);
  await world.advance(3000);
  assert.equal(leads(world).length, 1);
  assert.equal(ofType(session, "notice").length, 1);
});

test("a form is its own yes, whatever capture says", async () => {
  const { world, session } = await setUp([], ask);
  const contacts = [{ ...email, field: "mail" }];
  void session.submitForm({ formId: "f", contacts, answers: {}, consents: [] });
  await world.advance(3000);
  assert.deepEqual(values(session), ["ana@example.com"]);
});

test("a second person on the device is a second lead, and does not see the first one's conversation", async () => {
  const { world, session, act } = await setUp(["hello"]);
  await act(session.identify({ id: "ana", email: "ana@example.com" }));
  const first = session.state.get().lead;
  await act(session.identify({ id: "budi", email: "budi@example.com" }));
  assert.deepEqual(session.state.get().items, []);
  assert.deepEqual(values(session), ["budi@example.com"]);
  assert.notEqual(session.state.get().lead?.visitorId, first?.visitorId);
  assert.equal(new Set(leads(world).map(({ data }) => data.key)).size, 2);
  await act(session.identify({ id: "ana", phone: "081234567890" }));
  assert.deepEqual(values(session), ["ana@example.com", "+6281234567890"], "who comes back is who they were");
  assert.equal(session.state.get().lead?.id, first?.id);
});

test("identify of who is there already keeps lead and conversation", async () => {
  const { session, act } = await setUp(["ana@example.com"]);
  const before = session.state.get().lead?.id;
  await act(session.identify({ id: "ana", plan: "gold" }));
  assert.equal(session.state.get().lead?.id, before);
  assert.equal(session.state.get().items.length, 2);
});

test("a message of the business: shown, unread until seen, told", async () => {
  const { world, tab, session, act } = await setUp(["hello"]);
  const actions = { quickReplies: ["Yes", "No"], form: true } as const;
  await act(session.receiveMessage?.({ text: "Hi! Need help?", actions }));
  assert.deepEqual(
    ofType(session, "message").map(({ from, text }) => [from, text]),
    [
      ["visitor", "hello"],
      ["business", "Hi! Need help?"],
    ],
  );
  assert.deepEqual(ofType(session, "message")[1]?.actions, actions);
  assert.equal(session.state.get().unread, 1);
  assert.deepEqual(world.markers.get("default"), { pending: false, unread: 1 });
  assert.equal(tab.heard("message").at(-1)?.from, "business");
  session.markRead();
  await world.settle();
  assert.equal(session.state.get().unread, 0);
  assert.equal(world.markers.get("default")?.unread, 0);
});

test("draft and choices are there after a reload; sending with an empty draft forgets it", async () => {
  const { world, tab, session } = await setUp(["hello"]);
  session.saveDraft?.("I would like");
  session.setPreferences?.({ sound: true });
  session.setPreferences?.({ language: "id" });
  await world.advance(2000);
  tab.crash();
  const next = world.tab().session();
  await world.advance(2000);
  assert.equal(next.state.get().draft, "I would like");
  assert.deepEqual(next.state.get().preferences, { sound: true, language: "id" });
  next.saveDraft?.("");
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft, "");
});

test("a draft that is sent before it was kept is forgotten all the same", async () => {
  const { world, session } = await setUp(["hello"]);
  for (const text of ["b", "by", "bye", ""]) session.saveDraft?.(text);
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft ?? "", "");
  for (const text of ["a", "", "again"]) session.saveDraft?.(text);
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft, "again");
  session.saveDraft?.("");
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft, "");
});

test("a draft goes in the change in which its message is kept: a page that ends then has one of the two", async () => {
  const { world, tab, session } = await setUp(["hello"]);
  session.saveDraft?.(" is there parking ");
  await world.settle();
  void session.sendMessage("is there parking");
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft, "");
  assert.ok(
    [...world.disk().items.values()].some((item) => item.type === "message" && item.text === "is there parking"),
  );
  session.saveDraft?.("something else");
  await world.settle();
  void session.sendMessage("hello again");
  await world.settle();
  assert.equal(world.disk().meta.get("main")?.draft, "something else");
  tab.crash();
});
