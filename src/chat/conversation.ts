/** Silence after which the next message begins another conversation, in milliseconds. */
const SILENCE = 24 * 60 * 60 * 1000;

export interface ConversationRecord {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** When the visitor last wrote. */
  readonly lastAt: string;
}

/**
 * The conversation that something the visitor says belongs to.
 * @param current the last one, if there is one
 * @param at when it was said, ISO 8601
 * @param newId called when another conversation begins
 */
export function continueConversation(
  current: ConversationRecord | undefined,
  at: string,
  newId: () => string,
): { readonly conversation: ConversationRecord; readonly isNew: boolean } {
  const isNew = !current || Date.parse(at) - Date.parse(current.lastAt) > SILENCE;
  const conversation = isNew ? { id: newId(), startedAt: at, lastAt: at } : { ...current, lastAt: at };
  return { conversation, isNew };
}
