import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { Transport } from "../../session/session-types.ts";
import { safeUrl } from "../style/safe-url.ts";
import { formatTime } from "./format-time.ts";
import { bubbleTemplate, type RowContext } from "./row-template.ts";

/** What stands above the first message. */
export interface Opening {
  readonly texts: Texts;
  readonly config: LeadChatConfig;
  readonly business: string;
  readonly capture: "auto" | "ask" | "off";
  readonly transport: Transport;
  readonly more: RowContext["more"];
  /** BCP 47, of the time. */
  readonly locale: string;
  /** When the conversation began, ISO 8601; nothing: now. */
  readonly since: string | undefined;
}

/** What happens with what is written here: always there, above everything else. */
export function privacyTemplate({ texts, config, business, capture, transport }: Opening): TemplateResult {
  const words = { auto: texts.privacyAuto, ask: texts.privacyAsk, off: texts.privacyOff }[capture];
  const policy = capture === "off" ? undefined : safeUrl(config.privacy?.url);
  return html`<p class="line">
      ${fill(words, { business })}
      ${policy ? html`<a href=${policy} target="_blank" rel="noopener">${texts.privacyPolicy}</a>` : nothing}
    </p>
    ${transport === "device" ? html`<p class="line">${fill(texts.deviceTransport, { business })}</p>` : nothing}`;
}

/** What the visitor came from, and the welcome. */
export function welcomeTemplate({ texts, config, business, more, locale, since }: Opening): TemplateResult {
  const welcome = config.welcome === undefined ? [] : [config.welcome].flat();
  return html`${config.context ? more()?.contextTemplate(config.context, texts) : nothing}${welcome.map(
    (text, index) =>
      html`<div
        class="message ${index === 0 ? "first" : ""} ${index === welcome.length - 1 ? "last" : ""}"
        part="message message-business"
      >
        ${bubbleTemplate(`${business}, ${formatTime(since ?? Date.now(), locale)}: `, text, more)}
      </div>`,
  )}`;
}
