import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { draftChange, type ChangeContext } from "../../../src/session/draft.ts";
import { openTalk, say } from "../../../src/session/say.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { AT, contextOf, conversation, disk, meta } from "../../fixtures/session/change-double.ts";
import { World } from "../../fixtures/session/world.ts";

const live: Partial<ChangeContext> = { talks: true };
const begun = { ...meta, conversation, position: 4 };

/** What a change with these words writes. */
async function speak(
  text: string,
  { context = live, stored = begun, actions }: { context?: object; stored?: typeof meta; actions?: object } = {},
) {
  const device = disk({ meta: [stored] });
  const { result, writes } = await device.make(
    draftChange(contextOf(context), (draft) => say(draft, { text, ...(actions && { actions }) })),
  );
  return { ...device, result, writes, scans: [...device.maps.scans.values()] };
}

describe("what the business says by itself", () => {
  test("is a message of the business at the end, with what stands under it", async () => {
    const actions = { quickReplies: ["Yes", "No"] };
    const { maps, result } = await speak("Hi!", { context: {}, actions });
    assert.deepEqual(
      [...maps.items.values()],
      [{ ...{ id: "id1", type: "message", from: "business", text: "Hi!", at: AT, actions }, position: 5 }],
    );
    assert.deepEqual(maps.items.get("id1"), result);
  });

  test("is told to the server that keeps the conversation, in its place, and as nobody's answer", async () => {
    const { result, scans } = await speak("Hi!");
    assert.match(result.id, /^auto-/);
    assert.deepEqual(scans, [
      {
        ...{ id: `${result.id}#message`, task: "message", from: "auto", text: "Hi!", at: AT, position: 5 },
        ...{ conversation, visitorId: "v" },
      },
    ]);
  });

  test("is told to no server where there is none, or before a conversation began", async () => {
    assert.deepEqual((await speak("Hi!", { context: {} })).scans, []);
    const early = await speak("Hi!", { stored: meta });
    assert.deepEqual(early.scans, []);
    assert.equal(early.maps.items.size, 1, "shown it is");
  });

  test("is shown in full, and told as far as a message may go", async () => {
    const { result, scans } = await speak("x".repeat(4001));
    assert.equal(result.text.length, 4001);
    assert.equal(scans[0]?.text?.length, 4000);
  });

  test("stays with this page where the host keeps the conversation", async () => {
    const { maps, writes, scans } = await speak("Hi!", { context: { ...live, keepsItems: false } });
    assert.deepEqual([maps.items.size, writes.passing?.length, scans.length], [0, 1, 1]);
  });
});

describe("what was done without a word", () => {
  const open = async (context: Partial<ChangeContext>, stored = begun as typeof meta) => {
    const device = disk({ meta: [stored] });
    await device.make(draftChange(contextOf(context), openTalk));
    return [...device.maps.scans.values()];
  };

  test("begins the conversation at the server, with the page on which it was", async () => {
    assert.deepEqual(await open(live), [
      {
        ...{ id: "c#message", task: "message", at: AT, position: 4, conversation, visitorId: "v" },
        page: { url: "https://shop.example/class" },
      },
    ]);
  });

  test("begins nothing without a server, or without a conversation", async () => {
    assert.deepEqual(await open({}), []);
    assert.deepEqual(await open(live, meta), []);
  });
});

describe("words that were said to a server", () => {
  /** A message that could not be sent, and the next page of the site with other settings. */
  async function nextPage(first: SessionSettings, next: SessionSettings) {
    const world = new World();
    const never = () => new Promise<never>(() => {});
    const before = world.tab({ platform: { loadLive: never, loadDelivery: never } });
    await Promise.all([before.session(first).sendMessage("the umbrella is mine"), world.advance(2000)]);
    before.crash();
    const session = world.tab().session(next);
    await Promise.all([session.prepare(), world.advance(120_000)]);
    return { world, bodies: world.received.map(({ body }) => body).join() };
  }
  const server = { server: "https://talk.example", endpoint: "https://in.example/leads" };

  test("go to no endpoint, where a page has no server", async () => {
    const { world, bodies } = await nextPage(server, {});
    assert.ok(!bodies.includes("umbrella"));
    assert.deepEqual(
      [...world.disk().scans.values()].map(({ task }) => task),
      ["message"],
      "they are kept for the page that has one",
    );
  });

  test("go to an endpoint that the business gets its messages by", async () => {
    const { world, bodies } = await nextPage(server, { config: { delivery: { messages: true } } });
    assert.ok(bodies.includes("umbrella"));
    assert.equal(world.disk().scans.size, 0);
  });
});
