import * as z from "zod/mini";
import { contactReferenceSchema, contactSchema, instantSchema, originSchema } from "./contact.ts";

/** An id that a device or the server made. */
export const identifierSchema = z.string().check(z.minLength(1), z.maxLength(128));
const identifier = identifierSchema;
const shortText = z.string().check(z.maxLength(512));
const address = z.string().check(z.maxLength(2048));

/** What the visitor agreed to or refused, with the words that stood there at that time. */
export const consentSchema = z.object({
  purpose: z.string().check(z.minLength(1), z.maxLength(64)),
  granted: z.boolean(),
  text: z.optional(z.string().check(z.maxLength(2000))),
  version: z.optional(z.string().check(z.maxLength(64))),
  policyUrl: z.optional(address),
  language: z.optional(z.string().check(z.maxLength(35))),
  at: instantSchema,
  origin: originSchema,
});
export type Consent = z.infer<typeof consentSchema>;

/** One answer of an instant form: the question's words at that time and what was answered. */
export const answerSchema = z.object({
  question: z.optional(z.string().check(z.maxLength(500))),
  value: z.union([
    z.string().check(z.maxLength(4000)),
    z.array(z.string().check(z.maxLength(500))).check(z.maxLength(50)),
    z.number(),
    z.boolean(),
  ]),
});
export type Answer = z.infer<typeof answerSchema>;

/** One visitor's contacts, answers and consents. `withdrawn`: nothing left and not marked; it does not count. */
export const leadSchema = z.object({
  id: identifier,
  visitorId: identifier,
  state: z.enum(["active", "withdrawn"]),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  contacts: z.array(contactSchema).check(z.maxLength(100)),
  profile: z.record(z.string().check(z.maxLength(64)), z.union([shortText, z.number(), z.boolean()])),
  answers: z.record(z.string().check(z.maxLength(64)), answerSchema),
  labels: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(50)),
  consents: z.array(consentSchema).check(z.maxLength(50)),
});
export type Lead = z.infer<typeof leadSchema>;

/**
 * Which form a change came from. `submission` names one filling-in: sent twice it is one. `suspicion` says what made it
 * look as if no person had filled it in: a field that no person sees (`trap`), too little time (`fast`), too many within
 * an hour on one device (`rate`). Such a submission is marked and delivered, never dropped.
 */
export const formNoteSchema = z.object({
  id: identifier,
  submission: z.optional(identifier),
  end: z.optional(identifier),
  fit: z.optional(z.boolean()),
  suspicion: z.optional(z.array(z.enum(["trap", "fast", "rate"])).check(z.maxLength(3))),
});
export type FormNote = z.infer<typeof formNoteSchema>;

/** What happened to the lead, and whether the visitor was told in the chat. */
export const changeSchema = z.object({
  action: z.enum(["captured", "submitted", "identified", "marked", "edited", "removed"]),
  origin: originSchema,
  added: z.array(contactReferenceSchema).check(z.maxLength(100)),
  removed: z.array(contactReferenceSchema).check(z.maxLength(100)),
  notice: z.enum(["shown", "hidden", "none"]),
  form: z.optional(formNoteSchema),
});
export type Change = z.infer<typeof changeSchema>;

/** A conversation begins with the visitor's first message or submission; silence of 24 h begins another. */
export const conversationSchema = z.object({ id: identifier, startedAt: instantSchema });
export type Conversation = z.infer<typeof conversationSchema>;

/** One arrival from an ad, campaign or link. */
export const touchSchema = z.object({
  kind: z.enum(["click", "view"]),
  at: instantSchema,
  platform: z.optional(shortText),
  medium: z.optional(shortText),
  source: z.optional(shortText),
  campaign: z.optional(shortText),
  campaignId: z.optional(shortText),
  adGroupId: z.optional(shortText),
  adId: z.optional(shortText),
  content: z.optional(shortText),
  term: z.optional(shortText),
  goal: z.optional(z.enum(["lead", "conversation"])),
  trackingId: z.optional(shortText),
  clickIds: z.optional(z.record(z.string().check(z.maxLength(32)), shortText)),
  referrer: z.optional(shortText),
  landing: z.optional(shortText),
});
export type Touch = z.infer<typeof touchSchema>;

