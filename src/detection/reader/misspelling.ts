/** Brand names long enough that a word one or two slips away can mean nothing else, and the kind that each names. */
const brands = "whatsapp instagram facebook messenger snapchat linkedin twitter telegram"
  .split(" ")
  .map((name) => ({ name, kind: name === "telegram" ? "other" : name, letters: lettersIn(name) }));
/** What people make of WhatsApp by ear: guasap, vatsap, wozzap, watssap. */
const byEar = /^(?:w|v|u|gu|bu|hu|ou|uo|oua)h?[aou]?(?:t+h?[sz]+|[sz]+)h?(?:[au]p+)?(?:s|[dt]an|[iu]m|nya|ku)?$/;

/** Words of their own that look like a slip. */
const words = /^(?:snapshots?|telegra(?:ph|phs|fo|phic|fie|af)|twisters?|massagers?|mensajero|messagerie)$/;

/**
 * @param word lower case, letters only
 * @returns the kind that a misspelt brand name means
 */
export function guessBrand(word: string): string | undefined {
  if (word.length < 4 || word.length > 12) return undefined;
  if (word.length < 12 && /p|ats$/.test(word) && byEar.test(word)) return "whatsapp";
  if (word.length < 7 || !/^[wifmslt]/.test(word) || words.test(word)) return undefined;
  const typed = lettersIn(word);
  return brands.find(
    ({ name, letters }) =>
      name[0] === word[0] && hasNearStart(word, name) && isAlike(typed, letters) && isNear(word, name),
  )?.kind;
}

/** Two slips change two letters at most. */
const isAlike = (one: number, other: number): boolean => count(one & ~other) < 3 && count(other & ~one) < 3;

/** The letters of a word as bits: two words that lack more of each other's than slips explain are spared the comparison. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function count(bits: number): number {
  let ones = 0;
  for (let rest = bits; rest; rest &= rest - 1) ones++;
  return ones;
}

/** One of the first two letters after the first is where it belongs, or they are swapped. */
function hasNearStart(word: string, name: string): boolean {
  return word[1] === name[1] || word[2] === name[2] || word[1] === name[2] || word[2] === name[1];
}

/** Whether at most one slip in seven letters, two in eight or more, lies between: one letter more, less or other, or two swapped. */
function isNear(word: string, name: string): boolean {
  const most = name.length > 7 ? 2 : 1;
  if (Math.abs(word.length - name.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let at = 1; at <= word.length; at++) {
    const next = [at];
    for (let column = 1; column <= name.length; column++) {
      const isSame = word[at - 1] === name[column - 1];
      let cost = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = at > 1 && word[at - 1] === name[column - 2] && word[at - 2] === name[column - 1];
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return (row[name.length] ?? 9) <= most;
}
