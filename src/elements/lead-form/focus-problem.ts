/**
 * Puts the focus to what is wrong, and what is said about it into view, where there is room for both.
 * @param root of the form
 * @param name of the question
 */
export function focusProblem(root: ShadowRoot, name: string): void {
  const other = root.getElementById(`${name}:other`);
  const field = other?.getAttribute("aria-invalid") === "true" ? other : root.getElementById(name);
  field?.focus();
  for (const part of [root.getElementById(`${name}:error`), field]) part?.scrollIntoView({ block: "nearest" });
}
