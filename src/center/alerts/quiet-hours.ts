import type { Me } from "../../protocol/center-api.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether nothing rings now.
 *
 * @param quietHours of the person; they may go over midnight
 * @param now milliseconds since 1970
 */
export function isQuiet(quietHours: Me["quietHours"], now: number): boolean {
  if (!quietHours) return false;
  const { from, to, timeZone } = quietHours;
  const time = wallTime(timeZone, now);
  if (time === undefined) return false;
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** Time of day somewhere, as `22:30`. */
function wallTime(timeZone: string, now: number): string | undefined {
  try {
    const options = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", options);
    formats.set(timeZone, format);
    return format.format(now);
  } catch {
    // A zone that this browser does not know keeps nobody from being told.
    return undefined;
  }
}
