import { en, type Texts } from "./en.ts";
import { locales, resolveLocale, type LocaleTag } from "./locales.ts";
import { checkOverrides, overrideTexts, type TextOverrides, type TextProblem } from "./override-texts.ts";

/** The wording of one language as it is shown. */
export interface LoadedTexts {
  /** The language that the texts are in. */
  readonly locale: LocaleTag;
  readonly direction: "ltr" | "rtl";
  readonly texts: Texts;
  /** What is wrong with the host's own wording, for diagnostics. */
  readonly problems: readonly TextProblem[];
  /** Why the language that was asked for is not there; the texts are English then. The next call tries again. */
  readonly failure?: unknown;
}

/** See {@link createTextLoader}. */
export interface TextLoader {
  /** The wording for a tag if nothing must be fetched for it (any more), else undefined. */
  ready(tag: string | undefined, overrides?: TextOverrides): LoadedTexts | undefined;
  /** The wording for a tag. Never rejects. */
  load(tag: string | undefined, overrides?: TextOverrides): Promise<LoadedTexts>;
}

/**
 * Loads wordings and keeps those that arrived; a failure is not kept.
 * @param fetchTexts how a locale's file is fetched; default: its chunk
 */
export function createTextLoader(
  fetchTexts: (locale: LocaleTag) => Promise<{ readonly texts: Texts }> = (locale) => locales[locale].load(),
): TextLoader {
  const kept = new Map<LocaleTag, Texts>([["en", en]]);
  const dress = (locale: LocaleTag, texts: Texts, overrides: TextOverrides = {}): LoadedTexts => ({
    locale,
    direction: locales[locale].direction,
    texts: overrideTexts(texts, locale, overrides),
    problems: checkOverrides(overrides),
  });
  return {
    ready(tag, overrides) {
      const locale = resolveLocale(tag);
      const texts = kept.get(locale);
      return texts && dress(locale, texts, overrides);
    },
    async load(tag, overrides) {
      const locale = resolveLocale(tag);
      try {
        if (!kept.has(locale)) kept.set(locale, (await fetchTexts(locale)).texts);
        return dress(locale, kept.get(locale) ?? en, overrides);
      } catch (failure) {
        return { ...dress("en", en, overrides), failure };
      }
    },
  };
}

/** The page's one loader. */
export const textLoader = /* @__PURE__ */ createTextLoader();

/**
 * The wording for a tag, with the host's own over it.
 * @param tag BCP 47
 * @param overrides `config.texts`
 * @returns English, with `failure`, where the language could not be fetched; never rejects
 */
export async function loadTexts(tag: string | undefined, overrides?: TextOverrides): Promise<LoadedTexts> {
  return textLoader.load(tag, overrides);
}
