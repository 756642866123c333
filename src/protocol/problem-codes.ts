import type { ConfigRule } from "./config-rules.ts";

/** Every kind of refusal that the server knows: its status and title. The slug ends the problem's `type`. */
export const problemKinds = {
  "not-json": [400, "The body is not JSON"],
  "bad-query": [400, "A query parameter is not usable"],
  "sign-in-needed": [401, "Sign-in is needed"],
  "token-needed": [401, "The conversation's token is needed"],
  "wrong-password": [401, "The e-mail address or the password is not right"],
  "origin-not-allowed": [403, "This site may not send to this server"],
  "role-needed": [403, "Your role does not allow this"],
  "wrong-key": [403, "The lead belongs to another device"],
  "wrong-token": [403, "The token opens another conversation, or none"],
  "wrong-claim": [403, "The conversation belongs to another device"],
  "not-found": [404, "There is nothing at this address"],
  "method-not-allowed": [405, "The method is not allowed here"],
  "other-message": [409, "The id belongs to another message"],
  "conversation-erased": [410, "The conversation was erased"],
  "last-owner": [409, "A server needs an owner"],
  "email-taken": [409, "The e-mail address is taken"],
  "link-expired": [410, "The link cannot be used"],
  "body-too-large": [413, "The body is too large"],
  "event-too-large": [413, "The event is too large"],
  "unsupported-media-type": [415, "The content type is not accepted"],
  "invalid-event": [422, "The event does not fit its schema"],
  "invalid-body": [422, "The body does not fit"],
  "too-many-requests": [429, "Too many requests"],
  "server-error": [500, "The server failed"],
  "store-unavailable": [503, "The data could not be stored"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemKind = keyof typeof problemKinds;

const problem = <const Detail extends string>(kind: ProblemKind, detail: Detail) => ({ kind, detail });

/**
 * Every reason for which the server refuses: the kind it belongs to, and what it says in English, the place and the
 * remedy; `{name}` is filled in, and goes along as a parameter. Who speaks another language words it by its code.
 */
export const problemCodes = {
  "not-json": problem("not-json", "The body is not JSON{place}."),
  "event-not-json": problem("not-json", "The body is not JSON{place}. Send a CloudEvent as JSON."),
  "not-utf8": problem("not-json", "The body is not UTF-8 text. Send JSON encoded as UTF-8."),
  "query-too-long": problem("bad-query", "{name} may have at most {most} characters."),
  "query-choice": problem("bad-query", "{name} must be one of {choices}."),
  "query-number": problem("bad-query", "{name} must be a whole number from {least} to {most}."),
  "sign-in-needed": problem(
    "sign-in-needed",
    "Sign in at /center/. Scripts send LEAD_CHAT_KEY as `Authorization: Bearer KEY`.",
  ),
  "people-only": problem("sign-in-needed", "This is for people who are signed in."),
  "no-machine-key": problem("sign-in-needed", "This server has no machine key. Set LEAD_CHAT_KEY."),
  "wrong-machine-key": problem("sign-in-needed", "The key is not this server's LEAD_CHAT_KEY."),
  "token-needed": problem(
    "token-needed",
    "Send the token that POST /v1/conversations gave: `Authorization: Bearer TOKEN`.",
  ),
  "wrong-password": problem("wrong-password", "Check both and try again. An owner can invite you anew."),
  "wrong-current-password": problem("wrong-password", "The current password is not right."),
  "origin-not-allowed": problem(
    "origin-not-allowed",
    "The origin {origin} is not on this server's list. Add it in the Leads Center's settings, or to LEAD_CHAT_ORIGINS " +
      "(the option `origins`), exactly as written here.",
  ),
  "other-site": problem(
    "origin-not-allowed",
    "Only this server's own pages may do this, not {origin}. Behind a proxy, set LEAD_CHAT_URL.",
  ),
  "owner-needed": problem("role-needed", "This is for owners; you are signed in as {role}."),
  "person-needed": problem("role-needed", "The machine key reads leads; this needs a person."),
  "wrong-key": problem(
    "wrong-key",
    "data.key is not the key that this lead began with. Only the device that made a lead can change or erase it; " +
      "start a new lead with a new id.",
  ),
  "wrong-token": problem("wrong-token", "Ask for a token again: POST /v1/conversations with the id and its claim."),
  "wrong-claim": problem("wrong-claim", "This conversation began with another claim. Begin one with a new id."),
  "no-address": problem(
    "not-found",
    "There is nothing at {path}. Events are posted to /v1/events, the Leads Center is at /center/.",
  ),
  "no-site": problem("not-found", 'There is no site "{site}" here. The site\'s key stands in the settings.'),
  "no-lead": problem("not-found", "There is no such lead, or its visitor withdrew or erased it."),
  "no-note": problem("not-found", "There is no such note."),
  "no-conversation": problem("not-found", "There is no such conversation, or its visitor had it erased."),
  "no-person": problem("not-found", "There is no such person."),
  "no-invitation": problem("not-found", "There is no such invitation."),
  "no-push": problem("not-found", "This server sends no pushes."),
  "method-not-allowed": problem("method-not-allowed", "{method} is not possible here. Use {allow}."),
  "other-message": problem("other-message", "A message with this id and another text is there already. Use a new id."),
  "conversation-erased": problem(
    "conversation-erased",
    "The visitor had everything erased. Begin another conversation, as another visitor.",
  ),
  "last-owner": problem("last-owner", "This is the only owner. Make somebody else an owner first."),
  "email-taken": problem("email-taken", "Somebody of this business has this e-mail address. Sign in, or use another."),
  "setup-expired": problem(
    "link-expired",
    "This link is not the one that the server printed at its last start, or there is an owner already.",
  ),
  "invitation-expired": problem(
    "link-expired",
    "This invitation was used, withdrawn or is over a week old. Ask for a new one.",
  ),
  "body-too-large": problem("body-too-large", "The body is over {most} bytes. Send fewer events in one request."),
  "event-too-large": problem(
    "event-too-large",
    "The event has {size} bytes, at most {most} are taken. Send less text in one event.",
  ),
  "json-only": problem("unsupported-media-type", "Send application/json."),
  "encoding-not-taken": problem(
    "unsupported-media-type",
    'Content-Encoding "{encoding}" is not taken. Send the body as it is.',
  ),
  "charset-not-taken": problem("unsupported-media-type", "The body must be UTF-8, not {charset}."),
  "text-not-taken": problem(
    "unsupported-media-type",
    "text/plain is switched off. Send application/json, or set LEAD_CHAT_ALLOW_TEXT=1 (the option `allowText`).",
  ),
  "type-not-taken": problem(
    "unsupported-media-type",
    "Send one event as application/json or application/cloudevents+json, or several as application/cloudevents-batch+json.",
  ),
  "invalid-event": problem("invalid-event", "{mistakes}"),
  "invalid-body": problem("invalid-body", "{mistake}"),
  "too-many-tries": problem("too-many-requests", "Too many attempts. Try again in {wait}."),
  "too-many-requests": problem(
    "too-many-requests",
    "Too many {what}: {most} are taken in {period} s. Nothing of this one was kept; send it again in {seconds} s.",
  ),
  "server-error": problem("server-error", "This is the server's fault; its log says what happened."),
  "not-stored": problem("store-unavailable", "Nothing of this request was stored. Send it again."),
  "database-silent": problem("store-unavailable", "The database does not answer; the server's log says why."),
  stopping: problem("store-unavailable", "The server is stopping. Send it again in a moment."),
} as const satisfies Record<string, { readonly kind: ProblemKind; readonly detail: string }>;

export type ProblemCode = keyof typeof problemCodes;

type PlacesOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;

/** The names of what is filled into the words of a code. */
export type ProblemPlaces<Code extends ProblemCode> = PlacesOf<(typeof problemCodes)[Code]["detail"]>;

export type ProblemParams = Readonly<Record<string, string | number>>;

/** What a value must be, where its schema says it in words of its own. Parameters as above. */
export const ruleWords = {
  name: "write a name",
  blank: "write something",
  email: "write an e-mail address",
  time: "write a time as 22:30",
  "web-address": "write an address that begins with https://",
  country: "write the two letters of a country, e.g. ID",
  "reply-name": "write a name without spaces and slashes",
  "push-service": "is not an address of a push service that this server knows",
  fixed: "is fixed; it cannot be changed",
} as const satisfies Record<string, string>;

/** What a value must be by its form alone. Parameters: `least`, `most`, `expected`, `choices`. */
export const formRules = [
  "required",
  "too-short",
  "too-long",
  "too-few",
  "too-many",
  "too-small",
  "too-big",
  "wrong-type",
  "not-a-choice",
  "wrong-form",
  "unknown-key",
  "origin",
  "taken",
  "elsewhere",
  "invalid",
] as const;

/** Which rule a value of a body breaks. */
export type RuleCode = keyof typeof ruleWords | (typeof formRules)[number] | ConfigRule;

/** One mistake in a body: where, as a JSON path, and what to do about it. */
export interface ProblemError {
  readonly path: string;
  /** In English, for a person. */
  readonly message: string;
  /** The rule that is broken, for who words it in another language. */
  readonly code: RuleCode;
  /** What the rule is about, e.g. `{ most: 80 }`. */
  readonly params?: ProblemParams;
}

/** What a refusal says: RFC 9457 problem details. */
export interface ProblemDetails {
  /** `urn:lead-chat:problem:` and the kind. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** In English, for a person: the place and the remedy. */
  readonly detail: string;
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
  readonly errors?: readonly ProblemError[];
}
