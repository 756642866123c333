import { randomBytes } from "node:crypto";
import type { Me } from "../../protocol/center-api.ts";
import type { PeopleStore, SessionRecord } from "../stores/people-store.ts";
import { hashKey } from "./key-hash.ts";

/** Milliseconds after which a session that nobody uses ends, and after which any session ends. */
export const sessionTimes = { idle: 12 * 3_600_000, absolute: 7 * 86_400_000 } as const;
/** How old the kept time of last use may get: one write in so many milliseconds, not one a request. */
const touchEvery = 5 * 60_000;

/** A request's session: who it is, and a signal for what goes on beyond the answer. */
export interface OpenSession {
  readonly tokenHash: string;
  readonly me: Me;
  /** Aborted when the session ends: streams end with it. */
  readonly ended: AbortSignal;
}

export interface Sessions {
  /** @returns the token, which is known to nobody else */
  start(personId: string): Promise<string>;
  /** @returns the session of a token that is still good */
  find(token: string): Promise<OpenSession | undefined>;
  end(tokenHash: string): Promise<void>;
  /** Ends all sessions of a person. */
  endAll(personId: string): Promise<void>;
}

export interface SessionsOptions {
  readonly store: PeopleStore;
  readonly now: () => Date;
}

/** Who is signed in where: opaque tokens of 256 random bits, kept as hashes. */
export function createSessions({ store, now }: SessionsOptions): Sessions {
  const ends = new Map<string, { readonly personId: string; readonly controller: AbortController }>();
  const before = (milliseconds: number): string => new Date(now().getTime() - milliseconds).toISOString();
  const announceEnd = (tokenHash: string): void => {
    ends.get(tokenHash)?.controller.abort();
    ends.delete(tokenHash);
  };
  const signalOf = ({ tokenHash, personId, createdAt }: SessionRecord): AbortSignal => {
    const known = ends.get(tokenHash);
    if (known) return known.controller.signal;
    const controller = new AbortController();
    ends.set(tokenHash, { personId, controller });
    const left = Date.parse(createdAt) + sessionTimes.absolute - now().getTime();
    const timer = setTimeout(() => announceEnd(tokenHash), left);
    timer.unref();
    controller.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    return controller.signal;
  };
  return {
    async start(personId) {
      const token = randomBytes(32).toString("base64url");
      const at = now().toISOString();
      await store.sweepSessions({ createdAt: before(sessionTimes.absolute), seenAt: before(sessionTimes.idle) });
      await store.addSession({ tokenHash: hashKey(token), personId, createdAt: at, seenAt: at });
      return token;
    },
    async find(token) {
      const tokenHash = hashKey(token);
      const found = await store.findSession(tokenHash);
      if (!found) return undefined;
      const { session, person } = found;
      if (session.createdAt <= before(sessionTimes.absolute) || session.seenAt <= before(sessionTimes.idle)) {
        await store.endSessions({ tokenHash });
        announceEnd(tokenHash);
        return undefined;
      }
      if (session.seenAt <= before(touchEvery)) await store.touchSession(tokenHash, now().toISOString());
      return { tokenHash, me: toMe(person), ended: signalOf(session) };
    },
    async end(tokenHash) {
      await store.endSessions({ tokenHash });
      announceEnd(tokenHash);
    },
    async endAll(personId) {
      await store.endSessions({ personId });
      // Not only those that the store still had: they go with the person.
      for (const [tokenHash, end] of ends) if (end.personId === personId) announceEnd(tokenHash);
    },
  };
}

/** What may be shown of a person: no hash. */
export function toMe({ id, name, email, role, language, quietHours }: Me): Me {
  const chosen = { ...(language !== undefined && { language }), ...(quietHours && { quietHours }) };
  return { id, name, email, role, ...chosen };
}
