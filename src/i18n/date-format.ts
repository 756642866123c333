/**
 * How a locale writes dates and times. Chrome is built without Khmer and Sinhala and would write English: there they
 * stand in figures, `28/11/2026` and `14:30`.
 * @param locale BCP 47
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale)[0]) return new Intl.DateTimeFormat(locale, options);
  const {
    dateStyle,
    weekday,
    day = dateStyle ?? weekday,
    year = dateStyle,
    timeStyle,
    hour = timeStyle,
    timeZone,
  } = options;
  return new Intl.DateTimeFormat("en-GB", {
    ...(day && { day: "numeric", month: "numeric" }),
    ...(year && { year: "numeric" }),
    ...(hour && { hour: "2-digit", minute: "2-digit" }),
    ...(timeZone && { timeZone }),
  });
}
