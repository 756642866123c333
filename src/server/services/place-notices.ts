import type { StoredMessage, StoredNotice } from "../stores/talk-store.ts";

/**
 * Puts notices among messages: each where it arrived, but not before the message that it came from. The two travel by
 * ways of their own, so the notice may be first; both bear the time of the same device.
 *
 * @param messages in their order
 * @param notices in the order of their arrival
 */
export function placeNotices(
  messages: readonly StoredMessage[],
  notices: readonly StoredNotice[],
): readonly (StoredMessage | StoredNotice)[] {
  const placed: { readonly after: number; readonly notice: StoredNotice }[] = [];
  for (const notice of notices) {
    const arrived = messages.findLastIndex(({ receivedAt }) => receivedAt <= notice.receivedAt);
    const cause = messages.findLastIndex(({ from, sentAt }) => from === "visitor" && sentAt <= notice.at);
    // A notice that came later than all that the device had said by then stands where it came.
    placed.push({ after: Math.max(arrived, cause), notice });
  }
  return [
    ...placed.filter(({ after }) => after < 0).map(({ notice }) => notice),
    ...messages.flatMap((message, index) => [
      message,
      ...placed.filter(({ after }) => after === index).map(({ notice }) => notice),
    ]),
  ];
}
