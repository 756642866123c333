/**
 * Fills `{name}` places of a text.
 * @param text e.g. `"Chat with {business}"`
 * @param values by name; a name without a value stays as it is, so that a mistake shows
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
