import type { LocaleTag } from "../locale-loaders.ts";
import type { PluralText } from "../plural.ts";
import { texts as english, type FormTexts } from "./en.ts";

/** Fetches what the form says in a language: a chunk of its own each, save English, which comes with the form. */
const loaders: Readonly<Record<LocaleTag, () => Promise<{ readonly texts: FormTexts }>>> = {
  en: async () => ({ texts: english }),
  id: () => import("./id.ts"),
  ms: () => import("./ms.ts"),
  vi: () => import("./vi.ts"),
  th: () => import("./th.ts"),
  fil: () => import("./fil.ts"),
  km: () => import("./km.ts"),
  ja: () => import("./ja.ts"),
  es: () => import("./es.ts"),
  "pt-BR": () => import("./pt-BR.ts"),
  ar: () => import("./ar.ts"),
  he: () => import("./he.ts"),
  tr: () => import("./tr.ts"),
  ur: () => import("./ur.ts"),
  si: () => import("./si.ts"),
  ta: () => import("./ta.ts"),
  "zh-Hans": () => import("./zh-Hans.ts"),
  "zh-Hant": () => import("./zh-Hant.ts"),
  sw: () => import("./sw.ts"),
  it: () => import("./it.ts"),
  fr: () => import("./fr.ts"),
  de: () => import("./de.ts"),
  ko: () => import("./ko.ts"),
  hi: () => import("./hi.ts"),
};

type Overrides = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;

/**
 * What the form says in a language, with the host's own words (`config.texts`) over it.
 * @returns English where the language could not be fetched; never rejects
 */
export async function loadFormTexts(locale: LocaleTag, overrides?: Overrides): Promise<FormTexts> {
  const texts = await loaders[locale]().then(
    (module) => module.texts,
    () => english,
  );
  const own = overrides?.[locale] ?? {};
  const entries = Object.entries(texts).map(([key, before]: [string, string | PluralText]) => {
    const given = Object.hasOwn(own, key) ? own[key] : undefined;
    if (given === undefined) return [key, before];
    if (typeof before === "string") return [key, typeof given === "string" ? given : before];
    return [key, typeof given === "string" ? { other: given } : { ...before, ...given }];
  });
  return Object.fromEntries(entries) as FormTexts;
}
