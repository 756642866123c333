import type { EngineCore } from "./engine-types.ts";
import type { CheckReport, Undelivered } from "./session-types.ts";

/** Events that the endpoint has not stored, in order. */
export async function undelivered(core: EngineCore): Promise<readonly Undelivered[]> {
  const { outbox } = await core.ledger.read();
  return outbox.map(({ event, status, reason, attempts, createdAt }) => ({
    event,
    status,
    ...(reason !== undefined && { reason }),
    attempts,
    since: new Date(createdAt).toISOString(),
  }));
}

/** The same as the text of a JSON file. */
export async function exportUndelivered(core: EngineCore): Promise<string> {
  return JSON.stringify(await undelivered(core), null, 2);
}

/** Finds out what works and what does not; a chunk of its own. */
export async function check(core: EngineCore): Promise<CheckReport> {
  const module = await core.platform.persist(() => import("./check.ts"));
  return module.check(core);
}
