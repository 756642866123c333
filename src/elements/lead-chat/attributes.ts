/** Attributes with a fixed set of values; the first is the default. */
export const choices = {
  theme: ["auto", "light", "dark"],
  mode: ["floating", "inline"],
  capture: ["auto", "ask", "off"],
  notice: ["shown", "hidden"],
  storage: ["device", "none"],
  attribution: ["memory", "arrival", "off"],
} as const;

export type ChoiceAttribute = keyof typeof choices;
export type Choice<Name extends ChoiceAttribute> = (typeof choices)[Name][number];

/** Every attribute that simply reflects: plain texts first. */
const names = ["endpoint", "server", "site", "business-name", "avatar", "region", ...Object.keys(choices)];

/** Property → attribute. */
export const reflected: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name.replace("-n", "N"), name]),
);

/**
 * @param attribute any attribute's name
 * @param value as written, or null
 * @returns for one with a fixed set of values the nearest valid one; else the text
 */
export function readAttribute(attribute: string, value: string | null): string | null {
  const allowed = allowedValues(attribute);
  return !allowed || allowed.includes(value as string) ? value : (allowed[0] as string);
}

/** @returns the values that an attribute may have, or undefined when any text will do */
export function allowedValues(attribute: string): readonly string[] | undefined {
  return (choices as Readonly<Record<string, readonly string[]>>)[attribute];
}
