import "./panel-define.ts";
import { formatLocale } from "../../i18n/format-locale.ts";
import { namelessTexts } from "../../i18n/nameless-texts.ts";
import { LazyWording } from "../../i18n/lazy-wording.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import { persist } from "../../session/persist.ts";
import type { Diagnostic, LeadSession, SessionSettings, SessionState } from "../../session/session-types.ts";
import { shareSession, type EngineLoader } from "../../session/shared-session.ts";
import type { ConfigUser, SiteFacts } from "./read-config.ts";
import type { PanelServices } from "./panel-services.ts";
import type { LeadChatPanel } from "./panel.ts";
import { sameSettings } from "./same-settings.ts";

/** What the host element gives the panel. */
export interface PanelHost {
  readonly element: HTMLElement & {
    readonly mode: "floating" | "inline";
    readonly theme: string;
    readonly avatar: string | null;
    open: boolean;
  };
  readonly loadEngine: EngineLoader;
  /**
   * Draws the launcher anew.
   * @returns the settings that hold now
   */
  changed(): SessionSettings;
}

/** What the host element can ask of a mounted panel. */
export interface PanelHandle {
  readonly session: LeadSession;
  /** The panel's accessible name in the visitor's language, the launcher's too; undefined until that is loaded. */
  readonly name: string | undefined;
  configure(settings: SessionSettings): void;
  /** @param takeFocus whether a person asked for it just now */
  show(takeFocus?: boolean): void;
  hide(): void;
  showForm(id?: string): void;
  destroy(): void;
}

/**
 * Draws the panel into a host element's shadow root and ties it to the session of its namespace.
 * @param host see `PanelHost`
 */
export function mountPanel(host: PanelHost): PanelHandle {
  return new MountedPanel(host);
}

/** What the page can style by `lead-chat::part(…)`, besides launcher and badge. */
const PARTS =
  "panel,header,avatar,title,close-button,log,message,message-visitor,message-business,bubble,time,notice,suggestion," +
  "composer,form-button,input,send-button,form,form-field,form-submit";

class MountedPanel implements PanelHandle {
  readonly session: LeadSession;
  readonly #host: PanelHost;
  readonly #panel: LeadChatPanel;
  readonly #wording: LazyWording;
  readonly #ends: (() => void)[] = [];
  #settings: SessionSettings;
  #config: LeadChatConfig = {};
  /** Who the visitor writes to, as the server says. */
  #site: SiteFacts = {};
  /** What goes on around the panel once something was said or typed; a chunk of its own. */
  #services: Promise<PanelServices> | undefined;
  /** Ends what fits the panel into its page. */
  #fitting: Promise<() => void> | undefined;
  readonly #isFirst: () => boolean;
  /** How many messages were unread when the page was loaded: the launcher shows it until somebody counts anew. */
  readonly #unread: number;
  /** What the launcher counts now. */
  #counted: number | undefined;
  /** What the visitor chose in the menu. */
  #language: string | undefined;
  #placed = false;
  #saidOffline = false;

