/** Attributes with a fixed set of values; the first is the default. */
export interface Choices {
  theme: "auto" | "light" | "dark";
  mode: "floating" | "inline";
  capture: "auto" | "ask" | "off";
  notice: "shown" | "hidden";
  storage: "device" | "none";
  attribution: "memory" | "arrival" | "off";
}

/**
 * An attribute that the element reflects as a property, and the values that it may have (default: any text). One that is
 * empty makes it a switch, there or not.
 */
export type Reflected = readonly [attribute: string, property: string, values: readonly string[] | undefined];

/**
 * `business-name` is `businessName`; after `=` stand the values of {@link Choices}, or nothing for a
 * switch. The order is the one that compresses best.
 */
const LIST =
  "business-name mode=floating,inline site preload= notice=shown,hidden open= theme=auto,light,dark storage=device,none " +
  "server avatar region attribution=memory,arrival,off endpoint capture=auto,ask,off";

/** Every attribute that simply reflects. */
export const reflected: readonly Reflected[] = LIST.split(" ").map((item) => {
  const [attribute, values] = item.split("=") as [string, string?];
  return [attribute, attribute.replace("-n", "N"), values?.split(",")];
});

/**
 * @param value as written, or null
 * @returns for an attribute with a fixed set of values the nearest valid one; for a switch whether it is there; else the
 *   text
 */
export function readAttribute([, , values]: Reflected, value: string | null): string | boolean | null {
  if (!values) return value;
  if (!values[0]) return value !== null;
  return values.includes(value as string) ? value : values[0];
}
