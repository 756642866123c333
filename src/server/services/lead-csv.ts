import { stringify } from "csv-stringify/sync";
import type { LeadNote, LeadRecord } from "../../protocol/center-api.ts";
import { contactKinds } from "../../protocol/contact.ts";
import type { Answer, Touch } from "../../protocol/lead-event.ts";
import type { LeadFilter, LeadStore } from "../stores/lead-store.ts";

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
  ["goal", "goal"],
  ["tracking_id", "trackingId"],
  ["referrer", "referrer"],
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
  "status",
  "notes",
  ...touchColumns.map(([column]) => column),
  "click_ids",
  "page",
  "language",
];

/** Where the columns that depend on the data begin, so that a question called "email" is not the visitor's e-mail. */
const answerPrefix = "answer: ";
const contactPrefix = "contact: ";

/** How many leads are read at a time. */
const atOnce = 500;

/**
 * The leads that a filter fits as a file that spreadsheets open: UTF-8 with a byte order mark, RFC 4180, one row a lead,
 * one column a kind of contact, question and field of the last touch. They are read once for the columns and once for
 * the rows, so that no more than a few of them are in memory. A lead that is erased meanwhile is left out.
 */
export function streamCsv(
  store: Pick<LeadStore, "leads" | "leadsById">,
  filter: LeadFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = csvPieces(store, filter);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* csvPieces(
  store: Pick<LeadStore, "leads" | "leadsById">,
  filter: LeadFilter,
): AsyncGenerator<string, void, undefined> {
  const ids: string[] = [];
  const columns = new Set(fixedColumns);
  for (let before: number | null | undefined; before !== null;) {
    const page = await store.leads({ limit: atOnce, filter, ...(before !== undefined && { before }) });
    ids.push(...page.leads.map(({ id }) => id));
    for (const lead of page.leads) for (const column of toRow(lead).keys()) columns.add(column);
    before = page.next;
  }
  yield toLines([[...columns]], true);
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const found = new Map((await store.leadsById(some)).map((lead) => [lead.id, lead]));
    const rows = some.flatMap((id) => found.get(id) ?? []).map(toRow);
    yield toLines(toCells(rows, [...columns]), false);
  }
}

function toCells(rows: readonly Row[], columns: readonly string[]): readonly (readonly string[])[] {
  return rows.map((row) => columns.map((column) => row.get(column) ?? ""));
}

function toLines(cells: readonly (readonly string[])[], isFirst: boolean): string {
  return stringify(
    cells.map((row) => row.map(toHarmless)),
    // Of line breaks the library quotes only the whole record delimiter; a lone one would begin a row as well.
    { bom: isFirst, record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
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

function toRow({ id, receivedAt, changedAt, lead, touches, page, change, work }: LeadRecord): Row {
  const row = new Map<string, string>([
    ["lead_id", id],
    ["received_at", receivedAt],
    ["changed_at", changedAt],
    ["origin", [...new Set([...lead.contacts.flatMap(({ origins }) => origins), change.origin])].join("; ")],
    ["labels", [...new Set([...lead.labels, ...(work?.labels ?? [])])].map(toHarmless).join("; ")],
    ["status", work?.status ?? "raw"],
    ["notes", (work?.notes ?? []).map(toNoteText).join("\n")],
    ["page", page?.url ?? ""],
    ["language", page?.language ?? ""],
  ]);
  const builtIn = new Set<string>(contactKinds);
  const isKnown = (kind: string, value: string): boolean =>
    lead.contacts.some((contact) => contact.kind === kind && contact.value === value);
  const added = (work?.addedContacts ?? []).filter(({ kind, value }) => !isKnown(kind, value));
  for (const { kind, value } of [...lead.contacts, ...added]) {
    append(row, builtIn.has(kind) ? kind : contactPrefix + kind, value);
  }
  if (!row.has("name") && typeof lead.profile["name"] === "string") row.set("name", lead.profile["name"]);
  for (const [question, answer] of Object.entries(lead.answers)) {
    append(row, answerPrefix + (answer.question ?? question), toText(answer));
  }
  const touch = touches.at(-1);
  if (touch) {
    for (const [column, field] of touchColumns) row.set(column, String(touch[field] ?? ""));
    for (const [name, value] of Object.entries(touch.clickIds ?? {})) append(row, "click_ids", `${name}=${value}`);
  }
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

function toNoteText({ text, author, at }: LeadNote): string {
  return toHarmless(`${text} (${author}, ${at.slice(0, 10)})`);
}

function toText({ value }: Answer): string {
  return Array.isArray(value) ? value.join("; ") : String(value);
}
