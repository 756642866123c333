import { stringify } from "csv-stringify/sync";
import type { LeadRecord } from "../../protocol/center-api.ts";
import { contactKinds } from "../../protocol/contact.ts";
import type { Answer, Touch } from "../../protocol/lead-event.ts";

type Row = ReadonlyMap<string, string>;

const touchColumns = [
  ["touch_kind", "kind"],
  ["touch_at", "at"],
  ["platform", "platform"],
  ["medium", "medium"],
  ["source", "source"],
  ["campaign", "campaign"],
  ["campaign_id", "campaignId"],
  ["ad_group_id", "adGroupId"],
  ["ad_id", "adId"],
  ["content", "content"],
  ["term", "term"],
  ["tracking_id", "trackingId"],
  ["landing", "landing"],
] as const satisfies readonly (readonly [column: string, field: keyof Touch])[];

/** Columns that every file has, in this order; further kinds of contact and questions follow. */
const fixedColumns: readonly string[] = [
  "lead_id",
  "received_at",
  "changed_at",
  "name",
  ...contactKinds.filter((kind) => kind !== "name"),
  "origin",
  "labels",
  ...touchColumns.map(([column]) => column),
  "page",
  "language",
];

/** Where the columns that depend on the data begin, so that a question called "email" is not the visitor's e-mail. */
const answerPrefix = "answer: ";
const contactPrefix = "contact: ";

/**
 * The leads as a file that spreadsheets open: UTF-8 with a byte order mark, RFC 4180, one row a lead, one column a kind
 * of contact, question and field of the last touch.
 *
 * @param leads in the order of the rows
 */
export function toCsv(leads: readonly LeadRecord[]): string {
  const rows = leads.map(toRow);
  const columns = [...new Set([...fixedColumns, ...rows.flatMap((row) => [...row.keys()])])];
  const cells = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ""))];
  return stringify(
    cells.map((row) => row.map(toHarmless)),
    // Of line breaks the library quotes only the whole record delimiter; a lone one would begin a row as well.
    { bom: true, record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
  );
}

/** How a cell begins that a spreadsheet may run, full-width forms included. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;
/** One phone number or several: no formula, and it must stay dialable. */
const phones = /^\+\d{7,15}(; \+\d{7,15})*$/;

/** A spreadsheet runs a cell that begins like a formula: an apostrophe before it makes it text. */
export function toHarmless(cell: string): string {
  return formulaStart.test(cell) && !phones.test(cell) ? `'${cell}` : cell;
}

function toRow({ id, receivedAt, changedAt, lead, touches, page, change }: LeadRecord): Row {
  const row = new Map<string, string>([
    ["lead_id", id],
    ["received_at", receivedAt],
    ["changed_at", changedAt],
    ["origin", [...new Set([...lead.contacts.flatMap(({ origins }) => origins), change.origin])].join("; ")],
    ["labels", lead.labels.join("; ")],
    ["page", page?.url ?? ""],
    ["language", page?.language ?? ""],
  ]);
  const builtIn = new Set<string>(contactKinds);
  for (const { kind, value } of lead.contacts) append(row, builtIn.has(kind) ? kind : contactPrefix + kind, value);
  if (!row.has("name") && typeof lead.profile["name"] === "string") row.set("name", lead.profile["name"]);
  for (const [question, answer] of Object.entries(lead.answers)) {
    append(row, answerPrefix + (answer.question ?? question), toText(answer));
  }
  const touch = touches.at(-1);
  if (touch) for (const [column, field] of touchColumns) row.set(column, String(touch[field] ?? ""));
  return row;
}

/**
 * Several values of one column stand in one cell, so that a lead stays one row. Each is made harmless by itself: where
 * the semicolon separates cells, a spreadsheet may take the second value for a cell of its own.
 */
function append(row: Map<string, string>, column: string, value: string): void {
  const before = row.get(column);
  row.set(column, before ? `${before}; ${toHarmless(value)}` : toHarmless(value));
}

function toText({ value }: Answer): string {
  return Array.isArray(value) ? value.join("; ") : String(value);
}
