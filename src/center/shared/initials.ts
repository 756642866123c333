/** Up to two letters that stand for a name; none where it has no letters. */
export function initialsOf(name: string | undefined): string {
  const words = name?.trim().split(/\s+/u) ?? [];
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  // The first letter, not the first code unit: a letter may have two, and a word may begin with a quote. An address or
  // a number has no initials.
  if (name !== undefined && /[@\d]/.test(name)) return "";
  return chosen.map((word) => /\p{L}/u.exec(word ?? "")?.[0].toLocaleUpperCase() ?? "").join("");
}
