import * as z from "zod/mini";

/** The thirteen kinds that detection knows, in the order in which people see them. */
export const contactKinds = [
  "email",
  "phone",
  "whatsapp",
  "instagram",
  "facebook",
  "line",
  "messenger",
  "twitter",
  "linkedin",
  "weibo",
  "wechat",
  "snapchat",
  "name",
] as const;

/** One of the built-in kinds. A host may register further kinds, so a contact's `kind` is any short word. */
export type ContactKind = (typeof contactKinds)[number];

/** Where a contact came from. */
export const originSchema = z.enum(["chat", "form", "host", "agent"]);
export type Origin = z.infer<typeof originSchema>;

/** A moment as ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
export const instantSchema = z.string().check(z.regex(instantPattern));

/** The name of a contact kind: lower-case letters, digits and `-`, at most 32 characters. */
export const kindSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));

/** One way to reach the visitor: kind and canonical value (the forms are in `docs/detection.md`). */
export const contactReferenceSchema = z.object({
  kind: kindSchema,
  value: z.string().check(z.minLength(1), z.maxLength(320)),
});
export type ContactReference = z.infer<typeof contactReferenceSchema>;

/** A contact as the lead holds it. `firstAt` and `lastAt` are the first and last time the visitor gave it. */
export const contactSchema = z.extend(contactReferenceSchema, {
  origins: z.array(originSchema).check(z.minLength(1), z.maxLength(4)),
  firstAt: instantSchema,
  lastAt: instantSchema,
});
export type Contact = z.infer<typeof contactSchema>;
