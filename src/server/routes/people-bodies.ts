import * as z from "zod/mini";
import { isTimeZone } from "../../protocol/config-chat.ts";
import { type NoticeLanguage, noticeTexts } from "../telling/data/notice-texts.ts";
import { configRules } from "../../protocol/config-rules.ts";
import { ruleWords } from "../../protocol/problem-codes.ts";

const role = z.enum(["owner", "agent"]);
const language = z.enum(Object.keys(noticeTexts) as NoticeLanguage[]);
const name = z.string().check(z.trim(), z.minLength(1, ruleWords.name), z.maxLength(80));
/** Only what a mail needs at least: whether it exists, the mail will tell. */
const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, ruleWords.email));
const newPassword = z
  .string()
  .check(z.minLength(12, "use at least 12 characters"), z.maxLength(256, "use at most 256 characters"));
/** One that was chosen before: any length gets the same answer. */
const password = z.string().check(z.maxLength(1024));
const token = z.string().check(z.minLength(1), z.maxLength(200));
const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, ruleWords.time));

const quietHours = z.strictObject({
  from: time,
  to: time,
  timeZone: z.string().check(z.refine(isTimeZone, configRules["time-zone"])),
});

export const newcomerBody = z.strictObject({ token, name, email, password: newPassword });
export const signInBody = z.strictObject({ email, password });
export const meBody = z.strictObject({
  name: z.optional(name),
  language: z.optional(language),
  quietHours: z.optional(z.nullable(quietHours)),
});
export const passwordBody = z.strictObject({ current: password, next: newPassword });
export const roleBody = z.strictObject({ role });
