import { en, reviewed, type Review, type Texts } from "./en.ts";

/** One language of the chat. */
export type LocaleEntry<State extends Review = Review> = State extends Review
  ? {
      /** The language's name in itself, for a menu. */
      readonly name: string;
      readonly direction: "ltr" | "rtl";
      /** The same as in the locale's file, or this does not compile. */
      readonly reviewed: State;
      /** Fetches the wording: a chunk of its own, save English, which is always there. */
      load(): Promise<{ readonly texts: Texts; readonly reviewed: State }>;
    }
  : never;

/** Every language of the chat by its tag, in the order of a menu. */
export const locales = {
  en: { name: "English", direction: "ltr", reviewed, load: async () => ({ texts: en, reviewed }) },
  id: { name: "Bahasa Indonesia", direction: "ltr", reviewed: "none", load: () => import("./id.ts") },
  ms: { name: "Bahasa Melayu", direction: "ltr", reviewed: "none", load: () => import("./ms.ts") },
  vi: { name: "Tiếng Việt", direction: "ltr", reviewed: "none", load: () => import("./vi.ts") },
  th: { name: "ไทย", direction: "ltr", reviewed: "none", load: () => import("./th.ts") },
  fil: { name: "Filipino", direction: "ltr", reviewed: "none", load: () => import("./fil.ts") },
  km: { name: "ខ្មែរ", direction: "ltr", reviewed: "none", load: () => import("./km.ts") },
  ja: { name: "日本語", direction: "ltr", reviewed: "none", load: () => import("./ja.ts") },
  es: { name: "Español", direction: "ltr", reviewed: "none", load: () => import("./es.ts") },
  "pt-BR": { name: "Português (Brasil)", direction: "ltr", reviewed: "none", load: () => import("./pt-BR.ts") },
  ar: { name: "العربية", direction: "rtl", reviewed: "none", load: () => import("./ar.ts") },
  he: { name: "עברית", direction: "rtl", reviewed: "none", load: () => import("./he.ts") },
  tr: { name: "Türkçe", direction: "ltr", reviewed: "none", load: () => import("./tr.ts") },
  ur: { name: "اردو", direction: "rtl", reviewed: "none", load: () => import("./ur.ts") },
  si: { name: "සිංහල", direction: "ltr", reviewed: "none", load: () => import("./si.ts") },
  ta: { name: "தமிழ்", direction: "ltr", reviewed: "none", load: () => import("./ta.ts") },
  "zh-Hans": { name: "简体中文", direction: "ltr", reviewed: "none", load: () => import("./zh-Hans.ts") },
  "zh-Hant": { name: "繁體中文", direction: "ltr", reviewed: "none", load: () => import("./zh-Hant.ts") },
  sw: { name: "Kiswahili", direction: "ltr", reviewed: "none", load: () => import("./sw.ts") },
  it: { name: "Italiano", direction: "ltr", reviewed: "none", load: () => import("./it.ts") },
  fr: { name: "Français", direction: "ltr", reviewed: "none", load: () => import("./fr.ts") },
  de: { name: "Deutsch", direction: "ltr", reviewed: "none", load: () => import("./de.ts") },
  ko: { name: "한국어", direction: "ltr", reviewed: "none", load: () => import("./ko.ts") },
  hi: { name: "हिन्दी", direction: "ltr", reviewed: "none", load: () => import("./hi.ts") },
} as const satisfies Record<string, LocaleEntry>;

/** Tag of a language that the chat speaks. */
export type LocaleTag = keyof typeof locales;

/** Codes of before 1989, and that of Tagalog: not every browser replaces them by the ones of today. */
const formerCodes: Readonly<Record<string, LocaleTag>> = { in: "id", iw: "he", tl: "fil" };

/** Where a language is written in more than one way, or only one of its varieties is here. */
function chooseVariety(language: string, script: string | undefined): string {
  if (language === "pt") return "pt-BR";
  if (language === "zh" || language === "yue") return script === "Hant" ? "zh-Hant" : "zh-Hans";
  return formerCodes[language] ?? language;
}

/**
 * Finds the chat's language for a tag.
 * @param tag BCP 47, any spelling that browsers and pages use, e.g. `zh-TW`, `pt`, `in_ID`
 * @returns undefined for a language that the chat does not speak, and for what is no tag at all
 */
export function findLocale(tag: string): LocaleTag | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    const found = chooseVariety(language, script);
    return Object.hasOwn(locales, found) ? (found as LocaleTag) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The chat's language for a tag; English where it has none.
 * @param tag BCP 47, or nothing
 */
export function resolveLocale(tag: string | null | undefined): LocaleTag {
  return (tag && findLocale(tag)) || "en";
}