/** The page on which it happened: address without fragment and with known campaign parameters only. */
export const pageSchema = z.object({
  url: address,
  referrer: z.optional(address),
  language: z.optional(z.string().check(z.maxLength(35))),
  timeZone: z.optional(z.string().check(z.maxLength(64))),
});
export type Page = z.infer<typeof pageSchema>;

/** 128 random bits made on the device, as 32 hexadecimal digits: who has it may change or erase the lead. */
const key = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** A counter of the lead's changes, from 1: the higher one is the later snapshot. */
const sequence = z.number().check(z.int(), z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER));

const leadData = z.object({
  lead: leadSchema,
  change: changeSchema,
  conversation: z.optional(conversationSchema),
  touches: z.optional(z.array(touchSchema).check(z.maxLength(50))),
  page: z.optional(pageSchema),
  key,
  sequence,
  test: z.optional(z.boolean()),
});

/** What every event has around its data: CloudEvents 1.0. */
export const eventEnvelope = {
  specversion: z.literal("1.0"),
  id: identifier,
  source: z.string().check(z.minLength(1), z.maxLength(2048)),
  subject: z.optional(shortText),
  time: instantSchema,
  datacontenttype: z.optional(z.literal("application/json")),
};

export const leadCreatedSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.lead.created.v1"),
  data: leadData,
});
export const leadUpdatedSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.lead.updated.v1"),
  data: leadData,
});
export const leadErasedSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.lead.erased.v1"),
  data: z.object({
    lead: z.object({ id: identifier, visitorId: identifier }),
    key,
    sequence,
    test: z.optional(z.boolean()),
  }),
});
export const conversationStartedSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.conversation.started.v1"),
  data: z.object({
    conversation: conversationSchema,
    visitorId: identifier,
    touches: z.optional(z.array(touchSchema).check(z.maxLength(50))),
    page: z.optional(pageSchema),
    test: z.optional(z.boolean()),
  }),
});
export const signalSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.signal.v1"),
  data: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(64)),
    value: z.literal(true),
    conversation: conversationSchema,
    visitorId: identifier,
    leadId: z.optional(identifier),
    touches: z.optional(z.array(touchSchema).check(z.maxLength(50))),
    page: z.optional(pageSchema),
    test: z.optional(z.boolean()),
  }),
});
export const messageEventSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.message.v1"),
  data: z.object({
    message: z.object({
      id: identifier,
      from: z.enum(["visitor", "business"]),
      text: z.string().check(z.maxLength(4000)),
      at: instantSchema,
    }),
    conversation: conversationSchema,
    visitorId: identifier,
    leadId: z.optional(identifier),
    test: z.optional(z.boolean()),
  }),
});

/** Everything that a device posts to an endpoint, told apart by `type`. */
export const leadChatEventSchema = z.discriminatedUnion("type", [
  leadCreatedSchema,
  leadUpdatedSchema,
  leadErasedSchema,
  conversationStartedSchema,
  signalSchema,
  messageEventSchema,
]);

export type LeadCreatedEvent = z.infer<typeof leadCreatedSchema>;
export type LeadUpdatedEvent = z.infer<typeof leadUpdatedSchema>;
/** A whole snapshot of the lead after one change: what `lead-chat-lead` carries and what is posted. */
export type LeadEvent = LeadCreatedEvent | LeadUpdatedEvent;
export type LeadErasedEvent = z.infer<typeof leadErasedSchema>;
export type ConversationStartedEvent = z.infer<typeof conversationStartedSchema>;
export type SignalEvent = z.infer<typeof signalSchema>;
export type MessageEvent = z.infer<typeof messageEventSchema>;
export type LeadChatEvent = z.infer<typeof leadChatEventSchema>;
