import type { LocaleTag } from "../locale-loaders.ts";
import { firstTexts } from "./en-first.ts";
import type { FormTexts } from "./en.ts";
import type { FormOverrides } from "./override-form-texts.ts";

/** English without what only the chunk of the first interaction needs and brings. */
export const english = firstTexts as unknown as FormTexts;

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

/**
 * What the form says in a language, with the host's own words (`config.texts`) over it.
 * @returns rejects where they could not be fetched
 */
export async function loadFormTexts(
  locale: LocaleTag,
  overrides?: Readonly<Record<string, FormOverrides>>,
): Promise<FormTexts> {
  const { texts } = await loaders[locale]();
  const own = overrides?.[locale];
  if (!own) return texts;
  const { overrideFormTexts } = await import("./override-form-texts.ts");
  return overrideFormTexts(texts, own);
}
