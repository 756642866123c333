import * as z from "zod/mini";
import type { CenterSettings } from "../../protocol/center-api.ts";
import { configSchema } from "../../protocol/config.ts";
import { explainIssues } from "../../protocol/explain-issues.ts";
import { type ProblemError, ruleWords } from "../../protocol/problem-codes.ts";
import { toOrigin } from "../middleware/cors.ts";
import { mistake, toProblemError } from "../middleware/problem-error.ts";
import { invalidBody } from "../middleware/read-json.ts";

/** Parts of the widget's configuration that the business decides here; the rest belongs to the page. */
export const configKeys = ["welcome", "suggestions", "replies", "hours", "signals", "replyTime", "privacy"] as const;

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most));
const word = (most: number) => text(most).check(z.minLength(1));

/** A picture that a page of another site can load: nothing that could run. */
const avatar = text(2048).check(z.refine((url) => url === "" || /^https?:\/\//i.test(url), ruleWords["web-address"]));

/** A country, as the `region` of a page names it. */
const region = text(2).check(
  z.refine((code) => code === "" || /^[a-z]{2}$/i.test(code), ruleWords.country),
  z.toUpperCase(),
);

const cannedReply = z.strictObject({
  name: word(40).check(z.regex(/^[^\s/]+$/, ruleWords["reply-name"])),
  text: word(4000),
});

const settingsSchema = z.strictObject({
  /** Fixed; may come along where a page sends everything back. */
  site: z.optional(z.string()),
  businessName: z.optional(text(80)),
  avatar: z.optional(avatar),
  region: z.optional(region),
  origins: z.optional(z.array(z.string()).check(z.maxLength(100))),
  config: z.optional(z.record(z.string(), z.unknown())),
  cannedReplies: z.optional(z.array(cannedReply).check(z.maxLength(200))),
  labels: z.optional(z.array(word(40)).check(z.maxLength(100))),
  showAgentNames: z.optional(z.boolean()),
});

export type SettingsChange = Partial<Omit<CenterSettings, "site">>;

/**
 * @param given a part of the settings, as parsed JSON: each key that is there replaces the one before
 * @param site the key that the site has
 * @returns what is to be changed
 * @throws Problem `invalid-body` with the path of each mistake, e.g. `config.replies[0].when`
 */
export function readSettingsChange(given: unknown, site: string): SettingsChange {
  const result = settingsSchema.safeParse(given, { reportInput: true });
  if (!result.success) {
    const errors = explainIssues(result.error.issues, "").map(toProblemError);
    // Who mends what they are told is not told of the next mistake then.
    const config = isObject(given) && isObject(given["config"]) ? readConfig(given["config"]).errors : [];
    throw invalidBody([...errors, ...config]);
  }
  const { site: asked, origins, config, ...change } = result.data;
  const read = { origins: readOrigins(origins ?? []), config: readConfig(config ?? {}) };
  const errors = [
    ...(asked === undefined || asked === site ? [] : [mistake("site", "fixed")]),
    ...read.origins.errors,
    ...read.config.errors,
    ...findRepeats(
      "cannedReplies",
      (change.cannedReplies ?? []).map(({ name }) => name),
    ),
  ];
  if (errors.length > 0) throw invalidBody(errors);
  return {
    ...withoutUndefined(change),
    ...(origins && { origins: read.origins.value }),
    ...(config && { config: read.config.value }),
    ...(change.labels && { labels: [...new Set(change.labels)] }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Read<Value> {
  readonly value: Value;
  readonly errors: readonly ProblemError[];
}

function readOrigins(given: readonly string[]): Read<readonly string[]> {
  const value: string[] = [];
  const errors: ProblemError[] = [];
  given.forEach((entry, at) => {
    try {
      value.push(toOrigin(entry.trim()));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      errors.push({ path: `origins[${at}]`, message, code: "origin" });
    }
  });
  return { value: [...new Set(value)], errors };
}

function readConfig(given: Readonly<Record<string, unknown>>): Read<Readonly<Record<string, unknown>>> {
  const known = new Set<string>(configKeys);
  const foreign = Object.keys(given).filter((key) => !known.has(key));
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => known.has(key)));
  const result = configSchema.safeParse(own, { reportInput: true });
  const keys = configKeys.join(", ");
  const message = `is not set here; use ${keys}, and the page's own configuration for the rest`;
  return {
    value: result.success ? result.data : {},
    errors: [
      ...foreign.map((key) => ({ path: `config.${key}`, message, code: "elsewhere", params: { keys } }) as const),
      // Here an unknown key is a mistake too: nobody but the Center writes these.
      ...explainIssues(result.error?.issues ?? [], "config").map(toProblemError),
    ],
  };
}

function findRepeats(path: string, names: readonly string[]): readonly ProblemError[] {
  return names.flatMap((name, at) => {
    const isTaken = names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < at;
    const message = `"${name}" is the name of another one too`;
    return isTaken ? [{ path: `${path}[${at}].name`, message, code: "taken", params: { name } }] : [];
  });
}

function withoutUndefined<Given extends object>(
  given: Given,
): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
