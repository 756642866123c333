import type { Habits, LoadRun, Measured, Outcome, Widget } from "./types.ts";

/** How many messages a history has. */
export const SIZES = [0, 1000, 10_000] as const;

/** What the chat of this repository is meant to reach; bytes, times the floor, milliseconds. */
export const TARGETS = {
  visibleBytes: 3_000,
  visibleRatio: 1.1,
  usableBytes: 22_000,
  usableRatio: 1.3,
  blocking: 0,
} as const;

/** One widget's figures, medians over the rounds. */
export interface Summary {
  readonly name: string;
  readonly title: string;
  readonly yardstick: boolean;
  /** Exact versions, `name@version`. */
  readonly packages: readonly string[];
  /** Why there are no figures of loading. */
  readonly failed?: string;
  readonly visibleBytes?: number;
  readonly visibleRequests?: number;
  readonly usableBytes?: number;
  readonly usableRequests?: number;
  /** Milliseconds, and the same as a multiple of the floor's in the same round. */
  readonly visible?: number;
  readonly usable?: number;
  readonly visibleRatio?: number;
  readonly usableRatio?: number;
  readonly blocking?: number;
  readonly heap?: number;
  /** Milliseconds from Enter to the painted bubble by length of history, or why there are none. */
  readonly sends: Readonly<Record<string, number | string>>;
  readonly noHistory?: string;
  readonly noSend?: string;
  readonly noServer?: string;
  readonly habits?: Habits;
  readonly foreign?: readonly string[];
}

/** The figures that are compared, by name. */
export type Figure = "visibleBytes" | "usableBytes" | "visibleRatio" | "usableRatio" | "blocking" | "heap";

/** @returns the middle value; of an even number of values the mean of the two in the middle; NaN of none */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Whether an attempt came to numbers. */
export function succeeded<Run>(outcome: Outcome<Run>): outcome is Run {
  return typeof outcome !== "object" || outcome === null || !("failed" in outcome);
}

/** The reason for an attempt without numbers; the first one where most attempts have none. */
function failureOf(outcomes: readonly Outcome<unknown>[]): string | undefined {
  const reasons = outcomes
    .filter((outcome) => !succeeded(outcome))
    .map((outcome) => (outcome as { failed: string }).failed);
  return reasons.length * 2 > outcomes.length ? reasons[0] : undefined;
}

/** The median of what each round gives as a multiple of the floor in that same round. */
function ratioOf(loads: Measured["loads"], floor: Measured["loads"], key: "visible" | "usable"): number {
  const ratios = loads.flatMap((run, round) => {
    const base = floor[round];
    return base !== undefined && succeeded(run) && succeeded(base) ? [run[key] / base[key]] : [];
  });
  return median(ratios);
}

/**
 * @param widget whose figures these are
 * @param measured all its rounds
 * @param floor the floor's, round by round beside them
 */
export function summarize(widget: Widget, measured: Measured, floor: Measured): Summary {
  const { name, title, packages, yardstick = false, noHistory, noSend, noServer } = widget;
  const sends: Record<string, number | string> = {};
  for (const [size, outcomes] of measured.sends) {
    sends[String(size)] = failureOf(outcomes) ?? median(outcomes.filter(succeeded));
  }
  const common = {
    name,
    title,
    yardstick,
    packages: Object.entries(packages).map(([id, version]) => `${id}@${version}`),
    sends,
    ...(noHistory === undefined ? {} : { noHistory }),
    ...(noSend === undefined ? {} : { noSend }),
    ...(noServer === undefined ? {} : { noServer }),
    ...(measured.habits === undefined ? {} : { habits: measured.habits }),
  };
  // Another part of the benchmark has them.
  if (measured.loads.length === 0) return common;
  const failed = failureOf(measured.loads);
  if (failed !== undefined) return { ...common, failed };
  const runs = measured.loads.filter(succeeded);
  const middle = (key: Exclude<keyof LoadRun, "foreign">): number => median(runs.map((run) => run[key]));
  return {
    ...common,
    visibleBytes: middle("visibleBytes"),
    visibleRequests: middle("visibleRequests"),
    usableBytes: middle("usableBytes"),
    usableRequests: middle("usableRequests"),
    visible: middle("visible"),
    usable: middle("usable"),
    visibleRatio: ratioOf(measured.loads, floor.loads, "visible"),
    usableRatio: ratioOf(measured.loads, floor.loads, "usable"),
    blocking: middle("blocking"),
    heap: middle("heap"),
    foreign: [...new Set(runs.flatMap(({ foreign }) => foreign))].sort(),
  };
}

