import type { CenterClient } from "../client/center-client.ts";

/** Whether this device is told while the Center is closed. */
export type PushState = "unsupported" | "denied" | "off" | "on";

type PushClient = Pick<CenterClient, "pushKey" | "subscribe" | "unsubscribe">;

/** Where the service worker stands, beside the page. */
const worker = "./service-worker.js";

function isSupported(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && isSecureContext;
}

/** Trusted Types refuse a plain address of a script; this policy knows one address only. */
function workerAddress(): string {
  const address = new URL(worker, document.baseURI).href;
  const factory = (window as { trustedTypes?: TrustedTypeFactory }).trustedTypes;
  const policy = factory?.createPolicy("lead-center", { createScriptURL: () => address });
  return (policy?.createScriptURL("") ?? address) as string;
}

interface TrustedTypeFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (text: string) => string },
  ): { createScriptURL(text: string): unknown };
}

let registering: Promise<ServiceWorkerRegistration> | undefined;

function register(): Promise<ServiceWorkerRegistration> {
  registering ??= navigator.serviceWorker
    .register(workerAddress())
    .then(activated)
    .catch((error: unknown) => {
      registering = undefined;
      throw error;
    });
  return registering;
}

/** A worker that is still being installed takes no subscription. */
export async function activated<
  Registration extends Pick<ServiceWorkerRegistration, "installing" | "waiting" | "active">,
>(registration: Registration): Promise<Registration> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return registration;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      worker.removeEventListener("statechange", look);
      resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
  return registration;
}

/** Whether this device has a subscription. */
export async function pushState(): Promise<PushState> {
  if (!isSupported()) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

/** Subscribes this device, or ends it. @throws what the client or the browser throws */
export async function setPush(isOn: boolean, client: PushClient): Promise<PushState> {
  if (!isSupported()) return "unsupported";
  return isOn ? subscribe(client) : unsubscribe(client);
}

async function subscribe(client: PushClient): Promise<PushState> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const [{ key }, registration] = await Promise.all([client.pushKey(), register()]);
  const options = { userVisibleOnly: true, applicationServerKey: decodeKey(key) };
  const subscription = await registration.pushManager.subscribe(options);
  await client.subscribe(subscription.toJSON());
  return "on";
}

async function unsubscribe(client: PushClient): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await client.unsubscribe(subscription.endpoint);
    await subscription.unsubscribe();
  }
  return "off";
}

/** @param key base64url, as VAPID keys are written */
export function decodeKey(key: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}
