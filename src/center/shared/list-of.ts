const formats = new Map<string, Intl.ListFormat>();

/**
 * Several things in one line, as a language joins them: "a, b, c", "a、b、c", "a وb وc".
 *
 * @param language BCP 47 tag
 */
export function listOf(parts: readonly string[], language: string): string {
  const format = formats.get(language) ?? new Intl.ListFormat(language, { style: "narrow" });
  formats.set(language, format);
  return format.format(parts);
}

/** Commas that a field with several words is read by. */
const commas = /[,،、，]\s*/u;

/**
 * The comma between words of a field, with the space behind it: ", ", "، ", "、".
 *
 * @param language BCP 47 tag
 */
export function commaOf(language: string): string {
  const kinds = [
    { type: "conjunction", style: "narrow" },
    { type: "unit", style: "long" },
  ] as const;
  const between = kinds.map((kind) => new Intl.ListFormat(language, kind).formatToParts(["a", "b", "c"])[1]?.value);
  return between.map((text) => commas.exec(text ?? "")?.[0]).find((comma) => comma !== undefined) ?? ", ";
}
