/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { fill } from "../../i18n/fill.ts";
import { plural } from "../../i18n/plural.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import type { LeadFilter } from "../client/center-client.ts";
import { icon, kindIcon } from "../icons.ts";
import { avatar } from "../shared/avatar.ts";
import { renderExplained } from "../shared/explained.ts";
import { listOf } from "../shared/list-of.ts";
import { exactTime, relativeTime } from "../shared/relative-time.ts";
import { saveFile } from "../shared/save-file.ts";
import { formatRoute } from "../shell/route.ts";
import { kindName, shownValue } from "./contact-names.ts";
import type { LeadFile } from "./lead-file.ts";
import { isFiltered, type ListedLead } from "./lead-list-state.ts";
import type { LeadsState } from "./lead-list-store.ts";
import { touchName } from "./lead-sections.ts";
import { statusName } from "./lead-status.ts";
import { allContacts, summarise, titleOf } from "./lead-summary.ts";
import { originName, renderFilters } from "./leads-filter.ts";
import { leadsViewStyles } from "./leads-view-styles.ts";

/** Milliseconds of quiet after which what was typed is searched for. */
const searchPause = 250;
/** More contacts and labels than this are in the lead itself. */
const mostShown = 3;

/** The leads as a table, the last changed first, and the one that is open beside it. */
export class LeadCenterLeads extends CenterElement {
  static override readonly styles = [base, centerBase, leadsViewStyles];
  static override readonly properties = {
    center: { attribute: false },
    lead: { reflect: true },
    now: { attribute: false },
    shop: {},
    isSaving: { state: true },
  };

