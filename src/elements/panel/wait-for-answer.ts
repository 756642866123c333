import { waitForPerson, waitForServer, type AttendanceParts } from "../../chat/live/attendance.ts";
import { OWN_ID } from "../../chat/live/own-id.ts";
import type { Hours } from "../../chat/hours.ts";
import type { LeadSession, MessageItem, SessionState } from "../../session/session-types.ts";

/**
 * Waits until it is clear whether somebody of the business takes a message.
 * @param session that the message is in
 * @param message of the visitor
 * @param hours of the business, if it has any
 * @returns see `waitForPerson`
 */
export function waitForAnswer(session: LeadSession, message: MessageItem, hours: Hours | undefined) {
  const { id, at } = message;
  return waitForPerson({ ...partsOf(session, id), hours, writtenAt: Date.parse(at), now: () => Date.now() });
}

/**
 * Waits until it is known what became of a message while its page was closed.
 * @returns see `waitForServer`
 */
export function waitForNews(session: LeadSession, { id }: MessageItem) {
  return waitForServer(partsOf(session, id));
}

/**
 * The visitor's last message, if neither a person nor a rule has said anything since.
 * @param state of the session
 */
export function lastUnanswered({ items }: SessionState): MessageItem | undefined {
  const last = items.findLast((item) => item.type === "message");
  return last?.from === "visitor" && last.state !== "failed" ? last : undefined;
}

/**
 * Does something about a message in one tab at a time: the next one that wants to has its turn when this one is done, or
 * closed.
 * @param message what it is about
 * @param job settled when it is done
 */
export async function inTurn({ id }: MessageItem, job: () => Promise<void>): Promise<void> {
  // Pages without HTTPS, and old browsers, have no locks.
  const locks = (navigator as Partial<Navigator>).locks;
  await (locks ? locks.request(`lead-chat-1/answer/${id}`, job) : job());
}

function partsOf(session: LeadSession, id: string): Pick<AttendanceParts, "look" | "watch" | "startTimer"> {
  return {
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
    startTimer(task, milliseconds) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
