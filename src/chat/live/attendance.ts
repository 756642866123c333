import { isOpen, type Hours } from "../hours.ts";

/** Milliseconds in which somebody of the business is expected to take a message. */
const PATIENCE = 60_000;
/** Milliseconds until it must be known whether anybody is there. */
const KNOWN_WITHIN = 5_000;

/** What is seen of the business at a moment. */
export interface Attendance {
  readonly presence: "online" | "away" | undefined;
  /** Somebody read the message, writes, or has answered. */
  readonly isTaken: boolean;
}

export interface AttendanceParts {
  look(): Attendance;
  /** @returns a function that ends it */
  watch(listener: () => void): () => void;
  readonly hours: Hours | undefined;
  readonly now: () => number;
  startTimer(task: () => void, milliseconds: number): () => void;
}

/**
 * Waits until it is clear whether a person takes a message.
 * @returns `wait`: settles with true when somebody took it; with false when the business is closed or away, or when
 *   nobody took it within a minute. `end` settles it as taken: nothing is to be said any more
 */
export function waitForPerson(parts: AttendanceParts): { readonly wait: Promise<boolean>; readonly end: () => void } {
  const { look, watch, hours, now, startTimer } = parts;
  const ends: (() => void)[] = [];
  let settle: (isTaken: boolean) => void = () => {};
  const wait = new Promise<boolean>((resolve) => {
    settle = (isTaken) => {
      for (const end of ends.splice(0)) end();
      resolve(isTaken);
    };
  });
  const check = () => {
    const { presence, isTaken } = look();
    if (isTaken) settle(true);
    else if (presence === "away" || (hours && !isOpen(hours, now()))) settle(false);
  };
  const doubt = () => look().presence === undefined && settle(false);
  ends.push(
    watch(check),
    startTimer(() => settle(false), PATIENCE),
    startTimer(() => void doubt(), KNOWN_WITHIN),
  );
  check();
  return { wait, end: () => settle(true) };
}
