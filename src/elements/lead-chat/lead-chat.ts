import type { LeadChatConfig } from "../../protocol/config.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import { persist } from "../../session/persist.ts";
import type { LeadSession, SessionSettings } from "../../session/session-types.ts";
import type { PanelHandle } from "../panel/panel-module.ts";
import { arrival } from "./arrival.ts";
import { readAttribute, reflected, type Choices } from "./attributes.ts";
import { loadEngine, loadPanel } from "./chunks.ts";
import { leadChatStyles } from "./lead-chat-styles.ts";
import { launcherName } from "./launcher-name.ts";
import { icon, make } from "./make.ts";
import { readMarker } from "./marker.ts";

interface SavingNavigator {
  readonly connection?: { readonly saveData: boolean };
}

/** The site whose chat was taken away while it was open: one that is mounted anew goes on open. */
let taken: string | null | 0 = 0;

/** Node has no `HTMLElement`: importing this module there is harmless. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/**
 * A direct-message chat for a business's own site that turns what visitors say into leads.
 *
 * @tag lead-chat
 *
 * Thin by design: attributes, properties, methods, events and the launcher live here; the panel is imported when the
 * visitor shows intent and draws into the same shadow root. Methods called before that wait for it.
 *
 * @slot - Content that shows until the script runs and whenever loading fails, e.g. a plain contact link.
 *
 * @attr {string} endpoint - URL that lead events are posted to.
 * @attr {string} server - URL of a lead-chat server: the live conversation, what the business set up there and, unless
 *   `endpoint` is set, the events.
 * @attr {string} site - Public key of the site at that server; also the namespace on the device.
 * @attr {string} business-name - Who the visitor writes to.
 * @attr {string} avatar - Picture of the business (URL).
 * @attr {string} region - ISO 3166-1 country for numbers typed without a country code.
 * @attr {"auto"|"light"|"dark"} theme - Colour scheme; `auto` follows the visitor's.
 * @attr {"floating"|"inline"} mode - Launcher and panel, or the panel alone in the page's flow.
 * @attr {string} lang - Language of the chat (BCP 47); default: the nearest `lang` of the page, then the browser's.
 * @attr {boolean} open - Whether the panel is open (floating).
 * @attr {"auto"|"ask"|"off"} capture - `auto`: detected details join the lead; `ask`: the visitor is asked first; `off`:
 *   nothing is scanned.
 * @attr {"shown"|"hidden"} notice - `hidden` for hosts that show their own notice.
 * @attr {"device"|"none"} storage - `none` keeps everything in memory.
 * @attr {"memory"|"arrival"|"off"} attribution - Where the visitor came from. `arrival`: one small record on the device
 *   keeps it for later pages and days.
 * @attr {boolean} preload - Fetches the panel when the page is idle; never for visitors who save data.
 * @attr {string} config - Everything else, as JSON.
 *
 * @fires lead-chat-open - The panel opened.
 * @fires lead-chat-close - The panel closed.
 * @fires lead-chat-message - A message was added; detail: the message.
 * @fires lead-chat-lead - The lead changed; detail: the event as it is posted.
 * @fires lead-chat-form-open - The instant form opened; detail: `{ formId }`.
 * @fires lead-chat-form-submit - A form was accepted; detail: `{ formId }`.
 * @fires lead-chat-signal - A keyword signal; detail: `{ name, value }`.
 * @fires lead-chat-delivery - `delivered`, `retrying`, `parked` or `dead`, with the reason.
 * @fires lead-chat-diagnostic - Why something was not captured or not sent: `{ code, message, path? }`.
 *
 * @csspart launcher - The round button.
 * @csspart badge - The unread count on it.
 *
 * @cssprop [--lead-chat-accent=#2f5bea] - What the visitor sends and can press.
 * @cssprop [--lead-chat-on-accent=#ffffff] - Text on the accent.
 * @cssprop [--lead-chat-z-index=2147483000] - Stacking, where the browser has no top layer.
 * @cssprop [--lead-chat-inset-block-end=20px] - Distance from the bottom.
 * @cssprop [--lead-chat-inset-inline-end=20px] - Distance from the end side.
 * @cssprop [--lead-chat-block-size=640px] - Height of the inline panel.
 */
export class LeadChat extends Base {
  declare static version: string;
  declare static observedAttributes: string[];

