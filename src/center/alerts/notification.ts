import { fill } from "../../i18n/fill.ts";
import type { ConversationSummary } from "../../protocol/center-api.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { formatRoute } from "../shell/route.ts";

/** What is shown of a title in a notification: a name, not an address or a number. */
const isName = /^[\p{L}\p{M}\s.'’-]{1,60}$/u;

/**
 * Shows a notification of the browser; a click opens the conversation. Never what was said, nor how to reach somebody:
 * others may look at this screen.
 */
export function showNotification({ id, title }: ConversationSummary, texts: CenterTexts): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const name = title !== undefined && isName.test(title) ? title : texts.visitor;
  const notification = new Notification(texts.product, { body: fill(texts.newMessageFrom, { name }), tag: id });
  notification.onclick = () => {
    window.focus();
    location.hash = formatRoute({ view: "inbox", conversation: id });
    notification.close();
  };
}
