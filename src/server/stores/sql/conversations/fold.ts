/** A text as it is searched: without differences of case, width and composition. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
