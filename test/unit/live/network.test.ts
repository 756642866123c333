import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { WireRequest } from "../../../src/chat/live/wire.ts";
import type { LeadSession, SessionSettings } from "../../../src/session/session-types.ts";
import { TalkWorld, type Fate, type TalkTab } from "../../fixtures/live/talk-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const isStream = ({ url }: WireRequest) => url.endsWith("/stream");
const isQuestion = ({ url }: WireRequest) => url.includes("/events?after=");
const status = (number: number, retryAfter: string | null = null): Fate => ({ status: number, retryAfter, body: "{}" });

/** A visitor who said hello, and everything that their page asks the server. */
class Scene {
  readonly world = new TalkWorld();
  readonly page: TalkTab = this.world.tab();
  readonly session: LeadSession;
  readonly asked: (WireRequest & { readonly at: number })[] = [];
  #fate: (request: WireRequest) => Fate = () => "arrives";

  constructor(settings: SessionSettings = {}) {
    this.world.fate = (request) => {
      this.asked.push({ ...request, at: this.world.world.scheduler.now });
      return this.#fate(request);
    };
    this.session = this.page.session(settings);
  }
  async begin(text = "hello"): Promise<this> {
    void this.session.sendMessage(text);
    await this.world.advance(2000);
    return this;
  }
  /** From now on. */
  network(fate: (request: WireRequest) => Fate): void {
    this.#fate = fate;
  }
  get said(): string[] {
    return this.session.state
      .get()
      .items.flatMap((item) => (item.type === "message" ? [`${item.text} ${item.state}`] : []));
  }
  get streams(): (WireRequest & { readonly at: number })[] {
    return this.asked.filter(isStream);
  }
}

describe("a stream is gone on with after the last thing that was kept", () => {
  test("each time it says how far this device has heard", async () => {
    const { world, streams: _, ...scene } = await new Scene().begin();
    const one = { world, ...scene };
    for (const text of ["b1", "b2"]) {
      world.server.answer(text);
      await world.settle();
      world.server.cut();
      await world.advance(5000);
    }
    const last = one.asked.filter(isStream).map(({ headers }) => headers["Last-Event-ID"]);
    assert.deepEqual(last, ["0", "2", "3"]);
  });

  test("what the server says again is shown once", async () => {
    const scene = await new Scene().begin();
    scene.world.server.answer("only once");
    await scene.world.settle();
    for (const stream of scene.world.server.streams) {
      const { messages } = scene.world.server.talk();
      for (const message of messages)
        stream.push(`id: ${String(message.revision)}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`);
    }
    await scene.world.settle();
    assert.deepEqual(scene.said, ["hello sent", "only once stored"]);
    assert.equal(scene.session.state.get().unread, 1);
  });

  test("receipts that come late take nothing back", async () => {
    const scene = await new Scene().begin();
    scene.world.server.receive({ readUpTo: 1 });
    await scene.world.settle();
    assert.deepEqual(scene.said, ["hello read"]);
    const late = { deliveredUpTo: 1, readUpTo: 0, revision: 2 };
    for (const stream of scene.world.server.streams)
      stream.push(`id: 2\nevent: receipts\ndata: ${JSON.stringify(late)}\n\n`);
    await scene.world.settle();
    assert.deepEqual(scene.said, ["hello read"]);
  });

  test("what is damaged on the way is left out, and what follows is heard", async () => {
    const scene = await new Scene().begin();
    for (const stream of scene.world.server.streams) stream.push('event: message\ndata: {"id":7}\n\ndata: {\n\n');
    scene.world.server.answer("after it");
    await scene.world.settle();
    assert.deepEqual(scene.said, ["hello sent", "after it stored"]);
  });
});

