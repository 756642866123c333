import { describeForPage, type PageCall } from "../delivery/page-destinations.ts";
import type { LeadEvent } from "../protocol/lead-event.ts";
import { browserPage } from "./browser-page.ts";
import type { EngineCore } from "./engine-types.ts";

/** Milliseconds in which a visitor may take back what they gave: until then nobody else hears of it. */
const GRACE = 10_000;

interface Forwarding {
  granted: boolean | undefined;
  /** Leads that wait for the visitor's consent. */
  readonly waiting: LeadEvent[];
  /** Ids of leads that were taken back before anybody was told: given again, they are news. */
  readonly withdrawn: Set<string>;
}
const forwardings = new WeakMap<EngineCore, Forwarding>();

function forwardingOf(core: EngineCore): Forwarding {
  const known = forwardings.get(core) ?? { granted: undefined, waiting: [], withdrawn: new Set() };
  forwardings.set(core, known);
  return known;
}

/** A new lead: the page's integrations are told of it, unless it is taken back at once or the visitor has not agreed. */
export async function forwardLead(core: EngineCore, event: LeadEvent): Promise<void> {
  const { lead, sequence } = event.data;
  if (sequence > 1 && !forwardingOf(core).withdrawn.delete(lead.id)) return;
  core.whileOpen(core.platform.startTimer(() => void tell(core, event), GRACE));
}

/** The visitor agreed, or no longer does. What waited for it is made up for. */
export async function grantConsent(core: EngineCore, granted = true): Promise<void> {
  const forwarding = forwardingOf(core);
  forwarding.granted = granted;
  if (granted) for (const event of forwarding.waiting.splice(0)) await tell(core, event);
}

async function tell(core: EngineCore, event: LeadEvent): Promise<void> {
  const { destinations = {}, consent } = core.settings.config ?? {};
  const forwarding = forwardingOf(core);
  const { lead } = core.ledger.state;
  if (lead?.id !== event.data.lead.id) return;
  // What was taken back within the time of grace was never reported.
  if (lead.state !== "active") return void forwarding.withdrawn.add(lead.id);
  if (!(forwarding.granted ?? consent?.ads === "granted")) {
    forwarding.waiting.push(event);
    for (const [name, setting] of Object.entries(destinations)) if (setting) core.report("skipped-consent", name);
    return;
  }
  const { hash } = { ...browserPage, ...core.platform };
  // A detail that was corrected meanwhile is told as it is now.
  const current: LeadEvent = { ...event, data: { ...event.data, lead } };
  const calls = await describeForPage(current, destinations, hash);
  const absent = new Set(calls.filter((call) => !make(core, call)).map(({ destination }) => destination));
  for (const name of absent) core.report("destination-absent", name);
}

/** @returns false when the page has no such thing */
function make(core: EngineCore, { global, method, args }: PageCall): boolean {
  const { globals } = { ...browserPage, ...core.platform };
  const target = globals()[global] as Record<string, unknown> | ((...args: unknown[]) => unknown) | undefined;
  try {
    const callee = method ? (target as Record<string, unknown> | undefined)?.[method] : target;
    if (typeof callee !== "function") return false;
    callee.apply(method ? target : undefined, args);
  } catch {
    // The page's own integration failed: that is its affair, and no reason to fail here.
  }
  return true;
}
