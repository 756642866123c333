import { dateFormat } from "../../i18n/date-format.ts";

/**
 * A calendar day as the visitor writes it.
 * @param day `2026-11-28`
 * @param locale BCP 47
 */
export function formatDay(
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium" },
): string {
  return dateFormat(locale, { ...options, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`));
}
