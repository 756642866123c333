import type { LeadChatConfig } from "./config.ts";
import { instantPattern } from "./contact.ts";

type HostMessages = NonNullable<LeadChatConfig["messages"]>;

/** Limits of `config.messages`: of the list, of an id and of a text. */
export const messageLimits = { count: 10_000, id: 128, text: 4000 } as const;

const known: ReadonlySet<string> = new Set(["id", "from", "text", "at"]);

/**
 * Copies the host's earlier conversation if every message of it is right: what the schema says of them, said by hand,
 * since a schema takes a tenth of the time in which a chat with ten thousand messages can be used.
 * @param given what stands at `config.messages`
 * @returns nothing where the schema has something to say
 */
export function copyPlainMessages(given: unknown): HostMessages | undefined {
  if (!Array.isArray(given) || given.length > messageLimits.count) return undefined;
  const copies: HostMessages[number][] = [];
  for (const message of given as readonly unknown[]) {
    const copy = copyPlain(message);
    if (!copy) return undefined;
    copies.push(copy);
  }
  return copies;
}

function copyPlain(message: unknown): HostMessages[number] | undefined {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return undefined;
  const { id, from, text, at } = message as Readonly<Record<string, unknown>>;
  const keys = Object.keys(message);
  // As many as there may be, and each of them known: then all of them are there, and its own.
  if (keys.length !== (id === undefined ? 3 : 4) || !keys.every((key) => known.has(key))) return undefined;
  if (id === undefined && keys.includes("id")) return undefined;
  if ((from !== "visitor" && from !== "business") || !isText(text, messageLimits.text)) return undefined;
  if (typeof at !== "string" || !instantPattern.test(at)) return undefined;
  if (id === undefined) return { from, text, at };
  return isText(id, messageLimits.id) ? { id, from, text, at } : undefined;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= most;
}
