/** What a value of the configuration must be, where its schema says it in words of its own. */
export const configRules = {
  "time-range": "write times as 09:00-17:00, up to 24:00",
  date: "write a date as 2026-12-25",
  "yearly-date": "write a date as 2026-12-25, or 12-25 for every year",
  "time-zone": "write the name of a time zone, e.g. Asia/Jakarta",
} as const satisfies Record<string, string>;

export type ConfigRule = keyof typeof configRules;
