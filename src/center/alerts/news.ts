import type { ConversationSummary } from "../../protocol/center-api.ts";

/** A message that is older than this when it is first heard of is no news, in milliseconds. */
const fresh = 120_000;

/** Tells new messages of visitors from everything else that changes in a conversation, each once. */
export class NewsReader {
  readonly #heard = new Map<string, string>();

  /**
   * @param changed the conversation as it is now
   * @param known as it was before, if it was known
   * @param now milliseconds since 1970
   * @returns whether somebody may want to hear of it
   */
  read(changed: ConversationSummary, known: ConversationSummary | undefined, now: number): boolean {
    const { id, lastMessage, unread } = changed;
    if (lastMessage?.from !== "visitor" || unread === 0 || this.#heard.get(id) === lastMessage.at) return false;
    this.#heard.set(id, lastMessage.at);
    // That somebody types or leaves says the last message again.
    return known ? known.lastMessage?.at !== lastMessage.at : now - Date.parse(lastMessage.at) < fresh;
  }
}
