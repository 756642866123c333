import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { StoreController } from "../controllers/store-controller.ts";
import { base, tokens } from "../elements/style/tokens.ts";
import { Alerter } from "./alerts/alerter.ts";
import { showNotification } from "./alerts/notification.ts";
import { pushState, setPush } from "./alerts/push.ts";
import { ring } from "./alerts/sound.ts";
import { Center, type SessionState } from "./center.ts";
import { CenterElement, type ToastDetail } from "./center-element.ts";
import { centerBase } from "./center-base.ts";
import { createApi } from "./client/api.ts";
import { createCenterClient } from "./client/center-client.ts";
import { useLanguage, wording } from "./i18n/wording.ts";
import { icon } from "./icons.ts";
import { Drafts } from "./inbox/drafts.ts";
import type { InboxState } from "./inbox/inbox.ts";
import type { LeadCenterInbox } from "./inbox/inbox-view.ts";
import type { LeadCenterLeads } from "./leads/leads-view.ts";
import { leadCenterStyles } from "./lead-center-styles.ts";
import type { DeviceServices } from "./settings/account-page.ts";
import { renderExplained } from "./shared/explained.ts";
import { renderRail } from "./shell/rail.ts";
import { type Preferences, PreferenceStore } from "./shell/preferences.ts";
import { type EntryLink, formatRoute, parseEntryLink, parseRoute, type Route } from "./shell/route.ts";
import { type ShortcutName, ShortcutReader } from "./shell/shortcuts.ts";
import type { LeadCenterShortcuts } from "./shell/shortcuts-dialog.ts";
import { isLookedAt, isWriting, leaveField, storageOf } from "./shell/page-places.ts";
import type { Entered } from "./sign-in/sign-in.ts";
import type { Connection } from "./stream/center-stream.ts";

/** How often the times are written anew, in milliseconds. */
const clockTick = 20_000;
/** How long a sentence stays at the edge of the page; one about a failure is read longer. */
const toastTime = { said: 4000, failed: 9000 } as const;

/**
 * The business's side: inbox, leads and settings, for the people of the business.
 *
 * @attr server - Address of the server, relative to the page. Default: the folder above the page.
 * @attr shop - Address of a page with the chat, to which an empty list leads.
 * @attr page - The element is the whole page: it sets the page's title and language.
 * @attr theme - `auto`, `light` or `dark`; what a person chose for themself goes before it.
 */
export class LeadCenter extends CenterElement {
  static override readonly styles = [tokens, base, centerBase, leadCenterStyles];
  static override readonly properties = {
    server: { type: String },
    shop: { type: String },
    page: { type: Boolean },
    theme: { reflect: true },
    route: { state: true },
    link: { state: true },
    now: { state: true },
    toast: { state: true },
  };

  declare server: string;
  declare shop: string;
  declare page: boolean;
  declare theme: string;
  declare route: Route;
  declare link: EntryLink | undefined;
  declare now: number;
  declare toast: ToastDetail | undefined;