  declare endpoint: string | null;
  declare server: string | null;
  declare site: string | null;
  declare businessName: string | null;
  declare avatar: string | null;
  declare region: string | null;
  declare theme: Choices["theme"];
  declare mode: Choices["mode"];
  declare capture: Choices["capture"];
  declare notice: Choices["notice"];
  declare storage: Choices["storage"];
  declare attribution: Choices["attribution"];
  declare open: boolean;
  declare preload: boolean;

  /** Sends a message as the visitor. Settles when it is committed on the device. */
  declare sendMessage: LeadSession["sendMessage"];
  /** Tells who the visitor is, e.g. after a sign-in on the host's page. */
  declare identify: LeadSession["identify"];
  /** Makes a lead of the visitor even without any contact. */
  declare markAsLead: LeadSession["markAsLead"];
  /** Deletes everything of this namespace on the device and asks the endpoint to delete its copy. */
  declare forget: LeadSession["forget"];
  /** Finds out what works here and what does not, and sends a test lead. */
  declare check: NonNullable<LeadSession["check"]>;

  static {
    this.version = "0.1.0";
    this.observedAttributes = [...reflected.map(([attribute]) => attribute), "config", "lang"];
    // These are the session's own methods: they wait until it is there.
    for (const name of ["sendMessage", "identify", "markAsLead", "forget", "check"] as const) {
      this.prototype[name] = async function (this: LeadChat, argument?: unknown) {
        const session = (await this.#load()).session as Required<LeadSession>;
        return session[name](argument as never) as never;
      };
    }
    for (const item of reflected) {
      const [attribute, property] = item;
      Object.defineProperty(this.prototype, property, {
        get(this: LeadChat) {
          return readAttribute(item, this.getAttribute(attribute));
        },
        set(this: LeadChat, value: unknown) {
          if (value === false || value == null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value === true ? "" : (value as string));
        },
      });
    }
  }

  readonly #launcher: HTMLButtonElement;
  /** Says that loading failed; empty else. */
  readonly #failure = make("p", { role: "alert" });
  #panel: PanelHandle | undefined;
  #loading: Promise<PanelHandle> | undefined;
  #config: LeadChatConfig | undefined;
  /** What the last visit left; its count of unread messages holds until the session counts itself. */
  #marker: ReturnType<typeof readMarker>;
  /** Ends what goes on without the panel. */
  #end: (() => void) | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(leadChatStyles);
    root.adoptedStyleSheets = [sheet];
    const badge = make("span", { part: "badge" });
    const launcher = make("button", { part: "launcher" }, icon(), badge);
    // A finger that comes down enters too: half a tap's time is won.
    launcher.onpointerenter = launcher.onfocus = () => void this.#load();
    // A second press while the panel is on its way is impatience, not a change of mind.
    launcher.onclick = () => this.#isWaiting || this.toggle();
    // What is typed meanwhile is kept where the panel finds it.
    launcher.onkeypress = (event) => {
      if (!this.#isWaiting || event.key[1]) return;
      launcher.value += event.key;
      event.preventDefault();
    };
    this.#launcher = launcher;
    root.append(launcher, this.#failure, make("slot", {}));
    // Properties that were set before the script ran hide the accessors: they are set again.
    for (const name of Object.keys(this)) {
      const value = this[name as "endpoint"];
      delete (this as Record<string, unknown>)[name];
      this[name as "endpoint"] = value;
    }
  }

  /** Everything beyond the attributes, or the same as JSON. Setting a deep-equal object again does nothing. */
  get config(): LeadChatConfig | undefined {
    return this.#config;
  }
  set config(config: LeadChatConfig | string | undefined) {
    // Frameworks set a property where a page has the attribute: a text is what that would hold.
    if ((config as string | undefined)?.trim) this.setAttribute("config", config as string);
    else {
      this.#config = config as LeadChatConfig;
      this.#changed();
    }
  }

  /** A snapshot of the visitor's lead, or null. */
  get lead(): Lead | null {
    return this.session?.state.get().lead ?? null;
  }

  /** The headless session, once the panel was loaded. */
  get session(): LeadSession | undefined {
    return this.#panel?.session;
  }

  connectedCallback(): void {
    if (taken === this.site) this.open = true;
    taken = 0;
    this.#marker = readMarker(this.site || "default");
    this.#changed();
    if (this.mode === "inline")
      new IntersectionObserver((entries) => entries[0]?.isIntersecting && void this.#showPanel(), {
        rootMargin: "400px",
      }).observe(this);
    else if (this.open) void this.#showPanel();
    if (arrival.url.includes("lead-chat-check")) void this.#load();
  }

  disconnectedCallback(): void {
    if (this.open) taken = this.site;
    // A framework that moves the element takes it out and puts it back at once: that is no removal.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#panel?.destroy();
      this.#end?.();
      this.#panel = this.#loading = this.#end = undefined;
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "config") {
      try {
        this.#config = after ? (JSON.parse(after) as LeadChatConfig) : undefined;
      } catch {
        // What was valid before stays in force. The panel says what is wrong.
      }
    }
    if (name !== "open") this.#changed();
    else if (after === null) this.#panel?.hide();
    else if (this.isConnected) void this.#showPanel();
  }

