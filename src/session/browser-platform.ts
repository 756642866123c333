import { newId, newKey } from "../shared/new-id.ts";
import { openDeviceStorage } from "../storage/indexeddb-storage.ts";
import type { EnginePlatform, PageSignal } from "./platform.ts";

const random = (bytes: Uint8Array) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

let timeZone: string | undefined;

/** The browser as the engine sees it, all but the detection. */
export const browserPlatform: Omit<EnginePlatform, "detection"> = {
  now: () => Date.now(),
  random: () => Math.random(),
  newId: () => newId(Date.now(), random),
  newKey: () => newKey(random),
  startTimer(task, milliseconds) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  openStorage: openDeviceStorage,
  openChannel(name, receive) {
    if (!("BroadcastChannel" in globalThis)) return undefined;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => receive(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
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
    // Asked for at every change, and slow to find out: it is kept.
    timeZone: (timeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone),
  }),
  isOnline: () => navigator.onLine,
  listen,
  log: (level, text) => console[level === "error" ? "error" : "warn"](text),
  loadDelivery: () => import("./delivery.ts"),
  loadActions: () => import("./browser-actions.ts"),
  loadReporter: () => import("./reporter.ts"),
  loadAttribution: () => import("./read-touches.ts"),
};

function listen(listener: (signal: PageSignal) => void): () => void {
  const controller = new AbortController();
  const on = (target: EventTarget, type: string, name: (event: Event) => PageSignal | false) =>
    target.addEventListener(
      type,
      (event) => {
        const signal = name(event);
        if (signal) listener(signal);
      },
      { signal: controller.signal },
    );
  on(globalThis, "online", () => "online");
  on(globalThis, "offline", () => "offline");
  on(document, "visibilitychange", () => (document.visibilityState === "hidden" ? "hidden" : "visible"));
  // A page that goes for good has been hidden; one that may come back lets go of its database.
  on(globalThis, "pagehide", (event) => ((event as PageTransitionEvent).persisted ? "freeze" : "hidden"));
  on(globalThis, "pageshow", (event) => (event as PageTransitionEvent).persisted && "thaw");
  return () => controller.abort();
}
