import { leadChatEventSchema } from "../../protocol/lead-event.ts";
import type { ProblemError } from "../../protocol/problem-codes.ts";
import { notStored } from "../middleware/store-failure.ts";
import { Problem, refusal } from "../problem.ts";
import type { IncomingEvent, LeadStore, RecordOutcome } from "../stores/lead-store.ts";
import { explainEvent } from "./explain-event.ts";

/** Bytes that one event may have, as JSON. */
export const mostEventBytes = 64 * 1024;

/** What the sender is told. An id in `rejected` was not stored and will not be, however often it is sent. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

export interface ReceiverOptions {
  readonly store: Pick<LeadStore, "record">;
  /** The present time. */
  readonly now: () => Date;
}

export interface Receiver {
  /**
   * @param given one event, as parsed JSON
   * @throws Problem `invalid-event`, `event-too-large`, `wrong-key`, `store-unavailable`
   */
  receiveEvent(given: unknown): Promise<Receipt>;
  /**
   * @param given a batch, as parsed JSON: what is wrong with one event stands in the receipt and stops no other
   * @throws Problem `invalid-event` if it is no list or an event has no id by which it could be refused
   */
  receiveBatch(given: unknown): Promise<Receipt>;
}

type Checked = { readonly incoming: IncomingEvent } | { readonly problem: Problem };

/** Takes events in: checks them, has them stored, and says what became of each. */
export function createReceiver({ store, now }: ReceiverOptions): Receiver {
  const record = async (events: readonly IncomingEvent[]): Promise<readonly RecordOutcome[]> => {
    if (events.length === 0) return [];
    try {
      return await store.record(events);
    } catch (cause) {
      throw notStored(cause);
    }
  };
  return {
    async receiveEvent(given) {
      const checked = checkEvent(given, now());
      if ("problem" in checked) throw checked.problem;
      const [outcome] = await record([checked.incoming]);
      if (outcome === "wrong-key") throw wrongKey();
      return toReceipt([{ id: checked.incoming.event.id, outcome: outcome ?? "accepted" }]);
    },
    async receiveBatch(given) {
      const ids = batchIds(given);
      const receivedAt = now();
      const checked = ids.map(({ event }) => checkEvent(event, receivedAt));
      const outcomes = await record(checked.flatMap((each) => ("incoming" in each ? [each.incoming] : [])));
      const remaining = outcomes.values();
      return toReceipt(
        checked.map((each, index) => {
          const id = ids[index]?.id ?? "";
          if ("problem" in each) return { id, outcome: "rejected", reason: reasonOf(each.problem) };
          return { id, outcome: remaining.next().value ?? "accepted" };
        }),
      );
    },
  };
}

function checkEvent(given: unknown, receivedAt: Date): Checked {
  const body = serialise(given);
  if (body instanceof Problem) return { problem: body };
  const parsed = leadChatEventSchema.safeParse(given, { reportInput: true });
  if (!parsed.success) return { problem: invalid(explainEvent(parsed.error.issues)) };
  return { incoming: { event: parsed.data, body, receivedAt: receivedAt.toISOString() } };
}

/** The event as JSON without its lead's key; everything else stays as it came, also what this version does not know. */
function serialise(given: unknown): string | Problem {
  let text: string;
  try {
    text = JSON.stringify(given);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return invalid([{ path: "", message: "is nested too deeply", code: "invalid" }]);
  }
  const size = Buffer.byteLength(text);
  if (size > mostEventBytes) {
    const params = { size: size.toLocaleString("en"), most: mostEventBytes.toLocaleString("en") };
    return refusal("event-too-large", { params });
  }
  if (!isObject(given) || !isObject(given["data"])) return text;
  const { key: _key, ...data } = given["data"];
  return JSON.stringify({ ...given, data });
}

/** Each event of a batch with the id by which it can be refused. */
function batchIds(given: unknown): readonly { readonly id: string; readonly event: unknown }[] {
  if (!Array.isArray(given)) {
    const message = "must be a list of events; send a single event as application/json";
    throw invalid([{ path: "", message, code: "wrong-type", params: { expected: "array" } }]);
  }
  return given.map((event: unknown, index) => {
    const id = isObject(event) ? event["id"] : undefined;
    if (typeof id === "string" && id !== "" && id.length <= 128) return { id, event };
    const message = "a text of 1 to 128 characters is needed";
    throw invalid([{ path: `[${index}].id`, message, code: "invalid" }]);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toReceipt(
  results: readonly { readonly id: string; readonly outcome: RecordOutcome | "rejected"; readonly reason?: string }[],
): Receipt {
  return {
    accepted: results.filter(({ outcome }) => outcome === "accepted").length,
    duplicates: results.filter(({ outcome }) => outcome === "duplicate").length,
    rejected: results
      .filter(({ outcome }) => outcome === "rejected" || outcome === "wrong-key")
      .map(({ id, outcome, reason }) => ({ id, reason: reason ?? outcome })),
  };
}

function invalid(errors: readonly ProblemError[]): Problem {
  const mistakes = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  return refusal("invalid-event", { params: { mistakes }, errors });
}

function wrongKey(): Problem {
  return refusal("wrong-key");
}

/** e.g. `invalid-event: data.lead.contacts[0].value: at least 1 character`; the word before the colon is for programs. */
function reasonOf(problem: Problem): string {
  return `${problem.kind}: ${problem.message}`;
}