/** What is compared, and how it is called where it is missed. */
const FIGURES: Readonly<Record<Figure, { title: string; show: (value: number) => string; step: number }>> = {
  visibleBytes: { title: "weight until it shows", show: (value) => `${kilobytes(value)} kB`, step: 100 },
  usableBytes: { title: "weight until one can write", show: (value) => `${kilobytes(value)} kB`, step: 100 },
  visibleRatio: { title: "time until it shows", show: (value) => `${times(value)}`, step: 0.1 },
  usableRatio: { title: "time until one can write", show: (value) => `${times(value)}`, step: 0.1 },
  blocking: { title: "blocking time", show: (value) => `${String(Math.round(value))} ms`, step: 1 },
  heap: { title: "memory", show: (value) => `${value.toFixed(1)} MB`, step: 0.1 },
};

/** @returns bytes in kB with one digit */
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
/** @returns a ratio with one digit */
export const times = (ratio: number): string => `${ratio.toFixed(1)}×`;
/** As the tables show it: what looks the same there counts as the same. */
const rounded = (value: number, step: number): number => Math.round(value / step) * step;

/** @returns each target that is missed, as a sentence without a full stop; none where all are reached */
export function missedTargets(own: Summary): string[] {
  if (own.failed !== undefined) return [`not measured (${own.failed})`];
  return (Object.keys(TARGETS) as (keyof typeof TARGETS)[]).flatMap((figure) => {
    const { title, show, step } = FIGURES[figure];
    const value = own[figure] ?? Number.NaN;
    const target = TARGETS[figure];
    // Bytes are counted to the last one.
    const counted = figure.endsWith("Bytes") ? value : rounded(value, step) - step / 1000;
    return counted <= target ? [] : [`${title}: ${show(value)}, target ${show(target)}`];
  });
}

/** @returns each figure in which another chat is ahead, and which; none where this one is first in all */
export function lostFigures(own: Summary, all: readonly Summary[]): string[] {
  const others = all.filter(({ name, yardstick }) => name !== own.name && !yardstick);
  const lost = (
    title: string,
    ours: number | undefined,
    find: (other: Summary) => number | undefined,
    options: {
      show: (value: number) => string;
      step: number;
    },
  ): string[] => {
    if (ours === undefined) return [];
    const ahead = others
      .map((other) => ({ title: other.title, value: find(other) ?? Number.NaN }))
      .filter(({ value }) => rounded(value, options.step) < rounded(ours, options.step) - options.step / 1000)
      .sort((a, b) => a.value - b.value)
      .map((other) => `${other.title} ${options.show(other.value)}`);
    return ahead.length > 0 ? [`${title}: ${options.show(ours)}; ${ahead.join(", ")}`] : [];
  };
  const numberOf = (value: number | string | undefined) => (typeof value === "number" ? value : undefined);
  return [
    ...(Object.keys(FIGURES) as Figure[]).flatMap((figure) =>
      lost(FIGURES[figure].title, own[figure], (other) => other[figure], FIGURES[figure]),
    ),
    ...SIZES.flatMap((size) =>
      lost(
        `Enter to bubble with ${size.toLocaleString("en")} messages`,
        numberOf(own.sends[String(size)]),
        ({ sends }) => numberOf(sends[String(size)]),
        { show: (value) => `${String(Math.round(value))} ms`, step: 1 },
      ),
    ),
  ];
}
