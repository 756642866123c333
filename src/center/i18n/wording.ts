import { createStore, type ReadableStore } from "../../shared/store.ts";
import { formatLocale } from "../../i18n/format-locale.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import { directionOf, resolveLocale } from "../../i18n/resolve-locale.ts";
import { centerLocales } from "./center-locales.ts";
import { type CenterTexts, en } from "./en.ts";

/** The wording that is in force. */
export interface CenterWording {
  /** The language that the texts are in. */
  readonly locale: LocaleTag;
  readonly direction: "ltr" | "rtl";
  readonly texts: CenterTexts;
  /** BCP 47: how numbers, dates and times are written; the reader's own variety of the language. */
  readonly format: string;
}

const store = createStore<CenterWording>({ locale: "en", direction: "ltr", texts: en, format: "en" });
let asked = 0;

/** The page's one wording; elements are drawn anew when it changes. */
export const wording: ReadableStore<CenterWording> = store;

/**
 * Puts a language in force. What is shown stays until it is there, and if it cannot be fetched.
 *
 * @param tag BCP 47
 * @param preferred what the reader prefers, best first, e.g. `navigator.languages`
 */
export async function useLanguage(tag: string, preferred: readonly string[] = []): Promise<void> {
  const order = ++asked;
  const locale = resolveLocale(tag);
  const texts = locale === "en" ? en : (await centerLocales[locale]()).texts;
  if (order !== asked) return;
  store.set({ locale, direction: directionOf(locale), texts, format: formatLocale(locale, [tag, ...preferred]) });
}
