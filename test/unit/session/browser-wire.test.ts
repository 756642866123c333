import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createWire } from "../../../src/session/browser-live.ts";

const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
};
const request = {
  method: "POST",
  url: "https://chat.example/v1/x",
  headers: { Authorization: "Bearer t" },
  body: "{}",
} as const;

/** A wire over a fetch that answers as it is told, one answer a request. */
function setUp(...answers: (() => Response | Promise<Response>)[]) {
  const sent: RequestInit[] = [];
  const wire = createWire(async (_, init) => {
    sent.push(init);
    return (answers.shift() ?? assert.fail("no more requests"))();
  });
  const heard: unknown[] = [];
  const listener = {
    opened: () => void heard.push("opened"),
    piece: (text: string) => void heard.push(text),
    ended: () => void heard.push("ended"),
    failed: (answer: unknown) => void heard.push(["failed", answer]),
  };
  return { wire, sent, heard, listener };
}
const lost = () => Promise.reject<Response>(new TypeError("Failed to fetch"));
/** A stream of these bytes, that ends, breaks, or stays open. */
function stream(
  pieces: (string | Uint8Array)[],
  end: "ends" | "breaks" | "stays" = "ends",
  type = "text/event-stream",
) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      if (end === "ends") controller.close();
    },
    pull(controller) {
      if (end === "breaks") controller.error(new TypeError("network"));
    },
  });
  return () => new Response(body, { headers: { "Content-Type": type } });
}

describe("a call", () => {
  test("has what it is told, never follows a redirect, and is never answered by a cache", async () => {
    const { wire, sent } = setUp(() => new Response('{"a":1}', { status: 201, headers: { "Retry-After": "3" } }));
    assert.deepEqual(await wire.call(request).answer, { status: 201, retryAfter: "3", body: '{"a":1}' });
    const { signal: _, ...init } = sent[0] ?? {};
    assert.deepEqual(init, {
      ...{ method: "POST", headers: request.headers, body: "{}", keepalive: false },
      ...{ cache: "no-store", redirect: "error" },
    });
  });

  test("without a body has none", async () => {
    const { wire, sent } = setUp(() => new Response(""));
    const { body: _, ...bare } = request;
    await wire.call(bare).answer;
    assert.equal("body" in (sent[0] ?? {}), false);
  });

  const sizes: [characters: number, keepalive: boolean][] = [
    [0, true],
    [5461, true],
    [5462, false],
    [100_000, false],
  ];
  for (const [characters, keepalive] of sizes) {
    test(`of ${characters} characters that should outlive the page ${keepalive ? "does" : "can't"}`, async () => {
      const { wire, sent } = setUp(() => new Response(""));
      await wire.call({ ...request, body: "x".repeat(characters), keepalive: true }).answer;
      assert.equal(sent[0]?.keepalive, keepalive);
    });
  }

  test("that could not be made to outlive the page is made again without", async () => {
    const { wire, sent } = setUp(lost, () => new Response("there"));
    assert.equal((await wire.call({ ...request, keepalive: true }).answer).body, "there");
    assert.deepEqual(
      sent.map(({ keepalive }) => keepalive),
      [true, false],
    );
  });

  test("fails once where it was not to outlive the page", async () => {
    const { wire, sent } = setUp(lost);
    await assert.rejects(wire.call(request).answer, TypeError);
    assert.equal(sent.length, 1);
  });

  test("that was ended is not made again", async () => {
    const { wire, sent } = setUp(lost);
    const call = wire.call({ ...request, keepalive: true });
    call.abort();
    await assert.rejects(call.answer);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.signal?.aborted, true);
  });
});

describe("a stream", () => {
  const listen = async (...answers: Parameters<typeof setUp>) => {
    const { wire, heard, listener } = setUp(...answers);
    const end = wire.stream(request, listener);
    await settled();
    return { heard, end };
  };

  test("is opened, heard piece by piece, and ends", async () => {
    const { heard } = await listen(stream(["a", "b"]));
    assert.deepEqual(heard, ["opened", "a", "b", "ended"]);
  });

  test("a character that comes in two pieces is one", async () => {
    const bytes = new TextEncoder().encode("😀");
    const { heard } = await listen(stream([bytes.slice(0, 1), bytes.slice(1)]));
    assert.equal(heard.filter((one) => one !== "opened" && one !== "ended").join(""), "😀");
  });

  test("one that breaks off has ended", async () => {
    const { heard } = await listen(stream(["a"], "breaks"));
    assert.deepEqual(heard, ["opened", "a", "ended"]);
  });

  test("an error has failed, with what was said", async () => {
    const { heard } = await listen(() => new Response("no", { status: 403, headers: { "Retry-After": "9" } }));
    assert.deepEqual(heard, [["failed", { status: 403, retryAfter: "9", body: "no" }]]);
  });

  test("nobody there has failed", async () => {
    const { heard } = await listen(lost);
    assert.deepEqual(heard, [["failed", "none"]]);
  });

  for (const type of ["text/html", "application/json", "text/event-streams", ""]) {
    test(`an answer of the type "${type}" is no stream: somebody in between has answered`, async () => {
      const { heard } = await listen(stream(["<html>"], "ends", type));
      assert.deepEqual(heard, [["failed", { status: 0, retryAfter: null, body: "" }]]);
    });
  }

  test("the type may say more, in any case", async () => {
    const { heard } = await listen(stream(["a"], "ends", "Text/Event-Stream; charset=utf-8"));
    assert.deepEqual(heard, ["opened", "a", "ended"]);
  });

  test("without a body is none", async () => {
    const { heard } = await listen(() => new Response(null, { headers: { "Content-Type": "text/event-stream" } }));
    assert.deepEqual(heard, [["failed", { status: 0, retryAfter: null, body: "" }]]);
  });

  test("that is ended by this side is told to the server", async () => {
    const { wire, sent, listener } = setUp(stream(["a"], "stays"));
    const end = wire.stream(request, listener);
    await settled();
    end();
    assert.equal(sent[0]?.signal?.aborted, true);
  });
});
