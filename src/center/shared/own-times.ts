/** How a language tells times, where the browser cannot say it: Chrome is built without Khmer and Sinhala. */
export interface OwnTimes {
  readonly now: string;
  readonly today: string;
  readonly yesterday: string;
  /** `{count}` is how many. */
  readonly ago: Readonly<Record<"minute" | "hour" | "day", string>>;
  readonly ahead: Readonly<Record<"second" | "minute", string>>;
  readonly span: Readonly<Record<"minute" | "hour" | "day", string>>;
  /** Sunday first. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  /** A day of a month: `{day} {month}`. */
  readonly date: string;
}

/** As the Unicode CLDR has them. */
const times: Readonly<Record<string, OwnTimes>> = {
  km: {
    now: "ឥឡូវ",
    today: "ថ្ងៃនេះ",
    yesterday: "ម្សិលមិញ",
    ago: {
      minute: "{count} នាទីមុន",
      hour: "{count} ម៉ោងមុន",
      day: "{count} ថ្ងៃមុន",
    },
    ahead: {
      second: "{count} វិនាទីទៀត",
      minute: "{count} នាទីទៀត",
    },
    span: { minute: "{count} នាទី", hour: "{count} ម៉ោង", day: "{count} ថ្ងៃ" },
    weekdays: ["អាទិត្យ", "ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍"],
    months: [...["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា"], ...["កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"]],
    date: "{day} {month}",
  },
  si: {
    now: "දැන්",
    today: "අද",
    yesterday: "ඊයේ",
    ago: {
      minute: "මිනිත්තු {count}කට පෙර",
      hour: "පැය {count}කට පෙර",
      day: "දින {count}කට පෙර",
    },
    ahead: { second: "තත්පර {count}කින්", minute: "මිනිත්තු {count}කින්" },
    span: { minute: "මිනි {count}", hour: "පැය {count}", day: "දින {count}" },
    weekdays: ["ඉරිදා", "සඳුදා", "අඟහරුවාදා", "බදාදා", "බ්‍රහස්පතින්දා", "සිකුරාදා", "සෙනසුරාදා"],
    months: [
      ...["ජනවාරි", "පෙබරවාරි", "මාර්තු", "අප්‍රේල්", "මැයි", "ජූනි"],
      ...["ජූලි", "අගෝස්තු", "සැප්තැම්බර්", "ඔක්තෝබර්", "නොවැම්බර්", "දෙසැම්බර්"],
    ],
    date: "{month} {day}",
  },
};

/**
 * @param language BCP 47 tag
 * @param isSpoken whether the browser knows a language
 * @returns how it tells times, if the browser does not know
 */
export function ownTimes(language: string, isSpoken = isKnown): OwnTimes | undefined {
  const [base = ""] = language.split("-");
  return Object.hasOwn(times, base) && !isSpoken(language) ? times[base] : undefined;
}

function isKnown(language: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
}

/** A day, with its month and where wanted its weekday and year. */
export function ownDate(own: OwnTimes, at: Date, parts: { readonly weekday: boolean; readonly year: boolean }): string {
  const date = own.date.replace("{day}", String(at.getDate())).replace("{month}", own.months[at.getMonth()] ?? "");
  const weekday = parts.weekday ? [own.weekdays[at.getDay()] ?? ""] : [];
  return [...weekday, date, ...(parts.year ? [String(at.getFullYear())] : [])].join(" ");
}

/** A time of day in figures, `14:30`. */
export function ownClock(at: Date, options: Intl.DateTimeFormatOptions = {}): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...options }).format(at);
}
