import * as z from "zod/mini";
import type { LeadChatEvent } from "./lead-event.ts";
import { handoffSchema, hoursSchema, repliesSchema } from "./config-chat.ts";
import { instantSchema, kindSchema } from "./contact.ts";
import { formSchema } from "./form.ts";
import { messageLimits } from "./plain-messages.ts";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** A message of an earlier conversation that the host keeps. */
const hostMessage = z.strictObject({
  id: z.optional(text(messageLimits.id)),
  from: z.enum(["visitor", "business"]),
  text: text(messageLimits.text),
  at: instantSchema,
});

/** What the visitor came from: an ad, a product, a page. Drawn as a card above the first message. */
const context = z.strictObject({
  title: text(120),
  label: z.optional(text(60)),
  detail: z.optional(text(160)),
  price: z.optional(text(60)),
  image: z.optional(text(2048)),
  url: z.optional(text(2048)),
});

const delivery = z.union([
  z.literal(false),
  z.strictObject({
    accept: z.optional(z.enum(["receiver", "any"])),
    contentType: z.optional(z.enum(["json", "text"])),
    headers: z.optional(z.record(z.string(), z.string())),
    messages: z.optional(z.boolean()),
    format: z.optional(z.enum(["event", "batch", "flat"])),
    days: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(365))),
    /** Makes of an event what the endpoint wants; by property only. Nothing (`undefined`) leaves the event parked. */
    transform: z.optional(z.custom<(event: LeadChatEvent) => unknown>((value) => typeof value === "function")),
  }),
]);

/** Name → keywords in any language, or `true` for the ready-made ones of that name. */
const signals = z.record(text(64), z.union([z.literal(true), z.array(text(100)).check(z.maxLength(500))]));

const attribution = z.strictObject({
  /** The host's own id of what led here. */
  tracking: z.optional(text(512)),
});

/** Page integrations: each is off unless it is named. They use what the page has already loaded. */
const destinations = z.strictObject({
  tiktok: z.optional(z.union([z.boolean(), z.strictObject({ event: z.optional(text(64)) })])),
  meta: z.optional(z.union([z.boolean(), z.strictObject({ event: z.optional(text(64)) })])),
  google: z.optional(z.union([z.boolean(), z.strictObject({ event: z.optional(text(64)) })])),
  dataLayer: z.optional(z.union([z.boolean(), z.strictObject({ name: z.optional(text(64)) })])),
});

/** Whether the visitor agreed to what needs it; `session.grantConsent()` says it later. */
const consent = z.strictObject({ ads: z.optional(z.enum(["granted", "denied"])) });

/** A part of the configuration whose behaviour is described with the feature it belongs to. */
const later = z.optional(z.unknown());

/**
 * Everything about a chat beyond the attributes. Keys that are listed without a shape here are accepted as they are;
 * an unknown key is a warning, a mistake in a known one names its path.
 */
export const configSchema = z.strictObject({
  messages: z.optional(z.array(hostMessage).check(z.maxLength(messageLimits.count))),
  context: z.optional(context),
  welcome: z.optional(z.union([text(1000), z.array(text(1000)).check(z.maxLength(5))])),
  suggestions: z.optional(z.array(text(80)).check(z.maxLength(8))),
  replies: z.optional(repliesSchema),
  hours: z.optional(hoursSchema),
  /** Minutes in which the business usually answers, for the header. */
  replyTime: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(10_080))),
  signals: z.optional(signals),
  form: z.optional(formSchema),
  forms: z.optional(z.array(formSchema).check(z.minLength(1), z.maxLength(50))),
  formButton: z.optional(z.boolean()),
  handoff: z.optional(handoffSchema),
  /** `false`: the server gets events alone, no conversation. */
  live: z.optional(z.boolean()),
  privacy: z.optional(z.strictObject({ url: text(2048) })),
  consent: z.optional(consent),
  attribution: z.optional(attribution),
  destinations: z.optional(destinations),
  delivery: z.optional(delivery),
  detection: z.optional(
    z.strictObject({
      kinds: z.optional(z.array(kindSchema)),
      ignore: z.optional(z.array(text(320)).check(z.maxLength(1000))),
      markets: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/)))),
    }),
  ),
  texts: z.optional(
    z.record(z.string(), z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]))),
  ),
  launcher: later,
  storageDays: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(3650))),
});

export type LeadChatConfig = z.infer<typeof configSchema>;
