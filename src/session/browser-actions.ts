import { detectContacts } from "../detection/index.ts";
import { saveDraft as keepDraft, visit as noteVisit } from "./actions.ts";

export * from "./actions.ts";

let isFetched = false;

/**
 * The visitor's next step may be a message which only the whole detection understands, and by then the connection may be
 * gone: reading one now brings its parts.
 */
function fetchDetection(): void {
  if (isFetched) return;
  isFetched = true;
  void detectContacts("ig: a.b 0812-3456-7890", { region: "ID" }).catch(() => {
    // A message that needs what is missing asks for it again.
  });
}

/** See `visit-action.ts`. A page that only delivers, or waits for answers, has nothing to read. */
export const visit: typeof noteVisit = (core) => {
  if (core.ledger.state.phase === "ready") fetchDetection();
  return noteVisit(core);
};

/** See `chat-actions.ts`. */
export const saveDraft: typeof keepDraft = (core, text) => {
  fetchDetection();
  return keepDraft(core, text);
};
