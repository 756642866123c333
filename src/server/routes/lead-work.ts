import { Hono } from "hono";
import * as z from "zod/mini";
import { kindSchema } from "../../protocol/contact.ts";
import { leadStatusSchema } from "../../protocol/lead-status-event.ts";
import { type GuardEnv, personOf } from "../middleware/guard.ts";
import { readJson } from "../middleware/read-json.ts";
import type { LeadDesk } from "../services/lead-desk.ts";

const label = z.string().check(z.trim(), z.minLength(1), z.maxLength(64));
const value = z.string().check(z.trim(), z.minLength(1), z.maxLength(320));

const changeBody = z.strictObject({
  status: z.optional(leadStatusSchema),
  labels: z.optional(z.array(label).check(z.maxLength(50))),
});
const noteBody = z.strictObject({ text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)) });
const contactBody = z.strictObject({ kind: kindSchema, value });
const refusedBody = z.strictObject({ value });
const markBody = z.strictObject({ label: z.optional(label) });

/** `/api/leads/:id…` and "Mark as lead": what people of the business do with leads. */
export function leadWorkRoutes(desk: LeadDesk): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.get("/api/leads/:id", async (context) => context.json(await desk.lead(context.req.param("id"))));
  routes.patch("/api/leads/:id", async (context) => {
    const { status, labels } = await readJson(context, changeBody);
    const change = { ...(status && { status }), ...(labels && { labels: [...new Set(labels)] }) };
    return context.json(await desk.change(personOf(context), context.req.param("id"), change));
  });
  routes.post("/api/leads/:id/notes", async (context) => {
    const { text } = await readJson(context, noteBody);
    return context.json(await desk.addNote(personOf(context), context.req.param("id"), text), 201);
  });
  routes.delete("/api/leads/:id/notes/:noteId", async (context) => {
    await desk.removeNote(personOf(context), context.req.param("id"), context.req.param("noteId"));
    return context.body(null, 204);
  });
  routes.post("/api/leads/:id/contacts", async (context) => {
    const contact = await readJson(context, contactBody);
    return context.json(await desk.addContact(personOf(context), context.req.param("id"), contact));
  });
  routes.post("/api/leads/:id/refused", async (context) => {
    const { value: refused } = await readJson(context, refusedBody);
    return context.json(await desk.refuseContact(personOf(context), context.req.param("id"), refused));
  });
  routes.post("/api/conversations/:id/lead", async (context) => {
    const { label: given } = await readJson(context, markBody);
    return context.json(await desk.markConversation(personOf(context), context.req.param("id"), given));
  });
  return routes;
}
