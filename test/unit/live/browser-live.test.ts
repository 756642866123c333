import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import type { StreamListener, WireRequest } from "../../../src/chat/live/wire.ts";
import { browserLive, createWire } from "../../../src/session/browser-live.ts";

const post: WireRequest = {
  ...{ method: "POST", url: "https://talk.example/v1", headers: { Authorization: "Bearer t" } },
  ...{ body: "{}", keepalive: true },
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A wire whose answers the test gives, one after the other. */
function wired(...answers: (Response | Error)[]) {
  const sent: RequestInit[] = [];
  const wire = createWire((_, init) => {
    sent.push(init);
    const answer = answers.shift();
    if (answer) return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    return new Promise((_, reject) => {
      init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });
  });
  return { wire, sent };
}
const failed = new TypeError("Failed to fetch");

describe("a request", () => {
  test("takes its token to nobody else, and is answered by no cache", async () => {
    const { wire, sent } = wired(new Response("{}"));
    await wire.call(post).answer;
    const { method, headers, body, redirect, cache } = sent[0] ?? {};
    assert.deepEqual([method, headers, body, redirect, cache], ["POST", post.headers, "{}", "error", "no-store"]);
  });

  test("without a body has none", async () => {
    const { wire, sent } = wired(new Response("{}"));
    await wire.call({ method: "GET", url: post.url, headers: {} }).answer;
    assert.ok(!("body" in (sent[0] ?? {})));
    assert.equal(sent[0]?.keepalive, false);
  });

  test("is answered whatever the status is", async () => {
    const headers = { "Retry-After": "7" };
    const { wire } = wired(new Response("no", { status: 429, headers }), new Response(null, { status: 204 }));
    assert.deepEqual(await wire.call(post).answer, { status: 429, retryAfter: "7", body: "no" });
    assert.deepEqual(await wire.call(post).answer, { status: 204, retryAfter: null, body: "" });
  });

  const sizes: [bytes: number, keepalive: boolean][] = [
    [2, true],
    [5461, true],
    [5462, false],
    [60_000, false],
  ];
  for (const [length, keepalive] of sizes)
    test(`of ${String(length)} characters ${keepalive ? "outlives" : "does not outlive"} the page`, async () => {
      const { wire, sent } = wired(new Response("{}"));
      await wire.call({ ...post, body: "x".repeat(length) }).answer;
      assert.equal(sent[0]?.keepalive, keepalive);
    });

  test("that may not outlive the page goes without that", async () => {
    const { wire, sent } = wired(failed, new Response("{}"));
    assert.equal((await wire.call(post).answer).status, 200);
    assert.deepEqual(
      sent.map(({ keepalive }) => keepalive),
      [true, false],
    );
  });

  test("that fails both ways has failed, and one that was never kept alive is not tried twice", async () => {
    const twice = wired(failed, failed);
    await assert.rejects(twice.wire.call(post).answer, failed);
    assert.equal(twice.sent.length, 2);
    const once = wired(failed);
    await assert.rejects(once.wire.call({ ...post, keepalive: false }).answer, failed);
    assert.equal(once.sent.length, 1);
  });

  test("that is ended is not begun again", async () => {
    const { wire, sent } = wired();
    const call = wire.call(post);
    call.abort();
    await assert.rejects(call.answer, { name: "AbortError" });
    assert.equal(sent.length, 1);
  });
});

describe("a stream", () => {
  /** What a listener hears. */
  function listening() {
    const heard: string[] = [];
    const listener: StreamListener = {
      opened: () => heard.push("opened"),
      piece: (text) => heard.push(`piece ${text}`),
      ended: () => heard.push("ended"),
      failed: (answer) =>
        heard.push(`failed ${answer === "none" ? "none" : `${String(answer.status)} ${answer.body}`}`),
    };
    return { heard, listener };
  }
  const events = { headers: { "Content-Type": "text/event-stream; charset=utf-8" } };
  const streamOf = (pieces: readonly (string | Uint8Array | Error)[]) => {
    const left = [...pieces];
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = left.shift();
        if (next === undefined) controller.close();
        else if (next instanceof Error) controller.error(next);
        else controller.enqueue(typeof next === "string" ? new TextEncoder().encode(next) : next);
      },
    });
  };
  async function hear(answer: Response | Error) {
    const { wire } = wired(answer);
    const { heard, listener } = listening();
    wire.stream({ method: "GET", url: post.url, headers: {} }, listener);
    for (let count = 0; count < 20; count++) await settled();
    return heard;
  }

  const euro = new TextEncoder().encode("€");
  const cases: [what: string, answer: Response | Error, heard: string[]][] = [
    ["its pieces, and its end", new Response(streamOf(["a", "b"]), events), ["opened", "piece a", "piece b", "ended"]],
    [
      "a letter that is cut in two",
      new Response(streamOf([euro.slice(0, 1), euro.slice(1)]), events),
      ["opened", "piece ", "piece €", "ended"],
    ],
    ["a break in the middle is an end", new Response(streamOf(["a", failed]), events), ["opened", "piece a", "ended"]],
    ["a no", new Response("sorry", { status: 403 }), ["failed 403 sorry"]],
    ["nobody there", failed, ["failed none"]],
    [
      "a page of somebody in between",
      new Response("<html>", { headers: { "Content-Type": "text/html" } }),
      ["failed 0 "],
    ],
    [
      "a type that only begins like it",
      new Response("", { headers: { "Content-Type": "text/event-streams" } }),
      ["failed 0 "],
    ],
    ["no type at all", new Response(streamOf(["a"])), ["failed 0 "]],
    ["a browser that reads a body as a whole", new Response(null, events), ["failed 0 "]],
    [
      "a type in capitals",
      new Response(streamOf([]), { headers: { "Content-Type": "TEXT/Event-Stream" } }),
      ["opened", "ended"],
    ],
  ];
  for (const [what, answer, expected] of cases) test(what, async () => assert.deepEqual(await hear(answer), expected));

  test("that is ended tells nothing more but its end", async () => {
    let push = (_: string) => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (text) => controller.enqueue(new TextEncoder().encode(text));
      },
    });
    const { wire } = wired(new Response(body, events));
    const { heard, listener } = listening();
    const end = wire.stream({ method: "GET", url: post.url, headers: {} }, listener);
    push("a");
    await settled();
    end();
    push("b");
    await settled();
    assert.deepEqual(heard, ["opened", "piece a", "ended"]);
  });
});