describe("a server that asks for patience", () => {
  for (const retryAfter of ["60", "120"])
    test(`in front of a stream: ${retryAfter} s, and no question meanwhile`, async () => {
      const scene = await new Scene().begin();
      scene.network((request) => (isStream(request) || isQuestion(request) ? status(429, retryAfter) : "arrives"));
      scene.world.server.cut();
      await scene.world.advance(5000);
      const before = scene.asked.length;
      await scene.world.advance(Number(retryAfter) * 1000 - 6000);
      assert.equal(scene.asked.length, before);
      scene.network(() => "arrives");
      await scene.world.advance(10_000);
      scene.world.server.answer("here again");
      await scene.world.settle();
      assert.equal(scene.said.at(-1), "here again stored");
    });

  test('"at once" or a time that is over is no invitation to a rush', async () => {
    for (const retryAfter of ["0", "Thu, 01 Jan 2026 00:00:00 GMT"]) {
      const scene = new Scene();
      scene.network(() => status(503, retryAfter));
      await scene.begin();
      await scene.world.advance(MINUTE);
      assert.ok(scene.asked.length < 15, `${String(scene.asked.length)} requests in a minute`);
      scene.network(() => "arrives");
      await scene.world.advance(MINUTE);
      assert.deepEqual(scene.said, ["hello sent"]);
    }
  });

  test("gets it, and messages of the visitor wait in their order", async () => {
    const scene = new Scene();
    scene.network(() => status(429, "30"));
    await scene.begin("one");
    void scene.session.sendMessage("two");
    await scene.world.advance(20_000);
    assert.equal(scene.asked.length, 1);
    scene.network(() => "arrives");
    await scene.world.advance(15_000);
    assert.deepEqual(
      scene.world.server.talk().messages.map(({ text }) => text),
      ["one", "two"],
    );
  });

  test("a clock that is set back does not make the wait one of hours", async () => {
    const scene = new Scene();
    scene.network(() => status(429, "60"));
    await scene.begin();
    scene.world.world.scheduler.now -= 48 * HOUR;
    scene.network(() => "arrives");
    scene.page.tab.signal("visible");
    await scene.world.advance(MINUTE);
    assert.deepEqual(scene.said, ["hello sent"]);
  });
});

describe("a token that has run out", () => {
  test("while the stream is open: another one is asked for by the claim, and the stream goes on", async () => {
    const scene = await new Scene().begin();
    scene.world.server.answer("before");
    await scene.world.settle();
    scene.world.server.forgetTokens();
    scene.world.server.cut();
    await scene.world.advance(5000);
    scene.world.server.answer("after");
    await scene.world.settle();
    assert.deepEqual(scene.said, ["hello sent", "before stored", "after stored"]);
    const { streams } = scene;
    assert.notEqual(streams.at(-1)?.headers["Authorization"], streams[0]?.headers["Authorization"]);
    assert.equal(streams.at(-1)?.headers["Last-Event-ID"], "2");
  });

  test("where it is asked instead of streamed", async () => {
    const scene = new Scene();
    scene.world.streams = "none";
    await scene.begin();
    await scene.world.advance(10_000);
    scene.world.server.forgetTokens();
    scene.world.server.answer("after");
    await scene.world.advance(10_000);
    assert.equal(scene.said.at(-1), "after stored");
  });

  test("a server that gives tokens and takes none is left alone, and asked again after an hour", async () => {
    const scene = await new Scene().begin();
    scene.network((request) => (isStream(request) ? status(403) : "arrives"));
    scene.world.server.cut();
    await scene.world.advance(5 * MINUTE);
    const tried = scene.streams.length;
    assert.ok(tried < 10, `${String(tried)} streams`);
    await scene.world.advance(30 * MINUTE);
    assert.equal(scene.streams.length, tried);
    scene.network(() => "arrives");
    await scene.world.advance(31 * MINUTE);
    scene.world.server.answer("at last");
    await scene.world.settle();
    assert.equal(scene.said.at(-1), "at last stored");
  });
});

