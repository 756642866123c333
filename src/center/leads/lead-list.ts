/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { base, tokens } from "../../elements/style/tokens.ts";
import { fill } from "../../i18n/fill.ts";
import type { LeadRecord } from "../../protocol/center-api.ts";
import type { Contact, Origin } from "../../protocol/contact.ts";
import type { Touch } from "../../protocol/lead-event.ts";
import { centerBase } from "../center-base.ts";
import { icon, kindIcon } from "../icons.ts";
import { texts } from "../texts.ts";
import { contactLink } from "./contact-link.ts";
import { leadListStyles } from "./lead-list-styles.ts";
import { summarise } from "./lead-summary.ts";
import { exactTime, relativeTime } from "./relative-time.ts";

const origins: Readonly<Record<Origin, { readonly icon: "chat" | "form" | "person"; readonly text: string }>> = {
  chat: { icon: "chat", text: texts.fromChat },
  form: { icon: "form", text: texts.fromForm },
  host: { icon: "person", text: texts.fromHost },
  agent: { icon: "person", text: texts.fromAgent },
};

/**
 * The leads, the last changed first.
 *
 * @fires lead-center-more - The next page is wanted.
 */
export class LeadCenterList extends LitElement {
  static override readonly styles = [tokens, base, centerBase, leadListStyles];
  static override readonly properties = {
    leads: { attribute: false },
    fresh: { attribute: false },
    now: { attribute: false },
    language: { attribute: false },
    hasMore: { type: Boolean },
    isLoadingMore: { type: Boolean },
  };

  declare leads: readonly LeadRecord[];
  /** Revisions that arrived while the page was open: their rows stand out for a moment. */
  declare fresh: ReadonlySet<number>;
  /** The present time, milliseconds since 1970. */
  declare now: number;
  /** BCP 47 tag for times. */
  declare language: string;
  declare hasMore: boolean;
  declare isLoadingMore: boolean;

  constructor() {
    super();
    this.leads = [];
    this.fresh = new Set();
    this.now = Date.now();
    this.language = "en";
    this.hasMore = false;
    this.isLoadingMore = false;
  }

  override render() {
    return html`
      <ul class="leads" role="list">
        ${repeat(
          this.leads,
          // A change makes a new row, so that it stands out again.
          ({ id, revision }) => (this.fresh.has(revision) ? `${id} ${revision}` : id),
          (lead) => this.#lead(lead),
        )}
      </ul>
      ${
        this.hasMore
          ? html`<div class="more">
              <button class="button" aria-disabled=${this.isLoadingMore ? "true" : "false"} @click=${this.#more}>
                ${this.isLoadingMore ? texts.loadingMore : texts.showMore}
              </button>
            </div>`
          : nothing
      }
    `;
  }

  #lead(record: LeadRecord): TemplateResult {
    const summary = summarise(record);
    const exact = fill(texts.exactly, { time: exactTime(record.changedAt, this.language) });
    return html`
      <li class=${this.fresh.has(record.revision) ? "lead fresh" : "lead"}>
        <span class="avatar" aria-hidden="true">${summary.initials || icon("person")}</span>
        <h2 class=${summary.name === undefined ? "name unknown" : "name"}>
          <bdi>${summary.name ?? texts.noName}</bdi>
        </h2>
        <div class="details">
          ${
            summary.contacts.length > 0
              ? html`<ul class="contacts" role="list">
                  ${summary.contacts.map(renderContact)}
                </ul>`
              : nothing
          }
          ${summary.answers.length > 0 ? renderAnswers(summary.answers) : nothing}
        </div>
        <div class="source">
          ${summary.origins.map((origin) => html`<span>${icon(origins[origin].icon)}${origins[origin].text}</span>`)}
          ${summary.touch ? renderTouch(summary.touch) : nothing}
        </div>
        <time datetime=${record.changedAt} title=${exact}
          >${relativeTime(record.changedAt, this.now, this.language)}</time
        >
      </li>
    `;
  }

  readonly #more = (): void => {
    if (!this.isLoadingMore) this.dispatchEvent(new Event("lead-center-more"));
  };
}

function renderContact({ kind, value }: Contact): TemplateResult {
  const link = contactLink(kind, value);
  const name = Object.hasOwn(texts.kinds, kind) ? texts.kinds[kind] : kind;
  const shown = kind === "instagram" || kind === "twitter" ? `@${value}` : value;
  return html`
    <li class="contact">
      ${icon(kindIcon(kind))}
      ${
        link
          ? html`<a
              class="value"
              href=${link.href}
              target=${link.isPage ? "_blank" : nothing}
              rel=${link.isPage ? "noopener noreferrer" : nothing}
              ><bdi>${shown}</bdi></a
            >`
          : html`<span class="value"><bdi>${shown}</bdi></span>`
      }
      <span class=${kind === "email" ? "visually-hidden" : "kind"}
        >${name}${link?.isPage ? html` <span class="visually-hidden">${texts.opensElsewhere}</span>` : nothing}</span
      >
    </li>
  `;
}

function renderAnswers(answers: readonly { readonly question: string; readonly answer: string }[]): TemplateResult {
  return html`
    <dl class="answers">
      ${answers.map(
        ({ question, answer }) =>
          html`<div dir="auto">
            <dt>${question}</dt>
            <dd>${answer}</dd>
          </div>`,
      )}
    </dl>
  `;
}

function renderTouch({ campaign, campaignId, adId, platform }: Touch): TemplateResult {
  const name = campaign ?? campaignId ?? (adId === undefined ? undefined : fill(texts.ad, { id: adId }));
  const shownPlatform = platform && Object.hasOwn(texts.platforms, platform) ? texts.platforms[platform] : platform;
  const parts = [name, shownPlatform].filter((part) => part !== undefined && part !== "");
  return html`<span
    >${icon("megaphone")}<span
      >${parts.map((part, index) => html`${index > 0 ? " · " : ""}<bdi>${part}</bdi>`)}</span
    ></span
  >`;
}
