import { isReadySignal } from "../shared/signal-name.ts";

/** A keyword reply while it is edited; whatever else it has stays as it is. */
export interface RuleDraft {
  /** Words and phrases, one a line or separated by commas. */
  readonly when: string;
  /** Bubbles, separated by an empty line. */
  readonly say: string;
  readonly form: boolean;
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface RepliesDraft {
  readonly rules: readonly RuleDraft[];
  /** Said once to what no rule knows; empty: the chat's own words. */
  readonly fallback: string;
  /** Nothing is said to what no rule knows. */
  readonly isSilent: boolean;
}

/** A signal while it is edited. */
export interface SignalDraft {
  readonly name: string;
  /** Words and phrases; empty: the ready-made ones of that name. */
  readonly words: string;
}

type Settings = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Settings) : {};
}

function asTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === "string") : [];
}

/** Lines of a text, without empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Bubbles of a text: separated by empty lines. */
export function bubblesOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/u)
    .map((bubble) => bubble.trim())
    .filter((bubble) => bubble !== "");
}

/** Words and phrases of a field: separated by commas of any script, or one a line. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\n,،、，]/u)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** @param welcome `config.welcome`: one bubble or several */
export function readWelcome(welcome: unknown): string {
  return asTexts(welcome).join("\n\n");
}

/** @returns `config.welcome`, or undefined for none */
export function writeWelcome(text: string): string | readonly string[] | undefined {
  const bubbles = bubblesOf(text);
  return bubbles.length > 1 ? bubbles : bubbles[0];
}

/** @param suggestions `config.suggestions` */
export function readSuggestions(suggestions: unknown): string {
  return asTexts(suggestions).join("\n");
}

/** @returns `config.suggestions`, or undefined for none */
export function writeSuggestions(text: string): readonly string[] | undefined {
  const lines = linesOf(text);
  return lines.length > 0 ? lines : undefined;
}

/**
 * @param replies `config.replies`: rules, or rules with the words for what none of them knows
 * @param comma what stands between words
 */
export function readReplies(replies: unknown, comma = ", "): RepliesDraft {
  const given = asObject(replies);
  const rules = Array.isArray(replies) ? replies : Array.isArray(given["rules"]) ? given["rules"] : [];
  return {
    rules: rules.map((rule: unknown) => {
      const { when, say, form, ...rest } = asObject(rule);
      // A form that is named stays the one that is named.
      const named = typeof form === "string" ? { form } : {};
      const text = (words: unknown, separator: string): string => asTexts(words).join(separator);
      return { when: text(when, comma), say: text(say, "\n\n"), form: Boolean(form), rest: { ...rest, ...named } };
    }),
    fallback: typeof given["fallback"] === "string" ? given["fallback"] : "",
    isSilent: given["fallback"] === false,
  };
}

/** Whether a rule says anything; one that is empty is left out. */
export function isWritten({ when, say }: RuleDraft): boolean {
  return wordsOf(when).length > 0 || bubblesOf(say).length > 0;
}

/** @returns `config.replies`, or undefined for none */
export function writeReplies({ rules, fallback, isSilent }: RepliesDraft): object | undefined {
  const written = rules.filter(isWritten).map(({ when, say, form, rest }) => {
    const { form: named, ...others } = rest;
    return { ...others, when: wordsOf(when), say: bubblesOf(say), ...(form && { form: named ?? true }) };
  });
  const words = isSilent ? { fallback: false } : fallback.trim() === "" ? {} : { fallback: fallback.trim() };
  if (written.length === 0 && Object.keys(words).length === 0) return undefined;
  return { ...(written.length > 0 && { rules: written }), ...words };
}

/**
 * @param signals `config.signals`
 * @param comma what stands between words
 */
export function readSignals(signals: unknown, comma = ", "): readonly SignalDraft[] {
  return Object.entries(asObject(signals)).map(([name, words]) => ({ name, words: asTexts(words).join(comma) }));
}

/** @returns `config.signals`, or undefined for none; one without a name is left out */
export function writeSignals(drafts: readonly SignalDraft[]): Readonly<Record<string, unknown>> | undefined {
  const entries = drafts.flatMap(({ name, words }): [string, unknown][] => {
    const given = wordsOf(words);
    const key = name.trim();
    if (key === "") return [];
    return [[key, given.length > 0 ? given : isReadySignal(key) ? true : []]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What a business pastes into its pages. */
export function snippetOf(server: string, site: string): string {
  const quoted = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return [
    `<script async src="${quoted(new URL("cdn/loader.js", server).href)}"></script>`,
    `<lead-chat server="${quoted(server)}" site="${quoted(site)}"></lead-chat>`,
  ].join("\n");
}
