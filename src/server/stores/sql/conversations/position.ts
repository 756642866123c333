/** Places of conversations in which nobody waits begin here: above every revision. */
const afterAllWaiting = 2 ** 52;

/**
 * Where a conversation stands in the inbox, the smallest place first: who waits, by when they began to; then the others,
 * the one with the latest message first.
 *
 * @param revision of the message with which the waiting began; where nobody waits, of the last message
 */
export function placeInInbox(revision: number, isWaiting: boolean): number {
  return isWaiting ? revision : afterAllWaiting - revision;
}
