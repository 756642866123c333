import { type Context, Hono } from "hono";
import type { StoredTalkMessage } from "../../protocol/talk.ts";
import { agentStateSchema, newAnswerSchema } from "../../protocol/talk-schemas.ts";
import { type GuardEnv, personOf, sessionOf } from "../middleware/guard.ts";
import { readJson } from "../middleware/read-json.ts";
import { orUnavailable } from "../middleware/store-failure.ts";
import { refusal } from "../problem.ts";
import { streamCenter } from "../services/center-stream.ts";
import { eventStreamHeaders } from "../services/event-stream.ts";
import type { Inbox } from "../services/inbox.ts";
import type { Live, LiveAgent } from "../services/live.ts";
import type { OpenCenters } from "../services/open-centers.ts";
import type { LeadStore } from "../stores/lead-store.ts";
import type { TalkStore } from "../stores/talk-store.ts";
import { toStoredMessage } from "./added-message.ts";
import { readNumber } from "./read-number.ts";

export interface ConversationRoutesOptions {
  readonly store: LeadStore & { readonly talk: TalkStore };
  readonly live: Live;
  readonly inbox: Inbox;
  /** Who has the Center open. */
  readonly centers: OpenCenters;
  readonly now: () => Date;
  /** Told of what failed behind an answer. */
  readonly onError: (error: unknown) => void;
  /** Ends the streams. */
  readonly signal: AbortSignal;
  /** Milliseconds between two signs of life of a quiet stream. */
  readonly heartbeat: number;
}

const path = "/api/conversations";
const mostConversations = 200;
const mostItems = 200;
const longestSearch = 200;

/** `/api/conversations…` and `/api/stream`: what the business reads and answers, signed in. */
export function conversationRoutes(options: ConversationRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  addReading(routes, options);
  addWriting(routes, options);
  routes.get("/api/stream", (context) => openStream(context, options));
  return routes;
}

function addReading(routes: Hono<GuardEnv>, { store, inbox, onError }: ConversationRoutesOptions): void {
  routes.get(path, async (context) => {
    const limit = readNumber("limit", context.req.query("limit"), { least: 1, most: mostConversations }) ?? 50;
    const before = readNumber("before", context.req.query("before"));
    const state = readState(context.req.query("state"));
    const search = context.req.query("search")?.slice(0, longestSearch);
    const page = await inbox.page({
      limit,
      ...(before !== undefined && { before }),
      ...(state && { state }),
      ...(context.req.query("unread") === "1" && { unread: true }),
      ...(search !== undefined && { search }),
    });
    const shown = page.conversations.filter(({ unread }) => unread > 0);
    const delivered = new Map(shown.map(({ id }) => [id, { deliveredUpTo: Number.MAX_SAFE_INTEGER }]));
    // What stands in somebody's inbox is delivered.
    if (delivered.size > 0) store.talk.businessReceived(delivered).catch(onError);
    return context.json(page);
  });
  routes.get(`${path}/:id`, async (context) => {
    const limit = readNumber("limit", context.req.query("limit"), { least: 1, most: mostItems }) ?? 100;
    const before = readNumber("before", context.req.query("before"));
    const thread = await inbox.thread(context.req.param("id"), { limit, ...(before !== undefined && { before }) });
    if (!thread) throw refusal("no-conversation");
    return context.json(thread);
  });
}

function addWriting(routes: Hono<GuardEnv>, { store, live, now }: ConversationRoutesOptions): void {
  routes.post(`${path}/:id/messages`, async (context) => {
    const author = agentOf(context);
    const { id, text } = await readJson(context, newAnswerSchema);
    const at = now().toISOString();
    const conversationId = context.req.param("id");
    const incoming = { id, text, from: "business" as const, sentAt: at, receivedAt: at, author };
    const added = await orUnavailable(store.talk.addMessage(conversationId, incoming));
    const stored: StoredTalkMessage = toStoredMessage(added);
    live.agentTypes(conversationId, author, false);
    return context.json(stored);
  });
  routes.post(`${path}/:id/state`, async (context) => {
    const agent = agentOf(context);
    const id = context.req.param("id");
    const { typing, readUpTo, state } = await readJson(context, agentStateSchema);
    if (!(await store.talk.conversation(id))) throw refusal("no-conversation");
    if (typing !== undefined) live.agentTypes(id, agent, typing);
    if (readUpTo !== undefined) await orUnavailable(store.talk.businessReceived(new Map([[id, { readUpTo }]])));
    if (state !== undefined) await orUnavailable(store.talk.setState(id, state));
    return context.body(null, 204);
  });
}

async function openStream(context: Context<GuardEnv>, options: ConversationRoutesOptions): Promise<Response> {
  const { store, live, inbox, centers, signal, heartbeat, onError } = options;
  const last = readNumber("after", context.req.header("Last-Event-ID") ?? context.req.query("after"));
  if (context.req.method === "HEAD") return new Response(null, { headers: eventStreamHeaders });
  const ends = [signal, context.req.raw.signal, sessionOf(context).ended];
  const stream = streamCenter({
    talk: store.talk,
    leads: store,
    inbox,
    live,
    enter: () => centers.enter(personOf(context).id),
    after: last ?? (await store.talk.latestRevision()),
    signal: AbortSignal.any(ends),
    heartbeat,
    onError,
  });
  return new Response(stream, { headers: eventStreamHeaders });
}

function agentOf(context: Context<GuardEnv>): LiveAgent {
  const { id, name } = personOf(context);
  return { id, name };
}

function readState(text: string | undefined): "open" | "closed" | undefined {
  if (text === undefined || text === "open" || text === "closed") return text;
  throw refusal("query-choice", { params: { name: "state", choices: "open, closed" } });
}
