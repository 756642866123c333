import { waitForPerson } from "../../chat/live/attendance.ts";
import { OWN_ID } from "../../chat/live/own-id.ts";
import type { Hours } from "../../chat/hours.ts";
import type { LeadSession, MessageItem } from "../../session/session-types.ts";

/**
 * Waits until it is clear whether somebody of the business takes a message.
 * @param session that the message is in
 * @param message of the visitor
 * @param hours of the business, if it has any
 * @returns see `waitForPerson`
 */
export function waitForAnswer(session: LeadSession, { id }: MessageItem, hours: Hours | undefined) {
  return waitForPerson({
    look() {
      const { presence, typing, items } = session.state.get();
      const at = items.findIndex((item) => item.id === id);
      const message = items[at];
      const isRead = message?.type === "message" && message.state === "read";
      const isAnswered = items
        .slice(at + 1)
        .some((item) => item.type === "message" && item.from === "business" && !item.id.startsWith(OWN_ID));
      return { presence, isTaken: isRead || isAnswered || typing !== undefined };
    },
    watch: (listener) => session.state.subscribe(listener),
    hours,
    now: () => Date.now(),
    startTimer(task, milliseconds) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