  constructor(host: PanelHost) {
    this.#host = host;
    this.#settings = host.changed();
    this.#panel = document.createElement("lead-chat-panel") as LeadChatPanel;
    this.#panel.setAttribute("exportparts", PARTS);
    this.#wording = new LazyWording({
      changed: () => this.#draw(),
      persist,
      report: (problem) => this.#report({ ...problem, level: "warning" }),
    });
    const { session, isFirst, release } = shareSession(withoutMessages(this.#settings), host.loadEngine);
    this.session = session;
    this.#isFirst = isFirst;
    this.#ends.push(
      session.state.subscribe((state) => this.#stateChanged(state)),
      session.on("message", (message) => void this.#serve().then((services) => services.answer(message))),
      () => void this.#services?.then((services) => services.end()),
      () => void this.#fitting?.then((end) => end()),
      this.#watchLanguage(),
      release,
    );
    // Two elements of one namespace share the session: only the first one speaks to the page.
    this.#forward(isFirst);
    this.#panel.addEventListener("lead-chat-panel-close", () => (host.element.open = false));
    this.#launcher.setAttribute("aria-haspopup", "dialog");
    this.#unread = Number(this.#launcher.textContent);
    this.#draw();
    void this.#validate().then(() => this.#check());
  }

  get name(): string | undefined {
    return this.#wording.current && this.#panel.name;
  }

  configure(settings: SessionSettings): void {
    const same = sameSettings(settings, this.#settings);
    const newConfig = !sameSettings(settings.config, this.#settings.config);
    this.#settings = settings;
    if (!same) this.#configure();
    if (newConfig || this.#isMistaken) void this.#validate();
    this.#draw();
  }

  #configure(): void {
    const region = this.#settings.region || this.#site.region;
    this.session.configure({ ...this.#settings, region, config: this.#config });
  }

  show(takeFocus?: boolean): void {
    this.#fit();
    const opening = this.#host.element.mode === "floating" && !this.#panel.open;
    this.#panel.open = true;
    this.session.markRead();
    void this.#sayOffline();
    if (takeFocus) void this.#takeFocus();
    if (opening) this.#dispatch("lead-chat-open");
  }

  /** What was typed while the panel was on its way was meant for it. */
  async #takeFocus(): Promise<void> {
    await this.#panel.focusComposer();
    const launcher = this.#launcher;
    // Unlike a value that is set, this counts as typed.
    if (launcher.value) document.execCommand("insertText", false, launcher.value);
    launcher.value = "";
  }

  get #launcher(): HTMLButtonElement {
    return this.#host.element.shadowRoot?.querySelector("button") as HTMLButtonElement;
  }

  hide(): void {
    if (!this.#panel.open) return;
    const hadFocus = this.#panel.matches(":focus-within") || !!this.#panel.shadowRoot?.activeElement;
    this.#panel.open = false;
    if (hadFocus) void this.#panel.updateComplete.then(() => this.#launcher.focus());
    this.#host.changed();
    this.#dispatch("lead-chat-close");
  }

  showForm(id?: string): void {
    void this.#panel.openForm(id);
  }

  destroy(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#panel.remove();
  }

  /** Whether an attribute says something else than its property, or `config` cannot be read. */
  get #isMistaken(): boolean {
    const { element } = this.#host;
    return [...element.attributes].some(({ name, value }) => {
      const read = element[name as "theme"];
      return name === "config" ? !read : typeof read === "string" && read !== value;
    });
  }

  readonly #report = ({ level, ...detail }: Diagnostic): void => {
    console[level === "error" ? "error" : "warn"](`lead-chat: ${detail.message} (${detail.code})`);
    this.#dispatch("lead-chat-diagnostic", detail);
  };

  /** Checks `config` beside the first drawing, and asks the server for its part. */
  async #validate(): Promise<void> {
    const { config: given, server } = this.#settings;
    const use: ConfigUser["use"] = (config, site) => {
      if (given !== this.#settings.config) return;
      this.#config = config;
      this.#site = site;
      this.#configure();
      this.#draw();
    };
    if (!given && !server && !this.#isMistaken) return use({}, {});
    const { readConfig } = await persist(() => import("./read-config.ts"));
    readConfig(this.#settings, { element: this.#host.element, report: this.#report, use });
  }

  /** The page's owner asks what works here: `?lead-chat-check` in its address. */
  async #check(): Promise<void> {
    const { arrival, element } = { ...this.#host, ...this.#settings };
    if (!(arrival?.url ?? location.href).includes("lead-chat-check") || !this.#isFirst()) return;
    const { openCheck } = await persist(() => import("../check/open-check.ts"));
    this.#ends.push(openCheck(element.shadowRoot as ShadowRoot, this.session, element.theme));
  }

  /** Draws what holds now. Nothing is drawn before the visitor's language is there. */
  #draw(): void {
    const { element } = this.#host;
    const { businessName = this.#site.businessName, capture, notice } = this.#settings;
    this.#language = this.session.state.get().preferences?.language;
    const language = this.#language ?? this.#settings.language;
    this.#wording.use(language, this.#config.texts);
    const { current } = this.#wording;
    if (!current) return;
    const { texts, locale, direction } = current;
    Object.assign(this.#panel, {
      texts: businessName ? texts : namelessTexts(texts, locale),
      language: locale,
      direction: element.hasAttribute("dir") ? undefined : direction,
      session: this.session,
      settings: this.#settings,
      config: this.#config,
      businessName,
      avatar: element.avatar ?? this.#site.avatar,
      capture: capture ?? "auto",
      hideNotices: notice === "hidden",
      locale: formatLocale(locale, [...navigator.languages, language ?? ""]),
      mode: element.mode,
      theme: element.theme,
    } satisfies Partial<LeadChatPanel>);
    if (!this.#placed) element.shadowRoot?.append(this.#panel);
    this.#placed = true;
    // The launcher bears the panel's name.
    this.#host.changed();
  }

  /** @returns a function that ends it */
  #watchLanguage(): () => void {
    const observer = new MutationObserver(() => this.configure(this.#host.changed()));
    observer.observe(document.documentElement, { attributeFilter: ["lang"] });
    observer.observe(this.#host.element, { attributeFilter: ["dir"] });
    return () => {
      observer.disconnect();
      this.#wording.end();
    };
  }

  #stateChanged(state: SessionState): void {
    // The launcher says nothing else of the session: it is not drawn for every message.
    if (state.unread !== this.#counted) this.#host.changed();
    this.#counted = state.unread;
    void this.#sayOffline();
    // A language that was chosen in the menu, now or at an earlier visit.
    if (state.preferences?.language !== this.#language) this.#draw();
    if (state.phase !== "idle" && this.#placed) void this.#serve().then((services) => services.changed(state));
  }

  /** Once each time that the connection goes, as soon as the chat is open. */
  async #sayOffline(): Promise<void> {
    await this.#panel.updateComplete;
    const { open, texts, status } = this.#panel;
    const { online } = this.session.state.get();
    if (open && !online && !this.#saidOffline) status.textContent = texts.youAreOffline;
    this.#saidOffline = !online && (open || this.#saidOffline);
  }

  /** What few pages need: a host's own colours, a page that is laid out wider than the screen. */
  #fit(): void {
    const style = getComputedStyle(this.#host.element);
    const own = ["accent", "surface", "text"].some((name) => style.getPropertyValue(`--lead-chat-${name}`));
    if (own || innerWidth > screen.width)
      this.#fitting ??= persist(() => import("./fit-panel.ts")).then(({ fitPanel }) =>
        fitPanel(this.#panel, this.#launcher, this.#report),
      );
  }

  /** Fetches what announces, counts and answers. What is there when it is asked for is history. */
  #serve(): Promise<PanelServices> {
    const state = this.session.state.get();
    return (this.#services ??= persist(() => import("./panel-services.ts")).then(
      ({ PanelServices }) =>
        new PanelServices(this.#host, this.#panel, { isFirst: this.#isFirst, state, unread: this.#unread }),
    ));
  }

  #forward(isFirst: () => boolean): void {
    const names = ["message", "lead", "signal", "delivery"] as const;
    for (const name of names) {
      this.#ends.push(this.session.on(name, (detail) => isFirst() && this.#dispatch(`lead-chat-${name}`, detail)));
    }
    this.#ends.push(
      this.session.on("lead", ({ data }) => {
        if (isFirst() && data.change.action === "submitted")
          this.#dispatch("lead-chat-form-submit", { formId: data.change.form?.id ?? "default" });
      }),
      // The session has written it to the console itself, each cause once.
      this.session.on("diagnostic", ({ level: _, ...detail }) => {
        if (isFirst()) this.#dispatch("lead-chat-diagnostic", detail);
      }),
    );
  }

  #dispatch(name: string, detail?: unknown): void {
    this.#host.element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The host's conversation waits until it has been checked. */
function withoutMessages(settings: SessionSettings): SessionSettings {
  const { messages: _, ...config } = settings.config ?? {};
  return { ...settings, config };
}
