import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import type { LeadFilter } from "../lead-store.ts";
import { entryPattern, escapeLike } from "./lead-facets.ts";
import { hasWord, like, toDigits, wordsOf } from "./search-words.ts";
import type { Tables } from "./tables.ts";

type Builder = ExpressionBuilder<Tables, "leads">;

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
    // As far as it is typed: nobody knows the names of campaigns by heart.
    ...(campaign !== undefined ? [like("leads.campaign", `%${escapeLike(campaign)}%`)] : []),
    ...(origin !== undefined ? [like("leads.origins", entryPattern(origin))] : []),
    ...(kind !== undefined ? [hasKind(builder, kind)] : []),
    ...(label !== undefined ? [hasLabel(builder, label)] : []),
    ...wordsOf(search ?? "").map((word) => holds(builder, word)),
  ];
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

function holds(builder: Builder, written: string): Expression<SqlBool> {
  const word = toDigits(written);
  const notes = builder.selectFrom("lead_notes").select("lead_id").where(hasWord("lead_notes.folded", word));
  const labels = builder.selectFrom("lead_labels").select("lead_id").where(hasWord("lead_labels.folded", word));
  const added = builder.selectFrom("added_contacts").select("lead_id").where(hasWord("added_contacts.folded", word));
  return builder.or([
    hasWord("leads.folded", word),
    builder("leads.id", "in", notes),
    builder("leads.id", "in", labels),
    builder("leads.id", "in", added),
  ]);
}
