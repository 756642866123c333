import type { Browser } from "playwright-core";

/** One event of a trace; times in microseconds, `tdur` is what its thread really worked. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** A task that is longer than this keeps a visitor waiting, milliseconds. */
const LONG = 50;

/**
 * @param events of a page that marked where it began and where it became usable
 * @returns milliseconds by which the tasks of its main thread between the two were longer than 50. What they worked
 *   counts, not what passed: another process that takes the processor away is not theirs to answer for
 */
export function blockingTime(events: readonly TraceEvent[]): number {
  const mark = (name: string): TraceEvent => {
    const event = events.find((one) => one.name === name);
    if (!event) throw new Error(`the trace has no ${name}`);
    return event;
  };
  const begin = mark("embed-begin");
  const end = mark("embed-usable");
  return events
    .filter(({ name, ph, pid, tid }) => name.endsWith("RunTask") && ph === "X" && pid === end.pid && tid === end.tid)
    .filter(({ ts, dur = 0 }) => ts + dur >= begin.ts && ts <= end.ts)
    .reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1000 - LONG), 0);
}

/** Traces what a browser does meanwhile. */
export async function traced<Value>(
  browser: Browser,
  work: () => Promise<Value>,
): Promise<{ value: Value; events: TraceEvent[] }> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const included = ["blink.user_timing", "disabled-by-default-devtools.timeline"];
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: included, excludedCategories: ["*"] },
    transferMode: "ReportEvents",
  });
  try {
    return { value: await work(), events };
  } finally {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    await session.detach();
  }
}
