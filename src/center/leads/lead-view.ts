/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import type { LeadNote, LeadStatus } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import type { LeadFileRecord } from "../client/center-client.ts";
import { icon } from "../icons.ts";
import { avatar } from "../shared/avatar.ts";
import { renderExplained } from "../shared/explained.ts";
import { exactTime, relativeTime } from "../shared/relative-time.ts";
import { formatRoute } from "../shell/route.ts";
import type { LeadFile, LeadFileState } from "./lead-file.ts";
import {
  renderAnswers,
  renderConsents,
  renderContacts,
  renderDevice,
  renderReference,
  renderSignals,
  renderTouches,
  section,
  type SectionScope,
} from "./lead-sections.ts";
import { titleOf, summarise } from "./lead-summary.ts";
import { leadStatuses, statusName } from "./lead-status.ts";
import { leadViewStyles } from "./lead-view-styles.ts";

/** Everything about one lead, and what people of the business make of it. */
export class LeadCenterLead extends CenterElement {
  static override readonly styles = [base, centerBase, leadViewStyles];
  static override readonly properties = {
    center: { attribute: false },
    file: { attribute: false },
    signals: { attribute: false },
    now: { attribute: false },
    back: {},
    conversation: {},
  };

  declare center: Center;
  /** Undefined: the visitor is no lead yet. */
  declare file: LeadFile | undefined;
  declare signals: readonly string[];
  /** The present time, milliseconds since 1970. */
  declare now: number;
  /** Address of what was shown before; undefined: there is nothing to go back to. */
  declare back: string | undefined;
  /** Id of the conversation that it stands beside; undefined: it leads there. */
  declare conversation: string | undefined;
  readonly #file = new StoreController<LeadFileState>(this);

  constructor() {
    super();
    this.signals = [];
    this.now = Date.now();
  }

