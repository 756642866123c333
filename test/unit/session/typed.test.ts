import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FormDraft } from "../../../src/session/session-types.ts";
import { World, type Tab } from "../../fixtures/session/world.ts";

const draft = (values: FormDraft["values"]): FormDraft => ({ id: "class", submissionId: "s", values, screen: 0 });
const formDrafts = (world: World) => [...world.disk().meta.values()].flatMap(({ formDrafts: all = [] }) => all);
const chatDraft = (world: World) => [...world.disk().meta.values()][0]?.draft;
const nothingLeft = (world: World, tab: Tab) =>
  assert.deepEqual({ timers: world.scheduler.timers.length, listeners: tab.listeners }, { timers: 0, listeners: 0 });

describe("what was typed while the engine was on its way", () => {
  test("into a form is handed over when the element is taken away, and then nothing stays open", async () => {
    const world = new World();
    const tab = world.tab();
    const session = tab.session();
    void session.keepFormDraft(draft({ name: "An" }));
    session.close();
    await world.advance(3000);
    assert.deepEqual(
      formDrafts(world).map(({ values }) => values),
      [{ name: "An" }],
    );
    nothingLeft(world, tab);
  });

  test("is handed over although the engine's chunk fails first", async () => {
    const world = new World();
    const tab = world.tab();
    let failures = 2;
    const loadEngine = () =>
      tab.later("load", () => {
        if (failures-- > 0) throw new TypeError("offline");
        return tab.engine;
      });
    const session = tab.session({}, { loadEngine });
    void session.keepFormDraft(draft({ name: "An" }));
    session.saveDraft?.("half a sen");
    session.close();
    await world.advance(30_000);
    assert.deepEqual([formDrafts(world).length, chatDraft(world)], [1, "half a sen"]);
    nothingLeft(world, tab);
  });

  test("and the last letters of a form, which come when all else is closed, open nothing for good", async () => {
    const world = new World();
    const tab = world.tab();
    const session = tab.session();
    const first = session.keepFormDraft(draft({ name: "An" }));
    session.close();
    void first.then(() => session.keepFormDraft(draft({ name: "Ana" })));
    await world.advance(3000);
    assert.deepEqual(formDrafts(world)[0]?.values, { name: "Ana" });
    nothingLeft(world, tab);
  });

  test("a session that nobody waits for is closed as soon as it is there", async () => {
    const world = new World();
    world.markers.set("default", { pending: false, unread: 0 });
    const tab = world.tab();
    const session = tab.session();
    session.close();
    await world.advance(3000);
    nothingLeft(world, tab);
  });

  test("prepared again while it was on its way: one engine, and each thing is told once", async () => {
    const world = new World();
    const tab = world.tab();
    const session = tab.session();
    void session.prepare();
    session.close();
    void session.prepare();
    await world.advance(100);
    void session.sendMessage("hello");
    await world.advance(100);
    assert.equal(tab.heard("message").length, 1);
    session.close();
    await world.advance(3000);
    nothingLeft(world, tab);
  });
});

describe("what was begun in the chat", () => {
  test("is noted down before anything is loaded, and the next page shows it although this one ended", async () => {
    const world = new World();
    const tab = world.tab();
    tab.session().saveDraft?.("half a sen");
    tab.crash();
    assert.equal(world.disk().meta.size, 0);
    const next = world.tab().session();
    assert.equal(next.state.get().draft, "half a sen");
    await world.advance(100);
    assert.equal(next.state.get().draft, "half a sen");
    next.saveDraft?.("half a sent");
    await world.advance(3000);
    assert.deepEqual([chatDraft(world), world.notes.size], ["half a sent", 0]);
  });

  test("is no note any more once the device has it, or it was sent", async () => {
    const world = new World();
    const session = world.tab().session();
    session.saveDraft?.("hel");
    session.saveDraft?.("hello");
    await world.advance(3000);
    assert.deepEqual([chatDraft(world), world.notes.size], ["hello", 0]);
    session.saveDraft?.("hello!");
    session.saveDraft?.("");
    void session.sendMessage("hello!");
    await world.advance(3000);
    assert.deepEqual([chatDraft(world), world.notes.size], ["", 0]);
    assert.equal(world.tab().session().state.get().draft, undefined);
  });

  test("stays a note where the database refuses", async () => {
    const world = new World();
    const refuse = () => new DOMException("full", "QuotaExceededError");
    const session = world.tab({ fault: refuse }).session();
    session.saveDraft?.("half");
    await world.advance(3000);
    assert.equal(world.notes.get("default/draft"), "half");
    assert.equal(world.tab().session().state.get().draft, "half");
  });

  test("is not noted down where nothing may be stored", async () => {
    const world = new World();
    const session = world.tab().session({ storage: "none" });
    session.saveDraft?.("half");
    await world.advance(3000);
    assert.equal(world.notes.size, 0);
  });

  test("goes with forget, and stays out of sight of another person", async () => {
    for (const act of ["forget", "identify"] as const) {
      const world = new World();
      const session = world.tab().session();
      const done = async (work: Promise<unknown>) => Promise.all([work, world.advance(3000)]);
      await done(session.identify({ id: "ana", email: "ana@example.com" }));
      world.notes.set("default/draft", "a secret");
      world.notes.set("default/form/class", "{}");
      await done(act === "forget" ? session.forget() : session.identify({ id: "ana" }));
      if (act === "identify") {
        assert.equal(world.notes.size, 2, "who comes back has it all");
        await done(session.identify({ id: "budi" }));
      }
      assert.equal(world.notes.size, 0, act);
    }
  });
});

test("two tabs that fill in one form keep what was typed in both", async () => {
  const world = new World();
  const [one, other] = [world.tab().session(), world.tab().session()];
  const kept = Promise.all([
    one.keepFormDraft(draft({ name: "Ana" })),
    other.keepFormDraft(draft({ email: "ana@" })),
    world.advance(3000),
  ]);
  assert.deepEqual((await kept).slice(0, 2), [true, true]);
  void one.keepFormDraft(draft({ name: "" }));
  await world.advance(3000);
  assert.deepEqual(formDrafts(world), [draft({ name: "", email: "ana@" })]);
});

test("a device that is full says so: the draft is known to this page alone", async () => {
  const world = new World();
  const fault = (operation: string) =>
    operation === "commit" ? new DOMException("full", "QuotaExceededError") : undefined;
  const session = world.tab({ fault }).session();
  const [isKept] = await Promise.all([session.keepFormDraft(draft({ name: "Ana" })), world.advance(3000)]);
  assert.equal(isKept, false);
  const [read] = await Promise.all([session.readFormDraft("class"), world.advance(3000)]);
  assert.deepEqual(read?.values, { name: "Ana" });
});
