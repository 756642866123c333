import * as z from "zod/mini";
import { eventEnvelope, identifierSchema } from "./lead-event.ts";

/** What the business makes of a lead, from the first look to the end. */
export const leadStatusSchema = z.enum(["raw", "contacted", "qualified", "converted", "unqualified"]);

/** Sent by the server when somebody of the business gave a lead another status. */
export const leadStatusEventSchema = z.object({
  ...eventEnvelope,
  type: z.literal("leadchat.lead.status.v1"),
  data: z.object({
    lead: z.object({ id: identifierSchema, visitorId: identifierSchema }),
    status: leadStatusSchema,
    previous: leadStatusSchema,
    /** Who of the business did it. */
    by: z.object({ id: identifierSchema, name: z.string().check(z.maxLength(80)) }),
  }),
});
export type LeadStatusEvent = z.infer<typeof leadStatusEventSchema>;
