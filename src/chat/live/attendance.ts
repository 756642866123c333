import { isOpen, type Hours } from "../hours.ts";

/** Milliseconds in which somebody of the business is expected to take a message. */
const PATIENCE = 60_000;
/** Milliseconds until it must be known whether anybody is there. */
const KNOWN_WITHIN = 5_000;

/** Milliseconds after the server was heard in which what it told is stored. */
const STORED_WITHIN = 2000;

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
  /** When the visitor wrote, milliseconds. */
  readonly writtenAt: number;
  readonly now: () => number;
  startTimer(task: () => void, milliseconds: number): () => void;
}

/**
 * Waits until it is clear whether a person takes a message.
 * @returns `wait`: settles with true when somebody took it; with false when the business is closed or away, or when
 *   nobody took it within a minute. `end` settles it as taken: nothing is to be said any more
 */
export function waitForPerson(parts: AttendanceParts): { readonly wait: Promise<boolean>; readonly end: () => void } {
  const { look, watch, hours, writtenAt, now, startTimer } = parts;
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
    // By a clock that was set meanwhile it is a minute at most.
    startTimer(() => settle(false), Math.min(PATIENCE, Math.max(0, writtenAt + PATIENCE - now()))),
    startTimer(() => void doubt(), KNOWN_WITHIN),
  );
  check();
  return { wait, end: () => settle(true) };
}

/**
 * Waits until it is known what became of a message while its page was closed.
 * @returns `wait` settles once the server was heard and what it told is stored; `end` settles it at once
 */
export function waitForServer({ look, watch, startTimer }: Pick<AttendanceParts, "look" | "watch" | "startTimer">): {
  readonly wait: Promise<void>;
  readonly end: () => void;
} {
  const ends: (() => void)[] = [];
  let settle = () => {};
  const wait = new Promise<void>((resolve) => {
    settle = () => {
      for (const end of ends.splice(0)) end();
      resolve();
    };
  });
  const check = () => {
    if (look().presence === undefined) return;
    for (const end of ends.splice(0)) end();
    ends.push(startTimer(settle, STORED_WITHIN));
  };
  ends.push(watch(check));
  check();
  return { wait, end: settle };
}
