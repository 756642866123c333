import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { locales } from "../../i18n/locales.ts";
import type { PushState } from "../alerts/push.ts";
import type { Center, SessionState } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { RefusedError, SignedOutError } from "../client/api-error.ts";
import { renderExplained } from "../shared/explained.ts";
import { FieldMarks, mistakeOf } from "../shared/field-marks.ts";
import { shortestPassword } from "../sign-in/sign-in.ts";
import type { Preferences, PreferenceStore } from "../shell/preferences.ts";
import { checkBox, choice, type FieldOptions, textField } from "./fields.ts";
import { settingsStyles } from "./settings-styles.ts";

/** What this page does with the browser: asks for permission, subscribes to push. */
export interface DeviceServices {
  readonly preferences: PreferenceStore;
  /** @returns whether notifications may be shown now */
  askPermission(): Promise<boolean>;
  pushState(): Promise<PushState>;
  setPush(isOn: boolean): Promise<PushState>;
}

/** The person who is signed in: name, password, and how this device tells them. */
export class LeadCenterAccount extends CenterElement {
  static override readonly styles = [base, centerBase, settingsStyles];
  static override readonly properties = {
    center: { attribute: false },
    device: { attribute: false },
    name: { state: true },
    quiet: { state: true },
    passwords: { state: true },
    failure: { state: true },
    push: { state: true },
  };

  declare center: Center;
  declare device: DeviceServices;
  declare name: string | undefined;
  declare quiet: { readonly from: string; readonly to: string } | null | undefined;
  declare passwords: { readonly current: string; readonly next: string };
  /** What the client threw when the password was to be changed. */
  declare failure: unknown;
  declare push: PushState;
  readonly #marks = new FieldMarks(this);
  readonly #session = new StoreController<SessionState>(this);
  readonly #preferences = new StoreController<Preferences>(this);

