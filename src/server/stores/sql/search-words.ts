import { type Expression, sql, type SqlBool } from "kysely";
import { fold } from "./conversations/fold.ts";
import { escapeLike } from "./lead-facets.ts";

/** More words than these say nothing new. */
const mostWords = 8;

/** What is looked for: each word, folded, has to stand somewhere. */
export function wordsOf(search: string): readonly string[] {
  const words = fold(search).split(/\s+/u);
  return words.filter((word) => word !== "").slice(0, mostWords);
}

/** Whether a folded text holds a word. */
export function hasWord(column: string, word: string): Expression<SqlBool> {
  return like(column, `%${escapeLike(word)}%`);
}

export function like(column: string, pattern: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

/** A number as somebody writes it, as far as it stands in the number with its country code; any other word as it is. */
export function toDigits(word: string): string {
  if (!/^[+(]?\d[\d().-]{3,}$/.test(word)) return word;
  return word.replace(/\D/g, "").replace(/^0+(?=\d{3})/, "");
}