  declare center: Center;
  /** Id of the lead that is open. */
  declare lead: string | undefined;
  /** The present time, milliseconds since 1970. */
  declare now: number;
  declare shop: string;
  declare isSaving: boolean;
  readonly #leads = new StoreController<LeadsState>(this);
  readonly #file = new StoreController<LeadFile | undefined>(this);
  /** Revisions that arrived while the page was open: their rows stand out for a moment. */
  readonly #fresh = new Set<number>();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.now = Date.now();
    this.shop = "../";
    this.isSaving = false;
  }

  /** Puts the cursor into the search. */
  search(): void {
    this.find("#search")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) {
      this.#leads.bind(this.center?.leads.state);
      this.#file.bind(this.center?.file);
      this.center?.leads.want();
    }
    const list = this.#leads.value?.list;
    if (list?.latest) this.#fresh.add(list.revision);
  }

  override render() {
    const state = this.#leads.value;
    if (!state) return nothing;
    return html`
      <div class="main">
        ${this.#header(state)}
        <div class="scroller" aria-busy=${state.status === "loading" ? "true" : "false"}>${this.#content(state)}</div>
        <p class="visually-hidden" role="status">${this.#announcement(state)}</p>
      </div>
      ${
        this.lead === undefined
          ? nothing
          : html`<lead-center-lead
              class="side"
              .center=${this.center}
              .file=${this.#file.value}
              .now=${this.now}
              .back=${"#leads"}
            ></lead-center-lead>`
      }
    `;
  }

  #header(state: LeadsState): TemplateResult {
    const { t } = this;
    const { total, leads } = state.list;
    return html`
      <header>
        <div class="title">
          <h1>
            ${t.leads}
            ${state.status === "ready" ? html`<span class="count">${plural(t.leadCount, total, this.format)}</span>` : nothing}
          </h1>
          ${
            isFiltered(state.filter)
              ? html`<button class="button quiet" @click=${() => this.center.leads.clearFilter()}>
                  ${t.clearFilter}
                </button>`
              : nothing
          }
          <button
            class="button"
            aria-disabled=${this.isSaving || leads.length === 0 ? "true" : "false"}
            @click=${this.#saveCsv}
          >
            ${icon("download")}${this.isSaving ? t.oneMoment : t.downloadCsv}
          </button>
        </div>
        ${renderFilters({
          t,
          filter: state.filter,
          labels: this.center.settings.value?.labels ?? [],
          campaigns: campaignsOf(leads),
          change: (change) => this.center.leads.setFilter(change),
          type: this.#type,
        })}
      </header>
    `;
  }

  #content(state: LeadsState): TemplateResult {
    const { t } = this;
    if (state.status === "loading") return html`<div class="blank"><p role="status">${t.loading}</p></div>`;
    if (state.status === "failed") {
      return html`<div class="blank">
        <span class="picture failed">${icon("warning")}</span>
        <h2>${t.loadFailed}</h2>
        <p>${renderExplained(this.explain(state.error))}</p>
        <button class="button" @click=${() => this.center.leads.load()}>${t.tryAgain}</button>
      </div>`;
    }
    if (state.list.leads.length === 0) return this.#empty(state);
    return this.#table(state);
  }

  #empty({ filter }: LeadsState): TemplateResult {
    const { t } = this;
    if (isFiltered(filter)) return html`<div class="blank"><p role="status">${t.nothingFound}</p></div>`;
    return html`<div class="blank">
      <span class="picture">${icon("people")}</span>
      <h2>${t.noLeads}</h2>
      <p>${t.noLeadsDetail}</p>
      <p class="sample">${t.noLeadsSample}</p>
      <a class="button" href=${this.shop} target="_blank" rel="noopener">
        <span>${t.openShop} <span class="visually-hidden">${t.opensNewTab}</span></span>
      </a>
    </div>`;
  }

  #table({ list, isLoadingMore }: LeadsState): TemplateResult {
    const { t } = this;
    const columns = [t.lead, t.contacts, t.status, t.labels, t.campaign, t.updated];
    return html`
      <table aria-label=${t.leads}>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            list.leads,
            // A change makes a new row, so that it stands out again.
            ({ id, revision }) => (this.#fresh.has(revision) ? `${id} ${revision}` : id),
            (lead) => this.#row(lead),
          )}
        </tbody>
      </table>
      ${
        list.next === null
          ? nothing
          : html`<div class="more">
              <button
                class="button"
                aria-disabled=${isLoadingMore ? "true" : "false"}
                @click=${() => this.attempt(() => this.center.leads.loadMore())}
              >
                ${isLoadingMore ? t.loading : t.showMore}
              </button>
            </div>`
      }
    `;
  }

  #row(record: ListedLead): TemplateResult {
    const { t, now, format } = this;
    const summary = summarise(record);
    const status = record.work?.status ?? "raw";
    const classes = ["row", this.#fresh.has(record.revision) && "fresh", record.id === this.lead && "selected"];
    const href = formatRoute({ view: "leads", lead: record.id });
    return html`
      <tr class=${classes.filter(Boolean).join(" ")} @click=${(event: Event) => this.#openRow(event, href)}>
        <td>
          <div class="person">
            ${avatar(summary.name)}
            <div>
              <a href=${href} aria-current=${record.id === this.lead ? "true" : nothing}
                ><bdi>${titleOf(summary, t.visitor).slice(0, 200)}</bdi></a
              >
              <span class="origins"
                >${listOf(
                  summary.origins.map((origin) => originName(origin, t)),
                  format,
                )}</span
              >
            </div>
          </div>
        </td>
        <td>${this.#contacts(record)}</td>
        <td><span class="status ${status}">${statusName(status, t)}</span></td>
        <td>${this.#labels(record)}</td>
        <td>
          ${
            summary.touch
              ? html`<div class="campaign clamp">
                  ${touchName(summary.touch, t).map((part, index) => html`${index > 0 ? " · " : ""}<bdi>${part}</bdi>`)}
                </div>`
              : nothing
          }
        </td>
        <td class="when">
          <time datetime=${record.changedAt} title=${exactTime(record.changedAt, format)}
            >${relativeTime(record.changedAt, now, format)}</time
          >
        </td>
      </tr>
    `;
  }

  #contacts(record: ListedLead): TemplateResult | typeof nothing {
    const contacts = allContacts(record);
    if (contacts.length === 0) return nothing;
    const rest = contacts.length - mostShown;
    return html`<ul class="contacts" role="list">
      ${contacts.slice(0, mostShown).map(
        (contact) =>
          html`<li class="contact" title=${kindName(contact.kind, this.t)}>
            ${icon(kindIcon(contact.kind))}<span class="visually-hidden">${kindName(contact.kind, this.t)}</span
            ><span class="one-line"><bdi>${shownValue(contact)}</bdi></span>
          </li>`,
      )}
      ${rest > 0 ? html`<li class="muted small"><bdi>+${new Intl.NumberFormat(this.format).format(rest)}</bdi></li>` : nothing}
    </ul>`;
  }

  #labels({ lead, work }: ListedLead): TemplateResult | typeof nothing {
    const labels = [...new Set([...lead.labels, ...(work?.labels ?? [])])];
    if (labels.length === 0) return nothing;
    const shown = labels.slice(0, mostShown);
    return html`<ul class="chips labels" role="list">
      ${shown.map((label) => html`<li class="chip"><bdi>${label}</bdi></li>`)}
      ${labels.length > mostShown ? html`<li class="muted small"><bdi>+${new Intl.NumberFormat(this.format).format(labels.length - mostShown)}</bdi></li>` : nothing}
    </ul>`;
  }

  #announcement({ list }: LeadsState): string {
    const { latest } = list;
    const record = latest && list.leads.find(({ id }) => id === latest.id);
    if (!record) return "";
    const name = titleOf(summarise(record), this.t.visitor);
    return fill(latest.isNew ? this.t.newLead : this.t.changedLead, { name });
  }

  readonly #type = (change: LeadFilter): void => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.center.leads.setFilter(change), searchPause);
  };

  /** The whole row leads there; the link in it is what keyboards and screen readers find. */
  #openRow(event: Event, href: string): void {
    const isOther = event.composedPath().some((target) => target instanceof HTMLAnchorElement);
    // Who marks words to copy them does not want to go anywhere.
    if (!isOther && (getSelection()?.toString() ?? "") === "") location.hash = href;
  }

  readonly #saveCsv = async (): Promise<void> => {
    const { filter, list } = this.center.leads.state.get();
    if (this.isSaving || list.leads.length === 0) return;
    this.isSaving = true;
    await this.attempt(async () =>
      saveFile(await this.center.client.csv(filter), `leads-${new Date().toISOString().slice(0, 10)}.csv`),
    );
    this.isSaving = false;
  };
}

function campaignsOf(leads: readonly ListedLead[]): readonly string[] {
  const campaigns = leads.flatMap(({ touches }) => touches.flatMap(({ campaign }) => campaign ?? []));
  return [...new Set(campaigns)].slice(0, 50);
}
