import type { FormTexts } from "../../i18n/form/en.ts";
import { english, loadFormTexts } from "../../i18n/form/form-texts.ts";
import { fill } from "../../i18n/fill.ts";
import type { LocaleTag } from "../../i18n/locale-loaders.ts";
import { namelessTexts } from "../../i18n/nameless-texts.ts";
import type { LeadChatConfig } from "../../protocol/config.ts";
import type { FormDefinition, FormText } from "../../protocol/form.ts";
import { persist } from "../../session/persist.ts";
import { safeUrl } from "../style/safe-url.ts";
import type { Closing } from "./form-templates.ts";

/** The form's own words in the language in force. English comes in two parts, like the form itself. */
export class FormWords {
  readonly #changed: (texts: FormTexts) => void;
  #language: LocaleTag = "en";
  #loaded: FormTexts | undefined;
  #late: Partial<FormTexts> = {};
  #isNameless = false;

  /** @param changed called with other words */
  constructor(changed: (texts: FormTexts) => void) {
    this.#changed = changed;
  }

  /** @param isNameless the business has no name: "the business" stands for it */
  async use(language: LocaleTag, overrides: LeadChatConfig["texts"], isNameless: boolean): Promise<void> {
    this.#language = language;
    this.#isNameless = isNameless;
    const load = () => loadFormTexts(language, overrides);
    const loaded = await load().catch(() => {
      // English until then, rather than nothing.
      this.#loaded ??= english;
      this.#speak();
      return persist(load);
    });
    if (language !== this.#language) return;
    this.#loaded = loaded;
    this.#speak();
  }

  /** What came with the second chunk. */
  add(late: Partial<FormTexts>): void {
    this.#late = late;
    this.#speak();
  }

  #speak(): void {
    if (!this.#loaded) return;
    const texts = { ...this.#late, ...this.#loaded };
    this.#changed(this.#isNameless ? (namelessTexts(texts as never, this.#language) as never) : texts);
  }
}

export interface ClosingParts {
  readonly texts: FormTexts;
  readonly business: string;
  readonly config: LeadChatConfig;
  /** The definition in force; undefined for the built-in one. */
  readonly selected: FormDefinition | undefined;
  readonly say: (text: FormText | undefined) => string;
}

/** What stands above the button. The policy is the form's own, else the chat's; none where the definition turns it off. */
export function closingOf({ texts, business, config, selected, say }: ClosingParts): Closing {
  const line = fill(texts.formSubmitLine, { business });
  const own = selected?.policy;
  const { url: written, text } = own === false ? {} : (own ?? { ...config.privacy, text: undefined });
  const url = safeUrl(written);
  return { line, policy: url ? { url, text: say(text) || texts.formPrivacyPolicy } : undefined };
}
