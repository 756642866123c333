/* eslint-disable lit-a11y/no-redundant-role -- Safari takes a list that shows no markers for none; the role brings it back. */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { fill } from "../../i18n/fill.ts";
import type { Invitation, Me, Role, Team } from "../../protocol/center-api.ts";
import type { Center } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { icon } from "../icons.ts";
import { avatar } from "../shared/avatar.ts";
import { renderExplained } from "../shared/explained.ts";
import { exactTime } from "../shared/relative-time.ts";
import { valueOf } from "./settings-page.ts";
import type { Loaded } from "./settings-store.ts";
import { settingsStyles } from "./settings-styles.ts";

/** The people of the business, and links that invite more. */
export class LeadCenterPeople extends CenterElement {
  static override readonly styles = [base, centerBase, settingsStyles];
  static override readonly properties = {
    center: { attribute: false },
    link: { state: true },
    role: { state: true },
    asked: { state: true },
  };

  declare center: Center;
  /** The link that was made just now; it is shown once. */
  declare link: string | undefined;
  declare role: Role;
  /** Whom to remove, until it is confirmed. */
  declare asked: string | undefined;
  readonly #team = new StoreController<Loaded<Team>>(this);

  constructor() {
    super();
    this.role = "agent";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("center") || !this.center) return;
    this.#team.bind(this.center.settings.team);
    void this.center.settings.loadTeam();
  }

  override render() {
    const { t } = this;
    const state = this.#team.value;
    if (!state || state.status === "loading") return html`<p role="status">${t.loading}</p>`;
    if (state.status === "failed") {
      return html`<p role="alert">${renderExplained(this.explain(state.error))}</p>
        <button class="button" @click=${() => this.center.settings.loadTeam()}>${t.tryAgain}</button>`;
    }
    const { people, invitations } = state.value;
    return html`
      <div class="page">
        <div>
          <h1>${t.settingsPeople}</h1>
          <p class="intro">${t.peopleIntro}</p>
        </div>
        <ul class="people" role="list">
          ${people.map((person) => this.#person(person))}
        </ul>
        <div class="group">
          <h2>${t.invite}</h2>
          <form class="row" @submit=${this.#invite}>
            <select
              class="input"
              aria-label=${t.role}
              @change=${(event: Event) => (this.role = valueOf(event) as Role)}
            >
              ${this.#roles(this.role)}
            </select>
            <button class="button primary">${t.makeLink}</button>
          </form>
          <p class="hint">${t.inviteHint}</p>
          ${this.link === undefined ? nothing : this.#newLink(this.link)}
          ${
            invitations.length === 0
              ? nothing
              : html`<ul class="people" role="list">
                  ${invitations.map((invitation) => this.#invitation(invitation))}
                </ul>`
          }
        </div>
      </div>
    `;
  }

  #roles(chosen: Role): TemplateResult {
    const { t } = this;
    return html`<option value="agent" ?selected=${chosen === "agent"}>${t.agent}</option>
      <option value="owner" ?selected=${chosen === "owner"}>${t.owner}</option>`;
  }

  #person({ id, name, email, role }: Me): TemplateResult {
    const { t } = this;
    const isMe = id === this.center.me?.id;
    return html`
      <li class="person">
        ${avatar(name)}
        <div class="words">
          <b><bdi>${name}</bdi></b
          >${isMe ? ` (${t.you})` : nothing}
          <div class="muted small"><bdi>${email}</bdi></div>
        </div>
        <div class="row">
          <select
            class="input"
            aria-label="${t.role}: ${name}"
            @change=${(event: Event) => this.#changeRole(event, { id, role })}
          >
            ${this.#roles(role)}
          </select>
          ${
            isMe
              ? nothing
              : this.asked === id
                ? html`<button class="button danger" @click=${() => this.#remove(id)}>${t.removeSure}</button>`
                : html`<button
                    class="icon-button"
                    aria-label="${t.remove} ${name}"
                    title=${t.remove}
                    @click=${() => (this.asked = id)}
                  >
                    ${icon("close")}
                  </button>`
          }
        </div>
      </li>
    `;
  }

  #newLink(link: string): TemplateResult {
    const { t } = this;
    return html`
      <div class="field">
        <pre tabindex="0" dir="ltr" aria-label=${t.invitationLink}>${link}</pre>
        <div class="row">
          <button class="button" @click=${() => this.#copy(link)}>${icon("copy")}${t.copy}</button>
          <p class="hint" role="status">${t.linkOnce}</p>
        </div>
      </div>
    `;
  }

  #invitation({ id, role, expiresAt }: Invitation): TemplateResult {
    const { t } = this;
    return html`
      <li class="person">
        <span class="avatar" aria-hidden="true">${icon("key")}</span>
        <div class="words">
          <b>${role === "owner" ? t.owner : t.agent}</b>
          <div class="muted small">${fill(t.validUntil, { time: exactTime(expiresAt, this.format) })}</div>
        </div>
        <div class="row">
          <button class="button danger" @click=${() => this.attempt(() => this.center.settings.withdrawInvitation(id))}>
            ${t.withdraw}
          </button>
        </div>
      </li>
    `;
  }

  async #changeRole(event: Event, { id, role }: Pick<Me, "id" | "role">): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const wanted = select.value as Role;
    // What was refused is not shown as if it were so.
    if (!(await this.attempt(() => this.center.settings.changeRole(id, wanted), this.t.saved))) select.value = role;
  }

  #remove(id: string): void {
    this.asked = undefined;
    void this.attempt(() => this.center.settings.removePerson(id), this.t.removed);
  }

  readonly #invite = (event: Event): void => {
    event.preventDefault();
    void this.attempt(async () => (this.link = await this.center.settings.invite(this.role)));
  };

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.t.copied);
    } catch {
      this.say(this.t.copyFailed, true);
    }
  }
}
