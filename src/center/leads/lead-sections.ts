/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { Consent, Touch } from "../../protocol/lead-event.ts";
import { referenceCode } from "../../shared/reference-code.ts";
import type { LeadFileRecord } from "../client/center-client.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import { locales } from "../../i18n/locales.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { icon, kindIcon } from "../icons.ts";
import { contactLink } from "../shared/contact-link.ts";
import { listOf } from "../shared/list-of.ts";
import { signalName } from "../shared/signal-name.ts";
import { ownTimes } from "../shared/own-times.ts";
import { exactTime, localTime, relativeTime } from "../shared/relative-time.ts";
import { kindName, platformName, shownValue } from "./contact-names.ts";
import { allContacts, type KnownContact, summarise } from "./lead-summary.ts";

/** What the sections of a lead are drawn with. */
export interface SectionScope {
  readonly t: CenterTexts;
  /** BCP 47 tag for times. */
  readonly format: string;
  readonly now: number;
  readonly copy: (value: string) => void;
}

/** A section with its heading, or nothing where it would be empty. */
export function section(title: string, content: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  return content === nothing
    ? nothing
    : html`<section>
        <h3>${title}</h3>
        ${content}
      </section>`;
}

/** Ways to reach the visitor: to copy, call, write. */
export function renderContacts(record: LeadFileRecord, scope: SectionScope): TemplateResult | typeof nothing {
  const contacts = allContacts(record);
  if (contacts.length === 0) return nothing;
  return html`<ul class="contacts" role="list">
    ${contacts.map((contact) => renderContact(contact, scope))}
  </ul>`;
}

function renderContact(contact: KnownContact, { t, copy }: SectionScope): TemplateResult {
  const { kind, value, isAdded } = contact;
  const link = contactLink(kind, value);
  const action = kind === "phone" ? t.call : t.write;
  const name = kindName(kind, t);
  const target = link?.isPage ? "_blank" : nothing;
  const rel = link?.isPage ? "noopener noreferrer" : nothing;
  return html`
    <li class="contact">
      ${icon(kindIcon(kind))}
      <span class="what">
        ${
          link
            ? html`<a class="value words" href=${link.href} target=${target} rel=${rel}
                ><bdi>${shownValue(contact)}</bdi></a
              >`
            : html`<span class="value words"><bdi>${shownValue(contact)}</bdi></span>`
        }
        <span class="kind">${name}${isAdded ? ` · ${t.addedByTeam}` : nothing}</span>
      </span>
      <span class="buttons">
        <button class="icon-button" aria-label="${t.copy} ${name}" title=${t.copy} @click=${() => copy(value)}>
          ${icon("copy")}
        </button>
        ${
          link
            ? html`<a
                class="icon-button"
                href=${link.href}
                target=${target}
                rel=${rel}
                aria-label="${action} (${name})"
                title=${action}
                >${icon(kind === "phone" ? "phone" : kindIcon(kind) === "email" ? "email" : "message")}</a
              >`
            : nothing
        }
      </span>
    </li>
  `;
}

