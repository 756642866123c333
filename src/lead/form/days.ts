const DAY = 86_400_000;

/** The calendar day of a moment in a time zone, `2026-11-20`. */
export function dayIn(timeZone: string | undefined, now: number): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** @returns the day that lies so many days after another */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** @param limit a day, or `today`, `today+30`, `today-7` */
export function readDayLimit(limit: string, today: string): string {
  return limit.startsWith("today") ? addDays(today, Number(limit.slice(5)) || 0) : limit;
}