describe("of several tabs one leads", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  });
  let count = 0;
  /** A tab that takes part, and what it was told. */
  function tab(name: string) {
    const told: string[] = [];
    const place = browserLive.leadTabs(name, { won: () => told.push("won"), lost: () => told.push("lost") });
    return { told, ...place };
  }
  const rest = async () => {
    for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  test("insecure pages have no locks: each leads for itself, at once", () => {
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: {} });
    const [one, other] = [tab("x"), tab("x")];
    one.take();
    other.leave();
    assert.deepEqual([one.told, other.told], [["won"], ["won"]]);
  });

  test("the first one leads until it leaves; then the next does", async () => {
    const name = `lead-${String(++count)}`;
    const [one, other] = [tab(name), tab(name)];
    await rest();
    assert.deepEqual([one.told, other.told], [["won"], []]);
    one.leave();
    await rest();
    assert.deepEqual([one.told, other.told], [["won"], ["won"]]);
  });

  test("the one that is looked at takes the lead; the other waits, and gets it back", async () => {
    const name = `lead-${String(++count)}`;
    const [one, other] = [tab(name), tab(name)];
    await rest();
    other.take();
    other.take();
    await rest();
    assert.deepEqual([one.told, other.told], [["won", "lost"], ["won"]]);
    other.leave();
    await rest();
    assert.deepEqual(one.told, ["won", "lost", "won"]);
  });

  test("who has left gets nothing any more, whatever it asked for", async () => {
    const name = `lead-${String(++count)}`;
    const [one, other] = [tab(name), tab(name)];
    await rest();
    other.leave();
    other.take();
    one.leave();
    one.take();
    await rest();
    assert.deepEqual([one.told, other.told], [["won"], []]);
  });
});
