import { fixture, html } from "@open-wc/testing";
import "../../../src/elements/lead-form/lead-chat-form-define.ts";
import type { LeadChatForm } from "../../../src/elements/lead-form/lead-chat-form.ts";
import type { LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { FormDraft, FormSubmission } from "../../../src/session/session-types.ts";
import { fakeSession, type FakeSession } from "../../fixtures/elements/fake-session.ts";
import "../../fixtures/elements/frame.ts";

export interface PageOptions {
  readonly config?: LeadChatConfig;
  readonly language?: LocaleTag;
  readonly region?: string;
  readonly theme?: "light" | "dark";
  readonly businessName?: string | undefined;
  readonly session?: FakeSession;
  readonly draft?: FormDraft;
  readonly formId?: string;
}

/** The form over a conversation, as the panel shows it, with everything that a test looks at. */
export class FormPage {
  readonly form: LeadChatForm;
  readonly session: FakeSession;
  readonly events: { type: string; detail: unknown }[] = [];

  constructor(form: LeadChatForm, session: FakeSession) {
    this.form = form;
    this.session = session;
    for (const type of ["lead-chat-form-open", "lead-chat-form-close", "lead-chat-diagnostic"])
      form.addEventListener(type, (event) => this.events.push({ type, detail: (event as CustomEvent).detail }));
  }

  get root(): ShadowRoot {
    return this.form.shadowRoot!;
  }
  get title(): string {
    return this.one("h2").textContent.trim();
  }
  get submissions(): FormSubmission[] {
    return this.session.calls.filter(([name]) => name === "submitForm").map(([, form]) => form as FormSubmission);
  }
  /** Where the focus is, by id or visible words. */
  get focused(): string {
    const at = this.root.activeElement as HTMLElement | null;
    return at ? at.id || at.getAttribute("aria-label") || at.textContent.trim() : "";
  }
  /** What is wrong, by question. */
  get errors(): Record<string, string> {
    const notes = [...this.root.querySelectorAll<HTMLElement>(".error[id]")];
    return Object.fromEntries(notes.map(({ id, textContent }) => [id.split(":")[0], textContent.trim()]));
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.root.querySelector<Found>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}.`);
    return found;
  }
  input(name: string): HTMLInputElement {
    return this.one<HTMLInputElement>(`[id="${name}"]`);
  }

  /** Types into a field and leaves it, as a person or autofill does. */
  async fill(name: string, value: string): Promise<void> {
    const input = this.input(name);
    input.focus();
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText" }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }
  /** Chooses an option by its words. */
  async choose(words: string): Promise<void> {
    const label = [...this.root.querySelectorAll<HTMLElement>("label.option")].find((one) =>
      one.textContent.trim().startsWith(words),
    );
    if (!label) throw new Error(`There is no option "${words}".`);
    label.click();
    await this.settled();
  }
  /** Presses a button by its words. */
  async press(words: string): Promise<void> {
    const button = [...this.root.querySelectorAll<HTMLElement>("button, a")].find(
      (one) => one.getAttribute("aria-label") === words || one.textContent.trim() === words,
    );
    if (!button) throw new Error(`There is no button "${words}".`);
    button.click();
    await this.settled();
  }

  /** Waits until nothing changes any more: chunks, checks and drawing. */
  async settled(): Promise<void> {
    for (let quiet = 0, before = ""; quiet < 3;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.form.updateComplete;
      const now = this.root.innerHTML;
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }
  /** Waits for what loads late. */
  async until(holds: () => unknown): Promise<void> {
    const end = Date.now() + 5000;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`Never true: ${String(holds)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.settled();
  }
}

/** Shows a form and waits until it is there. */
export async function openForm(options: PageOptions = {}): Promise<FormPage> {
  const { config = {}, language = "en", region = "ID", theme = "light", draft } = options;
  const session = options.session ?? fakeSession();
  if (draft) session.readFormDraft = async () => draft;
  const businessName = "businessName" in options ? options.businessName : "Kopi Senja";
  const settings = { region, language, config, ...(businessName && { businessName }) };
  const frame = await fixture(html`
    <test-frame
      theme=${theme}
      dir=${["ar", "he", "ur"].includes(language) ? "rtl" : "ltr"}
      lang=${language}
      style="position: relative; block-size: 640px"
    >
      <lead-chat-form
        .session=${session}
        .settings=${settings}
        .config=${config}
        .language=${language}
        .locale=${language}
      ></lead-chat-form>
    </test-frame>
  `);
  const page = new FormPage(frame.querySelector("lead-chat-form") as LeadChatForm, session);
  page.form.show(options.formId);
  await page.until(() => page.root.querySelector("h2") ?? page.events.length > 0);
  return page;
}
