import type { Stored } from "../storage/storage-types.ts";
import type { Draft } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import type { Live } from "./live.ts";

/** The conversations at work, by engine; a chunk of its own that only pages with a server load. */
const lives = new WeakMap<EngineCore, { live?: Live }>();

/** Whether a person may read along. */
export function isLive({ ledger }: EngineCore): boolean {
  return ledger.state.transport === "live";
}

/** There may be something to tell the server, or to hear from it: what does so is begun, and looks. */
export async function talk(core: EngineCore): Promise<void> {
  const known = lives.get(core);
  if (known) return known.live?.kick();
  const entry: { live?: Live } = {};
  lives.set(core, entry);
  const { loadLive = () => import("./live.ts"), persist } = core.platform;
  void persist(loadLive).then(({ createLive }) => {
    const live = (entry.live = createLive(core));
    core.whileOpen(() => {
      live.stop();
      lives.delete(core);
    });
  });
}

/** What is under way is about to be deleted. */
export function abortTalk(core: EngineCore): void {
  lives.get(core)?.live?.abort();
}

/** The visitor writes, or has stopped. */
export function tellTyping(core: EngineCore, isTyping: boolean): void {
  lives.get(core)?.live?.type(isTyping);
}

/** All that the business said was seen. */
export function seeTalks(draft: Draft): void {
  const { talks, visitorId } = draft.meta;
  const seen = talks?.map((one) => (one.visitorId === visitorId ? { ...one, seen: one.received } : one));
  if (seen) draft.setMeta({ talks: seen });
}

/** Everything is deleted on this device: what the server has of it is to be erased too. */
export function eraseTalks(draft: Draft, { meta, scans }: Stored): void {
  const { at } = draft;
  for (const entry of scans) if (entry.erased) draft.put("scans", entry);
  for (const erased of meta[0]?.talks ?? []) {
    const { id, visitorId, startedAt } = erased;
    const conversation = { id, startedAt, lastAt: at };
    draft.put("scans", { id: `${id}#erase`, task: "erase", at, visitorId, conversation, erased });
  }
}

/** "Try again" under a message that the server refused. */
export async function resendMessage(core: EngineCore, id: string): Promise<void> {
  const { sendAgain } = await core.platform.persist(() => import("./live-changes.ts"));
  await core.ledger.commit(sendAgain(core.context(), id, core.ledger.maps.items));
  core.kick();
}
