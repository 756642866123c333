import type { PushSubscriptionRecord } from "../stores/notice-store.ts";

/** What a browser is pushed: never what a visitor said or how to reach them. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Fragment of the Center's page, e.g. `#conversation=0199…`. */
  readonly url: string;
  /** A later message with the same tag takes the place of the earlier. */
  readonly tag: string;
}

/** `gone`: the browser takes no pushes any more. `later`: the push service asks to try again. */
export type PushOutcome = "sent" | "gone" | "later";

/** What sends pushes. */
export interface Pusher {
  /** The server's public key, as browsers want it. */
  publicKey(): Promise<string>;
  /** Whether this is the address of a push service: the server calls no other on somebody's word. */
  isPushService(endpoint: string): boolean;
  /** @throws Error where the push service refuses it for good */
  send(subscription: PushSubscriptionRecord, message: PushMessage): Promise<PushOutcome>;
}
