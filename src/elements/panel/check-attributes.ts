import type { Diagnostic } from "../../session/session-types.ts";
import { reflected } from "../lead-chat/attributes.ts";

/** What was told of each element: a mistake is reported once. */
const told = new WeakMap<Element, Set<string>>();

/**
 * Checks what the page's author wrote into attributes: those with a fixed set of values, and whether `config` is JSON.
 * @param element the `<lead-chat>`
 * @returns what is wrong and was not told yet
 */
export function checkAttributes(element: Element): Diagnostic[] {
  const known = told.get(element) ?? new Set();
  told.set(element, known);
  const fresh = [...checkValues(element), ...checkJson(element)].filter(({ message }) => !known.has(message));
  for (const { message } of fresh) known.add(message);
  return fresh;
}

function checkValues(element: Element): Diagnostic[] {
  return reflected.flatMap(([attribute, , values]): Diagnostic[] => {
    const value = element.getAttribute(attribute);
    if (!value || !values?.[0] || values.includes(value)) return [];
    const message = `${attribute}="${value}": use ${String(values)}; "${values[0]}" is taken.`;
    return [{ code: "attribute-invalid", message, path: attribute, level: "warning" }];
  });
}

function checkJson(element: Element): Diagnostic[] {
  try {
    JSON.parse(element.getAttribute("config") || "{}");
    return [];
  } catch (error) {
    const message = `config is not valid JSON: ${(error as Error).message}`;
    return [{ code: "config-malformed", message, path: "config", level: "error" }];
  }
}
