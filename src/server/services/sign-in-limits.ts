import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Problem, refusal } from "../problem.ts";

/** How often somebody may be wrong. Numbers of failures, and the seconds in which they count. */
const limits = {
  /** One place trying one account: a person who mistypes. */
  pair: { points: 10, duration: 15 * 60 },
  /** One place trying many accounts. */
  address: { points: 50, duration: 15 * 60 },
  /** Many places trying one account. High, so that a stranger cannot easily keep its owner out. */
  account: { points: 200, duration: 60 * 60 },
} as const;

export interface SignInLimits {
  /**
   * Counts an attempt before it is looked at, so that many at once cannot slip through.
   *
   * @throws Problem `too-many-requests` with `Retry-After`
   */
  attempt(who: { readonly account: string; readonly address: string }): Promise<void>;
  /** Gives back what a right password took. */
  succeed(who: { readonly account: string; readonly address: string }): Promise<void>;
}

/** Limits by account and address, in memory: a restart forgives. */
export function createSignInLimits(): SignInLimits {
  const limiters = {
    pair: new RateLimiterMemory({ ...limits.pair, keyPrefix: "pair" }),
    address: new RateLimiterMemory({ ...limits.address, keyPrefix: "address" }),
    account: new RateLimiterMemory({ ...limits.account, keyPrefix: "account" }),
  };
  return {
    async attempt({ account, address }) {
      try {
        await limiters.address.consume(address);
        await limiters.pair.consume(`${address} ${account}`);
        await limiters.account.consume(account);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        throw tooMany(Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)));
      }
    },
    async succeed({ account, address }) {
      await limiters.pair.delete(`${address} ${account}`);
      await limiters.account.reward(account);
      await limiters.address.reward(address);
    },
  };
}

function tooMany(seconds: number): Problem {
  const wait = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return refusal("too-many-tries", { params: { wait, seconds }, headers: { "Retry-After": String(seconds) } });
}
