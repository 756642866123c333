import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";

const home = "https://leads.example/center/";

type Listener = (event: Record<string, unknown>) => void;

/** A browser's side of a service worker: what it shows and opens. */
const shown: { title: string; options: Record<string, unknown> }[] = [];
const opened: string[] = [];
const pages: { url: string; focused: number; went: string[] }[] = [];
const listeners = new Map<string, Listener>();
const scope = {
  registration: {
    scope: home,
    showNotification: async (title: string, options: Record<string, unknown>) => void shown.push({ title, options }),
  },
  clients: {
    matchAll: async () =>
      pages.map((page) => ({
        url: page.url,
        focus: async () => void (page.focused += 1),
        navigate: async (url: string) => void page.went.push(url),
      })),
    openWindow: async (url: string) => void opened.push(url),
  },
  skipWaiting: async () => undefined,
  addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
};

async function fire(type: string, event: Record<string, unknown> = {}): Promise<void> {
  const tasks: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (task: Promise<unknown>) => void tasks.push(task) });
  await Promise.all(tasks);
}

const push = (message: unknown) => fire("push", { data: { json: () => message } });
const click = (data: unknown) => fire("notificationclick", { notification: { data, close: () => undefined } });

describe("the service worker of the Center", () => {
  const before_ = Reflect.get(globalThis, "self") as unknown;
  before(async () => {
    Reflect.set(globalThis, "self", scope);
    await import("../../../src/center/page/service-worker.ts");
  });
  after(() => Reflect.set(globalThis, "self", before_));
  beforeEach(() => {
    for (const list of [shown, opened, pages]) list.length = 0;
  });

  it("shows what the server sends, one notification a conversation", async () => {
    await push({ title: "New message", body: "from Ana", url: "#conversation=1", tag: "1" });
    const options = { body: "from Ana", icon: "./icon.svg", data: `${home}#conversation=1`, tag: "1" };
    assert.deepEqual(shown, [{ title: "New message", options }]);
  });

  it("shows something for every push, also for one that is no message", async () => {
    await fire("push", { data: { json: () => JSON.parse("{") as unknown } });
    await fire("push");
    assert.deepEqual(
      shown.map(({ title }) => title),
      ["Leads Center", "Leads Center"],
    );
  });

  it("leads nowhere but into the Center", async () => {
    for (const url of ["https://evil.example/", "//evil.example", "../../x", "javascript:alert(1)"])
      await push({ url });
    for (const { options } of shown) assert.equal(options["data"], home);
    await click("https://evil.example/");
    assert.deepEqual(opened, [home]);
  });

  it("opens the conversation in a page that is there, else in a new one", async () => {
    await click(`${home}#conversation=1`);
    assert.deepEqual(opened, [`${home}#conversation=1`]);
    const page = { url: `${home}#leads`, focused: 0, went: [] as string[] };
    pages.push({ url: "https://leads.example/", focused: 0, went: [] }, page);
    await click(`${home}#conversation=2`);
    assert.deepEqual([page.focused, page.went, opened.length], [1, [`${home}#conversation=2`], 1]);
  });
});
