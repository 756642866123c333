import type { Context } from "hono";
import { originSchema } from "../../protocol/contact.ts";
import { leadStatusSchema } from "../../protocol/lead-status-event.ts";
import { refusal } from "../problem.ts";
import type { LeadFilter } from "../stores/lead-store.ts";

/** How long a parameter may be: as long as what it is compared with. */
const longest = { search: 200, kind: 32, label: 64, campaign: 512 } as const;

/**
 * Which leads a request asks for: `search`, `kind`, `origin`, `label`, `status`, `campaign`. An empty parameter is none.
 *
 * @throws Problem `query-too-long`, `query-choice`
 */
export function readLeadFilter(context: Context): LeadFilter {
  const words = Object.entries(longest).flatMap(([name, most]): [string, string][] => {
    const value = context.req.query(name)?.trim();
    if (!value) return [];
    if (value.length > most) throw refusal("query-too-long", { params: { name, most } });
    return [[name, value]];
  });
  return {
    ...(Object.fromEntries(words) as Pick<LeadFilter, keyof typeof longest>),
    ...oneOf(context, "origin", originSchema.def.entries),
    ...oneOf(context, "status", leadStatusSchema.def.entries),
  };
}

/** A parameter that has one of a few values. */
function oneOf<Name extends string, Value extends string>(
  context: Context,
  name: Name,
  values: Readonly<Record<string, Value>>,
): Partial<Record<Name, Value>> {
  const given = context.req.query(name);
  if (!given) return {};
  const all = Object.values(values);
  const found = all.find((value) => value === given);
  if (found === undefined) throw refusal("query-choice", { params: { name, choices: all.join(", ") } });
  return { [name]: found } as Partial<Record<Name, Value>>;
}
