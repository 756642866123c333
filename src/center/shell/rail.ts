import { html, nothing, type TemplateResult } from "lit";
import { plural } from "../../i18n/plural.ts";
import type { Me } from "../../protocol/center-api.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { icon, type IconName } from "../icons.ts";
import { avatar } from "../shared/avatar.ts";
import type { Connection } from "../stream/center-stream.ts";
import type { Route } from "./route.ts";

/** What the rail at the side, on phones at the foot, shows. */
export interface RailScope {
  readonly t: CenterTexts;
  /** BCP 47 tag for numbers. */
  readonly format: string;
  readonly route: Route;
  readonly me: Me | undefined;
  /** How many conversations are unread. */
  readonly unread: number;
  readonly connection: Connection;
  readonly help: () => void;
}

/** Where one can go, and whether everything arrives. */
export function renderRail(scope: RailScope): TemplateResult {
  const { t, route, me, connection, help } = scope;
  const isAccount = route.view === "settings" && route.page === "account";
  return html`
    <nav class="rail" aria-label=${t.product}>
      <span class="mark">${icon("chat")}</span>
      ${renderPlace("inbox", ["#inbox", "inbox", t.inbox], scope)}
      ${renderPlace("leads", ["#leads", "people", t.leads], scope)}
      ${renderPlace("settings", ["#settings", "settings", t.settings], scope)}
      <span class="space"></span>
      <span class="connection ${connection}" role="status">
        ${connection === "connecting" ? nothing : connection === "live" ? t.live : t.reconnecting}
      </span>
      <button class="place keys" aria-label=${t.shortcuts} title=${t.shortcuts} @click=${help}>
        ${icon("keyboard")}
      </button>
      <a
        class="place"
        href="#settings/account"
        aria-current=${isAccount ? "page" : nothing}
        title=${me?.name ?? nothing}
      >
        ${avatar(me?.name)}<span class="visually-hidden">${t.settingsAccount}</span>
      </a>
    </nav>
  `;
}

function renderPlace(
  view: Route["view"],
  [href, name, text]: readonly [string, IconName, string],
  { t, format, route, unread }: RailScope,
): TemplateResult {
  const isHere = route.view === view && !(route.view === "settings" && route.page === "account");
  const badge =
    view === "inbox" && unread > 0
      ? html`<span class="badge" aria-hidden="true"
            >${unread > 99 ? "99+" : new Intl.NumberFormat(format).format(unread)}</span
          ><span class="visually-hidden">${plural(t.unreadCount, unread, format)}</span>`
      : nothing;
  return html`<a class="place" href=${href} aria-current=${isHere ? "page" : nothing}
    >${icon(name)}<span>${text}</span>${badge}</a
  >`;
}
