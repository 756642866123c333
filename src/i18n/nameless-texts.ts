import type { Texts } from "./en.ts";

const made = new WeakMap<Texts, Texts>();

/**
 * The texts for a business that gave no name: "the business" stands where its name would, with a capital letter where it
 * begins a sentence. (A name is never changed that way: it may begin small.)
 * @param texts of one locale
 * @param locale BCP 47 tag of that locale, for its capital letters
 * @returns the same object for the same texts
 */
export function namelessTexts(texts: Texts, locale: string): Texts {
  let result = made.get(texts);
  if (!result) {
    const words = texts.theBusiness;
    const [first = "", ...rest] = words;
    const capital = first.toLocaleUpperCase(locale) + rest.join("");
    const put = (text: string) =>
      text.replace(/([.!?]\s+)?\{business\}/g, (_, before: string | undefined, offset: number) =>
        before || offset === 0 ? `${before ?? ""}${capital}` : words,
      );
    result = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? put(text) : text]),
    ) as Texts;
    // What the language says later (`en-later.ts`) shows through.
    result = Object.setPrototypeOf({ ...result, theBusiness: capital }, texts) as Texts;
    made.set(texts, result);
  }
  return result;
}
