/**
 * A contact as people read it in the notice. The canonical value is kept: what the visitor checks is what is stored.
 * @param contact kind and canonical value
 */
export function formatContact({ kind, value }: { readonly kind: string; readonly value: string }): string {
  return kind === "instagram" || kind === "twitter" ? `@${value}` : value;
}
