import { texts, type FlowTexts } from "./texts.ts";

export const languages = { en: "English", id: "Indonesia", ar: "العربية" } as const;
export type FlowLanguage = keyof typeof languages;

/** The language that an address asks for by `?lang=`, else English. */
export function languageOf(address: string): FlowLanguage {
  const asked = new URL(address).searchParams.get("lang") ?? "";
  return Object.hasOwn(languages, asked) ? (asked as FlowLanguage) : "en";
}

export function textsOf(language: FlowLanguage): FlowTexts {
  return texts[language];
}

export function directionOf(language: FlowLanguage): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
