import { enFirst } from "./en-first.ts";
import type { Texts } from "./en.ts";
import { localeLoaders, type LocaleTag } from "./locale-loaders.ts";
import { directionOf, resolveLocale } from "./resolve-locale.ts";
import type { TextOverrides, TextProblem } from "./text-overrides.ts";

/** The wording of one language as it is shown. */
export interface LoadedTexts {
  /** The language that the texts are in. */
  readonly locale: LocaleTag;
  readonly direction: "ltr" | "rtl";
  readonly texts: Texts;
  /** What is wrong with the host's own wording, for diagnostics. */
  readonly problems?: readonly TextProblem[];
  /** Why something that was asked for is missing: the language (then the texts are English) or the host's wording. */
  readonly failure?: unknown;
}

/** See {@link createTextLoader}. */
export interface TextLoader {
  /** The wording for a tag if it need not be fetched (any more), else undefined. */
  ready(tag: string | undefined): LoadedTexts | undefined;
  /** The wording for a tag, with the host's own over it. Never rejects. */
  load(tag: string | undefined, overrides?: TextOverrides): Promise<LoadedTexts>;
}

/** How the parts of a wording are fetched. */
export interface TextFetchers {
  texts(locale: LocaleTag): Promise<{ readonly texts: Texts }>;
  /** Few hosts write their own wording: the others' visitors do not pay for it. */
  overrides(): Promise<typeof import("./override-texts.ts")>;
}

/**
 * Loads wordings and keeps those that arrived; a failure is not kept.
 * @param fetchers default: the chunks
 */
export function createTextLoader(
  fetchers: TextFetchers = {
    texts: (locale) => localeLoaders[locale](),
    overrides: () => import("./override-texts.ts"),
  },
): TextLoader {
  const kept = new Map<LocaleTag, LoadedTexts>();
  const keep = (locale: LocaleTag, texts: Texts) => kept.set(locale, { locale, direction: directionOf(locale), texts });
  // What it says later joins the same object with the chunks that say it.
  keep("en", enFirst as Partial<Texts> as Texts);
  const ready = (tag: string | undefined) => kept.get(resolveLocale(tag));
  return {
    ready,
    async load(tag, overrides) {
      const locale = resolveLocale(tag);
      try {
        if (!kept.has(locale)) keep(locale, (await fetchers.texts(locale)).texts);
        const plain = ready(tag) as LoadedTexts;
        if (!overrides) return plain;
        const { overrideTexts, checkOverrides } = await fetchers.overrides();
        const texts = overrideTexts(plain.texts, locale, overrides);
        return { ...plain, texts, problems: checkOverrides(overrides) };
      } catch (failure) {
        return { ...(ready(tag) ?? (ready("en") as LoadedTexts)), failure };
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
