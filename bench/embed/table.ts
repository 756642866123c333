import { format } from "prettier";
import type { Summary } from "./summary.ts";
import { kilobytes, lostFigures, missedTargets, SIZES, times } from "./summary.ts";
import type { Unmeasured } from "./types.ts";

/** Everything that one run of the benchmark says; `bench/embed/result.json` holds the one that the documents show. */
export interface Result {
  /** Day of the run, ISO 8601. */
  readonly day: string;
  readonly browser: string;
  /** How often each page was loaded, and each history written to. */
  readonly rounds: Readonly<Record<"loads" | "sends", number>>;
  readonly widgets: readonly Summary[];
  readonly unmeasured: readonly Unmeasured[];
}

/** @returns both parts as one: what was measured now, and the rest as it was */
export function joined(before: Result | undefined, now: Result): Result {
  const rounds = {
    loads: now.rounds.loads || (before?.rounds.loads ?? 0),
    sends: now.rounds.sends || (before?.rounds.sends ?? 0),
  };
  const old = new Map(before?.widgets.map((summary) => [summary.name, summary]));
  const widgets = now.widgets.map((summary) => {
    const { failed, ...earlier } = old.get(summary.name) ?? summary;
    const kept = summary.visible === undefined && failed !== undefined ? { failed } : {};
    return { ...earlier, ...kept, ...summary, sends: { ...earlier.sends, ...summary.sends } };
  });
  const others = before?.widgets.filter(({ name }) => !now.widgets.some((summary) => summary.name === name)) ?? [];
  return { ...now, rounds, widgets: [...widgets, ...others] };
}

/** The name that this repository's own chat has among the widgets. */
export const OWN = "lead-chat";

export const HEAD = [
  "",
  "kB until it shows",
  "kB until one can write",
  "time until it shows",
  "time until one can write",
  "blocking, ms",
  ...SIZES.map((size) => (size === 0 ? "Enter to bubble, ms" : `with ${size.toLocaleString("en")}`)),
  "memory, MB",
] as const;

const requests = (count: number | undefined): string => ` (${String(Math.round(count ?? 0))})`;

/** Numbers of one widget as the tables show them; a dash where there is none. */
export function cellsOf(summary: Summary): string[] {
  const { sends, failed } = summary;
  const sent = SIZES.map((size) => {
    const value = sends[String(size)];
    if (typeof value === "number") return String(Math.round(value));
    return value === undefined ? "–" : "did not finish";
  });
  if (failed !== undefined || summary.visible === undefined) return ["–", "–", "–", "–", "–", ...sent, "–"];
  const { visibleBytes = 0, usableBytes = 0, visibleRatio = 0, usableRatio = 0, blocking = 0, heap = 0 } = summary;
  return [
    kilobytes(visibleBytes) + requests(summary.visibleRequests),
    kilobytes(usableBytes) + requests(summary.usableRequests),
    times(visibleRatio),
    times(usableRatio),
    String(Math.round(blocking)),
    ...sent,
    heap.toFixed(1),
  ];
}

/** Yardsticks first, then by how soon one can write; what did not finish stands last. */
export function inOrder(widgets: readonly Summary[]): Summary[] {
  const rank = ({ yardstick, usableRatio }: Summary) => (yardstick ? 0 : 1000) + (usableRatio ?? 1e6);
  return [...widgets].sort((a, b) => rank(a) - rank(b));
}

