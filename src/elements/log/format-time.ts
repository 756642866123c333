import { dateFormat } from "../../i18n/date-format.ts";
import type { Texts } from "../../i18n/en.ts";

interface Formats {
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly year: Intl.DateTimeFormat;
}

/** Making a format is slow, using one is not. */
const known = new Map<string, Formats>();

function formats(locale: string): Formats {
  let found = known.get(locale);
  if (!found) {
    const date = { weekday: "short", day: "numeric", month: "short" } as const;
    found = {
      time: dateFormat(locale, { hour: "numeric", minute: "2-digit", ...hourCycle() }),
      day: dateFormat(locale, date),
      year: dateFormat(locale, { ...date, year: "numeric" }),
    };
    known.set(locale, found);
  }
  return found;
}

/** Who reads 24 hours everywhere else on their device reads them here too, whatever language the page speaks. */
function hourCycle(): Pick<Intl.DateTimeFormatOptions, "hourCycle"> {
  const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
  return hourCycle ? { hourCycle } : {};
}

/**
 * Time of day, as the visitor's device writes it.
 * @param at ISO 8601 or milliseconds
 * @param locale BCP 47
 */
export function formatTime(at: string | number, locale: string): string {
  return formats(locale).time.format(new Date(at));
}

/**
 * What a day separator says: today, yesterday, or the date, with its year when that is not this one.
 * @param at ISO 8601
 * @param options.locale BCP 47
 * @param options.now milliseconds
 */
export function formatDay(at: string, { locale, texts, now }: { locale: string; texts: Texts; now: number }): string {
  const date = new Date(at);
  // Rounded: two days of a year have 23 and 25 hours.
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  const sameYear = new Date(now).getFullYear() === date.getFullYear();
  return formats(locale)[sameYear ? "day" : "year"].format(date);
}
