import { type Context, Hono } from "hono";
import type { OpenedConversation, StoredTalkMessage, TalkPage } from "../../protocol/talk.ts";
import { newTalkMessageSchema, openConversationSchema, visitorStateSchema } from "../../protocol/talk-schemas.ts";
import type { Place } from "../middleware/caller.ts";
import { readJson } from "../middleware/read-json.ts";
import { orUnavailable } from "../middleware/store-failure.ts";
import { conversationErased, createTalkCallers, type TalkCallers } from "../middleware/talk-callers.ts";
import { refusal } from "../problem.ts";
import { newConversationToken } from "../services/conversation-tokens.ts";
import { eventStreamHeaders } from "../services/event-stream.ts";
import type { Limits } from "../services/limiter.ts";
import type { Live } from "../services/live.ts";
import { onlySite, type ReadSettings } from "../services/site-settings.ts";
import { lastOf, presenceOf, streamTalk, toTalkMessage, typingOf } from "../services/visitor-stream.ts";
import type { TalkStore } from "../stores/talk-store.ts";
import { toStoredMessage } from "./added-message.ts";
import { readNumber } from "./read-number.ts";

export interface VisitorTalkOptions {
  readonly store: TalkStore;
  readonly live: Live;
  readonly settings: ReadSettings;
  readonly place: Place;
  readonly limits: Limits;
  readonly now: () => Date;
  /** Ends the streams. */
  readonly signal: AbortSignal;
  /** Milliseconds between two signs of life of a quiet stream. */
  readonly heartbeat: number;
  /** Milliseconds after which a stream ends, so that a device that went away in silence is missed. */
  readonly streamLife: number;
}

const path = "/v1/conversations";
const mostPolled = 200;

/** What a visitor's device calls: it begins a conversation, and has its token for all the rest. */
export function visitorTalkRoutes(options: VisitorTalkOptions): Hono {
  const routes = new Hono();
  const callers = createTalkCallers(options);
  routes.use(`${path}/*`, async (context, next) => {
    await next();
    context.res.headers.set("Cache-Control", "no-store");
  });
  addWriting(routes, options, callers);
  addReading(routes, options, callers);
  return routes;
}

function addWriting(routes: Hono, options: VisitorTalkOptions, callers: TalkCallers): void {
  const { store, now } = options;
  routes.post(path, (context) => open(context, options, callers));
  routes.post(`${path}/:id/messages`, async (context) => {
    const { conversationId } = await callers.identify(context, "messages");
    const { id, text, at, from = "visitor" } = await readJson(context, newTalkMessageSchema);
    const incoming = { id, text, from, sentAt: at, receivedAt: now().toISOString() };
    const added = await orUnavailable(store.addMessage(conversationId, incoming));
    return context.json(toStoredMessage(added) satisfies StoredTalkMessage);
  });
  routes.post(`${path}/:id/state`, (context) => takeState(context, options, callers));
  routes.delete(`${path}/:id`, async (context) => {
    const { conversationId } = await callers.identify(context, "calls");
    await orUnavailable(store.erase(conversationId));
    return context.body(null, 204);
  });
}

function addReading(routes: Hono, options: VisitorTalkOptions, callers: TalkCallers): void {
  const { store, live, settings, signal, heartbeat, streamLife } = options;
  routes.get(`${path}/:id/stream`, async (context) => {
    const { conversationId } = await callers.identify(context, "calls");
    const after = readNumber("after", context.req.header("Last-Event-ID") ?? context.req.query("after")) ?? 0;
    if (context.req.method === "HEAD") return new Response(null, { headers: eventStreamHeaders });
    const { showAgentNames } = await settings();
    const stream = streamTalk({
      store,
      live,
      conversationId,
      after,
      showAuthors: showAgentNames,
      signal,
      heartbeat,
      life: scatter(streamLife),
    });
    return new Response(stream, { headers: eventStreamHeaders });
  });
  routes.get(`${path}/:id/events`, async (context) => {
    const { conversationId } = await callers.identify(context, "calls");
    const after = readNumber("after", context.req.query("after")) ?? 0;
    live.visitorAsked(conversationId);
    return context.json(await readPage(options, conversationId, after));
  });
}

/** Streams that begin together, after a restart, do not end together. */
function scatter(milliseconds: number): number {
  return Math.round(milliseconds * (0.8 + 0.4 * Math.random()));
}

async function open(context: Context, options: VisitorTalkOptions, callers: TalkCallers): Promise<Response> {
  const { store, settings, now } = options;
  const conversation = await readJson(context, openConversationSchema);
  await callers.count(context, "openings", conversation.visitorId);
  const { site } = (await settings()).site;
  if (conversation.site !== undefined && conversation.site !== site && conversation.site !== onlySite) {
    throw refusal("no-site", { params: { site: conversation.site } });
  }
  const token = newConversationToken();
  const opened = await orUnavailable(store.open({ conversation, token, at: now().toISOString() }));
  switch (opened.outcome) {
    case "wrong-claim":
      throw refusal("wrong-claim");
    case "erased":
      throw conversationErased();
    case "opened":
      return context.json({ token, revision: opened.revision } satisfies OpenedConversation);
  }
}

async function takeState(
  context: Context,
  { store, live }: VisitorTalkOptions,
  callers: TalkCallers,
): Promise<Response> {
  const { conversationId } = await callers.identify(context, "calls");
  const { typing, present, deliveredUpTo = 0, readUpTo = 0 } = await readJson(context, visitorStateSchema);
  if (present === true) live.visitorAsked(conversationId);
  if (typing !== undefined) live.visitorTypes(conversationId, typing);
  if (present === false) live.visitorLeft(conversationId);
  if (deliveredUpTo + readUpTo > 0) {
    await orUnavailable(store.visitorReceived(conversationId, { deliveredUpTo, readUpTo }));
  }
  return context.body(null, 204);
}

async function readPage(
  { store, live, settings }: VisitorTalkOptions,
  conversationId: string,
  after: number,
): Promise<TalkPage> {
  const { showAgentNames } = await settings();
  const changes = await store.talkAfter(conversationId, after, mostPolled);
  if (!changes || changes.isErased) throw conversationErased();
  return {
    messages: changes.messages.map((message) => toTalkMessage(message, showAgentNames)),
    receipts: changes.receipts,
    revision: lastOf(changes),
    hasMore: changes.hasMore,
    typing: typingOf(live, conversationId, showAgentNames).active,
    presence: presenceOf(live).state,
  };
}
