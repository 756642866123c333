import "./check-define.ts";
import type { LeadSession } from "../../session/session-types.ts";
import type { LeadChatCheck } from "./check.ts";

/**
 * Shows the owner of a page what works there and what does not. Nothing of it stays when it is closed.
 * @param root where it is drawn
 * @param session whose `check` is made
 * @param theme of the element
 * @returns a function that takes it away
 */
export function openCheck(root: ShadowRoot, session: LeadSession, theme: string): () => void {
  const element = document.createElement("lead-chat-check") as LeadChatCheck;
  element.check = () => session.check?.() ?? Promise.reject(new Error("this session has no check"));
  element.theme = theme;
  element.addEventListener("lead-chat-check-close", () => element.remove());
  root.append(element);
  return () => element.remove();
}
