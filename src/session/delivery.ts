import { Attempts } from "../delivery/attempt.ts";
import { describeCause } from "../delivery/describe-cause.ts";
import type { Destination } from "../delivery/destination.ts";
import { openGate, type OutboxEntry } from "../delivery/outbox-entry.ts";
import type { Outcome } from "../delivery/outcome.ts";
import { Sender, type OutboxState } from "../delivery/sender.ts";
import type { Stored } from "../storage/storage-types.ts";
import type { EnginePlatform } from "./platform.ts";
import type { Report } from "./reporter.ts";
import type { DeliveryReport } from "./session-types.ts";

export interface DeliveryParts {
  readonly platform: EnginePlatform;
  readonly namespace: string;
  readonly destination: () => Destination | undefined;
  readonly read: () => Promise<Pick<Stored, "outbox" | "meta">>;
  readonly peek: () => Pick<Stored, "outbox" | "meta">;
  /** Writes down what came of an attempt. */
  readonly settle: (
    entries: readonly OutboxEntry[],
    outcome: Outcome,
    days: number,
  ) => Promise<readonly DeliveryReport[]>;
  readonly tell: (report: DeliveryReport) => void;
  readonly report: Report;
}

export interface Delivery {
  readonly sender: Sender;
  /** Ends what is being sent: it has been deleted. */
  abort(): void;
}

const INVALID: Outcome = { kind: "parked", reason: "endpoint-invalid" };

/** Ties the sender to storage, to the network and to what the host is told. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { platform, destination, namespace } = parts;
  const attempts = new Attempts(platform);
  // Nobody to send to, or nobody yet: what is queued stays.
  const visible = ({ outbox, meta }: Pick<Stored, "outbox" | "meta">): OutboxState => ({
    entries: destination() ? outbox : [],
    gate: meta[0]?.gate ?? openGate,
  });
  const sender = new Sender({
    read: async () => visible(await parts.read()),
    peek: () => visible(parts.peek()),
    async send([entry]) {
      const to = destination();
      if (!to?.isValid || !entry) return INVALID;
      const contentType = to.contentType === "json" ? "application/json" : "text/plain;charset=UTF-8";
      const headers = { "Content-Type": contentType, ...to.headers };
      return attempts.make({ url: to.url, headers, body: JSON.stringify(entry.event) }, to.acceptsAny);
    },
    async settle(entries, outcome) {
      const to = destination();
      const reports = await parts.settle(entries, outcome, to?.days ?? 30);
      for (const report of reports) {
        parts.tell(report);
        if (!report.reason || !to) continue;
        // What passes by itself is worth a line, not an alarm.
        const level = report.status === "retrying" ? (report.reason === "offline" ? "info" : "warning") : "error";
        parts.report(level, report.reason.replace(/:.*/s, ""), describeCause(report.reason, to.url));
      }
    },
    withLock: (task) => platform.withLock(`lead-chat-1/${namespace}/send`, task),
    transforms: () => false,
    startTimer: platform.startTimer,
    now: platform.now,
    random: platform.random,
  });
  return { sender, abort: () => attempts.abort() };
}
