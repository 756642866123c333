import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import { formatLocale } from "../../i18n/format-locale.ts";
import { directionOf, resolveLocale } from "../../i18n/resolve-locale.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { Diagnostic, SessionSettings, SessionState } from "../../session/session-types.ts";
import { shareSession } from "../../session/shared-session.ts";
import { tokens } from "../style/tokens.ts";
import { LeadChatForm } from "./lead-chat-form.ts";

/** What an attribute of this element means to a session. */
const texts = ["endpoint", "server", "site", "region", "notice", "storage", "attribution"] as const;
type TextAttribute = (typeof texts)[number];

/**
 * The instant form alone, in a page without the chat: the same session, events and delivery. On a page that has the
 * chat too, both are one visitor and one lead.
 *
 * @attr {string} endpoint - URL that lead events are posted to.
 * @attr {string} server - URL of a lead-chat server; its `/v1/events` receives the events unless `endpoint` is set.
 * @attr {string} site - Public key of the site at that server; also the namespace on the device.
 * @attr {string} business-name - Who the visitor writes to.
 * @attr {string} region - ISO 3166-1 country for numbers typed without a country code.
 * @attr {string} form - Id of one of `config.forms`; else the page and the campaign choose.
 * @attr {"auto"|"light"|"dark"} theme - Colour scheme; `auto` follows the visitor's.
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
  static override readonly styles: CSSResultGroup = [tokens, LeadChatForm.styles];
  static override readonly properties: PropertyDeclarations = {
    ...LeadChatForm.properties,
    formId: { attribute: "form" },
    config: { attribute: "config", converter: { fromAttribute: parseConfig } },
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
  readonly #status = new StoreController<SessionState>(this);
  #ends: (() => void)[] = [];
  #given: LeadChatConfig | undefined;

  protected override get ownStyles() {
    return [tokens];
  }
  protected override get isSheet(): boolean {
    return false;
  }
  protected override get direction(): "ltr" | "rtl" | undefined {
    return this.hasAttribute("dir") ? undefined : directionOf(this.language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readSettings();
    const { session, isFirst, release } = shareSession(this.settings, () => import("../../session/engine.ts"));
    this.session = session;
    this.#status.bind(session.state);
    this.#ends = [
      release,
      ...(["lead", "delivery"] as const).map((name) =>
        session.on(name, (detail) => isFirst() && this.#tell(`lead-chat-${name}`, detail)),
      ),
      session.on("lead", ({ data: { change } }) => {
        if (isFirst() && change.action === "submitted")
          this.#tell("lead-chat-form-submit", { formId: change.form?.id ?? "default" });
      }),
      session.on("diagnostic", (diagnostic) => isFirst() && this.#report(diagnostic)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A framework that moves the element takes it out and puts it back at once: that is no removal.
    queueMicrotask(() => {
      if (!this.isConnected) for (const end of this.#ends.splice(0)) end();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ([...changed.keys()].some((name) => name in LeadForm.properties)) this.#readSettings();
    super.willUpdate(changed);
  }

  #readSettings(): void {
    const pageLanguage = this.closest("[lang]")?.getAttribute("lang") || undefined;
    const language = pageLanguage ?? navigator.language;
    this.language = resolveLocale(language);
    this.locale = formatLocale(this.language, [...navigator.languages, language]);
    this.settings = {
      ...Object.fromEntries(texts.map((name) => [name, this[name] ?? undefined])),
      businessName: this.businessName ?? undefined,
      pageLanguage,
      language,
      config: this.config,
    };
    this.session?.configure(this.settings);
    if (this.config !== this.#given) void this.#validate((this.#given = this.config));
  }

  /** Checks `config`; what is wrong is reported by its path and left out. */
  async #validate(given: LeadChatConfig): Promise<void> {
    if (Object.keys(given).length === 0) return;
    const { validateConfig } = await import("../../protocol/validate-config.ts");
    if (given !== this.#given) return;
    const { config, problems } = validateConfig(given);
    for (const problem of problems) this.#report(problem);
    this.#given = config;
    this.config = config;
  }

  #report({ level: _, ...detail }: Diagnostic): void {
    this.#tell("lead-chat-diagnostic", detail);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** @returns an empty configuration for what is no JSON; the check that follows names what it is */
function parseConfig(json: string | null): unknown {
  try {
    return json ? JSON.parse(json) : {};
  } catch (error) {
    return { "not JSON": (error as Error).message };
  }
}
