import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { LeadFilter } from "../lead-store.ts";
import { fold } from "./conversations/fold.ts";
import { entryPattern, escapeLike } from "./lead-facets.ts";
import type { Tables } from "./tables.ts";

type Builder = ExpressionBuilder<Tables, "leads">;

/** More words than these say nothing new. */
const mostWords = 8;

/** Active leads that a filter fits. Everything that is asked for goes in as a parameter. */
export function selectLeads(database: Kysely<Tables>, filter: LeadFilter = {}) {
  return database
    .selectFrom("leads")
    .where("state", "=", "active")
    .where((builder) => builder.and(conditionsOf(builder, filter)));
}

function conditionsOf(builder: Builder, filter: LeadFilter): Expression<SqlBool>[] {
  const { search, kind, origin, label, status, campaign } = filter;
  return [
    ...(status !== undefined ? [builder("status", "=", status)] : []),
    ...(campaign !== undefined ? [builder("campaign", "=", campaign)] : []),
    ...(origin !== undefined ? [like("leads.origins", entryPattern(origin))] : []),
    ...(kind !== undefined ? [hasKind(builder, kind)] : []),
    ...(label !== undefined ? [hasLabel(builder, label)] : []),
    ...wordsOf(search ?? "").map((word) => holds(builder, word)),
  ];
}

function like(column: string, pattern: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

function hasKind(builder: Builder, kind: string): Expression<SqlBool> {
  const own = builder.selectFrom("lead_contacts").select("lead_id").where("kind", "=", kind);
  const added = builder.selectFrom("added_contacts").select("lead_id").where("kind", "=", kind);
  return builder.or([builder("leads.id", "in", own), builder("leads.id", "in", added)]);
}

function hasLabel(builder: Builder, label: string): Expression<SqlBool> {
  const given = builder.selectFrom("lead_labels").select("lead_id").where("label", "=", label);
  return builder.or([builder("leads.id", "in", given), like("leads.own_labels", entryPattern(label))]);
}

function wordsOf(search: string): readonly string[] {
  const words = search.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, mostWords);
}

/** A number as somebody writes it, as far as it stands in the number with its country code. */
function toDigits(word: string): string {
  if (!/^[+(]?\d[\d().-]{3,}$/.test(word)) return word;
  return word.replace(/\D/g, "").replace(/^0+(?=\d{3})/, "");
}

function holds(builder: Builder, word: string): Expression<SqlBool> {
  const pattern = `%${escapeLike(toDigits(fold(word)))}%`;
  // Labels are kept as they were given: beyond ASCII they are found as they are written.
  const exact = `%${escapeLike(word)}%`;
  const notes = builder.selectFrom("lead_notes").select("lead_id").where(like("lead_notes.folded", pattern));
  const labels = builder.selectFrom("lead_labels").select("lead_id").where(like("lead_labels.label", exact));
  const added = builder.selectFrom("added_contacts").select("lead_id").where(like("added_contacts.value", pattern));
  return builder.or([
    like("leads.folded", pattern),
    builder("leads.id", "in", notes),
    builder("leads.id", "in", labels),
    builder("leads.id", "in", added),
  ]);
}
