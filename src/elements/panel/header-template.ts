import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { Texts } from "../../i18n/en.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { initials } from "./initials.ts";

/** What stands at the top of the panel. */
export interface Header {
  readonly texts: Texts;
  readonly locale: string;
  readonly businessName: string | undefined;
  readonly avatar: string | undefined;
  readonly presence: "online" | "away" | undefined;
  /** Minutes in which the business usually answers, if the host says so. */
  readonly replyTime: number | undefined;
  /** Where there is something to close. */
  readonly close: (() => void) | undefined;
  readonly menu: () => void;
  /** Whether the menu is on its way. */
  readonly busy: boolean;
}

/** Picture, name, what is known of when somebody answers, menu, close. */
export function headerTemplate(header: Header): TemplateResult {
  const { texts, businessName, close, menu, busy } = header;
  const line = lineOf(header);
  return html`<header class="header" part="header">
    ${pictureTemplate(header)}
    <div class="about">
      <h2 class="title" part="title"><bdi>${businessName ?? texts.chatWithUs}</bdi></h2>
      ${line ? html`<p class="presence">${line}</p>` : nothing}
    </div>
    <button
      type="button"
      class="icon-button menu-button"
      aria-label=${texts.menu}
      aria-haspopup="dialog"
      aria-busy=${busy}
      @click=${menu}
    >
      ${icon("more")}
    </button>
    ${
      close
        ? html`<button type="button" class="icon-button" part="close-button" aria-label=${texts.close} @click=${close}>
            ${icon("close")}
          </button>`
        : nothing
    }
  </header>`;
}

function pictureTemplate({ avatar, businessName, presence }: Header): TemplateResult | typeof nothing {
  const picture = safeUrl(avatar);
  if (!picture && !businessName) return nothing;
  return html`<span class=${presence === "online" ? "picture online" : "picture"} aria-hidden="true"
    >${
      picture
        ? html`<img class="avatar" part="avatar" src=${picture} alt="" />`
        : html`<span class="avatar" part="avatar">${initials(businessName ?? "")}</span>`
    }</span
  >`;
}

function lineOf({ texts, locale, presence, replyTime }: Header): string | undefined {
  if (presence === "online") return texts.online;
  return replyTime === undefined ? undefined : fill(texts.repliesWithin, { time: formatDuration(replyTime, locale) });
}

function formatDuration(minutes: number, locale: string): string {
  const [value, unit] =
    minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(
    value,
  );
}