/** What the visitor answered in forms. */
export function renderAnswers(record: LeadFileRecord, { t, format }: SectionScope): TemplateResult | typeof nothing {
  const said = (one: string | boolean): string => (typeof one === "string" ? one : one ? t.yes : t.no);
  const { answers } = summarise(record);
  if (answers.length === 0) return nothing;
  return html`<dl class="pairs">
    ${answers.map(
      ({ question, answer }) =>
        html`<div dir="auto">
          <dt>${question}</dt>
          <dd>${listOf(answer.map(said), format)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What the conversation is about, as far as keywords tell. */
export function renderSignals(signals: readonly string[], t: CenterTexts): TemplateResult | typeof nothing {
  if (signals.length === 0) return nothing;
  return html`<ul class="chips" role="list">
    ${signals.map((name) => html`<li class="chip"><bdi>${signalName(name, t)}</bdi></li>`)}
  </ul>`;
}

/** Where the visitor came from, the last arrival first. */
export function renderTouches(touches: readonly Touch[], scope: SectionScope): TemplateResult | typeof nothing {
  if (touches.length === 0) return nothing;
  return html`<ul class="touches" role="list">
    ${touches.toReversed().map((touch) => renderTouch(touch, scope))}
  </ul>`;
}

/** What an arrival is called: campaign and platform, as far as they are known. */
export function touchName(touch: Touch, t: CenterTexts): readonly string[] {
  const { campaign, campaignId, adId, platform, source, referrer } = touch;
  const name = campaign ?? campaignId ?? (adId === undefined ? undefined : fill(t.ad, { id: adId }));
  const from = platform === undefined ? (source ?? referrer) : platformName(platform);
  return [name, from].filter((part): part is string => part !== undefined && part !== "");
}

function renderTouch(touch: Touch, { t, format, now }: SectionScope): TemplateResult {
  const parts = touchName(touch, t);
  return html`<li class="touch">
    <span class="words"
      >${parts.length === 0 ? t.direct : parts.map((part, index) => html`${index > 0 ? " · " : ""}<bdi>${part}</bdi>`)}</span
    >
    <span class="kind">
      <time datetime=${touch.at} title=${exactTime(touch.at, format)}>${relativeTime(touch.at, now, format)}</time
      >${touch.landing === undefined ? nothing : html` · <bdi>${touch.landing}</bdi>`}
    </span>
  </li>`;
}

/** What every form of the chat asks; others are called as the business called them. */
const contactPurpose = "contact";

/** What the visitor agreed to or refused. */
export function renderConsents(consents: readonly Consent[], scope: SectionScope): TemplateResult | typeof nothing {
  const { t, format } = scope;
  if (consents.length === 0) return nothing;
  return html`<dl class="pairs">
    ${consents.map(
      ({ purpose, granted, text, at }) =>
        html`<div>
          <dt>
            <bdi>${purpose === contactPurpose ? t.purposeContact : purpose}</bdi> · ${granted ? t.agreed : t.refused} ·
            ${exactTime(at, format)}
          </dt>
          <dd><bdi>${text}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

/**
 * What the visitor's device tells: page, language, time there; and the code by which they name their conversation where
 * they go on with it elsewhere.
 */
export function renderDevice({ page, receivedAt, conversation }: LeadFileRecord, scope: SectionScope): TemplateResult {
  const { t, format, now } = scope;
  const rows: (readonly [string, string | undefined])[] = [
    [t.page, page?.url],
    [t.referrer, page?.referrer],
    [t.language, page?.language === undefined ? undefined : languageName(page.language, format)],
    [t.localTime, page?.timeZone === undefined ? undefined : timeThere(page.timeZone, now, format)],
    [t.firstSeen, exactTime(receivedAt, format)],
    [t.reference, conversation && codeOf(conversation.id)],
  ];
  return renderPairs(rows);
}

/** What is known of a conversation whose visitor is no lead. */
export function renderReference(conversation: string, t: CenterTexts): TemplateResult {
  return renderPairs([[t.reference, codeOf(conversation)]]);
}

function codeOf(conversation: string): string {
  return `#${referenceCode(conversation)}`;
}

function renderPairs(rows: readonly (readonly [name: string, value: string | undefined])[]): TemplateResult {
  return html`<dl class="pairs">
    ${rows.map(([name, value]) =>
      value === undefined || value === ""
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
    )}
  </dl>`;
}

function languageName(tag: string, format: string): string {
  try {
    // A browser that does not speak the reader's language knows no names in it: ours call themselves.
    if (ownTimes(format) && Object.hasOwn(locales, tag)) return locales[tag as LocaleTag].name;
    return new Intl.DisplayNames([format], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function timeThere(timeZone: string, now: number, format: string): string {
  try {
    return `${localTime(timeZone, now, format)} · ${timeZone}`;
  } catch {
    return timeZone;
  }
}
