import type { StoredTalkMessage } from "../../protocol/talk.ts";
import { conversationErased } from "../middleware/talk-callers.ts";
import { refusal } from "../problem.ts";
import type { AddOutcome } from "../stores/talk-store.ts";

/**
 * What the sender of a message is told, the first time and every other.
 *
 * @throws Problem `other-message`, `conversation-erased`, `no-conversation`
 */
export function toStoredMessage(added: AddOutcome): StoredTalkMessage {
  switch (added.outcome) {
    case "accepted":
    case "duplicate": {
      const { id, revision, at } = added.message;
      return { id, revision, at };
    }
    case "conflict":
      throw refusal("other-message");
    case "erased":
      throw conversationErased();
    case "unknown":
      throw refusal("no-conversation");
  }
}
