import { configSchema, type LeadChatConfig } from "./config.ts";
import { describePlace, explainIssues } from "./explain-issues.ts";
import type { FormDefinition } from "./form.ts";
import { checkForm } from "./form-check.ts";
import { copyPlainMessages } from "./plain-messages.ts";

export interface ConfigProblem {
  readonly code: "config-invalid" | "config-unknown-key";
  readonly level: "error" | "warning";
  readonly path: string;
  readonly message: string;
}

/**
 * Checks a configuration. A mistake takes out the top-level key it stands in and nothing else, so that a wrong
 * suggestion never takes the chat down; an unknown key is a warning.
 * @param given what the host wrote: anything at all
 * @returns what is valid of it, and each problem with its path
 */
export function validateConfig(given: unknown): { config: LeadChatConfig; problems: ConfigProblem[] } {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    const message = `config: an object is needed, this is ${given === null ? "null" : Array.isArray(given) ? "a list" : typeof given}`;
    return { config: {}, problems: [{ code: "config-invalid", level: "error", path: "config", message }] };
  }
  const messages = Object.hasOwn(given, "messages") ? copyPlainMessages((given as LeadChatConfig).messages) : undefined;
  const candidate = structuredCopy(messages ? { ...given, messages: [] } : given) as Record<string, unknown>;
  const use = (config: LeadChatConfig, problems: readonly ConfigProblem[]) =>
    withSoundForms(messages ? { ...config, messages } : config, problems);
  const result = configSchema.safeParse(candidate);
  if (result.success) return use(result.data, []);
  const problems: ConfigProblem[] = [];
  for (const { path, message, unknownKey, keys } of explainIssues(result.error.issues, "config")) {
    problems.push(
      unknownKey
        ? { code: "config-unknown-key", level: "warning", path, message }
        : { code: "config-invalid", level: "error", path, message },
    );
    // An unknown key goes alone; a mistake takes the whole top-level part with it, which belongs together.
    remove(candidate, unknownKey ? keys : keys.slice(0, 1));
  }
  const rest = configSchema.safeParse(candidate);
  return use(rest.success ? rest.data : {}, problems);
}

/**
 * Checks what the schema cannot see of the form definitions. A wrong one is left out and takes the form button with it:
 * a visitor must not get another form than the business meant.
 */
function withSoundForms(config: LeadChatConfig, found: readonly ConfigProblem[]): ReturnType<typeof validateConfig> {
  const { form, forms, privacy, ...rest } = config;
  const definitions = [
    ...(form ? [{ definition: form, place: ["form"] }] : []),
    ...(forms ?? []).map((definition, at) => ({ definition, place: ["forms", at] })),
  ];
  const problems = [...found, ...findNameless(forms ?? [])];
  for (const { definition, place } of definitions) {
    for (const { keys, message } of checkForm(definition, { policy: privacy !== undefined })) {
      const path = describePlace([...place, ...keys], "config");
      problems.push({ code: "config-invalid", level: "error", path, message: `${path}: ${message}` });
    }
  }
  const isWrong = problems.some(({ level, path }) => level === "error" && /^config\.forms?\b/.test(path));
  const sound = { ...(form && { form }), ...(forms && { forms }) };
  const kept = isWrong ? { formButton: false } : sound;
  return { config: { ...rest, ...(privacy && { privacy }), ...kept }, problems };
}

/** Of several forms each needs an id of its own: events, drafts and `showForm(id)` know them by it. */
function findNameless(forms: readonly FormDefinition[]): ConfigProblem[] {
  return forms.flatMap(({ id }, at): ConfigProblem[] => {
    const isTaken = forms.findIndex((other) => other.id === id) < at;
    if (id !== undefined && !isTaken) return [];
    const path = `config.forms[${at}].id`;
    const message = `${path}: ${id === undefined ? "each of several forms needs an id" : `"${id}" is the id of another form too`}`;
    return [{ code: "config-invalid", level: "error", path, message }];
  });
}

function remove(root: Record<string, unknown>, keys: readonly PropertyKey[]): void {
  let at: unknown = root;
  for (const key of keys.slice(0, -1)) at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
  const last = keys.at(-1);
  if (last !== undefined && typeof at === "object" && at !== null) delete (at as Record<PropertyKey, unknown>)[last];
}

/** Deeper than any configuration goes; an object that contains itself ends here. */
const DEEPEST = 24;

/** Copies plain data key by key: nothing inherited comes along, functions stay by identity, the host's object is kept. */
function structuredCopy(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((inner) => structuredCopy(inner, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    // JSON may hold a key of this name; assigned plainly it would change the copy's prototype.
    Object.defineProperty(copy, key, {
      value: structuredCopy(inner, depth + 1),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}
