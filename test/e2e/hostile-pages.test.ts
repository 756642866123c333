import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";
import { until } from "./support/until.ts";

/** Counts who listens on window, document and body, before anything else runs. */
const WATCH = `<script>(() => {
  const counts = (globalThis.listeners = {});
  const name = (target) => target === window ? "window" : target === document ? "document" : target === document.body ? "body" : undefined;
  for (const [method, by] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const original = EventTarget.prototype[method];
    EventTarget.prototype[method] = function (type, listener, options) {
      const target = name(this ?? window);
      if (target && listener) {
        const key = target + " " + type;
        const known = (counts[key] ??= new Set());
        if (by > 0) known.add(listener), options?.signal?.addEventListener("abort", () => known.delete(listener));
        else known.delete(listener);
      }
      return original.call(this ?? window, type, listener, options);
    };
  }
})()</script>`;

interface Snapshot {
  readonly globals: string[];
  readonly sheets: number;
  readonly listeners: Record<string, number>;
  readonly storage: string[];
  readonly cookies: string;
  readonly look: string[];
  readonly children: string[];
}

/** What of a page a guest could have changed. */
function look(page: Page): Promise<Snapshot> {
  return page.evaluate(() => {
    const { listeners } = globalThis as unknown as { listeners: Record<string, Set<unknown>> };
    const text = document.querySelector("#text") as Element;
    const style = getComputedStyle(text);
    return {
      globals: Object.getOwnPropertyNames(globalThis)
        .filter((name) => !/^\d+$/.test(name))
        .sort(),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      listeners: Object.fromEntries(
        Object.entries(listeners)
          .map(([key, { size }]) => [key, size] as const)
          .filter(([, size]) => size > 0),
      ),
      storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort(),
      cookies: document.cookie,
      look: [
        style.color,
        style.font,
        style.display,
        style.overflow,
        document.body.style.cssText,
        document.documentElement.style.cssText,
      ],
      children: [...document.head.children, ...document.body.children].map(({ localName }) => localName),
    };
  });
}

/** Globals that zod brings (DESIGN §3). Those of Lit are taken out by the build. */
const KNOWN = /^(__zod_globalConfig|__zod_globalRegistry)$/;

const CHAT = (origin: string, name: string): string =>
  `<lead-chat id="chat" business-name="Kopi Senja" region="ID" site="${name}" endpoint="${origin}/leads"></lead-chat>`;

