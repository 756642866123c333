import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { CenterSettings, Installation } from "../../protocol/center-api.ts";
import { icon } from "../icons.ts";
import type { FieldPlace } from "../shared/field-marks.ts";
import { exactTime } from "../shared/relative-time.ts";
import { linesOf, snippetOf } from "./chat-drafts.ts";
import { textArea } from "./fields.ts";
import { SettingsElement } from "./settings-page.ts";

interface InstallDraft {
  readonly origins: string;
}

/** How the chat comes onto the business's pages, and whether it is there. */
export class LeadCenterInstall extends SettingsElement<InstallDraft> {
  static override readonly properties = {
    ...SettingsElement.properties,
    server: {},
    installation: { state: true },
    isLooking: { state: true },
  };

  /** Address of the server. */
  declare server: string;
  declare installation: Installation | undefined;
  declare isLooking: boolean;

  constructor() {
    super();
    this.server = new URL("../", document.baseURI).href;
    this.isLooking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.center) void this.#look();
  }

  protected override firstUpdated(): void {
    if (!this.installation && !this.isLooking) void this.#look();
  }

  protected override get heading(): readonly [string, string] {
    return [this.t.settingsInstall, this.t.installIntro];
  }

  protected override read({ origins }: CenterSettings): InstallDraft {
    return { origins: origins.join("\n") };
  }

  protected override write({ origins }: InstallDraft): Promise<void> {
    return this.center.settings.save({ origins: linesOf(origins) });
  }

  protected override placeOf(path: string, { origins }: InstallDraft): FieldPlace | undefined {
    const [found, at] = /^origins(?:\[(\d+)\])?$/.exec(path) ?? [];
    return found === undefined ? undefined : { id: "origins", entry: linesOf(origins)[Number(at ?? NaN)] };
  }

  protected override fields({ origins }: InstallDraft): TemplateResult {
    const { t } = this;
    const snippet = snippetOf(this.server, this.center.settings.value?.site ?? "");
    return html`
      <div class="group">
        <pre tabindex="0" dir="ltr" aria-label=${t.snippet}>${snippet}</pre>
        <div class="row">
          <button type="button" class="button" @click=${() => this.#copy(snippet)}>${icon("copy")}${t.copy}</button>
          <button
            type="button"
            class="button outline"
            aria-disabled=${this.isLooking ? "true" : "false"}
            @click=${() => this.#look()}
          >
            ${this.isLooking ? t.oneMoment : t.checkInstalled}
          </button>
        </div>
        ${this.#result()}
      </div>
      <hr />
      ${textArea({ ...this.field("origins"), label: t.origins, hint: t.originsHint, placeholder: "https://shop.example", value: origins, change: (text) => this.edit({ origins: text }) })}
    `;
  }

  #result(): TemplateResult | typeof nothing {
    const { t, installation } = this;
    if (!installation) return nothing;
    const { installed, page, origin, seenAt } = installation;
    if (!installed) {
      return html`<p class="result not" role="status">${icon("warning")}<span>${t.notInstalled}</span></p>`;
    }
    const time = seenAt === undefined ? "" : exactTime(seenAt, this.format);
    const place = `\u2068${page ?? origin ?? ""}\u2069`;
    return html`<p class="result" role="status">
      ${icon("tick")}<span>${fill(t.installed, { page: place, time })}</span>
    </p>`;
  }

  async #look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    await this.attempt(async () => (this.installation = await this.center.settings.installation()));
    this.isLooking = false;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.t.copied);
    } catch {
      this.say(this.t.copyFailed, true);
    }
  }
}
