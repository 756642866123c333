import { v7 } from "uuid";
import type { HttpCall, HttpRequest } from "../delivery/http.ts";
import { openDeviceStorage } from "../storage/indexeddb-storage.ts";
import { findCause, watchPolicy } from "./find-cause.ts";
import type { Channel, EnginePlatform, PageSignal } from "./platform.ts";

/** Milliseconds after which a tab stops waiting for another one that holds the lock: receivers know duplicates. */
const LOCK_PATIENCE = 30_000;

/** The browser as the engine sees it, all but the detection. */
export const browserPlatform: Omit<EnginePlatform, "detection"> = {
  now: () => Date.now(),
  random: () => Math.random(),
  newId: () => v7(),
  newKey,
  startTimer,
  http,
  findCause,
  openStorage: openDeviceStorage,
  withLock,
  openChannel,
  writeMarker(namespace, marker) {
    try {
      const key = `lead-chat/${namespace}`;
      if (marker) localStorage.setItem(key, JSON.stringify(marker));
      else localStorage.removeItem(key);
    } catch {
      // Refused or full: the next page load does without.
    }
  },
  page: () => ({
    url: location.href,
    referrer: document.referrer,
    language: document.documentElement.lang || navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }),
  isOnline: () => navigator.onLine,
  listen,
  log(level, text) {
    if (level === "error") console.error(text);
    else console.warn(text);
  },
};

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function startTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

function http({ url, headers, body, keepalive, follow }: HttpRequest): HttpCall {
  const controller = new AbortController();
  const { signal } = controller;
  const redirect = follow ? "follow" : "manual";
  const post = async () => {
    const response = await fetch(url, { method: "POST", headers, body, keepalive, redirect, signal });
    return {
      status: response.status,
      redirected: response.type === "opaqueredirect",
      contentType: response.headers.get("content-type") ?? "",
      retryAfter: response.headers.get("retry-after"),
      body: await response.text().catch(() => ""),
    };
  };
  return { answer: post(), abort: () => controller.abort() };
}

/** Runs a task while no other tab does. Insecure pages have no locks. */
async function withLock(name: string, task: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return task();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), LOCK_PATIENCE);
  let started = false;
  try {
    await navigator.locks.request(name, { signal: controller.signal }, async () => {
      started = true;
      clearTimeout(timer);
      await task();
    });
  } catch (error) {
    if (started) throw error;
    await task();
  } finally {
    clearTimeout(timer);
  }
}

function openChannel(name: string, receive: (message: unknown) => void): Channel | undefined {
  if (!("BroadcastChannel" in globalThis)) return undefined;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => receive(data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

function listen(listener: (signal: PageSignal) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const on = (target: EventTarget, type: string, tell: (event: Event) => void) =>
    target.addEventListener(type, tell, { signal });
  on(globalThis, "online", () => listener("online"));
  on(globalThis, "offline", () => listener("offline"));
  on(document, "visibilitychange", () => listener(document.visibilityState === "hidden" ? "hidden" : "visible"));
  on(globalThis, "pagehide", (event) => listener((event as PageTransitionEvent).persisted ? "freeze" : "hidden"));
  on(globalThis, "pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) listener("thaw");
  });
  const stopWatching = watchPolicy();
  return () => {
    controller.abort();
    stopWatching();
  };
}
