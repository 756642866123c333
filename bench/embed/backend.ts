// The business's side of each chat, as far as its documentation and its package say what it asks for: enough to open,
// show a text box and take a message.
import type { IncomingMessage, ServerResponse } from "node:http";
import { makeHistory } from "./history.ts";
import type { Backend } from "./site.ts";

/** A request without the prefix of its chat. */
interface Call {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string;
}

/** Server-sent events: the first one, and then the line stays open. */
class Stream {
  readonly first: unknown;
  constructor(first: unknown) {
    this.first = first;
  }
}

/** What one chat's server answers, as JSON; undefined: it knows no such address. */
type Answer = (call: Call) => unknown;

/** Direct Line 3.0: activities are fetched by watermark; a token says here how long the history is. */
function botFramework(): Answer {
  const conversations = new Map<string, object[]>();
  const activity = (id: string, text: string, options: { from: string; role: string; at: string }) => ({
    type: "message",
    id,
    channelId: "directline",
    conversation: { id: "conversation" },
    from: { id: options.from, role: options.role },
    text,
    timestamp: options.at,
  });
  return ({ path, query, body, authorization }) => {
    const messages = Number(/token-(\d+)/.exec(authorization)?.[1] ?? 0);
    if (path === "/v3/directline/conversations") {
      const id = `conversation-${String(conversations.size)}`;
      const before = makeHistory(messages).map(({ id: name, from, text, at }) =>
        from === "visitor"
          ? activity(name, text, { from: "visitor", role: "user", at })
          : activity(name, text, { from: "bot", role: "bot", at }),
      );
      conversations.set(id, before);
      return { conversationId: id, token: `token-${String(messages)}`, expires_in: 1800 };
    }
    const [, id = ""] = /^\/v3\/directline\/conversations\/([^/]+)\/activities$/.exec(path) ?? [];
    const activities = conversations.get(id);
    if (!activities) return undefined;
    if (body === "") {
      const seen = Number(query.get("watermark") ?? 0);
      return { activities: activities.slice(seen), watermark: String(activities.length) };
    }
    const sent = `sent-${String(activities.length)}`;
    activities.push({ ...(JSON.parse(body) as object), id: sent, timestamp: new Date().toISOString() });
    return { id: sent };
  };
}

/** The Chat Trigger: one address, `action` says what for; its last part says here how long the history is. */
const n8n: Answer = ({ path, body, query }) => {
  const { action = query.get("action") } = (body === "" ? {} : JSON.parse(body)) as { action?: string };
  if (action !== "loadPreviousSession") return { output: "Thank you, we will answer soon." };
  const data = makeHistory(Number(path.slice(1))).map(({ from, text }) => ({
    id: ["langchain_core", "messages", from === "visitor" ? "HumanMessage" : "AIMessage"],
    kwargs: { content: text, additional_kwargs: {} },
  }));
  return { data };
};

const flowise: Answer = ({ path }) => {
  if (path.startsWith("/api/v1/chatflows-streaming/")) return { isStreaming: false };
  if (path.startsWith("/api/v1/public-chatbotConfig/")) return { uploads: { isImageUploadAllowed: false } };
  if (path.startsWith("/api/v1/prediction/")) {
    return { text: "Thank you, we will answer soon.", chatId: "visitor", chatMessageId: String(Math.random()) };
  }
  return undefined;
};

/** Rocket.Chat's addresses begin with the version of its interface: `/api/v1/livechat/…`. */
const rocketChat: Answer = ({ path }) => {
  if (path === "/livechat/page.visited") return { success: true };
  if (path !== "/livechat/config") return undefined;
  const settings = {
    registrationForm: false,
    displayOfflineForm: true,
    fileUpload: false,
    limitTextLength: 0,
    language: "en",
    historyMonitorType: "url",
  };
  const theme = { title: "Kopi Senja", color: "#2f5bea", offlineTitle: "Kopi Senja", offlineColor: "#666666" };
  const lists = { departments: [], triggers: [], customFields: [], resources: {}, messages: {} };
  return { success: true, config: { enabled: true, online: true, settings, theme, ...lists } };
};

/** A flow of one question that is asked again and again. */
const typebot: Answer = ({ path }) => {
  const text = (content: string) => ({
    id: `text-${String(Math.random())}`,
    type: "text",
    content: { type: "richText", richText: [{ type: "p", children: [{ text: content }] }] },
  });
  const input = { id: "question", type: "text input", options: { labels: { placeholder: "Type your answer…" } } };
  if (path === "/api/v1/typebots/shop/startChat") {
    const bot = { id: "shop", version: "6", theme: {}, settings: { typingEmulation: { enabled: false } } };
    return { sessionId: "session", typebot: bot, messages: [text("What can we do for you?")], input };
  }
  if (/^\/api\/v1\/sessions\/[^/]+\/continueChat$/.test(path)) return { messages: [text("Thank you. More?")], input };
  if (/clientLogs$/.test(path)) return {};
  return undefined;
};

/** Its first line brings the whole conversation; the last part of the client's id says here how long that is. */
const botpress: Answer = ({ path, body }) => {
  const [, client = "", what] = path.split("/");
  const user = {
    id: "visitor",
    userKey: "key",
    createdAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
  };
  if (what === "initialize") {
    const messages = makeHistory(Number(client.split("-").at(-1))).map(({ id, from, text, at }) => ({
      id,
      createdAt: at,
      conversationId: "conversation",
      userId: from === "visitor" ? "visitor" : "bot",
      payload: { type: "text", text },
    }));
    const conversation = { id: "conversation", createdAt: user.createdAt, updatedAt: user.updatedAt };
    return new Stream({
      type: "init",
      data: { conversation, messages: messages.reverse(), participants: [user], user },
    });
  }
  if (what === "events") return { event: { id: "event", payload: { type: "custom", data: {} } } };
  if (what === "messages") {
    const message = { id: `sent-${String(Math.random())}`, createdAt: new Date().toISOString(), userId: "visitor" };
    return { message: { ...message, ...(JSON.parse(body) as object) } };
  }
  return what === "conversations" ? { conversations: [], messages: [], participants: [], meta: {} } : undefined;
};

const answers: Readonly<Record<string, Answer>> = {
  "lead-chat": () => ({}),
  botframework: botFramework(),
  botpress,
  "deep-chat": () => ({ text: "Thank you, we will answer soon." }),
  flowise,
  n8n,
  typebot,
  v1: rocketChat,
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function send(response: ServerResponse, answer: unknown): void {
  if (answer instanceof Stream) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(answer.first)}\n\n`);
  } else {
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
  }
}

const bodies: string[] = [];

/** Whether a text has come in, to whichever chat. */
export const heard = (text: string): boolean => bodies.some((body) => body.includes(text));

/** Everything below `/api/NAME`. */
export const backend: Backend = async (request, response, path) => {
  const [, first, name = ""] = path.split("/");
  const answer = first === "api" ? answers[name] : undefined;
  const body = await bodyOf(request);
  bodies.push(body);
  const found = answer?.({
    path: path.slice(`/api/${name}`.length),
    query: new URL(request.url ?? "/", "http://localhost").searchParams,
    body,
    authorization: request.headers.authorization ?? "",
  });
  if (found === undefined) return false;
  send(response, found);
  return true;
};
