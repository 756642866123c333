import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { base } from "../../elements/style/tokens.ts";
import { localeLoaders } from "../../i18n/locale-loaders.ts";
import type { PushState } from "../alerts/push.ts";
import type { Center, SessionState } from "../center.ts";
import { CenterElement } from "../center-element.ts";
import { centerBase } from "../center-base.ts";
import { shortestPassword } from "../sign-in/sign-in.ts";
import type { Preferences, PreferenceStore } from "../shell/preferences.ts";
import { checkBox, choice, textField } from "./fields.ts";
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
  declare failure: string | undefined;
  declare push: PushState;
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
      <div class="page">
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

  #me(): TemplateResult {
    const { t } = this;
    const save = async (event: Event): Promise<void> => {
      event.preventDefault();
      const name = this.name?.trim() ?? "";
      if (name === "") return;
      if (await this.attempt(() => this.center.changeMe({ name }), t.saved)) this.name = undefined;
    };
    return html`
      <form @submit=${save}>
        ${textField({ id: "name", label: t.yourName, value: this.name ?? this.center?.me?.name ?? "", most: 80, autocomplete: "name", change: (name) => (this.name = name) })}
        <div>
          <button class="button primary" aria-disabled=${this.name === undefined ? "true" : "false"}>${t.save}</button>
        </div>
      </form>
    `;
  }

  #look(): TemplateResult {
    const { t } = this;
    const preferences = this.#preferences.value;
    const languages = Object.keys(localeLoaders).map((tag) => [tag, ownName(tag)] as const);
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
      if (await this.attempt(() => this.center.changeMe({ quietHours }), t.saved)) this.quiet = undefined;
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
                ${textField({ id: "quiet-from", label: t.from, type: "time", value: quiet.from, change: (from) => change({ from }) })}
                ${textField({ id: "quiet-to", label: t.to, type: "time", value: quiet.to, change: (to) => change({ to }) })}
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
    return html`
      <form novalidate @submit=${this.#changePassword}>
        <h2>${t.changePassword}</h2>
        ${textField({ id: "current", label: t.currentPassword, type: "password", autocomplete: "current-password", value: current, change: (text) => change({ current: text }) })}
        ${textField({ id: "next", label: t.newPassword, hint: t.passwordHint, type: "password", autocomplete: "new-password", value: next, change: (text) => change({ next: text }) })}
        <p class="error" role="alert" ?hidden=${this.failure === undefined}>${this.failure}</p>
        <p class="hint">${t.passwordEnds}</p>
        <div><button class="button primary">${t.changePassword}</button></div>
      </form>
    `;
  }

  readonly #changePassword = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { t } = this;
    const { current, next } = this.passwords;
    if (current === "" || next.length < shortestPassword) {
      this.failure = current === "" ? t.passwordMissing : t.passwordHint;
      return;
    }
    try {
      await this.center.client.changePassword(current, next);
      this.passwords = { current: "", next: "" };
      this.say(t.saved);
    } catch (error) {
      this.failure = this.explain(error);
    }
  };

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

/** What a language calls itself. */
function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
