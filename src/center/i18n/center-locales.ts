import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import type { CenterTexts } from "./en.ts";

/** Fetches the Center's wording of a language by its tag: a chunk of its own each. English is there already. */
export const centerLocales: Readonly<Record<Exclude<LocaleTag, "en">, () => Promise<{ readonly texts: CenterTexts }>>> =
  {} as never;
