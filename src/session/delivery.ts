import { Attempts } from "../delivery/attempt.ts";
import { resolveDestination, type Destination } from "../delivery/destination.ts";
import type { Transform } from "../delivery/encode.ts";
import { groupEntries } from "../delivery/group-entries.ts";
import { openGate, type OutboxEntry } from "../delivery/outbox-entry.ts";
import type { Outcome } from "../delivery/outcome.ts";
import { postEvents } from "../delivery/post-events.ts";
import { Sender, type OutboxState } from "../delivery/sender.ts";
import { browserNetwork } from "./browser-network.ts";
import type { EngineCore } from "./engine-types.ts";
import type { DeliveryReport } from "./session-types.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** The sender at work: a chunk of its own, loaded when there is something to send. */
export interface Delivery extends Pick<Sender, "kick" | "hurry" | "hide"> {
  /** Ends what is being sent: it is about to be deleted. */
  abort(): void;
  stop(): void;
}

/** Ties the sender to what is stored, to the network and to what the host is told. */
export function createDelivery(core: EngineCore): Delivery {
  const { ledger, platform } = core;
  const network = { ...browserNetwork, ...platform };
  const { now, random, startTimer } = platform;
  const attempts = new Attempts({ now, startTimer, http: network.http, findCause: network.findCause });
  const unwatch = network.watch();
  const destination = () => currentDestination(core);
  /** The gate where the device keeps none: after `forget()`. */
  let spare = openGate;
  // Without a destination what is queued stays.
  const state = (): OutboxState => {
    const [meta] = ledger.maps.meta.values();
    const entries = destination() ? [...ledger.maps.outbox.values()].sort((a, b) => a.position - b.position) : [];
    return { entries, gate: meta?.gate ?? spare };
  };
  const sender = new Sender({
    read: () => ledger.read().then(state),
    peek: state,
    send: (entries) => send(core, attempts, entries),
    group: (entry, entries) =>
      destination()?.format === "batch" ? groupEntries(entry, entries, transformOf(core) !== undefined) : [entry],
    settle: async (entries, outcome) => {
      const days = destination()?.days ?? 30;
      const { items: known } = ledger.maps;
      const settling = { outcome, known, days, now: now(), random: random(), gate: spare };
      const { reports, gate } = await ledger.commit(settleAttempt(core.context(), entries, settling));
      spare = gate;
      for (const report of reports) announce(core, report);
    },
    withLock: (task) => network.withLock(`lead-chat-1/${core.namespace}/send`, task),
    transforms: () => transformOf(core) !== undefined,
    startTimer,
    now,
    random,
  });
  return {
    kick: () => sender.kick(),
    hurry: (options) => sender.hurry(options),
    hide: () => sender.hide(),
    abort: () => attempts.abort(),
    stop() {
      sender.stop();
      unwatch();
    },
  };
}

async function send(core: EngineCore, attempts: Attempts, entries: readonly OutboxEntry[]): Promise<Outcome> {
  const destination = currentDestination(core);
  // The settings have just changed: what is queued stays.
  if (!destination) return { kind: "parked", reason: "endpoint-invalid" };
  // Whether an event is transformed was decided when it was queued.
  const transform = entries.some((entry) => entry.transform) ? transformOf(core) : undefined;
  return postEvents(attempts, destination, { events: entries.map(({ event }) => event), transform });
}

function transformOf({ settings }: EngineCore): Transform | undefined {
  return (settings.config?.delivery || {}).transform;
}

function currentDestination({ settings, platform }: EngineCore): Destination | undefined {
  const destination = resolveDestination(settings, platform.page().url);
  return typeof destination === "string" ? undefined : destination;
}

function announce(core: EngineCore, delivery: DeliveryReport): void {
  core.tell("delivery", delivery);
  const { reason, status } = delivery;
  const url = currentDestination(core)?.url;
  if (reason && url) void core.reporter().then((reporter) => reporter.reportDelivery(core, reason, { status, url }));
}
