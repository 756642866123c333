import type { Touch } from "../protocol/lead-event.ts";

const DAY = 24 * 60 * 60 * 1000;

export interface AttributionSettings {
  /** Days after a click in which it may win; 7 unless told. Ad platforms offer 1, 7, 14 and 28; any number works. */
  readonly clickDays?: number | undefined;
  /** Days after a view; 1 unless told, 0 is off. */
  readonly viewDays?: number | undefined;
}

/** What is to be attributed: a conversation or a lead, and when it came about. */
export interface Conversion {
  readonly goal: "conversation" | "lead";
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Why a touch lost. `after`: it came later than the conversion. `expired`: outside its window. `views-off`: views do not
 * count. `other-goal`: its link says that it is paid for another goal. `view-beaten`: a click beats a view.
 * `earlier`: a later touch of the same kind won. `invalid`: it has no readable time.
 */
export type LossReason = "after" | "expired" | "views-off" | "other-goal" | "view-beaten" | "earlier" | "invalid";

export interface Attribution {
  /** Undefined: nobody's. */
  readonly winner?: Touch;
  /** Every other touch, in the order given, and why it lost. */
  readonly losers: readonly { readonly touch: Touch; readonly reason: LossReason }[];
}

/**
 * The attribution rule of the ad platforms: the last touch within its window wins, and a click beats a view. Pure.
 * Views can't be seen from a business's site: they are there only if they were imported from the ad platform.
 * @param touches in any order
 */
export function attribute(
  touches: readonly Touch[],
  { goal, at }: Conversion,
  { clickDays = 7, viewDays = 1 }: AttributionSettings = {},
): Attribution {
  const end = Date.parse(at);
  const reasons = new Map<Touch, LossReason>();
  for (const touch of touches) {
    const reason = findObstacle(touch, { goal, age: end - Date.parse(touch.at), clickDays, viewDays });
    if (reason) reasons.set(touch, reason);
  }
  let winner: Touch | undefined;
  for (const touch of touches) if (!reasons.has(touch) && (!winner || beats(touch, winner))) winner = touch;
  const losers = touches
    .filter((touch) => touch !== winner)
    .map((touch) => ({
      touch,
      reason: reasons.get(touch) ?? (touch.kind === winner?.kind ? "earlier" : "view-beaten"),
    }));
  return { ...(winner && { winner }), losers };
}

interface Circumstances {
  readonly goal: Conversion["goal"];
  /** Milliseconds from the touch to the conversion. */
  readonly age: number;
  readonly clickDays: number;
  readonly viewDays: number;
}

function findObstacle(touch: Touch, { goal, age, clickDays, viewDays }: Circumstances): LossReason | undefined {
  if (Number.isNaN(age)) return "invalid";
  if (age < 0) return "after";
  if (touch.kind === "view" && viewDays <= 0) return "views-off";
  if (age > (touch.kind === "click" ? clickDays : viewDays) * DAY) return "expired";
  // Without a goal of its own a touch serves either.
  if (touch.goal && touch.goal !== goal) return "other-goal";
  return undefined;
}

/** Of two at the same moment the later in the list wins: it was recorded later. */
function beats(touch: Touch, other: Touch): boolean {
  if (touch.kind !== other.kind) return touch.kind === "click";
  return Date.parse(touch.at) >= Date.parse(other.at);
}
