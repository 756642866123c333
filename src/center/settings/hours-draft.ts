/** Days as `config.hours.week` names them, in the order of the settings. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A span of a day, as time fields write it: `09:00`; an end of `00:00` is midnight. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** Business hours while they are edited. */
export interface HoursDraft {
  /** Without it the business has no hours: it is there whenever somebody is signed in. */
  readonly isOn: boolean;
  readonly timeZone: string;
  readonly week: Readonly<Record<Weekday, readonly TimeRange[]>>;
  /** One a line: `2026-12-25`, `12-25` every year, `2026-12-24 2026-12-26` from one to another. */
  readonly holidays: string;
  readonly away: string;
}

const usual: readonly TimeRange[] = [{ from: "09:00", to: "17:00" }];

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/**
 * @param hours `config.hours` as the server keeps it
 * @param timeZone of this device, for a business that has no hours yet
 */
export function readHours(hours: unknown, timeZone: string): HoursDraft {
  const given = asObject(hours);
  const week = asObject(given["week"]);
  const isOn = hours !== undefined && hours !== null;
  const dayOf = (day: Weekday, index: number): readonly TimeRange[] => {
    if (!isOn) return index < 5 ? usual : [];
    const ranges = week[day];
    return Array.isArray(ranges)
      ? ranges.flatMap((range) => (typeof range === "string" ? [readRange(range)] : []))
      : [];
  };
  const holidays = Array.isArray(given["holidays"]) ? given["holidays"] : [];
  return {
    isOn,
    timeZone: typeof given["timeZone"] === "string" ? given["timeZone"] : timeZone,
    week: Object.fromEntries(weekdays.map((day, index) => [day, dayOf(day, index)])) as HoursDraft["week"],
    holidays: holidays.map(writeHoliday).join("\n"),
    away: typeof given["away"] === "string" ? given["away"] : "",
  };
}

/** @returns `config.hours`, or undefined for a business without hours */
export function writeHours({ isOn, timeZone, week, holidays, away }: HoursDraft): object | undefined {
  if (!isOn) return undefined;
  const days = weekdays.flatMap((day) => (week[day].length > 0 ? [[day, week[day].map(writeRange)] as const] : []));
  const dates = holidays.split("\n").flatMap(readHoliday);
  return {
    timeZone,
    week: Object.fromEntries(days),
    ...(dates.length > 0 && { holidays: dates }),
    ...(away.trim() !== "" && { away: away.trim() }),
  };
}

function readRange(text: string): TimeRange {
  const [from = "", to = ""] = text.split("-");
  return { from, to: to === "24:00" ? "00:00" : to };
}

function writeRange({ from, to }: TimeRange): string {
  return `${from}-${to === "00:00" ? "24:00" : to}`;
}

function writeHoliday(holiday: unknown): string {
  if (typeof holiday === "string") return holiday;
  const { from, to } = asObject(holiday);
  return `${String(from)} ${String(to)}`;
}

/** What is no date is left as it is: the server names the place of the mistake. */
function readHoliday(line: string): (string | { from: string; to: string })[] {
  const [from, to] = line.split(/[\s–—]+|\s-\s/u).filter((part) => part !== "");
  if (from === undefined) return [];
  return to === undefined ? [from] : [{ from, to }];
}
