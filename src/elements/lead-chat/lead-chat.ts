import type { LeadChatConfig } from "../../protocol/config.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import type { Diagnostic, LeadSession, SessionSettings } from "../../session/session-types.ts";
import type { PanelHandle } from "../panel/panel-module.ts";
import { allowedValues, readAttribute, reflected, type Choice } from "./attributes.ts";
import { createLauncher } from "./launcher.ts";
import { leadChatStyles } from "./lead-chat-styles.ts";
import { launcherName } from "./launcher-name.ts";
import { loadEngine, loadPanel } from "./load-chunk.ts";
import { make } from "./make.ts";
import { readMarker } from "./marker.ts";
import { persist } from "./persist.ts";

/** Node has no `HTMLElement`: importing this module there is harmless. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);
let sheet: CSSStyleSheet | undefined;

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
 * @attr {string} server - URL of a lead-chat server; its `/v1/events` receives the events unless `endpoint` is set.
 * @attr {string} site - Public key of the site at that server; also the namespace on the device.
 * @attr {string} business-name - Who the visitor writes to.
 * @attr {string} avatar - Picture of the business (URL).
 * @attr {string} region - ISO 3166-1 country for numbers typed without a country code.
 * @attr {"auto"|"light"|"dark"} theme - Colour scheme; `auto` follows the visitor's.
 * @attr {"floating"|"inline"} mode - Launcher and panel, or the panel alone in the page's flow.
 * @attr {string} lang - Language of the chat (BCP 47); default: the nearest `lang` of the page, then the browser's.
 * @attr {boolean} open - Whether the panel is open (floating).
 * @attr {"auto"|"ask"|"off"} capture - `auto`: detected details join the lead; `off`: nothing is scanned.
 *   `ask` (the visitor is asked first) scans nothing until that question is part of the chat.
 * @attr {"shown"|"hidden"} notice - `hidden` for hosts that show their own notice.
 * @attr {"device"|"none"} storage - `none` keeps everything in memory.
 * @attr {"memory"|"arrival"|"off"} attribution - Where the visitor came from; parsed, used by the attribution feature.
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
  static readonly version: string = "0.1.0";
  static readonly observedAttributes = [...Object.values(reflected), "open", "config", "lang"];

  declare endpoint: string | null;
  declare server: string | null;
  declare site: string | null;
  declare businessName: string | null;
  declare avatar: string | null;
  declare region: string | null;
  declare theme: Choice<"theme">;
  declare mode: Choice<"mode">;
  declare capture: Choice<"capture">;
  declare notice: Choice<"notice">;
  declare storage: Choice<"storage">;
  declare attribution: Choice<"attribution">;

  /** Sends a message as the visitor. Settles when it is committed on the device. */
  declare sendMessage: LeadSession["sendMessage"];
  /** Tells who the visitor is, e.g. after a sign-in on the host's page. */
  declare identify: LeadSession["identify"];
  /** Makes a lead of the visitor even without any contact. */
  declare markAsLead: LeadSession["markAsLead"];
  /** Deletes everything of this namespace on the device and asks the endpoint to delete its copy. */
  declare forget: LeadSession["forget"];

  static {
    // These are the session's own methods: they wait until it is there.
    for (const name of ["sendMessage", "identify", "markAsLead", "forget"] as const) {
      this.prototype[name] = async function (this: LeadChat, argument?: unknown) {
        await (await this.#load()).session[name](argument as never);
      };
    }
    for (const property in reflected) {
      const attribute = reflected[property] as string;
      Object.defineProperty(this.prototype, property, {
        get(this: LeadChat) {
          return readAttribute(attribute, this.getAttribute(attribute));
        },
        set(this: LeadChat, value: string | null | undefined) {
          if (value == null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value);
        },
      });
    }
  }

  readonly #launcher = globalThis.document && createLauncher();
  readonly #status = globalThis.document && make("div", { class: "status", role: "status" });
  #failure: HTMLElement | undefined;
  #panel: PanelHandle | undefined;
  #loading: Promise<PanelHandle> | undefined;
  #config: LeadChatConfig | undefined;
  #nearby: IntersectionObserver | undefined;
  /** From the last visit, until the session counts itself. */
  #unread = 0;
  #end: (() => void) | undefined;

  /** Everything beyond the attributes. Setting a deep-equal object again does nothing. */
  get config(): LeadChatConfig | undefined {
    return this.#config;
  }
  set config(config: LeadChatConfig | undefined) {
    this.#config = config;
    this.#changed();
  }

  get open(): boolean {
    return this.hasAttribute("open");
  }
  set open(open: boolean) {
    this.toggleAttribute("open", open);
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
    if (!this.shadowRoot) this.#build();
    const marker = readMarker(this.site || "default");
    this.#unread = marker.unread;
    this.#changed();
    if (this.mode === "inline") this.#loadNearViewport();
    else if (this.open) void this.#showPanel(false);
    // An earlier visit left something undelivered, or an answer may come: only the engine is loaded, when the page has
    // nothing else to do.
    if (marker.pending)
      whenIdle(
        () =>
          void loadEngine().then(
            (engine) => {
              // Only what is said shows: then the panel is loaded, which counts, marks and announces it.
              this.#end = engine.resume({ settings: this.#settings, news: () => void this.#load() });
            },
            () => {},
          ),
      );
  }

  disconnectedCallback(): void {
    // A framework that moves the element takes it out and puts it back at once: that is no removal.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#nearby?.disconnect();
      this.#panel?.destroy();
      this.#end?.();
      this.#panel = this.#loading = undefined;
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    const valid = readAttribute(name, after);
    if (after && valid !== after) {
      const message = `${name}="${after}": use ${String(allowedValues(name))}; "${valid}" is taken.`;
      this.#report({ code: "attribute-invalid", message, path: name, level: "warning" });
    }
    if (name === "config") this.#parseConfig(after);
    if (name !== "open") this.#changed();
    else if (after === null) this.#panel?.hide();
    else if (this.isConnected) void this.#showPanel(false);
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
  get #settings(): SessionSettings {
    // Inside another component's shadow root no ancestor is in sight; the page is.
    const pageLanguage = (this.closest<HTMLElement>("[lang]") ?? document.documentElement).lang || undefined;
    const settings: Record<string, unknown> = {
      pageLanguage,
      language: pageLanguage ?? navigator.language,
      config: this.#config,
    };
    for (const name in reflected) settings[name] = this[name as keyof this] ?? undefined;
    return settings;
  }

  #build(): void {
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(leadChatStyles);
    }
    root.adoptedStyleSheets = [sheet];
    const { button } = this.#launcher;
    // A finger that comes down enters too: half a tap's time is won.
    for (const intent of ["pointerenter", "focus"]) button.addEventListener(intent, () => void this.#load());
    button.addEventListener("click", () => this.toggle());
    root.append(button, this.#status, make("slot", {}));
    // Properties that were set before the script ran hide the accessors: they are set again.
    for (const name of [...Object.keys(reflected), "config", "open"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name as "endpoint"];
      delete (this as Record<string, unknown>)[name];
      this[name as "endpoint"] = value;
    }
  }

  #parseConfig(json: string | null): void {
    try {
      this.#config = json ? (JSON.parse(json) as LeadChatConfig) : undefined;
    } catch (error) {
      // What was valid before stays in force.
      const message = `config is not valid JSON: ${(error as Error).message}`;
      this.#report({ code: "config-malformed", message, path: "config", level: "error" });
    }
  }

  /** Settings may have changed: the panel, if it is there, is told; it finds out what is new. */
  #changed(): void {
    if (!this.isConnected) return;
    this.#panel?.configure(this.#settings);
    this.#drawLauncher();
  }

  #drawLauncher(): void {
    const { open, session } = this;
    const drawn = this.#panel?.name;
    this.#launcher.update({
      name: drawn ?? launcherName(this.businessName),
      open,
      busy: open && !drawn,
      unread: session?.state.get().unread ?? this.#unread,
    });
  }

  #loadNearViewport(): void {
    this.#nearby = new IntersectionObserver(([entry]) => entry?.isIntersecting && void this.#showPanel(false), {
      rootMargin: "400px",
    });
    this.#nearby.observe(this);
  }

  async #showPanel(takeFocus: boolean): Promise<void> {
    const floating = this.mode === "floating";
    if (floating) this.open = true;
    this.#drawLauncher();
    const panel = await this.#load();
    if (this.open || !floating) panel.show(takeFocus);
    this.#drawLauncher();
  }

  /** Imports the panel once, trying again after failures until it is there. */
  #load(): Promise<PanelHandle> {
    return (this.#loading ??= persist(loadPanel, (retry) => this.#showFailure(retry)).then((module) => {
      this.#failure?.remove();
      return (this.#panel = module.mountPanel({
        element: this,
        root: this.shadowRoot as ShadowRoot,
        status: this.#status,
        settings: this.#settings,
        loadEngine,
        unread: this.#unread,
        changed: () => this.#drawLauncher(),
        reread: () => this.#changed(),
        focusLauncher: () => this.#launcher.button.focus(),
        report: (diagnostic) => this.#report(diagnostic),
      }));
    }));
  }

  #showFailure(retry: () => void): void {
    if (this.#failure) return;
    const again = make("button", {}, "Try again");
    again.addEventListener("click", retry);
    this.#failure = make("div", { class: "failed", role: "alert" }, "The chat couldn't load.", again);
    this.#status.before(this.#failure);
  }

  #report({ level, ...detail }: Diagnostic): void {
    if (level !== "info")
      console[level === "error" ? "error" : "warn"](`lead-chat: ${detail.message} (${detail.code})`);
    this.dispatchEvent(new CustomEvent("lead-chat-diagnostic", { detail, bubbles: true, composed: true }));
  }
}

/** Runs a task when the page has started and has nothing else to do (Safari cannot tell when that is). */
function whenIdle(task: () => void): void {
  setTimeout(() => ((globalThis as Partial<typeof globalThis>).requestIdleCallback ?? queueMicrotask)(task), 1000);
}
