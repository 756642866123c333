import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Problem, refusal } from "../problem.ts";

/** As many requests within so many seconds. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** Of one visitor, where the caller is known to be one, and of one address. */
export interface LimitsOf {
  readonly visitor: readonly Limit[];
  readonly address: readonly Limit[];
}

/** What may be asked for how often; several limits hold all at once. */
export interface Limits {
  /** `POST /v1/events`. */
  readonly events: LimitsOf;
  /** `POST /v1/conversations`. */
  readonly openings: LimitsOf;
  /** `POST /v1/conversations/:id/messages`. */
  readonly messages: LimitsOf;
  /** Everything else of a conversation: its stream, polling, receipts and typing. */
  readonly calls: LimitsOf;
}

export const defaultLimits: Limits = {
  events: { visitor: [], address: [{ most: 1200, seconds: 60 }] },
  openings: { visitor: [{ most: 20, seconds: 3600 }], address: [{ most: 120, seconds: 600 }] },
  messages: {
    visitor: [
      { most: 10, seconds: 10 },
      { most: 60, seconds: 3600 },
    ],
    // Many people share an address: a school, a mobile network.
    address: [
      { most: 100, seconds: 10 },
      { most: 3000, seconds: 3600 },
    ],
  },
  calls: { visitor: [{ most: 120, seconds: 60 }], address: [{ most: 3000, seconds: 60 }] },
};

/** @param times as much as usual, e.g. 10 where everybody comes by one address; `Infinity` takes all */
export function scaleLimits(times: number): Limits {
  const scale = (limits: readonly Limit[]): readonly Limit[] =>
    times === Infinity
      ? []
      : limits.map(({ most, seconds }) => ({ most: Math.max(1, Math.round(most * times)), seconds }));
  const scaleBoth = ({ visitor, address }: LimitsOf): LimitsOf => ({
    visitor: scale(visitor),
    address: scale(address),
  });
  const { events, openings, messages, calls } = defaultLimits;
  return {
    events: scaleBoth(events),
    openings: scaleBoth(openings),
    messages: scaleBoth(messages),
    calls: scaleBoth(calls),
  };
}

export interface Limiter {
  /**
   * Counts one request.
   *
   * @param visitor whose it is, if that is known
   * @param address where it comes from, if that is known
   * @throws Problem `too-many-requests`, which says after how many seconds it may be sent again
   */
  take(visitor: string | undefined, address: string | undefined): Promise<void>;
}

/** @param name told in a refusal, e.g. `messages` */
export function createLimiter(name: string, limits: LimitsOf): Limiter {
  const visitors = limits.visitor.map(toCounter);
  const addresses = limits.address.map(toCounter);
  const count = async (counters: readonly RateLimiterMemory[], key: string): Promise<void> => {
    for (const counter of counters) {
      try {
        await counter.consume(key);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        throw tooMany(name, counter, Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)));
      }
    }
  };
  return {
    async take(visitor, address) {
      if (visitor !== undefined) await count(visitors, visitor);
      if (address !== undefined) await count(addresses, networkOf(address));
    },
  };
}

function toCounter({ most, seconds }: Limit): RateLimiterMemory {
  return new RateLimiterMemory({ points: most, duration: seconds });
}

function tooMany(name: string, { points, duration }: RateLimiterMemory, seconds: number): Problem {
  return refusal("too-many-requests", {
    params: { what: name, most: points, period: duration, seconds },
    headers: { "Retry-After": String(seconds) },
  });
}

/** Who has an IPv6 address has a whole network of them: the first 64 bits count. */
export function networkOf(address: string): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === "" ? [] : tail.split(":");
  const missing = plain.includes("::") ? 8 - first.length - last.length : 0;
  const groups = [...first, ...Array<string>(Math.max(0, missing)).fill("0"), ...last];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
