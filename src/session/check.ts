import { Attempts } from "../delivery/attempt.ts";
import { describeCause } from "../delivery/describe-cause.ts";
import { resolveDestination, type Destination } from "../delivery/destination.ts";
import { postEvents } from "../delivery/post-events.ts";
import { mergeContacts } from "../lead/merge-contacts.ts";
import { emptyLeadRecord } from "../lead/lead-record.ts";
import type { Change, LeadEvent } from "../protocol/lead-event.ts";
import { browserNetwork } from "./browser-network.ts";
import { buildLeadEvent } from "./build-event.ts";
import type { EngineCore } from "./engine-types.ts";
import type { CheckReport } from "./session-types.ts";

/** What works here and what does not, and what becomes of a test lead. Changes nothing on the device. */
export async function check(core: EngineCore): Promise<CheckReport> {
  const { platform, settings, ledger } = core;
  const { url, timeZone, language } = platform.page();
  const { region, pageLanguage, capture = "auto", config } = settings;
  const destination = resolveDestination(settings, url);
  const resolved = await platform.detection.resolveRegion({
    region,
    pageLanguage,
    timeZone,
    language: settings.language,
  });
  const { outbox } = await ledger.read();
  return {
    ...(typeof destination === "string" ? { endpoint: destination } : describe(destination)),
    region: { ...(resolved.region && { country: resolved.region }), source: resolved.source },
    language: settings.language ?? language ?? "",
    capture,
    storage: ledger.isDurable ? "device" : "memory",
    consent: { ads: config?.consent?.ads ?? "denied" },
    undelivered: outbox.length,
    ...(typeof destination !== "string" && { test: await sendTest(core, destination) }),
  };
}

function describe({ url, isValid, format, contentType }: Destination) {
  return { endpoint: { url, isValid }, format, contentType };
}

async function sendTest(core: EngineCore, destination: Destination): Promise<NonNullable<CheckReport["test"]>> {
  const fail = (reason: string) =>
    ({ outcome: "failed", reason, message: describeCause(reason, destination.url) }) as const;
  const { transform } = core.settings.config?.delivery || {};
  const network = { ...browserNetwork, ...core.platform };
  const unwatch = network.watch();
  try {
    // A test lead that the host's function does not want has nowhere to arrive: that counts as stored.
    const outcome = await postEvents(new Attempts(network), destination, { events: [testLead(core)], transform });
    if (outcome.kind !== "stored") return fail(outcome.reason);
    const [rejection] = outcome.rejected;
    return rejection ? fail(rejection.reason) : { outcome: "stored" };
  } finally {
    unwatch();
  }
}

/** A lead of nobody, marked as a test: a receiver answers it and never counts it. */
function testLead(core: EngineCore): LeadEvent {
  const { newId, newKey, page, source, now } = core.context();
  const at = new Date(now()).toISOString();
  const input = { origin: "host", at, contacts: [{ kind: "email", value: "test@example.com" }] } as const;
  const { record, added } = mergeContacts(emptyLeadRecord(newId(), newKey(), at), input, newId);
  const change: Change = { action: "identified", origin: "host", added: [...added], removed: [], notice: "none" };
  const event = buildLeadEvent({ ...record, sequence: 1 }, { id: newId(), at, source }, { change, page });
  return { ...event, data: { ...event.data, test: true } };
}
