import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { ChatItem, SessionState } from "../../session/session-types.ts";
import type { LogRequest } from "./log-request.ts";
import type { RowContext } from "./row-template.ts";

/** What stands below the newest message. */
export interface Closing {
  readonly texts: Texts;
  readonly state: SessionState | undefined;
  readonly items: readonly ChatItem[];
  readonly config: LeadChatConfig;
  readonly typing: string | undefined;
  readonly handoff: string | undefined;
  readonly retry: (() => void) | undefined;
  readonly request: (request: LogRequest) => void;
  readonly more: RowContext["more"];
}

/** Answers to press, who is typing, that the device is offline or something could not be loaded, and the way into another messenger. */
export function closingTemplate(closing: Closing): TemplateResult {
  const { texts, state, items, typing, handoff, retry, more, ...rest } = closing;
  return html`${chipsTemplate({ texts, items, more, ...rest })}${typing ? more()?.typingTemplate(typing, texts) : nothing}${
    state?.online === false
      ? html`<p class="line offline">${isWaiting(state) ? texts.offline : texts.youAreOffline}</p>`
      : nothing
  }${
    retry
      ? html`<p class="line failed" role="alert">
          ${texts.notLoaded} <button type="button" @click=${retry}>${texts.tryAgain}</button>
        </p>`
      : nothing
  }${handoffTemplate({ texts, state, handoff, more, ...rest })}`;
}

/** There once there is a conversation to go on with. */
function handoffTemplate(parts: Pick<Closing, "texts" | "state" | "handoff" | "more" | "request">) {
  const { texts, state, handoff, more, request } = parts;
  const conversation = state?.conversation?.id;
  if (!handoff || !conversation || state.items.length === 0) return nothing;
  return more()?.handoffTemplate({ number: handoff, conversation, texts, request }) ?? nothing;
}

/** Whether something that the visitor did is kept here until there is a connection. */
function isWaiting({ items, undelivered }: SessionState): boolean {
  return undelivered > 0 || items.some((item) => item.type === "message" && item.state === "sending");
}

/** Suggested questions before the first message; then the quick replies of the last one. */
function chipsTemplate({
  texts,
  items,
  config,
  request,
  more,
}: Pick<Closing, "texts" | "items" | "config" | "request" | "more">) {
  const last = items.at(-1);
  const chips = last ? last.type === "message" && last.actions?.quickReplies : config.suggestions;
  return chips && chips.length > 0 ? (more()?.chipsTemplate(chips, { texts, request }) ?? nothing) : nothing;
}
