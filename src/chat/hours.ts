/** When a business is there. Times are the business's own, wherever the visitor is. */
export interface Hours {
  /** IANA name, e.g. `Asia/Jakarta`. */
  readonly timeZone: string;
  /** Times of each day as `09:00-17:00`; one that ends before it begins goes on after midnight. A missing day is closed. */
  readonly week: { readonly [Name in Weekday]?: readonly string[] | undefined };
  /** Days on which nothing begins: `2026-12-25`, `12-25` every year, or from one to another. */
  readonly holidays?: readonly (string | { readonly from: string; readonly to: string })[] | undefined;
}

export const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof weekdays)[number];

const DAY = 24 * 60;
/** How far ahead an opening is looked for, in days: further away nobody waits for it. */
const HORIZON = 60;

/** A calendar day of the business. */
interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the business's wall shows at an instant, as if it were UTC: milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = "numeric" as const;
    const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
    format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", calendar: "gregory", ...parts });
    formats.set(timeZone, format);
  }
  const found = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the business's clock shows this; in an hour that a clock change skips, the one after it. */
function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  const missed = wallClock(guess, timeZone) - wall;
  return missed === 0 ? guess : guess - missed;
}

function isHoliday({ year, month, day }: Day, holidays: NonNullable<Hours["holidays"]>): boolean {
  const two = (value: number) => String(value).padStart(2, "0");
  const short = `${two(month)}-${two(day)}`;
  const long = `${year}-${short}`;
  return holidays.some((holiday) =>
    typeof holiday === "string" ? holiday === long || holiday === short : holiday.from <= long && long <= holiday.to,
  );
}

/** Minutes from midnight; the end may lie on the next day. */
function parseRange(text: string): readonly [from: number, to: number] {
  const [from = 0, to = 0] = text.split("-").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
  });
  return [from, to <= from ? to + DAY : to];
}

/** The opening times that begin on a day, in instants. */
function openings(hours: Hours, midnight: number): { readonly from: number; readonly to: number }[] {
  const date = new Date(midnight);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  if (isHoliday(day, hours.holidays ?? [])) return [];
  const name = weekdays[date.getUTCDay()] as Weekday;
  return (hours.week[name] ?? [])
    .map((range) => {
      const [from, to] = parseRange(range);
      const at = (minutes: number) => instantOf(midnight + minutes * 60_000, hours.timeZone);
      return { from: at(from), to: at(to) };
    })
    .sort((a, b) => a.from - b.from);
}

/** Midnight of the business's day, some days from that of an instant. */
function midnightOf(instant: number, timeZone: string, days: number): number {
  const date = new Date(wallClock(instant, timeZone));
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days);
}

/**
 * Whether the business is there.
 * @param now milliseconds
 */
export function isOpen(hours: Hours, now: number): boolean {
  // What began yesterday may go on after midnight.
  return [-1, 0].some((days) =>
    openings(hours, midnightOf(now, hours.timeZone, days)).some(({ from, to }) => from <= now && now < to),
  );
}

/**
 * When the business will be there next.
 * @param now milliseconds
 * @returns milliseconds; undefined when that is not within 60 days
 */
export function nextOpening(hours: Hours, now: number): number | undefined {
  for (let days = 0; days <= HORIZON; days++) {
    const found = openings(hours, midnightOf(now, hours.timeZone, days)).find(({ from }) => from > now);
    if (found) return found.from;
  }
  return undefined;
}
