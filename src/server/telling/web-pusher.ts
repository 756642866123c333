import webPush from "web-push";
import type { ValueStore } from "../stores/value-store.ts";
import type { Pusher } from "./push.ts";

export interface WebPusherOptions {
  /** Where the keys of the server are kept; they are made once. */
  readonly values: ValueStore;
  /** How push services reach who runs the server: `https://…` or `mailto:…`. */
  readonly contact: string;
  /** Origins of push services beside those of the browsers' makers. */
  readonly origins?: readonly string[];
}

interface Keys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const keysValue = "vapid-keys";
const timeout = 15_000;
/** Seconds that a push service keeps a push for a device that is off: nobody wants to hear in the morning. */
const timeToLive = 3600;

/** Push services of Chrome and Edge, Firefox, Safari, and Edge on Windows. */
const services = [
  /^fcm\.googleapis\.com$/,
  /^jmt17\.google\.com$/,
  /(^|\.)push\.services\.mozilla\.com$/,
  /(^|\.)push\.apple\.com$/,
  /(^|\.)notify\.windows\.com$/,
];

/** Sends pushes by the Web Push protocol, encrypted for the browser and signed with this server's keys (VAPID). */
export function createWebPusher({ values, contact, origins = [] }: WebPusherOptions): Pusher {
  let kept: Promise<Keys> | undefined;
  const keys = (): Promise<Keys> => {
    kept ??= values
      .getOrSet(keysValue, JSON.stringify(webPush.generateVAPIDKeys()))
      // Written by this line, and by nothing else.
      .then((text) => JSON.parse(text) as Keys);
    return kept;
  };
  const isPushService = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, origin } = new URL(endpoint);
    return origins.includes(origin) || (protocol === "https:" && services.some((service) => service.test(hostname)));
  };
  return {
    publicKey: async () => (await keys()).publicKey,
    isPushService,
    async send({ endpoint, p256dh, auth }, message) {
      if (!isPushService(endpoint)) return "gone";
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        vapidDetails: { subject: contact, ...(await keys()) },
        TTL: timeToLive,
        urgency: "high",
      });
      const response = await fetch(endpoint, {
        method: "POST",
        headers: request.headers as Record<string, string>,
        body: new Uint8Array(request.body ?? []),
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
      });
      await response.body?.cancel();
      if (response.ok) return "sent";
      if (response.status === 404 || response.status === 410) return "gone";
      if (response.status === 429 || response.status >= 500) return "later";
      throw new Error(`The push service ${new URL(endpoint).host} answered ${response.status}.`);
    },
  };
}
