/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { css, html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { MediaQueryController } from "../../controllers/media-query-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon, type IconName } from "../icons.ts";
import { formatRoute, type SettingsPage } from "../shell/route.ts";
import type { DeviceServices } from "./account-page.ts";

const settingsViewStyles = css`
  :host {
    display: grid;
    grid-template-columns: 260px minmax(0, 1fr);
    min-block-size: 0;
    background: var(--_surface);
  }
  nav {
    min-block-size: 0;
    padding: 14px 12px;
    overflow-y: auto;
    border-inline-end: 1px solid var(--_line);
  }
  nav h1 {
    padding: 4px 8px 12px;
  }
  nav a {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 42px;
    padding: 4px 12px;
    border: 1px solid transparent;
    border-radius: 12px;
    color: var(--_text);
    text-decoration: none;
  }
  nav a svg {
    inline-size: 19px;
    block-size: 19px;
    stroke-width: 1.8;
    color: var(--_text-muted);
  }
  nav a[aria-current] {
    color: var(--_accent-text);
    background: var(--_accent-muted);
    font-weight: 600;
  }
  nav a[aria-current] svg {
    color: inherit;
  }
  .content {
    min-block-size: 0;
    padding: 32px 40px 64px;
    overflow-y: auto;
  }
  .back {
    display: none;
  }
  @media (hover: hover) {
    nav a:not([aria-current]):hover {
      background: var(--_surface-muted);
    }
  }
  @media (max-width: 759px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    nav {
      border: 0;
    }
    nav a {
      min-block-size: 48px;
    }
    .content {
      padding: 8px 16px 48px;
    }
    .back {
      display: inline-grid;
      margin-inline-start: -10px;
    }
  }
  @media (forced-colors: active) {
    nav a[aria-current] {
      border-color: currentcolor;
    }
  }
`;

/** The settings: a page each, chosen at the side, or one screen after the other on a phone. */
export class LeadCenterSettings extends CenterElement {
  static override readonly styles = [base, centerBase, settingsViewStyles];
  static override readonly properties = {
    center: { attribute: false },
    device: { attribute: false },
    page: {},
    server: {},
  };

  declare center: Center;
  declare device: DeviceServices;
  /** Undefined: the first one, or on a phone the list of them. */
  declare page: SettingsPage | undefined;
  /** Address of the server. */
  declare server: string;
  readonly #phone = new MediaQueryController(this, "(max-width: 759px)");

  override render() {
    const { t } = this;
    const isOwner = this.center.me?.role === "owner";
    const page = this.page ?? (this.#phone.matches ? undefined : isOwner ? "business" : "account");
    const showsList = !this.#phone.matches || page === undefined;
    return html`
      ${showsList ? this.#list(page, isOwner) : nothing}
      ${
        page === undefined
          ? nothing
          : // Anew: another page begins at its top.
            keyed(
              page,
              html`<div class="content">
                <a class="icon-button turns back" href="#settings" aria-label=${t.back} title=${t.back}
                  >${icon("back")}</a
                >
                ${isOwner || page === "account" ? this.#page(page) : html`<p role="status">${t.ownersOnly}</p>`}
              </div>`,
            )
      }
    `;
  }

  #list(current: SettingsPage | undefined, isOwner: boolean): TemplateResult {
    const { t } = this;
    const pages: readonly (readonly [SettingsPage, IconName, string])[] = [
      ["business", "settings", t.settingsBusiness],
      ["chat", "chat", t.settingsChat],
      ["replies", "message", t.settingsReplies],
      ["signals", "alert", t.settingsSignals],
      ["canned", "note", t.cannedReplies],
      ["labels", "tag", t.labels],
      ["install", "code", t.settingsInstall],
      ["people", "people", t.settingsPeople],
      ["account", "person", t.settingsAccount],
    ];
    return html`
      <nav aria-label=${t.settings}>
        <h1>${t.settings}</h1>
        <ul role="list">
          ${pages
            .filter(([page]) => isOwner || page === "account")
            .map(
              ([page, name, text]) =>
                html`<li>
                  <a href=${formatRoute({ view: "settings", page })} aria-current=${page === current ? "page" : nothing}
                    >${icon(name)}${text}</a
                  >
                </li>`,
            )}
        </ul>
      </nav>
    `;
  }

  #page(page: SettingsPage): TemplateResult {
    const { center } = this;
    switch (page) {
      case "business":
        return html`<lead-center-business .center=${center}></lead-center-business>`;
      case "chat":
        return html`<lead-center-chat .center=${center}></lead-center-chat>`;
      case "replies":
        return html`<lead-center-replies .center=${center}></lead-center-replies>`;
      case "signals":
        return html`<lead-center-signals .center=${center}></lead-center-signals>`;
      case "canned":
        return html`<lead-center-canned .center=${center}></lead-center-canned>`;
      case "labels":
        return html`<lead-center-labels .center=${center}></lead-center-labels>`;
      case "install":
        return html`<lead-center-install .center=${center} .server=${this.server}></lead-center-install>`;
      case "people":
        return html`<lead-center-people .center=${center}></lead-center-people>`;
      case "account":
        return html`<lead-center-account .center=${center} .device=${this.device}></lead-center-account>`;
    }
  }
}
