import { format } from "prettier";
import type { Summary } from "./summary.ts";
import { kilobytes, lostFigures, missedTargets, SIZES, times } from "./summary.ts";
import type { Unmeasured } from "./types.ts";

/** Everything that one run of the benchmark says; `bench/embed/result.json` holds the one that the documents show. */
export interface Result {
  /** Day of the run, ISO 8601. */
  readonly day: string;
  readonly browser: string;
  readonly rounds: number;
  /** Commit-independent: what of this repository was measured is its `dist`. */
  readonly widgets: readonly Summary[];
  readonly unmeasured: readonly Unmeasured[];
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
  if (failed !== undefined) return ["–", "–", "–", "–", "–", ...sent, "–"];
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
  [head, head.map((_, column) => (column === 0 ? "---" : "--:")), ...rows]
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
  return `One interleaved run, medians of ${String(rounds)} rounds, ${day}, ${browser}, on a machine of two cores that was busy with other work too: ratios count, not milliseconds.`;
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
      list(ordered.flatMap(notesOf)),
      result.unmeasured.length === 0
        ? ""
        : `Not measured:\n\n${list(result.unmeasured.map(({ title, reason }) => `${title}: ${reason}`))}`,
    ].join("\n\n"),
  );
}

/** What a reader has to know of one line of the table. */
function notesOf({ title, packages, noHistory, sends, failed, foreign }: Summary): string[] {
  const notes = [
    ...(packages.length > 0 ? [packages.map((name) => `\`${name}\``).join(", ")] : []),
    ...(failed === undefined ? [] : [`loading did not finish (${failed})`]),
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
