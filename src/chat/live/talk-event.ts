import type { TalkMessage, TalkPage, TalkReceipts, TalkStreamEvents } from "../../protocol/talk.ts";
import type { WrittenEvent } from "./parse-events.ts";

/** What a server tells of a conversation, one thing at a time. The first three carry a revision. */
export type TalkEvent = {
  [Name in keyof TalkStreamEvents]: { readonly type: Name } & Omit<TalkStreamEvents[Name], "type">;
}[keyof TalkStreamEvents];

/** What is to be kept; the others are only true at the moment. */
export type LastingEvent = Extract<TalkEvent, { readonly revision: number }>;

/** Whether it is to be kept. */
export function isLasting(event: TalkEvent): event is LastingEvent {
  return event.type !== "typing" && event.type !== "presence";
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === "string";
/** Whether it is a time that can be shown. */
export const isInstant = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));

/**
 * Reads what a stream says. What a newer server may say besides is left out, and so is what is damaged.
 * @param event as it is written
 */
export function readTalkEvent({ name, data }: WrittenEvent): TalkEvent | undefined {
  try {
    return readFacts(name, JSON.parse(data) as Record<string, unknown> | null);
  } catch {
    return undefined;
  }
}

function readFacts(name: string, facts: Record<string, unknown> | null): TalkEvent | undefined {
  if (!facts) return undefined;
  if (name === "typing") return { type: name, active: facts["active"] === true, ...authorOf(facts) };
  if (name === "presence") return { type: name, state: facts["state"] === "online" ? "online" : "away" };
  const { revision } = facts;
  if (!isNumber(revision)) return undefined;
  if (name === "erased") return { type: name, revision };
  if (name === "receipts") return { type: name, revision, ...receiptsOf(facts) };
  const message = name === "message" ? messageOf(facts) : undefined;
  return message && { type: "message", ...message };
}

/**
 * What a page of `GET …/events` says, as a stream would say it.
 * @param body the answer's
 * @returns undefined where it is no such page
 */
export function readTalkPage(body: unknown): { events: TalkEvent[]; hasMore: boolean } | undefined {
  const page = body as Partial<Record<keyof TalkPage, unknown>> | null;
  if (!page || !Array.isArray(page.messages) || !isNumber(page.revision)) return undefined;
  const { revision } = page;
  const messages = page.messages.flatMap((message: Record<string, unknown> | null) => messageOf(message ?? {}) ?? []);
  const receipts = receiptsOf((page.receipts ?? {}) as Record<string, unknown>);
  return {
    events: [
      ...messages.map((message) => ({ type: "message" as const, ...message })),
      { type: "receipts", revision, ...receipts },
      { type: "typing", active: page.typing === true },
      { type: "presence", state: page.presence === "online" ? "online" : "away" },
    ],
    hasMore: page.hasMore === true,
  };
}

function messageOf(facts: Record<string, unknown>): TalkMessage | undefined {
  const { id, revision, from, text, at } = facts;
  if (!isText(id) || !isNumber(revision) || !isText(text) || !isInstant(at)) return undefined;
  if (from !== "visitor" && from !== "business" && from !== "auto") return undefined;
  return { id, revision, from, text, at, ...authorOf(facts) };
}

function receiptsOf({ deliveredUpTo, readUpTo }: Record<string, unknown>): TalkReceipts {
  return { deliveredUpTo: isNumber(deliveredUpTo) ? deliveredUpTo : 0, readUpTo: isNumber(readUpTo) ? readUpTo : 0 };
}

function authorOf({ author }: Record<string, unknown>): { readonly author?: string } {
  return isText(author) && author !== "" ? { author } : {};
}
