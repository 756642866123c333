import { localeLoaders, type LocaleTag } from "./locale-loaders.ts";

/** What a menu says of each language. `reviewed` is that of the locale's own file, or this does not compile. */
type LocaleRows = {
  readonly [Tag in LocaleTag]: {
    /** The language's name in itself. */
    readonly name: string;
    readonly direction: "ltr" | "rtl";
    /** Whether a person who grew up with the language has read the wording. */
    readonly reviewed: Awaited<ReturnType<(typeof localeLoaders)[Tag]>>["reviewed"];
    /** Fetches the wording. */
    readonly load: (typeof localeLoaders)[Tag];
  };
};

/** Every language of the chat by its tag, in the order of a menu. The panel needs none of this to speak one. */
export const locales: LocaleRows = {
  en: { name: "English", direction: "ltr", reviewed: "none", load: localeLoaders.en },
  id: { name: "Bahasa Indonesia", direction: "ltr", reviewed: "none", load: localeLoaders.id },
  ms: { name: "Bahasa Melayu", direction: "ltr", reviewed: "none", load: localeLoaders.ms },
  vi: { name: "Tiếng Việt", direction: "ltr", reviewed: "none", load: localeLoaders.vi },
  th: { name: "ไทย", direction: "ltr", reviewed: "none", load: localeLoaders.th },
  fil: { name: "Filipino", direction: "ltr", reviewed: "none", load: localeLoaders.fil },
  km: { name: "ខ្មែរ", direction: "ltr", reviewed: "none", load: localeLoaders.km },
  ja: { name: "日本語", direction: "ltr", reviewed: "none", load: localeLoaders.ja },
  es: { name: "Español", direction: "ltr", reviewed: "none", load: localeLoaders.es },
  "pt-BR": { name: "Português (Brasil)", direction: "ltr", reviewed: "none", load: localeLoaders["pt-BR"] },
  ar: { name: "العربية", direction: "rtl", reviewed: "none", load: localeLoaders.ar },
  he: { name: "עברית", direction: "rtl", reviewed: "none", load: localeLoaders.he },
  tr: { name: "Türkçe", direction: "ltr", reviewed: "none", load: localeLoaders.tr },
  ur: { name: "اردو", direction: "rtl", reviewed: "none", load: localeLoaders.ur },
  si: { name: "සිංහල", direction: "ltr", reviewed: "none", load: localeLoaders.si },
  ta: { name: "தமிழ்", direction: "ltr", reviewed: "none", load: localeLoaders.ta },
  "zh-Hans": { name: "简体中文", direction: "ltr", reviewed: "none", load: localeLoaders["zh-Hans"] },
  "zh-Hant": { name: "繁體中文", direction: "ltr", reviewed: "none", load: localeLoaders["zh-Hant"] },
  sw: { name: "Kiswahili", direction: "ltr", reviewed: "none", load: localeLoaders.sw },
  it: { name: "Italiano", direction: "ltr", reviewed: "none", load: localeLoaders.it },
  fr: { name: "Français", direction: "ltr", reviewed: "none", load: localeLoaders.fr },
  de: { name: "Deutsch", direction: "ltr", reviewed: "none", load: localeLoaders.de },
  ko: { name: "한국어", direction: "ltr", reviewed: "none", load: localeLoaders.ko },
  hi: { name: "हिन्दी", direction: "ltr", reviewed: "none", load: localeLoaders.hi },
};
