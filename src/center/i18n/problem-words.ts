import { fill } from "../../i18n/fill.ts";
import { plural } from "../../i18n/plural.ts";
import type { ProblemCode, ProblemParams, RuleCode } from "../../protocol/problem-codes.ts";
import { type Mistake, RefusedError, SignedOutError, UnreachableError } from "../client/api-error.ts";
import { timeAhead } from "../shared/relative-time.ts";
import type { CenterTexts } from "./en.ts";
import type { CenterWording } from "./wording.ts";

/** What went wrong, as it is said. */
export interface Explained {
  /** In the language of the page. */
  readonly text: string;
  /** The server's or the browser's own words, in English, where there are none of ours that say as much. */
  readonly original?: string;
}

/** Texts without plural forms. */
export type PlainKey = {
  [Key in keyof CenterTexts]: CenterTexts[Key] extends string ? Key : never;
}[keyof CenterTexts];
type CountedKey = Exclude<keyof CenterTexts, PlainKey>;

/** What is said of each refusal; a code of the server's table that stands not here does not compile. */
export const problemWords: Readonly<Record<ProblemCode, PlainKey>> = {
  "not-json": "problemRequest",
  "event-not-json": "problemRequest",
  "not-utf8": "problemRequest",
  "query-too-long": "problemRequest",
  "query-choice": "problemRequest",
  "query-number": "problemRequest",
  "sign-in-needed": "sessionEnded",
  "people-only": "sessionEnded",
  "no-machine-key": "sessionEnded",
  "wrong-machine-key": "sessionEnded",
  "token-needed": "problemRequest",
  "wrong-password": "wrongPassword",
  "wrong-current-password": "wrongCurrentPassword",
  "origin-not-allowed": "problemOrigin",
  "other-site": "problemOrigin",
  "owner-needed": "ownersOnly",
  "person-needed": "problemRequest",
  "wrong-key": "problemRequest",
  "wrong-token": "problemRequest",
  "wrong-claim": "problemRequest",
  "no-address": "problemRequest",
  "no-site": "problemRequest",
  "no-lead": "leadMissing",
  "no-note": "goneAlready",
  "no-conversation": "conversationGone",
  "no-person": "goneAlready",
  "no-invitation": "goneAlready",
  "no-push": "pushOff",
  "method-not-allowed": "problemRequest",
  "other-message": "problemRequest",
  "conversation-erased": "conversationGone",
  "last-owner": "lastOwner",
  "email-taken": "emailTaken",
  "setup-expired": "setupExpired",
  "invitation-expired": "invitationExpired",
  "body-too-large": "tooMuch",
  "event-too-large": "tooMuch",
  "json-only": "problemRequest",
  "encoding-not-taken": "problemRequest",
  "charset-not-taken": "problemRequest",
  "text-not-taken": "problemRequest",
  "type-not-taken": "problemRequest",
  "invalid-event": "problemRequest",
  "invalid-body": "problemUnknown",
  "too-many-tries": "tooManyTries",
  "too-many-requests": "tooManyTries",
  "server-error": "serverFailed",
  "not-stored": "notStored",
  "database-silent": "notStored",
  stopping: "notStored",
};

/** What is said of each rule of a field. */
export const ruleTexts: Readonly<Record<RuleCode, PlainKey | CountedKey>> = {
  required: "ruleRequired",
  blank: "ruleRequired",
  name: "nameMissing",
  "too-short": "ruleTooShort",
  "too-long": "ruleTooLong",
  "too-few": "ruleRequired",
  "too-many": "ruleTooMany",
  "too-small": "ruleTooSmall",
  "too-big": "ruleTooBig",
  // The one field of another type than text is a number.
  "wrong-type": "ruleNumber",
  email: "ruleEmail",
  time: "ruleTime",
  "time-range": "ruleTimes",
  "time-zone": "ruleTimeZone",
  date: "ruleDate",
  "yearly-date": "ruleDate",
  "web-address": "ruleWebAddress",
  origin: "ruleOrigin",
  "reply-name": "ruleReplyName",
  taken: "ruleTaken",
  "push-service": "rulePushService",
  country: "ruleWrong",
  fixed: "ruleWrong",
  "not-a-choice": "ruleWrong",
  "wrong-form": "ruleWrong",
  "unknown-key": "ruleWrong",
  elsewhere: "ruleWrong",
  invalid: "ruleWrong",
};

type Words = Pick<CenterWording, "texts" | "format">;

/** What is said of a failure: of the server's refusals, of its silence, and of the browser's. */
export function explainFailure(error: unknown, words: Words): Explained {
  const { texts } = words;
  if (error instanceof UnreachableError) return { text: texts.unreachable };
  if (error instanceof SignedOutError) return { text: texts.sessionEnded };
  if (error instanceof RefusedError) return explainRefusal(error, words);
  const original = error instanceof Error ? error.message : "";
  return { text: texts.failed, ...(original !== "" && { original }) };
}

function explainRefusal({ refusal }: RefusedError, words: Words): Explained {
  const { code, status, params, mistakes, detail } = refusal;
  const [mistake] = mistakes;
  if (code === "invalid-body" && mistake) return explainMistake(mistake, words);
  const key = own(problemWords, code) ?? wordsOfStatus(status);
  const text = fill(words.texts[key], { ...params, when: whenOf(params, words.format) });
  return key === "problemUnknown" ? { text, original: detail } : { text };
}

/** What is said of one mistake. */
export function explainMistake({ code, params, message }: Mistake, { texts, format }: Words): Explained {
  const key = own(ruleTexts, code) ?? "ruleWrong";
  const counted = texts[key];
  if (typeof counted !== "string") {
    return { text: plural(counted, Number(params["most"] ?? params["least"] ?? 0), format) };
  }
  const text = fill(counted, numbersOf(params, format));
  return key === "ruleWrong" && message !== "" ? { text, original: message } : { text };
}

/** Where it was not our server that answered, or one of another version. */
function wordsOfStatus(status: number): PlainKey {
  if (status === 429) return "tooManyTries";
  if (status === 413) return "tooMuch";
  return status >= 500 ? "serverFailed" : "problemUnknown";
}

/** "in 5 minutes": a server that names no time is asked again after a minute. */
function whenOf({ seconds = 60 }: ProblemParams, format: string): string {
  return timeAhead(Number(seconds) || 60, format);
}

function numbersOf(params: ProblemParams, format: string): ProblemParams {
  const numbers = new Intl.NumberFormat(format);
  const written = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "number" ? numbers.format(value) : value,
  ]);
  return Object.fromEntries(written) as ProblemParams;
}

function own<Key extends string>(table: Readonly<Record<string, Key>>, code: string): Key | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
