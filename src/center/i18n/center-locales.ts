import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import type { CenterTexts } from "./en.ts";

/** The wording of one language. */
export interface CenterLocale {
  readonly texts: CenterTexts;
  /** Whether a person who grew up with the language has read it. */
  readonly reviewed: string;
}

/** Fetches the Center's wording of a language by its tag: a chunk of its own each. English is there already. */
export const centerLocales: Readonly<Record<Exclude<LocaleTag, "en">, () => Promise<CenterLocale>>> = {
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
