import { newId, newKey } from "../shared/new-id.ts";
import { openDeviceStorage } from "../storage/indexeddb-storage.ts";
import { persist } from "./persist.ts";
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
  persist,
  openStorage: openDeviceStorage,
  openChannel(name, receive) {
    try {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => receive(data);
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    } catch {
      // There is no such thing here, or it is refused with the storage.
      return undefined;
    }
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
    loaded: performance.getEntriesByType("navigation")[0]?.name,
    language: document.documentElement.lang || navigator.language,
    // Asked for at every change, and slow to find out: it is kept.
    timeZone: (timeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone),
  }),
  isOnline: () => navigator.onLine,
  listen,
  loadDelivery: () => import("./delivery.ts"),
  loadActions: () => import("./browser-actions.ts"),
  loadReporter: () => import("./reporter.ts"),
  loadAttribution: () => import("./read-touches.ts"),
};

/** A page that goes for good has been hidden; one that may come back lets go of its database. */
function signalOf({ type, persisted }: PageTransitionEvent): PageSignal | false {
  if (type === "visibilitychange") return document.visibilityState;
  if (type === "pagehide") return persisted ? "freeze" : "hidden";
  return type === "pageshow" ? persisted && "thaw" : (type as "online" | "offline");
}

function listen(listener: (signal: PageSignal) => void): () => void {
  const controller = new AbortController();
  const hear = (event: Event) => {
    const signal = signalOf(event as PageTransitionEvent);
    if (signal) listener(signal);
  };
  for (const type of ["online", "offline", "visibilitychange", "pagehide", "pageshow"])
    addEventListener(type, hear, { capture: true, signal: controller.signal });
  return () => controller.abort();
}
