import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { browserNetwork } from "../../../src/session/browser-network.ts";

const { http, withLock } = browserNetwork;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Puts something in the place of a global for one test. */
function replaceGlobal(name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  restores.push(() => {
    if (before) Object.defineProperty(globalThis, name, before);
    else delete (globalThis as Record<string, unknown>)[name];
  });
}
const restores: (() => void)[] = [];
afterEach(() => {
  for (const restore of restores.splice(0).reverse()) restore();
  mock.timers.reset();
});

describe("a request, as fetch makes it", () => {
  const request = { url: "https://in.example/", headers: { "X-A": "1" }, body: "{}", keepalive: true, follow: false };
  let calls: { url: string; init: RequestInit }[];
  const answerWith = (response: () => Response | Promise<Response>) => {
    calls = [];
    replaceGlobal("fetch", async (url: string, init: RequestInit) => {
      calls.push({ url, init });
      return response();
    });
  };

  test("is a POST that outlives the page and reports redirects", async () => {
    answerWith(
      () => new Response("{}", { status: 201, headers: { "Content-Type": "application/json", "Retry-After": "7" } }),
    );
    assert.deepEqual(await http(request).answer, {
      ...{ status: 201, redirected: false, contentType: "application/json", retryAfter: "7", body: "{}" },
    });
    const { signal, ...init } = calls[0]?.init ?? {};
    assert.ok(signal instanceof AbortSignal);
    assert.deepEqual(init, {
      method: "POST",
      headers: { "X-A": "1" },
      body: "{}",
      keepalive: true,
      redirect: "manual",
    });
  });

  test("follows redirects where it is told to, and outlives the page only then", async () => {
    answerWith(() => new Response(""));
    await http({ ...request, keepalive: false, follow: true }).answer;
    assert.deepEqual([calls[0]?.init.redirect, calls[0]?.init.keepalive], ["follow", false]);
  });

  test("an answer without headers is one", async () => {
    answerWith(() => new Response(null, { status: 204 }));
    assert.deepEqual(await http(request).answer, {
      status: 204,
      redirected: false,
      contentType: "",
      retryAfter: null,
      body: "",
    });
  });

  test("a redirect that was not followed has no status that counts", async () => {
    answerWith(() => Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" }));
    assert.equal((await http(request).answer).redirected, true);
  });

  /** An answer that begins and breaks off. */
  const broken = (type: string) => () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"rejected":[{"id":')),
      pull: (controller) => controller.error(new TypeError("network")),
    });
    return new Response(body, { headers: { "Content-Type": type } });
  };

  test("an answer whose words break off is an answer all the same", async () => {
    answerWith(broken("text/plain"));
    const { status, body } = await http(request).answer;
    assert.deepEqual([status, body], [200, ""]);
  });

  for (const type of ["application/json", "application/problem+json; charset=utf-8"]) {
    test(`… but not of ${type}: it may have named what was refused`, async () => {
      answerWith(broken(type));
      await assert.rejects(http(request).answer, TypeError);
    });
  }

  test("no answer is a rejection", async () => {
    answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await assert.rejects(http(request).answer, TypeError);
  });

  test("abort ends it", async () => {
    replaceGlobal("fetch", (_: string, { signal }: { signal: AbortSignal }) => {
      return new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
      );
    });
    const call = http(request);
    call.abort();
    await assert.rejects(call.answer, { name: "AbortError" });
  });

  test("a fetch that the page replaced by one that throws is a rejection, no error in the middle", async () => {
    replaceGlobal("fetch", () => {
      throw new TypeError("blocked by an extension");
    });
    await assert.rejects(http(request).answer, /extension/);
  });
});

/** Web Locks in one process: one holder a name, the others wait, and may give up. */
function fakeLocks() {
  const waiting: (() => void)[] = [];
  const state = { held: false, requests: 0, fails: false };
  const next = () => {
    state.held = false;
    waiting.shift()?.();
  };
  return {
    state,
    release: next,
    async request(_: string, { signal }: { signal: AbortSignal }, task: () => Promise<void>): Promise<void> {
      state.requests++;
      if (state.fails) throw new DOMException("The document is not active.", "InvalidStateError");
      if (state.held) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal.addEventListener("abort", () => {
            if (waiting.includes(resolve)) waiting.splice(waiting.indexOf(resolve), 1);
            reject(signal.reason as Error);
          });
        });
      }
      state.held = true;
      try {
        await task();
      } finally {
        next();
      }
    },
  };
}

describe("the lock of a namespace's sender", () => {
  let locks: ReturnType<typeof fakeLocks>;
  beforeEach(() => {
    locks = fakeLocks();
    replaceGlobal("navigator", { locks });
    mock.timers.enable({ apis: ["setTimeout"] });
  });

  test("is held for the task, and given back afterwards", async () => {
    const held: boolean[] = [];
    await withLock("a", async () => void held.push(locks.state.held));
    assert.deepEqual([held, locks.state.held], [[true], false]);
  });

  test("one task at a time", async () => {
    const order: string[] = [];
    let finish = () => {};
    const first = withLock("a", async () => {
      order.push("first");
      await new Promise<void>((resolve) => (finish = resolve));
    });
    const second = withLock("a", async () => void order.push("second"));
    await settled();
    assert.deepEqual(order, ["first"]);
    finish();
    await Promise.all([first, second]);
    assert.deepEqual(order, ["first", "second"]);
  });

  test("after 30 s of waiting a tab goes without it", async () => {
    locks.state.held = true;
    let ran = 0;
    const done = withLock("a", async () => void ran++);
    await settled();
    mock.timers.tick(29_999);
    await settled();
    assert.equal(ran, 0);
    mock.timers.tick(1);
    await done;
    assert.equal(ran, 1);
  });

  test("a task that takes longer than that is not begun a second time", async () => {
    let ran = 0;
    let finish = () => {};
    const done = withLock("a", async () => {
      ran++;
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await settled();
    mock.timers.tick(60_000);
    await settled();
    finish();
    await done;
    assert.equal(ran, 1);
  });

  test("a task that fails says so once, and gives the lock back", async () => {
    let ran = 0;
    const failing = withLock("a", () => {
      ran++;
      return Promise.reject(new RangeError("mine"));
    });
    await assert.rejects(failing, RangeError);
    assert.deepEqual([ran, locks.state.held], [1, false]);
  });

  test("where locks are refused the task is done without", async () => {
    locks.state.fails = true;
    let ran = 0;
    await withLock("a", async () => void ran++);
    assert.deepEqual([ran, locks.state.requests], [1, 1]);
  });

  test("an insecure page has none: the task is done at once", async () => {
    replaceGlobal("navigator", {});
    let ran = 0;
    const done = withLock("a", async () => void ran++);
    assert.equal(ran, 1);
    await done;
  });
});
