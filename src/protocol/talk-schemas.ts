import * as z from "zod/mini";
import { instantSchema } from "./contact.ts";
import { ruleWords } from "./problem-codes.ts";

/** What crosses the wire of a live conversation, checked at the server; the types are explained in `talk.ts`. */

const identifier = z.string().check(z.minLength(1), z.maxLength(128));
const revision = z.int().check(z.minimum(0));

/** UTF-16 code units that a message may have. */
export const mostMessageCharacters = 4000;

/** A message's words. Half of a surrogate pair is no character: it cannot be stored, so it is replaced first. */
const text = z.pipe(
  z.string(),
  z.transform((value: string) => value.replace(/[\ud800-\udfff]/gu, "\ufffd")),
);
const messageText = text.check(
  z.maxLength(mostMessageCharacters),
  z.refine((value) => value.trim() !== "", ruleWords.blank),
);

export const openConversationSchema = z.object({
  /** Ids are secrets of a kind: short ones can be guessed. */
  id: identifier.check(z.minLength(16)),
  site: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  visitorId: identifier.check(z.minLength(16)),
  claim: z.string().check(z.regex(/^[0-9a-f]{32}$/, "must be 32 hexadecimal digits")),
  startedAt: instantSchema,
  language: z.optional(z.string().check(z.maxLength(35))),
  timeZone: z.optional(z.string().check(z.maxLength(64))),
  page: z.optional(z.string().check(z.maxLength(2048))),
});

export const newTalkMessageSchema = z.object({
  id: identifier,
  text: messageText,
  at: instantSchema,
  from: z.optional(z.enum(["visitor", "auto"])),
});

export const visitorStateSchema = z.object({
  typing: z.optional(z.boolean()),
  deliveredUpTo: z.optional(revision),
  readUpTo: z.optional(revision),
  present: z.optional(z.boolean()),
});

export const newAnswerSchema = z.object({ id: identifier, text: messageText });

export const agentStateSchema = z.object({
  typing: z.optional(z.boolean()),
  readUpTo: z.optional(revision),
  state: z.optional(z.enum(["open", "closed"])),
});