  readonly #session = new StoreController<SessionState>(this);
  readonly #inbox = new StoreController<InboxState>(this);
  readonly #connection = new StoreController<Connection>(this);
  readonly #preferences = new PreferenceStore(storageOf("localStorage"));
  readonly #shortcuts = new ShortcutReader();
  readonly #device: DeviceServices = {
    preferences: this.#preferences,
    askPermission: async () => "Notification" in window && (await Notification.requestPermission()) === "granted",
    pushState,
    setPush: (isOn) => (this.#center ? setPush(isOn, this.#center.client) : Promise.resolve("unsupported")),
  };
  readonly #alerter = new Alerter({
    me: () => this.#center?.me,
    preferences: () => this.#preferences.state.get(),
    isLookedAt,
    isSeen: (id) => isLookedAt() && this.#center?.thread.get()?.id === id,
    now: () => Date.now(),
    ring: () => void ring(),
    notify: (conversation) => showNotification(conversation, wording.get().texts),
  });
  #center: Center | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #endPreferences: (() => void) | undefined;

  constructor() {
    super();
    this.server = "../";
    this.shop = "../";
    this.page = false;
    this.theme = "auto";
    this.route = parseRoute("");
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#applyPreferences(this.#preferences.state.get());
    this.#endPreferences = this.#preferences.state.subscribe((next) => this.#applyPreferences(next));
    this.#clock = setInterval(() => (this.now = Date.now()), clockTick);
    addEventListener("hashchange", this.#readAddress);
    addEventListener("online", this.#hurry);
    document.addEventListener("visibilitychange", this.#hurry);
    addEventListener("keydown", this.#pressed);
    this.addEventListener("lead-center-toast", this.#showToast as EventListener);
    this.#open();
    this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#center?.stop();
    this.#endPreferences?.();
    clearInterval(this.#clock);
    clearTimeout(this.#toastTimer);
    removeEventListener("hashchange", this.#readAddress);
    removeEventListener("online", this.#hurry);
    document.removeEventListener("visibilitychange", this.#hurry);
    removeEventListener("keydown", this.#pressed);
    this.removeEventListener("lead-center-toast", this.#showToast as EventListener);
  }

  #open(): void {
    const address = new URL(this.server, document.baseURI).href;
    const client = createCenterClient(createApi({ base: address, fetch: (...request) => fetch(...request) }));
    const center = new Center({
      client,
      drafts: new Drafts(storageOf("sessionStorage")),
      now: () => Date.now(),
      onConversation: (changed, known) => this.#alerter.hear(changed, known),
    });
    this.#center = center;
    this.#session.bind(center.session);
    this.#inbox.bind(center.inbox.state);
    this.#connection.bind(center.stream.connection);
    void center.start();
  }

  protected override willUpdate(): void {
    const { direction, locale } = wording.get();
    this.dir = direction;
    this.lang = locale;
    this.#follow();
  }

  protected override updated(changed: PropertyValues): void {
    const { texts, direction, locale } = wording.get();
    if (!this.page) return;
    const unread = this.#inbox.value?.unread ?? 0;
    document.title = unread > 0 && this.#center?.me ? `(${unread}) ${texts.product}` : texts.product;
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
    if (changed.has("route") && changed.get("route") !== undefined) this.#moveFocus(changed.get("route") as Route);
  }

  override render(): TemplateResult {
    const state = this.#session.value;
    if (!this.#center || !state || state.status === "starting") {
      return html`<div class="start blank"><p role="status">${this.t.oneMoment}</p></div>`;
    }
    return html`
      ${state.status === "signed-in" ? this.#shell(this.#center) : state.status === "unreachable" ? this.#unreachable(state.error) : this.#signIn(state.expired)}
      <div role="status">${this.toast?.isError ? nothing : this.#said()}</div>
      <div role="alert">${this.toast?.isError ? this.#said() : nothing}</div>
    `;
  }

  #said(): TemplateResult | typeof nothing {
    return this.toast ? html`<p class="toast">${renderExplained(this.toast)}</p>` : nothing;
  }

  #signIn(expired: boolean): TemplateResult {
    return html`<main>
      <lead-center-sign-in .link=${this.link} .expired=${expired} .enter=${this.#enter}></lead-center-sign-in>
    </main>`;
  }

  #unreachable(error: unknown): TemplateResult {
    const { t } = this;
    return html`<main class="start blank">
      <span class="picture failed">${icon("warning")}</span>
      <h1>${t.loadFailed}</h1>
      <p>${renderExplained(this.explain(error))}</p>
      <button class="button primary" @click=${() => this.#center?.start()}>${t.tryAgain}</button>
    </main>`;
  }

  #shell(center: Center): TemplateResult {
    const { t, route } = this;
    const isDeep =
      (route.view === "inbox" && route.conversation !== undefined) ||
      (route.view === "leads" && route.lead !== undefined);
    return html`
      <div class=${isDeep ? "shell deep" : "shell"}>
        <button class="button primary skip" @click=${this.#skip}>${t.skip}</button>
        ${renderRail({ t, format: this.format, route, me: center.me, unread: this.#inbox.value?.unread ?? 0, connection: this.#connection.value ?? "connecting", help: () => this.#help() })}
        <main tabindex="-1">${this.#view(center)}</main>
      </div>
      <lead-center-shortcuts></lead-center-shortcuts>
    `;
  }

  #view(center: Center): TemplateResult {
    const { route, now, shop } = this;
    switch (route.view) {
      case "inbox":
        return html`<lead-center-inbox
          .center=${center}
          .conversation=${route.conversation}
          .details=${route.details ?? false}
          .now=${now}
          .shop=${shop}
        ></lead-center-inbox>`;
      case "leads":
        return html`<lead-center-leads
          .center=${center}
          .lead=${route.lead}
          .now=${now}
          .shop=${shop}
        ></lead-center-leads>`;
      case "settings":
        return html`<lead-center-settings
          .center=${center}
          .device=${this.#device}
          .page=${route.page}
          .server=${new URL(this.server, document.baseURI).href}
        ></lead-center-settings>`;
    }
  }

  /** What is open follows from the address, once somebody is signed in. */
  #follow(): void {
    const { route } = this;
    const center = this.#center;
    if (!center?.me) return;
    center.openConversation(route.view === "inbox" ? route.conversation : undefined);
    if (route.view !== "inbox") center.openLead(route.view === "leads" ? route.lead : undefined);
  }

  readonly #enter = async (entered: Entered): Promise<void> => {
    const { link } = this;
    if (!link) return this.#center?.signIn(entered.email, entered.password);
    await this.#center?.enterBy(link.kind, { token: link.token, ...entered });
    this.link = undefined;
  };

  readonly #readAddress = (): void => {
    const link = parseEntryLink(location.hash);
    if (link) {
      this.link = link;
      // The link is taken out of the address: it stays in no history.
      history.replaceState(null, "", location.pathname + location.search);
    }
    this.route = parseRoute(location.hash);
  };

  /** On another screen the focus begins anew, unless it is where it was. */
  #moveFocus(before: Route): void {
    if (before.view === this.route.view) return;
    this.find("main")?.focus();
  }

  readonly #skip = (): void => this.find("main")?.focus();

  readonly #hurry = (): void => {
    if (document.visibilityState !== "visible") return;
    this.now = Date.now();
    this.#center?.stream.hurry();
  };

  #applyPreferences({ language, theme }: Preferences): void {
    this.theme = theme;
    void useLanguage(language ?? navigator.language, navigator.languages).then(
      () => this.#center?.speak(wording.get().locale),
      () => this.say(this.t.unreachable, true),
    );
  }

  readonly #showToast = (event: CustomEvent<ToastDetail>): void => {
    this.toast = event.detail;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => (this.toast = undefined), toastTime[event.detail.isError ? "failed" : "said"]);
  };

  #help(): void {
    this.find<LeadCenterShortcuts>("lead-center-shortcuts")?.show();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (!this.#center?.me || event.defaultPrevented || !this.#preferences.state.get().shortcuts) return;
    if (isWriting(event)) return event.key === "Escape" ? leaveField(event) : undefined;
    const name = this.#shortcuts.read(event, event.timeStamp);
    if (name && this.#do(name)) event.preventDefault();
  };

  /** @returns whether there was something to do */
  #do(name: ShortcutName): boolean {
    switch (name) {
      case "help":
        this.#help();
        return true;
      case "goInbox":
      case "goLeads":
      case "goSettings":
        location.hash = { goInbox: "#inbox", goLeads: "#leads", goSettings: "#settings" }[name];
        return true;
      case "next":
      case "previous":
        return this.#step(name === "next" ? 1 : -1);
      case "back":
        return this.#back();
      case "search":
        this.find<LeadCenterLeads>("lead-center-leads")?.search();
        return this.find<LeadCenterInbox>("lead-center-inbox")?.act(name) ?? this.route.view === "leads";
      case "reply":
      case "close":
      case "note":
        return this.find<LeadCenterInbox>("lead-center-inbox")?.act(name) ?? false;
    }
  }

  #step(step: 1 | -1): boolean {
    const id = this.route.view === "inbox" ? this.#center?.inbox.neighbour(step) : undefined;
    if (id === undefined) return false;
    location.hash = formatRoute({ view: "inbox", conversation: id });
    return true;
  }

  #back(): boolean {
    const { route } = this;
    if (route.view === "inbox" && route.conversation !== undefined) {
      location.hash = route.details ? formatRoute({ view: "inbox", conversation: route.conversation }) : "#inbox";
      return true;
    }
    if (route.view !== "leads" || route.lead === undefined) return false;
    location.hash = "#leads";
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "lead-center": LeadCenter;
  }
}
