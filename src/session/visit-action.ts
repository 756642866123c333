import { Draft } from "./draft.ts";
import type { EngineCore } from "./engine-types.ts";
import { isLive, talk } from "./live-actions.ts";

const DAY = 24 * 60 * 60 * 1000;
/** How exactly the last visit is known, milliseconds. */
const GRAIN = 60 * 60 * 1000;

/** The visitor is here again: notes the visit, or lets go of a history that is too old. */
export async function visit(core: EngineCore): Promise<void> {
  const context = core.context();
  // Answers may have come since the last page.
  if (isLive(core)) void talk(core);
  // Nothing was said here yet: there is nothing to note.
  if (core.ledger.maps.meta.size === 0) return;
  await core.ledger.commit({
    outbox: true,
    apply(stored) {
      const now = context.now();
      const draft = new Draft(stored, context);
      const meta = stored.meta[0];
      if (!meta || Math.abs(now - meta.visitedAt) < GRAIN) return { writes: {}, result: undefined };
      if (now - meta.visitedAt <= core.storageDays * DAY) {
        draft.setMeta({ visitedAt: now });
        return { writes: draft.writes, result: undefined };
      }
      // What is still to be sent or scanned has its own term.
      const { outbox, scans } = stored;
      return { writes: { clear: true, outbox: { put: outbox }, scans: { put: scans } }, result: undefined };
    },
  });
}
