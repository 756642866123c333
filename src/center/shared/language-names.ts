import type { LocaleTag } from "../../i18n/locale-loaders.ts";

/** What each language calls itself. By hand: browsers leave out the names of those they do not speak. */
export const languageNames: Readonly<Record<LocaleTag, string>> = {
  en: "English",
  id: "Bahasa Indonesia",
  ms: "Bahasa Melayu",
  vi: "Tiếng Việt",
  th: "ไทย",
  fil: "Filipino",
  km: "ខ្មែរ",
  ja: "日本語",
  es: "Español",
  "pt-BR": "Português (Brasil)",
  ar: "العربية",
  he: "עברית",
  tr: "Türkçe",
  ur: "اردو",
  si: "සිංහල",
  ta: "தமிழ்",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  sw: "Kiswahili",
  it: "Italiano",
  fr: "Français",
  de: "Deutsch",
  ko: "한국어",
  hi: "हिन्दी",
};
