import type { FormDefinition } from "../../protocol/form.ts";
import type { PageFacts } from "./form-types.ts";

/** Parameters of a link that name the campaign or the ad, as the platforms and their guides write them. */
const campaignKeys = ["utm_campaign", "utm_id", "campaign_id", "campaignid", "campaign"];
const adKeys = ["utm_content", "ad_id", "adid", "ad_name", "creative"];

/** What the address of a page says about where the visitor came from: names and ids, the campaign's own name first. */
export function readArrival(url: string): { readonly campaigns: readonly string[]; readonly ads: readonly string[] } {
  const query = readQuery(url);
  const all = (keys: readonly string[]) => keys.flatMap((key) => query.get(key) || []);
  return { campaigns: all(campaignKeys), ads: all(adKeys) };
}

/** The parameters of an address; none for one that is no address. */
export function readQuery(url: string): ReadonlyMap<string, string> {
  try {
    return new Map(new URL(url).searchParams);
  } catch {
    return new Map();
  }
}

/**
 * Which form a visitor gets: the first of `forms` whose `when` matches, else `form`.
 * @param id asks for one by its id, whatever its `when` says
 * @returns undefined where the definitions hold none: the built-in form is meant
 */
export function selectForm(
  { form, forms = [] }: { form?: FormDefinition | undefined; forms?: readonly FormDefinition[] | undefined },
  facts: PageFacts,
  id?: string,
): FormDefinition | undefined {
  if (id !== undefined) return [...forms, ...(form ? [form] : [])].find((one) => (one.id ?? "default") === id);
  return forms.find(({ when }) => when && matches(when, facts)) ?? form ?? forms.find(({ when }) => !when);
}

function matches(when: NonNullable<FormDefinition["when"]>, facts: PageFacts): boolean {
  const { campaign, ad, path, language } = when;
  const one = (wanted: string | string[] | undefined, fits: (pattern: string) => boolean) =>
    wanted === undefined || [wanted].flat().some(fits);
  const named = (names: readonly string[]) => (pattern: string) =>
    names.some((name) => matchesGlob(pattern.toLowerCase(), name.toLowerCase()));
  const { campaigns, ads } = readArrival(facts.url);
  const spoken = facts.language.toLowerCase();
  return (
    one(campaign, named(campaigns)) &&
    one(ad, named(ads)) &&
    one(path, (pattern) => matchesGlob(pattern, pathOf(facts.url))) &&
    one(language, (tag) => spoken === tag.toLowerCase() || spoken.startsWith(`${tag.toLowerCase()}-`))
  );
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return "";
  }
}

/** `*` stands for anything; the parts between are looked for from left to right, in linear time. */
export function matchesGlob(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  const first = parts.shift() ?? "";
  if (parts.length === 0) return text === first;
  const last = parts.pop() ?? "";
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
