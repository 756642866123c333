import { nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { formatLocale } from "../../i18n/format-locale.ts";
import { directionOf, resolveLocale } from "../../i18n/resolve-locale.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { Diagnostic, SessionSettings } from "../../session/session-types.ts";
import { persist } from "../../session/persist.ts";
import { shareSession } from "../../session/shared-session.ts";
import { sameSettings } from "../panel/same-settings.ts";
import { tokens } from "../style/tokens.ts";
import { LeadChatForm } from "./lead-chat-form.ts";
import { pageStyles } from "./page-styles.ts";

/** What an attribute of this element means to a session. */
const texts = ["endpoint", "server", "site", "region", "notice", "storage", "attribution"] as const;
type TextAttribute = (typeof texts)[number];

/**
 * The instant form alone, in a page without the chat: the same session, events and delivery. On a page that has the
 * chat too, both are one visitor and one lead.
 *
 * @tag lead-form
 *
 * @attr {string} endpoint - URL that lead events are posted to.
 * @attr {string} server - URL of a lead-chat server; its `/v1/events` receives the events unless `endpoint` is set.
 * @attr {string} site - Public key of the site at that server; also the namespace on the device.
 * @attr {string} business-name - Who the visitor writes to.
 * @attr {string} region - ISO 3166-1 country for numbers typed without a country code.
 * @attr {string} lang - Language of the form (BCP 47); default: the nearest `lang` of the page, then the browser's.
 * @attr {string} form - Id of one of `config.forms`; else the page and the campaign choose.
 * @attr {"auto"|"light"|"dark"} theme - Colour scheme; `auto` follows the visitor's.
 * @attr {"shown"|"hidden"} notice - Whether the chat, where the page has one, shows that details were saved.
 * @attr {"device"|"none"} storage - `none` keeps everything in memory.
 * @attr {"memory"|"arrival"|"off"} attribution - Where the visitor came from, as in `<lead-chat>`.
 * @attr {string} config - Everything else, as JSON: `form`, `forms`, `privacy`, `texts`, `delivery`.
 *
 * @fires lead-chat-form-submit - A form was accepted; detail: `{ formId }`.
 * @fires lead-chat-lead - The lead changed; detail: the event as it is posted.
 * @fires lead-chat-delivery - `delivered`, `retrying`, `parked` or `dead`, with the reason.
 * @fires lead-chat-diagnostic - Why something was not shown or not sent: `{ code, message, path? }`.
 *
 * @cssprop [--lead-chat-accent=#2f5bea] - What the visitor can press.
 * @cssprop [--lead-chat-radius=20px] - Corners of the form.
 */
export class LeadForm extends LeadChatForm {
  static readonly version: string = "0.1.0";
  static override readonly styles: CSSResultGroup = [tokens, LeadChatForm.styles, pageStyles];
  static override readonly properties: PropertyDeclarations = {
    ...LeadChatForm.properties,
    formId: { attribute: "form" },
    config: { attribute: "config", noAccessor: true, converter: { fromAttribute: parseConfig } },
    theme: { reflect: true },
    businessName: { attribute: "business-name" },
    lang: { reflect: true },
    ...(Object.fromEntries(texts.map((name) => [name, {}])) as Record<TextAttribute, object>),
  };

  declare theme: string;
  declare businessName: string | undefined;
  declare endpoint: string | undefined;
  declare server: string | undefined;
  declare site: string | undefined;
  declare region: string | undefined;
  declare notice: SessionSettings["notice"];
  declare storage: SessionSettings["storage"];
  declare attribution: SessionSettings["attribution"];
  #ends: (() => void)[] = [];
  #speaks: () => boolean = () => false;
  /** As the host wrote it. */
  #given: unknown;
  /** The definition is wrong: nothing is shown, rather than another form than was meant. */
  #isWrong = false;
  #isTold = false;

  /** Everything beyond the attributes. What is read back is what is valid of it. */
  override get config(): LeadChatConfig {
    return super.config;
  }
  override set config(config: LeadChatConfig | string) {
    // Frameworks set a property where a page has the attribute: a text is what that would hold.
    const given = (typeof config === "string" ? parseConfig(config) : config) as LeadChatConfig;
    if (sameSettings(given, this.#given)) return;
    this.#given = given;
    void this.#check(given);
  }

  protected override get isSheet(): boolean {
    return false;
  }
  protected override get direction(): "ltr" | "rtl" | undefined {
    return this.hasAttribute("dir") ? undefined : directionOf(this.language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A framework that moves the element takes it out and puts it back at once: that is no arrival.
    if (this.#ends.length > 0) return;
    this.#readSettings();
    const { session, isFirst, release } = shareSession(this.settings, () => import("../../session/engine.ts"));
    this.#speaks = isFirst;
    this.#ends = [
      release,
      ...(["lead", "delivery"] as const).map((name) =>
        session.on(name, (detail) => isFirst() && this.#tell(`lead-chat-${name}`, detail)),
      ),
      session.on("diagnostic", (diagnostic) => isFirst() && this.#report(diagnostic)),
    ];
    if (this.#given === undefined) this.session = session;
    else void this.#checking?.then(() => (this.session = session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) for (const end of this.#ends.splice(0)) end();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#readSettings();
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isSent || this.#isTold) return;
    this.#isTold = true;
    this.#tell("lead-chat-form-submit", { formId: this.openId });
  }

  override render(): TemplateResult | typeof nothing {
    return this.#isWrong ? nothing : super.render();
  }

  #readSettings(): void {
    const pageLanguage = this.closest("[lang]")?.getAttribute("lang") || undefined;
    const language = pageLanguage ?? navigator.language;
    this.language = resolveLocale(language);
    this.locale = formatLocale(this.language, [...navigator.languages, language]);
    const settings: SessionSettings = {
      ...Object.fromEntries(texts.map((name) => [name, this[name] ?? undefined])),
      businessName: this.businessName ?? undefined,
      pageLanguage,
      language,
      config: this.config,
    };
    if (sameSettings(settings, this.settings)) return;
    this.settings = settings;
    // A chat on the same page has settings of its own; whoever came first speaks for the visitor's session.
    if (this.#speaks()) this.session?.configure(settings);
  }

  #checking: Promise<void> | undefined;

  /** Checks `config`; what is wrong is reported by its path and left out. Nothing is drawn of what was not checked. */
  #check(given: unknown): Promise<void> {
    return (this.#checking = this.#doCheck(given));
  }

  async #doCheck(given: unknown): Promise<void> {
    const { validateConfig } = await persist(() => import("../../protocol/validate-config.ts"));
    if (given !== this.#given) return;
    const { config, problems } = validateConfig(given);
    for (const problem of problems) this.#report(problem);
    this.#isWrong = problems.some(({ level, path }) => level === "error" && /^config(\.forms?\b|$)/.test(path));
    super.config = config;
  }

  #report({ level: _, ...detail }: Diagnostic): void {
    this.#tell("lead-chat-diagnostic", detail);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** @returns what is no JSON as it stands: the check that follows says so */
function parseConfig(json: string | null): unknown {
  try {
    return json ? JSON.parse(json) : {};
  } catch {
    return json;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "lead-form": LeadForm;
  }
}
