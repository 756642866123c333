import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

/** A page in the back/forward cache, and another tab that goes on meanwhile. */
async function setUp(settings: SessionSettings = {}) {
  const world = new World();
  const [kept, other] = [world.tab(), world.tab()];
  const [session, elsewhere] = [kept.session(settings), other.session(settings)];
  void session.sendMessage("ana@example.com");
  void elsewhere.prepare();
  await world.advance(2000);
  kept.signal("freeze");
  const act = async (work: Promise<unknown> | undefined) => {
    await Promise.all([work, world.settle()]);
  };
  const thaw = async () => {
    kept.signal("thaw");
    await world.advance(3000);
  };
  const shown = () => session.state.get().items.map((item) => (item.type === "message" ? item.text : item.type));
  return { world, kept, session, elsewhere, act, thaw, shown };
}

describe("a page that comes back from the cache", () => {
  test("shows what was said meanwhile", async () => {
    const { elsewhere, act, thaw, shown } = await setUp();
    await act(elsewhere.sendMessage("hello"));
    assert.deepEqual(shown(), ["ana@example.com", "notice"]);
    await thaw();
    assert.deepEqual(shown(), ["ana@example.com", "notice", "hello"]);
  });

  test("shows nothing of what was deleted meanwhile", async () => {
    const { session, elsewhere, act, thaw, shown } = await setUp();
    await act(elsewhere.forget());
    await thaw();
    assert.deepEqual(shown(), []);
    assert.equal(session.state.get().lead, null);
  });

  test("… and who writes there then is somebody new", async () => {
    const { world, session, elsewhere, act, thaw, shown } = await setUp();
    const before = session.state.get().lead?.visitorId;
    await act(elsewhere.forget());
    await thaw();
    void session.sendMessage("ana@example.com");
    await world.advance(3000);
    assert.notEqual(session.state.get().lead?.visitorId, before);
    assert.deepEqual(shown(), ["ana@example.com", "notice"]);
  });

  test("shows nothing of who was there before somebody else signed in", async () => {
    const { elsewhere, act, thaw, shown } = await setUp();
    await act(elsewhere.identify({ id: "ana" }));
    await act(elsewhere.identify({ id: "budi", email: "budi@example.com" }));
    await thaw();
    assert.deepEqual(shown(), []);
  });

  test("shows what was taken back meanwhile as taken back", async () => {
    const { session, elsewhere, act, thaw } = await setUp();
    await act(elsewhere.removeContact?.({ kind: "email", value: "ana@example.com" }));
    await thaw();
    const [notice] = session.state.get().items.filter(({ type }) => type === "notice");
    assert.equal(notice?.type === "notice" && notice.state, "removed");
  });

  test("keeps what the host keeps, and what only it shows", async () => {
    const messages = [{ from: "business" as const, text: "earlier", at: "2026-11-01T00:00:00Z" }];
    const { thaw, shown } = await setUp({ config: { messages } });
    const before = shown();
    await thaw();
    assert.deepEqual(shown(), before);
    assert.ok(before.includes("earlier") && before.includes("ana@example.com"));
  });

  test("with no storage has all it had: nobody else could change it", async () => {
    const { thaw, shown } = await setUp({ storage: "none" });
    const before = shown();
    await thaw();
    assert.deepEqual(shown(), before);
    assert.ok(before.length > 0);
  });

  test("hears again of what other tabs do", async () => {
    const { elsewhere, act, thaw, shown } = await setUp();
    await thaw();
    await act(elsewhere.sendMessage("hello"));
    assert.deepEqual(shown(), ["ana@example.com", "notice", "hello"]);
  });

  test("a message that waits to be kept when the page is put away is kept, and once", async () => {
    const { world, kept, session, thaw, shown } = await setUp();
    void session.sendMessage("just now");
    kept.signal("freeze");
    await world.settle();
    await thaw();
    assert.deepEqual(shown(), ["ana@example.com", "notice", "just now"]);
    assert.equal([...world.disk().items.values()].length, 3);
  });
});
