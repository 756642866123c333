import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { World } from "../../fixtures/session/world.ts";

const texts = (session: { state: { get(): { items: readonly { type: string }[] } } }) =>
  session.state.get().items.map((item) => ("text" in item ? String(item.text) : item.type));

/** So many tabs of one device, all with the conversation loaded. */
async function open(count: number) {
  const world = new World();
  const tabs = Array.from({ length: count }, () => world.tab());
  const sessions = tabs.map((tab) => tab.session());
  await Promise.all([...sessions.map((session) => session.prepare()), world.settle()]);
  const act = (work: Promise<unknown> | undefined) => Promise.all([work, world.advance(2000)]);
  return { world, tabs, sessions, act };
}

for (const count of [2, 3, 5]) {
  describe(`${count} tabs of one device`, () => {
    test("show one conversation, in one order, whoever writes", async () => {
      const { sessions, act } = await open(count);
      for (const [index, session] of sessions.entries()) await act(session.sendMessage(`from ${index}`));
      const [first] = sessions;
      const expected = sessions.map((_, index) => `from ${index}`);
      assert.deepEqual(texts(first as never), expected);
      for (const session of sessions) assert.deepEqual(texts(session as never), expected);
    });

    test("make one lead, with one row of numbers", async () => {
      const { world, sessions, act } = await open(count);
      await Promise.all(sessions.map((session, index) => act(session.sendMessage(`visitor${index}@example.com`))));
      await world.advance(5000);
      const snapshots = world.leadEvents as LeadEvent[];
      assert.equal(new Set(snapshots.map(({ data }) => data.lead.id)).size, 1);
      assert.deepEqual(
        snapshots.map(({ data }) => data.sequence).toSorted((a, b) => a - b),
        sessions.map((_, index) => index + 1),
      );
      for (const session of sessions) assert.equal(session.state.get().lead?.contacts.length, count);
    });

    test("count what is unread once; what one has seen none has to see", async () => {
      const { sessions, act } = await open(count);
      await act(sessions[0]?.sendMessage("hello"));
      await act(sessions[0]?.receiveMessage?.({ text: "Hi!" }));
      await act(sessions[1]?.receiveMessage?.({ text: "What can we do for you?" }));
      for (const session of sessions) assert.equal(session.state.get().unread, 2);
      sessions.at(-1)?.markRead();
      await act(undefined);
      for (const session of sessions) assert.equal(session.state.get().unread, 0);
    });

    test("each event is told in the tab where it happened, and in no other", async () => {
      const { tabs, sessions, act } = await open(count);
      await act(sessions[1]?.sendMessage("ana@example.com"));
      assert.deepEqual(
        tabs.map((tab) => tab.heard("lead").length),
        tabs.map((_, index) => (index === 1 ? 1 : 0)),
      );
      assert.deepEqual(
        tabs.map((tab) => tab.heard("message").length),
        tabs.map((_, index) => (index === 1 ? 1 : 0)),
      );
    });

    test("each event is sent once", async () => {
      const { world, sessions, act } = await open(count);
      for (const [index, session] of sessions.entries()) await act(session.sendMessage(`visitor${index}@example.com`));
      const ids = world.received.map(({ event }) => event.id);
      assert.equal(new Set(ids).size, ids.length);
    });

    test("what one takes back is taken back in all", async () => {
      const { sessions, act } = await open(count);
      await act(sessions[0]?.sendMessage("ana@example.com"));
      const notice = sessions[1]?.state.get().items.find(({ type }) => type === "notice");
      await act(sessions[1]?.undoNotice?.(notice?.id ?? ""));
      for (const session of sessions) {
        assert.equal(session.state.get().lead?.state, "withdrawn");
        assert.deepEqual(
          session.state.get().items.flatMap((item) => (item.type === "notice" ? [item.state] : [])),
          ["removed"],
        );
      }
    });

    test("what one forgets is forgotten in all, and the next word is somebody new's", async () => {
      const { world, sessions, act } = await open(count);
      await act(sessions[0]?.sendMessage("ana@example.com"));
      const before = sessions[0]?.state.get().lead?.visitorId;
      await act(sessions[1]?.forget());
      for (const session of sessions)
        assert.deepEqual([session.state.get().items, session.state.get().lead], [[], null]);
      await act(sessions.at(-1)?.sendMessage("bob@example.com"));
      assert.notEqual(sessions[0]?.state.get().lead?.visitorId, before);
      assert.equal(new Set((world.leadEvents as LeadEvent[]).map(({ data }) => data.lead.id)).size, 2);
    });

    test("choices of the visitor hold in all; what they had begun to write is nobody else's business meanwhile", async () => {
      const { sessions, act } = await open(count);
      await act(sessions[0]?.sendMessage("hello"));
      sessions[0]?.setPreferences?.({ sound: true });
      await act(undefined);
      for (const session of sessions) assert.deepEqual(session.state.get().preferences, { sound: true });
    });

    test("one that dies while all have something to send takes nothing along", async () => {
      const { world, tabs, sessions } = await open(count);
      for (const [index, session] of sessions.entries()) void session.sendMessage(`visitor${index}@example.com`);
      await world.settle();
      tabs[0]?.crash();
      await world.advance(60_000);
      const values = (world.leadEvents as LeadEvent[]).at(-1)?.data.lead.contacts.map(({ value }) => value) ?? [];
      assert.deepEqual(
        values.toSorted(),
        sessions.map((_, index) => `visitor${index}@example.com`),
      );
      assert.equal(world.disk().outbox.size, 0);
    });
  });
}
