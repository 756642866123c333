// Tells of new messages while the Center is closed. It stands alone: it imports nothing, so that every browser runs it
// as a plain script, and it keeps nothing.

/** What the server sends; never what a visitor said or how to reach them. */
interface PushMessage {
  readonly title?: string;
  readonly body?: string;
  /** Fragment of the page to open, e.g. `#conversation=0199…`. */
  readonly url?: string;
  /** One conversation has one notification. */
  readonly tag?: string;
}

interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface OpenPage {
  readonly url: string;
  readonly visibilityState: "visible" | "hidden";
  focus(): Promise<OpenPage>;
  navigate(url: string): Promise<unknown>;
}

interface WorkerEvent {
  waitUntil(task: Promise<unknown>): void;
  readonly data?: { json(): unknown };
  readonly notification?: Notification & { readonly data: unknown };
}

const scope = self as unknown as WorkerScope;

const openPages = () => scope.clients.matchAll({ type: "window", includeUncontrolled: true });

function read(event: WorkerEvent): PushMessage {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Only places of the Center itself. */
function addressOf(url: string | undefined): string {
  const home = scope.registration.scope;
  const address = new URL(url ?? "", home).href;
  return address.startsWith(home) ? address : home;
}

async function show(message: PushMessage): Promise<void> {
  // Browsers want a notification for every push, also where the page is in view.
  await scope.registration.showNotification(message.title ?? "Leads Center", {
    body: message.body ?? "",
    icon: "./icon.svg",
    data: addressOf(message.url),
    ...(message.tag !== undefined && { tag: message.tag }),
  });
}

async function open(address: string): Promise<void> {
  const page = (await openPages()).find(({ url }) => url.startsWith(scope.registration.scope));
  if (!page) return void (await scope.clients.openWindow(address));
  await page.focus();
  await page.navigate(address).catch(() => scope.clients.openWindow(address));
}

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("push", (event) => event.waitUntil(show(read(event))));
scope.addEventListener("notificationclick", (event) => {
  event.notification?.close();
  const address = typeof event.notification?.data === "string" ? event.notification.data : scope.registration.scope;
  event.waitUntil(open(addressOf(address)));
});

// A module for the compiler alone: what is built has neither imports nor exports.
export {};
