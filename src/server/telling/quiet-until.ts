import type { Me } from "../../protocol/center-api.ts";

const minutesOfDay = 24 * 60;

/**
 * @param quiet hours in the person's own time zone; from after to: over midnight
 * @param now the present time
 * @returns when the quiet hours that are now end, or `undefined` where nothing is quiet
 */
export function quietUntil(quiet: Me["quietHours"], now: Date): Date | undefined {
  if (!quiet) return undefined;
  const from = toMinutes(quiet.from);
  const to = toMinutes(quiet.to);
  const length = (to - from + minutesOfDay) % minutesOfDay;
  const since = (minuteOf(now, quiet.timeZone) - from + minutesOfDay) % minutesOfDay;
  if (since >= length) return undefined;
  // Seconds are cut off: it ends with the minute. Where a clock changes in between, an hour early or late is no harm.
  const startOfMinute = now.getTime() - (now.getTime() % 60_000);
  return new Date(startOfMinute + (length - since) * 60_000);
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The minute of the day that a clock in this time zone shows. */
function minuteOf(now: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return toMinutes(clock.format(now));
}