  constructor() {
    super();
    this.passwords = { current: "", next: "" };
    this.push = "unsupported";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("center")) this.#session.bind(this.center?.session);
    if (!changed.has("device") || !this.device) return;
    this.#preferences.bind(this.device.preferences.state);
    void this.device.pushState().then((push) => (this.push = push));
  }

  override render() {
    const { t } = this;
    return html`
      <div class="page" @input=${this.#changed} @change=${this.#changed}>
        <div>
          <h1>${t.settingsAccount}</h1>
          <p class="intro"><bdi>${this.center?.me?.email}</bdi></p>
        </div>
        ${this.#me()}
        <hr />
        ${this.#look()}
        <hr />
        ${this.#alerts()}
        <hr />
        ${this.#password()}
        <hr />
        <div><button class="button outline" @click=${() => this.center.signOut()}>${t.signOut}</button></div>
      </div>
    `;
  }

  readonly #changed = (event: Event): void => this.#marks.clear((event.target as Element).id);

  #me(): TemplateResult {
    const { t } = this;
    const save = async (event: Event): Promise<void> => {
      event.preventDefault();
      const name = this.name?.trim();
      if (name === undefined) return;
      if (name === "") return this.#mark("name", "nameMissing");
      if (await this.#tryChange({ name })) this.name = undefined;
    };
    return html`
      <form @submit=${save}>
        ${textField({ ...this.#field("name"), label: t.yourName, value: this.name ?? this.center?.me?.name ?? "", most: 80, autocomplete: "name", change: (name) => (this.name = name) })}
        <div>
          <button class="button primary" aria-disabled=${this.name === undefined ? "true" : "false"}>${t.save}</button>
        </div>
      </form>
    `;
  }

  #look(): TemplateResult {
    const { t } = this;
    const preferences = this.#preferences.value;
    const languages = Object.entries(locales).map(([tag, { name }]) => [tag, name] as const);
    const themes = [
      ["auto", t.themeAuto],
      ["light", t.themeLight],
      ["dark", t.themeDark],
    ] as const;
    return html`
      <div class="pair">
        ${choice({ id: "language", label: t.language, value: preferences?.language ?? "", options: [["", t.themeAuto], ...languages], change: (language) => this.#setLanguage(language) })}
        ${choice({ id: "theme", label: t.appearance, value: preferences?.theme ?? "auto", options: themes, change: (theme) => this.device.preferences.set({ theme: theme as Preferences["theme"] }) })}
      </div>
      ${checkBox({ label: t.shortcutsOn, value: preferences?.shortcuts ?? true, change: (shortcuts) => this.device.preferences.set({ shortcuts }) })}
    `;
  }

  #alerts(): TemplateResult {
    const { t } = this;
    const preferences = this.#preferences.value;
    return html`
      <div class="group">
        <h2>${t.notifications}</h2>
        ${checkBox({ label: t.soundOn, value: preferences?.sound ?? true, change: (sound) => this.device.preferences.set({ sound }) })}
        ${checkBox({ label: t.notificationsOn, hint: t.notificationsHint, value: preferences?.notifications ?? false, change: (isOn) => void this.#setNotifications(isOn) })}
        ${
          this.push === "unsupported"
            ? nothing
            : checkBox({
                label: t.pushOn,
                hint: this.push === "denied" ? t.permissionDenied : t.pushHint,
                value: this.push === "on",
                change: (isOn) => void this.#setPush(isOn),
              })
        }
      </div>
      ${this.#quietHours()}
    `;
  }

  #quietHours(): TemplateResult {
    const { t } = this;
    const kept = this.center?.me?.quietHours;
    const quiet = this.quiet === undefined ? kept : (this.quiet ?? undefined);
    const save = async (event: Event): Promise<void> => {
      event.preventDefault();
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const quietHours = quiet ? { from: quiet.from, to: quiet.to, timeZone } : null;
      if (await this.#tryChange({ quietHours })) this.quiet = undefined;
    };
    const change = (part: Partial<{ from: string; to: string }>): void => {
      this.quiet = { from: quiet?.from ?? "22:00", to: quiet?.to ?? "07:00", ...part };
    };
    return html`
      <form @submit=${save}>
        ${checkBox({ label: t.quietHours, hint: t.quietHint, value: quiet !== undefined, change: (isOn) => (isOn ? change({}) : (this.quiet = null)) })}
        ${
          quiet
            ? html`<div class="pair">
                ${textField({ ...this.#field("quiet-from"), label: t.from, type: "time", value: quiet.from, change: (from) => change({ from }) })}
                ${textField({ ...this.#field("quiet-to"), label: t.to, type: "time", value: quiet.to, change: (to) => change({ to }) })}
              </div>`
            : nothing
        }
        ${this.quiet === undefined ? nothing : html`<div><button class="button primary">${t.save}</button></div>`}
      </form>
    `;
  }

  #password(): TemplateResult {
    const { t } = this;
    const { current, next } = this.passwords;
    const change = (part: Partial<LeadCenterAccount["passwords"]>): void => {
      this.passwords = { ...this.passwords, ...part };
      this.failure = undefined;
    };
    const failure = this.failure === undefined ? nothing : renderExplained(this.explain(this.failure));
    return html`
      <form novalidate @submit=${this.#changePassword}>
        <h2>${t.changePassword}</h2>
        ${textField({ ...this.#field("current"), label: t.currentPassword, type: "password", autocomplete: "current-password", value: current, change: (text) => change({ current: text }) })}
        ${textField({ ...this.#field("next"), label: t.newPassword, hint: t.passwordHint, type: "password", autocomplete: "new-password", value: next, change: (text) => change({ next: text }) })}
        <p class="error" role="alert" ?hidden=${this.failure === undefined}>${failure}</p>
        <p class="hint">${t.passwordEnds}</p>
        <div><button class="button primary">${t.changePassword}</button></div>
      </form>
    `;
  }

  readonly #changePassword = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { current, next } = this.passwords;
    this.failure = undefined;
    this.#marks.clear();
    if (current === "") return this.#mark("current", "passwordMissing");
    if (next.length < shortestPassword) return this.#mark("next", mistakeOf("too-short", { least: shortestPassword }));
    try {
      await this.center.client.changePassword(current, next);
      this.passwords = { current: "", next: "" };
      this.say(this.t.saved);
    } catch (error) {
      if (error instanceof RefusedError && error.refusal.code === "wrong-current-password") {
        return this.#mark("current", "wrongCurrentPassword");
      }
      if (!(await this.#showMistakes(error))) this.failure = error;
    }
  };

  #field(id: string): Pick<FieldOptions, "id" | "problem"> {
    return { id, problem: this.#marks.of(id) };
  }

  #mark(id: string, mark: Parameters<FieldMarks["add"]>[1]): void {
    this.#marks.add({ id }, mark);
    void this.#marks.focus();
  }

  /** Changes what is known of the person. @returns whether it was done */
  async #tryChange(change: Parameters<Center["changeMe"]>[0]): Promise<boolean> {
    this.#marks.clear();
    try {
      await this.center.changeMe(change);
      this.say(this.t.saved);
      return true;
    } catch (error) {
      const isShown = error instanceof SignedOutError || (await this.#showMistakes(error));
      if (!isShown) this.say(this.explain(error), true);
      return false;
    }
  }

  /** @returns whether every mistake has a field here that shows it */
  async #showMistakes(error: unknown): Promise<boolean> {
    const rest = this.#marks.take(error, (path) => {
      const id = Object.hasOwn(fieldsByPath, path) ? fieldsByPath[path] : undefined;
      return id === undefined ? undefined : { id };
    });
    if (this.#marks.isEmpty) return false;
    await this.#marks.focus();
    return rest.length === 0;
  }

  #setLanguage(language: string): void {
    const { language: _before, ...rest } = this.device.preferences.state.get();
    this.device.preferences.set(language === "" ? { ...rest, language: undefined as never } : { language });
  }

  async #setNotifications(isOn: boolean): Promise<void> {
    const isAllowed = !isOn || (await this.device.askPermission());
    if (!isAllowed) this.say(this.t.permissionDenied, true);
    this.device.preferences.set({ notifications: isOn && isAllowed });
    // A box that was refused shows it.
    this.requestUpdate();
  }

  async #setPush(isOn: boolean): Promise<void> {
    await this.attempt(async () => (this.push = await this.device.setPush(isOn)));
    if (this.push === "denied") this.say(this.t.permissionDenied, true);
    this.requestUpdate();
  }
}

/** Ids of fields by what the server calls them. */
const fieldsByPath: Readonly<Record<string, string>> = {
  name: "name",
  "quietHours.from": "quiet-from",
  "quietHours.to": "quiet-to",
  current: "current",
  next: "next",
};
