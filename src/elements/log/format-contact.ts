/**
 * A contact as people read it in the notice. The canonical value is kept: what the visitor checks is what is stored.
 * @param contact kind and canonical value
 */
export function formatContact({ kind, value }: { readonly kind: string; readonly value: string }): string {
  return kind === "instagram" || kind === "twitter" ? `@${value}` : value;
}

/**
 * The values of a notice or a question as one text.
 * @returns isolated: a number or an address keeps its order inside a right-to-left sentence
 */
export function valuesOf({ contacts }: { readonly contacts: readonly Parameters<typeof formatContact>[0][] }): string {
  return contacts.length > 0 ? `\u2068${contacts.map(formatContact).join(", ")}\u2069` : "";
}