describe("a server that was set up anew", () => {
  test("with an older copy of what was said: what it says then is heard, once", async () => {
    const scene = await new Scene().begin();
    const { server } = scene.world;
    server.answer("lost in the copy");
    server.answer("lost too");
    await scene.world.settle();
    const talk = server.talk();
    talk.messages.splice(1);
    talk.revision = 1;
    server.cut();
    await scene.world.advance(5000);
    server.answer("after the copy");
    await scene.world.settle();
    assert.equal(scene.said.filter((words) => words.startsWith("after the copy")).length, 1);
    assert.equal(new Set(scene.said).size, scene.said.length);
  });

  test("with nothing at all: the conversation begins there again, and nothing is said twice", async () => {
    const scene = await new Scene().begin();
    scene.world.server.talks.clear();
    scene.world.server.cut();
    void scene.session.sendMessage("still here");
    await scene.world.advance(10_000);
    assert.deepEqual(
      scene.world.server.talk().messages.map(({ text }) => text),
      ["still here"],
    );
    assert.deepEqual(scene.said, ["hello sent", "still here sent"]);
  });
});

describe("where no stream gets through", () => {
  /** Times between questions, rounded to seconds. */
  const pauses = ({ asked }: Scene) =>
    asked.filter(isQuestion).map(({ at }, index, all) => Math.round((at - (all[index - 1]?.at ?? at)) / 1000));

  test("it asks every 4 s while the chat is looked at, and every 20 s while not", async () => {
    const scene = new Scene();
    scene.world.streams = "none";
    await scene.begin();
    await scene.world.advance(20_000);
    assert.deepEqual([...new Set(pauses(scene).slice(1))], [4]);
    scene.page.see(false);
    await scene.world.advance(4000);
    const before = pauses(scene).length;
    await scene.world.advance(65_000);
    assert.deepEqual([...new Set(pauses(scene).slice(before + 1))], [20]);
  });

  test("an answer of many pages is fetched page by page, at once, in order", async () => {
    const scene = new Scene();
    scene.world.streams = "none";
    await scene.begin();
    await scene.world.advance(10_000);
    for (let count = 1; count <= 10; count++) scene.world.server.answer(`b${String(count)}`);
    await scene.world.advance(4500);
    assert.deepEqual(
      scene.said.slice(1),
      Array.from({ length: 10 }, (_, index) => `b${String(index + 1)} stored`),
    );
    const after = scene.asked.filter(isQuestion).map(({ url }) => Number(url.split("after=")[1]));
    assert.deepEqual(
      after,
      after.toSorted((a, b) => a - b),
    );
  });

  test("an answer that is no page, or half of one, ends nothing", async () => {
    const scene = new Scene();
    scene.world.streams = "none";
    await scene.begin();
    await scene.world.advance(10_000);
    const bodies = ["null", "{}", "<html>", '{"messages":[null],"revision":1}'];
    scene.network((request) =>
      isQuestion(request) ? { status: 200, retryAfter: null, body: bodies.shift() ?? "7" } : "arrives",
    );
    await scene.world.advance(2 * MINUTE);
    assert.equal(bodies.length, 0);
    scene.network(() => "arrives");
    scene.world.server.answer("after all that");
    await scene.world.advance(5 * MINUTE);
    assert.deepEqual(scene.said, ["hello sent", "after all that stored"]);
  });
});

describe("answers that are no answers", () => {
  for (const [what, fate] of [
    ["nothing at all", { status: 200, retryAfter: null, body: "null" }],
    ["a yes without a word", { status: 204, retryAfter: null, body: "" }],
  ] as const)
    test(`${what} to a message: the visitor sees that it was not sent, and may try again`, async () => {
      const scene = await new Scene().begin();
      scene.network((request) => (request.url.endsWith("/messages") ? fate : "arrives"));
      void scene.session.sendMessage("hm");
      await scene.world.advance(5000);
      assert.equal(scene.said.at(-1), "hm failed");
      scene.network(() => "arrives");
      const id = scene.session.state.get().items.at(-1)?.id ?? "";
      void scene.session.retryMessage(id);
      await scene.world.advance(2000);
      assert.equal(scene.said.at(-1), "hm sent");
    });
});
