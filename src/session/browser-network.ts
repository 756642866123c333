import type { HttpCall, HttpRequest } from "../delivery/http.ts";
import { findCause, watchPolicy } from "./find-cause.ts";
import type { NetworkPlatform } from "./platform.ts";

/** Milliseconds after which a tab stops waiting for another one that holds the lock: receivers know duplicates. */
const LOCK_PATIENCE = 30_000;

/** The network as a page sees it. */
export const browserNetwork: NetworkPlatform = { http, findCause, withLock, watch: watchPolicy };

function http({ url, headers, body, keepalive, follow }: HttpRequest): HttpCall {
  const controller = new AbortController();
  const { signal } = controller;
  const redirect = follow ? "follow" : "manual";
  const post = async () => {
    const response = await fetch(url, { method: "POST", headers, body, keepalive, redirect, signal });
    const { status, headers: given } = response;
    const contentType = given.get("content-type") ?? "";
    const text = await response.text().catch((error: unknown) => {
      // Words that broke off may have named what was refused: it is sent again, and known by its id.
      if (/\bjson\b/i.test(contentType)) throw error;
      return "";
    });
    const redirected = response.type === "opaqueredirect";
    return { status, redirected, contentType, retryAfter: given.get("retry-after"), body: text };
  };
  return { answer: post(), abort: () => controller.abort() };
}

/** Runs a task while no other tab does. Insecure pages have no locks. */
async function withLock(name: string, task: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return task();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), LOCK_PATIENCE);
  let started = false;
  try {
    await locks.request(name, { signal: controller.signal }, async () => {
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