  /** Puts the cursor into a new note. */
  writeNote(): void {
    this.find("#note")?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("file")) this.#file.bind(this.file?.state);
  }

  override render() {
    const { t } = this;
    return html`
      <header>
        <h1>${t.lead}</h1>
        ${
          this.back === undefined
            ? nothing
            : html`<a class="icon-button" href=${this.back} aria-label=${t.closeDetails} title=${t.closeDetails}
                >${icon("close")}</a
              >`
        }
      </header>
      <div class="scroller">${this.#content()}</div>
    `;
  }

  #content(): TemplateResult {
    const { t } = this;
    const state = this.file ? this.#file.value : undefined;
    if (!state) return this.#noLead();
    if (state.status === "loading") return html`<div class="blank"><p role="status">${t.loading}</p></div>`;
    if (state.status === "missing") return html`<div class="blank"><p role="status">${t.leadMissing}</p></div>`;
    if (state.status === "failed") {
      return html`<div class="blank">
        <p role="alert">${renderExplained(this.explain(state.error))}</p>
        <button class="button" @click=${() => this.file?.load()}>${t.tryAgain}</button>
      </div>`;
    }
    return this.#lead(state.record);
  }

  #noLead(): TemplateResult {
    const { t } = this;
    return html`<div class="blank">
        <span class="picture">${icon("star")}</span>
        <h2>${t.noLeadYet}</h2>
        <p>${t.noLeadYetDetail}</p>
        ${this.conversation === undefined ? nothing : html`<button class="button primary" @click=${this.#mark}>${t.markAsLead}</button>`}
      </div>
      ${section(t.signals, renderSignals(this.signals, t))}
      ${this.conversation === undefined ? nothing : section(t.visitor, renderReference(this.conversation, t))}`;
  }

  #lead(record: LeadFileRecord): TemplateResult {
    const { t, format, now } = this;
    const scope: SectionScope = { t, format, now, copy: (value) => void this.#copy(value) };
    return html`
      ${this.#head(record)} ${section(t.contacts, renderContacts(record, scope))}
      ${section(t.labels, this.#labels(record))} ${section(t.notes, this.#notes(record.work.notes))}
      ${section(t.answers, renderAnswers(record, scope))} ${section(t.signals, renderSignals(this.signals, t))}
      ${section(t.touches, renderTouches(record.touches, scope))}
      ${section(t.visitor, renderDevice(this.#here(record), scope))}
      ${section(t.consents, renderConsents(record.lead.consents, scope))}
    `;
  }

  /** Beside a conversation it is that one which is meant, not the visitor's last. */
  #here(record: LeadFileRecord): LeadFileRecord {
    const { conversation: id } = this;
    return id === undefined ? record : { ...record, conversation: { startedAt: "", ...record.conversation, id } };
  }

  #head(record: LeadFileRecord): TemplateResult {
    const { t, format } = this;
    const summary = summarise(record);
    const { conversation } = record;
    return html`
      <div class="head">
        <div class="person">
          ${avatar(summary.name)}
          <div class="words">
            <h2 class="clamp"><bdi>${titleOf(summary, t.visitor)}</bdi></h2>
            <p class="muted small">${relativeTime(record.changedAt, this.now, format)}</p>
          </div>
        </div>
        <div class="status">
          <label class="label" for="status">${t.status}</label>
          <select class="input" id="status" @change=${this.#changeStatus}>
            ${leadStatuses.map(
              (status) =>
                html`<option value=${status} ?selected=${status === record.work.status}>
                  ${statusName(status, t)}
                </option>`,
            )}
          </select>
        </div>
        ${
          this.conversation === undefined && conversation
            ? html`<div class="actions">
                <a class="button" href=${formatRoute({ view: "inbox", conversation: conversation.id })}
                  >${icon("chat")}${t.openConversation}</a
                >
              </div>`
            : nothing
        }
      </div>
    `;
  }

  #labels({ lead, work }: LeadFileRecord): TemplateResult {
    const { t } = this;
    const given = lead.labels.filter((label) => !work.labels.includes(label));
    const known = (this.center.settings.value?.labels ?? []).filter((label) => !work.labels.includes(label));
    return html`
      ${
        given.length + work.labels.length > 0
          ? html`<ul class="chips" role="list">
              ${given.map((label) => html`<li class="chip"><bdi>${label}</bdi></li>`)}
              ${work.labels.map(
                (label) =>
                  html`<li class="chip removable">
                    <bdi>${label}</bdi>
                    <button
                      class="chip-button"
                      aria-label="${t.remove} ${label}"
                      title=${t.remove}
                      @click=${() => this.#setLabels(work.labels.filter((one) => one !== label))}
                    >
                      ${icon("close")}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <form class="adding" @submit=${(event: Event) => this.#addLabel(event, work.labels)}>
        <input
          class="input"
          id="label"
          dir="auto"
          list="known-labels"
          maxlength="64"
          autocomplete="off"
          aria-label=${t.addLabel}
          placeholder=${t.addLabel}
        />
        <datalist id="known-labels">${known.map((label) => html`<option .value=${label}></option>`)}</datalist>
        <button class="icon-button" aria-label=${t.add} title=${t.add}>${icon("plus")}</button>
      </form>
    `;
  }

  #notes(notes: readonly LeadNote[]): TemplateResult {
    const { t, format, now } = this;
    return html`
      ${
        notes.length > 0
          ? html`<ul class="notes" role="list">
              ${notes.map(
                ({ id, text, author, at }) => html`
                  <li class="note">
                    <p class="words" dir="auto">${text}</p>
                    <button
                      class="chip-button"
                      aria-label=${t.removeNote}
                      title=${t.removeNote}
                      @click=${() => this.attempt(async () => this.file?.removeNote(id))}
                    >
                      ${icon("close")}
                    </button>
                    <span class="meta"
                      ><bdi>${author}</bdi> ·
                      <time datetime=${at} title=${exactTime(at, format)}>${relativeTime(at, now, format)}</time></span
                    >
                  </li>
                `,
              )}
            </ul>`
          : nothing
      }
      <form class="noting" @submit=${this.#addNote}>
        <textarea
          class="input"
          id="note"
          rows="2"
          dir="auto"
          maxlength="4000"
          aria-label=${t.newNote}
          placeholder=${t.newNote}
          @keydown=${this.#noteKey}
        ></textarea>
        <button class="button quiet">${t.addNote}</button>
      </form>
    `;
  }

  async #copy(value: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      this.say(this.t.copied);
    } catch {
      this.say(this.t.copyFailed, true);
    }
  }

  #setLabels(labels: readonly string[]): void {
    void this.attempt(async () => this.file?.setLabels(labels));
  }

  #addLabel(event: Event, labels: readonly string[]): void {
    event.preventDefault();
    const input = this.find<HTMLInputElement>("#label");
    const label = input?.value.trim() ?? "";
    if (!input || label === "") return;
    input.value = "";
    if (!labels.includes(label)) this.#setLabels([...labels, label]);
  }

  readonly #changeStatus = (event: Event): void => {
    const status = (event.target as HTMLSelectElement).value as LeadStatus;
    void this.attempt(async () => this.file?.setStatus(status));
  };

  readonly #mark = (): void => {
    void this.attempt(async () => this.center.thread.get()?.markAsLead(), this.t.markedAsLead);
  };

  readonly #noteKey = (event: KeyboardEvent): void => {
    const isAsked = (event.ctrlKey || event.metaKey) && event.key === "Enter" && !event.isComposing;
    if (isAsked) void this.#addNote(event);
  };

  readonly #addNote = async (event: Event): Promise<void> => {
    event.preventDefault();
    const box = this.find<HTMLTextAreaElement>("#note");
    const text = box?.value.trim() ?? "";
    if (!box || text === "") return;
    box.value = "";
    // What could not be kept is not lost.
    if (!(await this.attempt(async () => this.file?.addNote(text))) && box.value === "") box.value = text;
  };
}