  /** Opens the panel and puts the focus into the composer. */
  show(): void {
    void this.#showPanel(true);
  }
  close(): void {
    this.open = false;
  }
  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }
  /** Opens the instant form. */
  async showForm(id?: string): Promise<void> {
    await this.#showPanel(true);
    this.#panel?.showForm(id);
  }

  /** Of the page; empty where it names none. */
  get #language(): string {
    // Inside another component's shadow root no ancestor is in sight; the page is.
    return (this.closest<HTMLElement>("[lang]") ?? document.documentElement).lang;
  }

  get #settings(): SessionSettings {
    const settings: Record<string, unknown> = {
      arrival,
      pageLanguage: this.#language,
      language: this.#language || navigator.language,
      config: this.#config,
    };
    for (const [, property] of reflected) settings[property] = this[property as keyof this] ?? undefined;
    return settings;
  }

  /** The visitor has opened the chat, and there is nothing to see yet. */
  get #isWaiting(): boolean {
    return this.open && !this.#panel?.name;
  }

  /** Settings may have changed: the panel, if it is there, is told; it finds out what is new. */
  #changed(): void {
    if (!this.isConnected) return;
    this.#panel?.configure(this.#settings);
    this.#drawLauncher();
    // When the page has started and has nothing else to do (Safari cannot tell when that is). At every change: a banner
    // may allow later what was not allowed at first.
    setTimeout(() => {
      ((globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout)(() => {
        if (this.preload && !(navigator as SavingNavigator).connection?.saveData) void this.#load();
        // An earlier visit left something undelivered, or an answer may come: only the engine is loaded.
        // Of the values of `attribution` only "arrival" has a seventh letter.
        if (this.#marker?.pending || this.attribution[6])
          void persist(loadEngine).then((engine) => {
            // Only what is said shows: then the panel is loaded, which counts, marks and announces it.
            this.#end ??= engine.resume({ settings: this.#settings, news: () => this.#load() });
          });
      });
    }, 1000);
  }

  /** The count is the launcher's description, so that its name stays the same. */
  #drawLauncher(): void {
    const launcher = this.#launcher;
    const description = ((this.session?.state.get().unread ?? this.#marker?.unread) || "") as string;
    const states: Readonly<Record<string, unknown>> = {
      label: this.#panel?.name ?? launcherName(this.#language || navigator.language, this.businessName),
      expanded: this.open,
      busy: this.#isWaiting,
      description,
    };
    for (const state in states) launcher.setAttribute(`aria-${state}`, states[state] as string);
    (launcher.lastChild as Node).textContent = description;
  }

  async #showPanel(takeFocus?: boolean): Promise<void> {
    const inline = this.mode === "inline";
    if (!inline) this.open = true;
    this.#drawLauncher();
    // Where a press gives no focus (Safari), and for keys that are typed meanwhile.
    if (takeFocus && this.#isWaiting) this.#launcher.focus();
    const panel = await this.#load();
    if (this.open || inline) panel.show(takeFocus);
    this.#drawLauncher();
  }

  /** Imports the panel once, trying again after failures until it is there. */
  #load(): Promise<PanelHandle> {
    return (this.#loading ??= persist(loadPanel, this.#showFailure).then((module) => {
      this.#failure.replaceChildren();
      return (this.#panel = module.mountPanel({
        element: this,
        loadEngine,
        changed: () => {
          this.#drawLauncher();
          return this.#settings;
        },
      }));
    }));
  }

  readonly #showFailure = (retry: () => void): void => {
    const again = make("button", {}, "Try again");
    again.onclick = retry;
    this.#failure.replaceChildren("The chat couldn't load. ", again);
  };
}