interface Hostile {
  readonly name: string;
  /** Whole page; default: a plain one around the chat. */
  readonly doctype?: string;
  readonly html?: string;
  readonly head?: string;
  readonly body?: (chat: string) => string;
  readonly selector?: string;
  /** Nothing leaves the page: the lead waits on the device. */
  readonly refusesRequests?: boolean;
  /** What happens before the chat is used. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Keeps whatever was fetched once, and answers from there for ever; only what is posted goes through. */
const WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith((async () => {
  const cache = await caches.open("all");
  const kept = await cache.match(event.request, { ignoreSearch: true, ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (event.request.method === "GET") await cache.put(event.request, answer.clone());
  return answer;
})()));`;

const PAGES: readonly Hostile[] = [
  { name: "a page that unsets every style", head: "<style>* { all: unset !important }</style>" },
  { name: "a frozen Object.prototype", head: "<script>Object.freeze(Object.prototype)</script>" },
  {
    name: "an overwritten fetch and overwritten helpers of Array.prototype",
    refusesRequests: true,
    head: `<script>
      window.fetch = () => Promise.reject(new Error("nobody fetches here"));
      const { map, filter, find } = Array.prototype;
      Array.prototype.map = function (...args) { return map.apply(this, args); };
      Array.prototype.filter = function (...args) { return filter.apply(this, args); };
      Array.prototype.find = function (...args) { return find.apply(this, args); };
    </script>`,
  },
  {
    name: "an old library that extends every prototype",
    head: `<script>
      Array.prototype.first = function () { return this[0]; };
      Array.prototype.each = Array.prototype.forEach;
      String.prototype.strip = String.prototype.trim;
      EXTEND
      Function.prototype.argumentNames = function () { return []; };
      Element.prototype.hide = function () { this.style.display = "none"; };
    </script>`,
  },
  { name: "a page from right to left, zoomed", html: 'dir="rtl" style="zoom: 1.3"' },
  { name: "a <base> that leads elsewhere", head: '<base href="https://elsewhere.invalid/deep/">' },
  { name: "quirks mode", doctype: "" },
  {
    name: "another component's shadow root",
    body: (chat) =>
      `<div id="outer"></div><script>document.querySelector("#outer").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(chat)};</script>`,
    selector: "#outer >>> lead-chat",
  },
  // The last one: its worker would answer for those that follow.
  {
    name: "a service worker that keeps and answers everything",
    head: `<script>navigator.serviceWorker?.register("/worker.js").then(() => navigator.serviceWorker.ready).then((ready) => (window.ready = ready.active.state));</script>`,
    prepare: async (page) => {
      const isWorking = () => !("serviceWorker" in navigator) || (globalThis as { ready?: string }).ready;
      await page.waitFor(isWorking, [], { timeout: 20_000 });
      // The second load comes from the worker, whatever of it can.
      await page.reload();
      await page.waitFor(() => !("serviceWorker" in navigator) || navigator.serviceWorker.controller !== null);
    },
  },
];

function write(
  { doctype = "<!doctype html>", html = "", head = "", body = (chat) => chat }: Hostile,
  origin: string,
  name: string,
): string {
  return `${doctype}<html lang="en" ${html}><head><meta charset="utf-8"><title>A page</title>${WATCH}${head}
<script async src="${origin}/cdn/loader.js"></script></head><body><p id="text">A text of the page.</p>${body(CHAT(origin, name))}</body></html>`;
}

/** Opens the chat, writes an address and waits until it is captured. */
async function capture(page: Page, chat: string): Promise<void> {
  await page.click(`${chat} >>> [part~="launcher"]`, { timeout: 20_000 });
  await page.click(`${chat} >>> [part~="input"]`, { timeout: 20_000 });
  await page.type("write to ana@example.com");
  await page.press("Enter");
  await page.textOf(`${chat} >>> [part~="notice"]`, { timeout: 20_000 });
}

for (const browser of await testBrowsers()) {
  describe(`hostile pages in ${browser.name}`, { timeout: 300_000 }, () => {
    let site: PageSite;
    let driver: Driver;

    before(async () => {
      site = await cdnSite();
      site.set("/leads", '{"accepted":1}', { "Content-Type": "application/json" });
      site.set("/worker.js", WORKER, { "Content-Type": "text/javascript" });
      driver = await openDriver(browser);
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    for (const hostile of PAGES) {
      it(`${hostile.name}: the chat works, the page stays as it was`, async () => {
        const selector = hostile.selector ?? "lead-chat";
        // WebKit's driver cannot carry a result where every object has one more property.
        const extend =
          browser.engine === "webkit"
            ? ""
            : "Object.prototype.extend = function (other) { return Object.assign(this, other); };";
        const name = hostile.name.replaceAll(/\W+/g, "-");
        const path = `/${name}`;
        site.set(path, write(hostile, site.origin, name).replace("EXTEND", extend));
        const page = await driver.newPage();
        await page.goto(site.origin + path);
        await hostile.prepare?.(page);
        await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
        await page.textOf(`${selector} >>> [part~="launcher"]`, { timeout: 20_000 });
        const atLoad = await look(page);
        assert.deepEqual(atLoad.storage, []);
        const posts = site.posts.length;
        await capture(page, selector);
        const delivered = () => site.posts.slice(posts).some(({ body }) => body.includes("leadchat.lead.created"));
        if (hostile.refusesRequests) assert.ok(!delivered());
        else await until(delivered, "the lead at its endpoint", 20_000);
        const open = await look(page);
        const added = open.globals.filter((name) => !atLoad.globals.includes(name) && !KNOWN.test(name));
        assert.deepEqual(added, []);
        assert.deepEqual(open.look, atLoad.look);
        assert.equal(open.sheets, atLoad.sheets);
        assert.deepEqual(open.children, atLoad.children);
        assert.equal(open.cookies, "");
        assert.ok(
          open.storage.every((key) => key === `lead-chat/${name}`),
          open.storage.join(),
        );

        await page.evaluate((outer) => {
          const scope = outer ? document.querySelector("#outer")?.shadowRoot : document;
          scope?.querySelector("lead-chat")?.remove();
        }, selector.includes("#outer"));
        await page.waitFor(
          (expected) => {
            const { listeners } = globalThis as unknown as { listeners: Record<string, Set<unknown>> };
            const left = Object.entries(listeners).filter(
              ([key, { size }]) => size > ((expected as Record<string, number>)[key] ?? 0),
            );
            return left.length === 0;
          },
          // Before the chat came nobody listened but the page.
          [{}],
          { timeout: 30_000 },
        );
        await page.close();
      });
    }
  });
}