const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((title) => (/kB|ms|MB|×|time|with [\d,]+$/.test(title) ? "--:" : "---")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** What was missed and lost, as a list; a sentence where it is nothing. */
function verdict({ widgets }: Result): string {
  const own = widgets.find(({ name }) => name === OWN);
  if (!own) return "";
  const missed = missedTargets(own);
  const lost = lostFigures(own, widgets);
  return [
    missed.length === 0 ? "All targets are reached." : `Targets missed:\n\n${list(missed)}`,
    lost.length === 0
      ? "lead-chat is first on every figure."
      : `Where another chat is ahead of lead-chat:\n\n${list(lost)}`,
  ].join("\n\n");
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

function caption({ day, browser, rounds }: Result): string {
  const { loads, sends } = rounds;
  return `Interleaved: every round has each chat once; loading and sending one after the other. Medians of ${String(loads)} rounds of loading, and of ${String(sends)} of sending five messages. ${day}, ${browser}, on a machine of two cores: ratios count, not milliseconds.`;
}

/** The table of the README: one line a chat. */
export function readmeBlock(result: Result): Promise<string> {
  const rows = inOrder(result.widgets)
    .filter(({ failed }) => failed === undefined)
    .map((summary) => [summary.name === OWN ? `**${summary.title}**` : summary.title, ...cellsOf(summary)]);
  return tidy([markdownTable(HEAD, rows), caption(result), verdict(result)].join("\n\n"));
}

/** The table of docs/comparison.md: with versions, notes, and what could not be measured. */
export function comparisonBlock(result: Result): Promise<string> {
  const ordered = inOrder(result.widgets);
  const rows = ordered.map((summary) => [
    summary.name === OWN ? `**${summary.title}**` : summary.title,
    ...cellsOf(summary),
  ]);
  return tidy(
    [
      markdownTable(HEAD, rows),
      caption(result),
      verdict(result),
      habitsTable(ordered),
      list(ordered.flatMap(notesOf)),
      result.unmeasured.length === 0
        ? ""
        : `Not measured:\n\n${list(result.unmeasured.map(({ title, reason }) => `${title}: ${reason}`))}`,
    ].join("\n\n"),
  );
}

/** What is no matter of time, of everything that is a chat. */
function habitsTable(widgets: readonly Summary[]): string {
  const rows = widgets.flatMap(({ name, title, yardstick, habits, noServer }) => {
    if (yardstick || habits === undefined) return [];
    const { works, refused } = habits.policy;
    const policy = refused.length === 0 ? "nothing refused" : `refused by ${refused.join(", ")}`;
    return [
      [
        name === OWN ? `**${title}**` : title,
        `${works ? "works" : "does not work"}, ${policy}`,
        habits.offline ?? `– (${noServer ?? ""})`,
      ],
    ];
  });
  const head = ["", "under a strict Content-Security-Policy", "a message sent without a line"];
  return rows.length === 0 ? "" : markdownTable(head, rows);
}

/** What a reader has to know of one line of the table. */
function notesOf({ title, packages, noHistory, noSend, sends, failed, foreign = [] }: Summary): string[] {
  const notes = [
    ...(packages.length > 0 ? [packages.map((name) => `\`${name}\``).join(", ")] : []),
    ...(failed === undefined ? [] : [`loading did not finish (${failed})`]),
    ...(noSend === undefined ? [] : [`no sending: ${noSend}`]),
    ...(noHistory === undefined ? [] : [`no history: ${noHistory}`]),
    ...Object.entries(sends).flatMap(([size, value]) =>
      typeof value === "string" ? [`with ${Number(size).toLocaleString("en")} messages: ${value}`] : [],
    ),
    ...(foreign.length > 0 ? [`asked ${foreign.join(", ")} too, which was not let through`] : []),
  ];
  return notes.length > 0 ? [`${title}: ${notes.join("; ")}`] : [];
}

const tidy = async (markdown: string): Promise<string> =>
  (await format(markdown, { parser: "markdown", printWidth: 120 })).trim();

/** Between these two lines a document holds what the benchmark says. */
export const MARKERS = { begin: "<!-- bench:embed -->", end: "<!-- /bench:embed -->" } as const;

/**
 * @returns what stands between the markers of a document
 * @throws Error where a marker is missing
 */
export function blockOf(document: string): string {
  const [, after] = document.split(MARKERS.begin);
  const [block, rest] = after?.split(MARKERS.end) ?? [];
  if (block === undefined || rest === undefined)
    throw new Error(`no ${MARKERS.begin} … ${MARKERS.end} in the document`);
  return block.trim();
}

/** @returns the document with another block between its markers */
export function withBlock(document: string, block: string): string {
  blockOf(document);
  const begin = document.indexOf(MARKERS.begin) + MARKERS.begin.length;
  return `${document.slice(0, begin)}\n\n${block}\n\n${document.slice(document.indexOf(MARKERS.end))}`;
}
