import { countryOfTimeZone } from "./time-zones.ts";

export interface RegionHints {
  /** The `region` attribute as written. */
  readonly region?: string | undefined;
  /** BCP 47 tag of the page. */
  readonly pageLanguage?: string | undefined;
  /** IANA name of the visitor's time zone. */
  readonly timeZone?: string | undefined;
  /** BCP 47 tag of the visitor's language. */
  readonly language?: string | undefined;
}

export interface ResolvedRegion {
  /** ISO 3166-1 alpha-2; absent if nothing tells. */
  readonly region?: string;
  readonly source: "attribute" | "page-language" | "time-zone" | "language" | "unknown";
}

/** Languages that are spoken in one country alone, as far as a business's visitors go. */
const oneCountry: Readonly<Record<string, string>> = {
  id: "ID",
  vi: "VN",
  th: "TH",
  km: "KH",
  ja: "JP",
  ko: "KR",
  he: "IL",
  iw: "IL",
  tr: "TR",
  si: "LK",
};

const country = (text: string | undefined) => (/^[a-z]{2}$/i.test(text ?? "") ? text?.toUpperCase() : undefined);

/** The region subtag: `en-ID` → ID, `zh-Hant-TW` → TW. `en` alone tells nothing. */
function countryOfTag(tag: string | undefined): string | undefined {
  return country(/^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})(?:[-_]|$)/i.exec(tag ?? "")?.[1]);
}

/**
 * Decides whose national numbers are meant. Nothing is guessed from a language that several countries speak.
 * @returns the country and what told it
 */
export function resolveRegion({ region, pageLanguage, timeZone, language }: RegionHints): ResolvedRegion {
  const known = [
    { region: country(region?.trim()), source: "attribute" },
    { region: countryOfTag(pageLanguage), source: "page-language" },
    { region: timeZone && countryOfTimeZone(timeZone), source: "time-zone" },
    { region: oneCountry[(language ?? "").toLowerCase().split(/[-_]/)[0] ?? ""], source: "language" },
  ] as const;
  for (const { region: found, source } of known) if (found) return { region: found, source };
  return { source: "unknown" };
}
