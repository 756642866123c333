import * as z from "zod/mini";
import { configRules } from "./config-rules.ts";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const texts = (most: number, count: number) =>
  z.union([text(most), z.array(text(most)).check(z.minLength(1), z.maxLength(count))]);

const rule = z.strictObject({
  /** Words or phrases in any language; one that ends with `*` also takes longer words. */
  when: texts(100, 200),
  /** One bubble or several. */
  say: texts(1000, 5),
  /** Milliseconds of typing before each bubble. */
  delay: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(10_000))),
  quickReplies: z.optional(z.array(text(80)).check(z.minLength(1), z.maxLength(8))),
  link: z.optional(z.strictObject({ text: text(80), url: text(2048) })),
  /** Offers the form: `true`, or the form's id. */
  form: z.optional(z.union([z.boolean(), text(64)])),
});
const rules = z.array(rule).check(z.maxLength(200));

/** `config.replies`: rules alone, or with the words for what none of them knows. */
export const repliesSchema = z.union([
  rules,
  z.strictObject({
    rules: z.optional(rules),
    /** Said once; `false` says nothing. */
    fallback: z.optional(z.union([text(1000), z.literal(false)])),
  }),
]);

const range = z
  .string()
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, configRules["time-range"]));
const ranges = z.optional(z.array(range).check(z.maxLength(6)));
const date = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, configRules.date));
const yearly = z
  .string()
  .check(z.regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, configRules["yearly-date"]));

/** Whether this is the name of a time zone, e.g. `Asia/Jakarta`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** `config.hours`: when the business is there. */
export const hoursSchema = z.strictObject({
  timeZone: z.string().check(z.refine(isTimeZone, configRules["time-zone"])),
  /** A day that is not named is closed. */
  week: z.strictObject({
    mon: ranges,
    tue: ranges,
    wed: ranges,
    thu: ranges,
    fri: ranges,
    sat: ranges,
    sun: ranges,
  }),
  holidays: z.optional(z.array(z.union([yearly, z.strictObject({ from: date, to: date })])).check(z.maxLength(200))),
  /** Said while closed; `{time}` is when it opens. */
  away: z.optional(text(1000)),
});

/** `config.handoff`: where the conversation can go on. */
export const handoffSchema = z.strictObject({
  whatsapp: z.optional(
    z
      .string()
      .check(z.regex(/^\+[1-9][\d ().-]{6,24}$/, "write the number with its country code, e.g. +6281234567890")),
  ),
});
