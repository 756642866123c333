import type { LeadStatus } from "../../protocol/center-api.ts";
import type { CenterTexts } from "../i18n/en.ts";

/** What the business makes of a lead, in the order in which it goes. */
export const leadStatuses: readonly LeadStatus[] = ["raw", "contacted", "qualified", "converted", "unqualified"];

/** What a status is called. */
export function statusName(status: LeadStatus, t: CenterTexts): string {
  const names: Readonly<Record<LeadStatus, string>> = {
    raw: t.statusRaw,
    contacted: t.statusContacted,
    qualified: t.statusQualified,
    converted: t.statusConverted,
    unqualified: t.statusUnqualified,
  };
  return names[status];
}
