import { createLeadSession } from "./create-lead-session.ts";
import type { LeadSession, SessionSettings } from "./session-types.ts";

export type EngineLoader = () => Promise<typeof import("./engine.ts")>;

interface Shared {
  readonly session: LeadSession;
  readonly users: symbol[];
}
const sessions = new Map<string, Shared>();

/**
 * The session of a namespace, shared by all elements of the page that use it.
 * @param settings those of the element that asks; the first one's create the session
 * @param loadEngine how the engine is fetched in this build
 * @returns the session, whether this user is the one that speaks to the page (asked at each event, since the first may
 *   leave), and the function that gives it back; the last one closes the session
 */
export function shareSession(
  settings: SessionSettings,
  loadEngine: EngineLoader,
): { session: LeadSession; isFirst: () => boolean; release: () => void } {
  const namespace = settings.site || "default";
  const user = Symbol(namespace);
  let shared = sessions.get(namespace);
  if (!shared) sessions.set(namespace, (shared = { session: createLeadSession(settings, { loadEngine }), users: [] }));
  const { session, users } = shared;
  users.push(user);
  return {
    session,
    isFirst: () => users[0] === user,
    release() {
      const at = users.indexOf(user);
      if (at < 0) return;
      users.splice(at, 1);
      if (users.length > 0) return;
      sessions.delete(namespace);
      session.close();
    },
  };
}
