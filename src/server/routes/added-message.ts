import type { StoredTalkMessage } from "../../protocol/talk.ts";
import { conversationErased } from "../middleware/talk-callers.ts";
import { Problem } from "../problem.ts";
import type { AddOutcome } from "../stores/talk-store.ts";

/**
 * What the sender of a message is told, the first time and every other.
 *
 * @throws Problem `other-message`, `conversation-erased`, `not-found`
 */
export function toStoredMessage(added: AddOutcome): StoredTalkMessage {
  switch (added.outcome) {
    case "accepted":
    case "duplicate": {
      const { id, revision, at } = added.message;
      return { id, revision, at };
    }
    case "conflict":
      throw new Problem("other-message", "A message with this id and another text is there already. Use a new id.");
    case "erased":
      throw conversationErased();
    case "unknown":
      throw new Problem("not-found", "There is no such conversation.");
  }
}
