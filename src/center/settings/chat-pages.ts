import { html, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { CenterSettings } from "../../protocol/center-api.ts";
import { icon } from "../icons.ts";
import {
  readReplies,
  readSignals,
  readSuggestions,
  readWelcome,
  readySignals,
  type RepliesDraft,
  type RuleDraft,
  type SignalDraft,
  writeReplies,
  writeSignals,
  writeSuggestions,
  writeWelcome,
} from "./chat-drafts.ts";
import { checkBox, textArea, textField } from "./fields.ts";
import { SettingsElement } from "./settings-page.ts";

/** An entry of a list that can be edited and taken out. */
function entry(fields: TemplateResult, { label, remove }: { label: string; remove: () => void }): TemplateResult {
  return html`<li class="entry">
    <div class="fields">${fields}</div>
    <button type="button" class="icon-button" aria-label=${label} title=${label} @click=${remove}>
      ${icon("close")}
    </button>
  </li>`;
}

/** A list of entries with the button that adds one. */
function entries(items: readonly TemplateResult[], { label, add }: { label: string; add: () => void }): TemplateResult {
  return html`
    <ul class="entries" ?hidden=${items.length === 0}>
      ${items}
    </ul>
    <div><button type="button" class="button" @click=${add}>${icon("plus")}${label}</button></div>
  `;
}

/** What the chat says first, and what it suggests to ask. */
export class LeadCenterChat extends SettingsElement<{ readonly welcome: string; readonly suggestions: string }> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsChat, this.t.chatIntro];
  }

  protected override read({ config }: CenterSettings) {
    return { welcome: readWelcome(config["welcome"]), suggestions: readSuggestions(config["suggestions"]) };
  }

  protected override write({ welcome, suggestions }: { welcome: string; suggestions: string }): Promise<void> {
    const change = { welcome: writeWelcome(welcome), suggestions: writeSuggestions(suggestions) };
    return this.center.settings.saveConfig(change);
  }

  protected override fields(draft: { readonly welcome: string; readonly suggestions: string }): TemplateResult {
    const { t } = this;
    return html`
      ${textArea({ id: "welcome", label: t.welcome, hint: t.welcomeHint, value: draft.welcome, rows: 4, change: (welcome) => this.edit({ welcome }) })}
      ${textArea({ id: "suggestions", label: t.suggestions, hint: t.suggestionsHint, value: draft.suggestions, rows: 4, change: (suggestions) => this.edit({ suggestions }) })}
    `;
  }
}

/** What the chat answers by itself while nobody is there. */
export class LeadCenterReplies extends SettingsElement<RepliesDraft> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsReplies, this.t.repliesIntro];
  }

  protected override read({ config }: CenterSettings): RepliesDraft {
    return readReplies(config["replies"]);
  }

  protected override write(draft: RepliesDraft): Promise<void> {
    return this.center.settings.saveConfig({ replies: writeReplies(draft) });
  }

  protected override fields({ rules, fallback, isSilent }: RepliesDraft): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<RuleDraft>): void =>
      this.edit({ rules: rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)) });
    const items = rules.map((rule, index) =>
      entry(
        html`
          ${textField({ id: `when-${index}`, label: t.whenWords, hint: t.whenHint, value: rule.when, change: (when) => change(index, { when }) })}
          ${textArea({ id: `say-${index}`, label: t.say, value: rule.say, rows: 2, change: (say) => change(index, { say }) })}
          ${checkBox({ label: t.offerForm, value: rule.form, change: (form) => change(index, { form }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.edit({ rules: rules.toSpliced(index, 1) }),
        },
      ),
    );
    const add = (): void => this.edit({ rules: [...rules, { when: "", say: "", form: false, rest: {} }] });
    return html`
      ${entries(items, { label: t.addReply, add })}
      <hr />
      ${textArea({ id: "fallback", label: t.fallback, hint: t.fallbackHint, value: isSilent ? "" : fallback, rows: 2, most: 1000, change: (text) => this.edit({ fallback: text, isSilent: false }) })}
      ${checkBox({ label: t.fallbackSilent, value: isSilent, change: (silent) => this.edit({ isSilent: silent }) })}
    `;
  }
}

/** Keywords that say what a conversation is about. */
export class LeadCenterSignals extends SettingsElement<{ readonly signals: readonly SignalDraft[] }> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsSignals, this.t.signalsIntro];
  }

  protected override read({ config }: CenterSettings) {
    return { signals: readSignals(config["signals"]) };
  }

  protected override write({ signals }: { readonly signals: readonly SignalDraft[] }): Promise<void> {
    return this.center.settings.saveConfig({ signals: writeSignals(signals) });
  }

  protected override fields({ signals }: { readonly signals: readonly SignalDraft[] }): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<SignalDraft>): void =>
      this.edit({ signals: signals.map((signal, at) => (at === index ? { ...signal, ...part } : signal)) });
    const items = signals.map(({ name, words }, index) =>
      entry(
        html`
          ${textField({ id: `name-${index}`, label: t.name, value: name, most: 64, change: (next) => change(index, { name: next }) })}
          ${textField({ id: `words-${index}`, label: t.keywords, hint: t.keywordsHint, value: words, change: (next) => change(index, { words: next }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.edit({ signals: signals.toSpliced(index, 1) }),
        },
      ),
    );
    const add = (name: string): void => this.edit({ signals: [...signals, { name, words: "" }] });
    const unused = readySignals.filter((name) => !signals.some((signal) => signal.name === name));
    return html`
      ${entries(items, { label: t.addSignal, add: () => add("") })}
      <div class="group" ?hidden=${unused.length === 0}>
        <p class="hint">${t.readyMade}</p>
        <div class="row">
          ${unused.map(
            (name) =>
              html`<button type="button" class="button outline" @click=${() => add(name)}>
                ${icon("plus")}${name}
              </button>`,
          )}
        </div>
      </div>
    `;
  }
}

interface CannedDraft {
  readonly replies: readonly { readonly name: string; readonly text: string }[];
}

/** Replies that are called by `/` and their name. */
export class LeadCenterCanned extends SettingsElement<CannedDraft> {
  protected override get heading(): readonly [string, string] {
    return [this.t.cannedReplies, this.t.cannedIntro];
  }

  protected override read({ cannedReplies }: CenterSettings): CannedDraft {
    return { replies: cannedReplies };
  }

  protected override write({ replies }: CannedDraft): Promise<void> {
    const kept = replies.map(({ name, text }) => ({ name: name.trim().replace(/^\//, ""), text: text.trim() }));
    return this.center.settings.save({ cannedReplies: kept.filter(({ name, text }) => name !== "" || text !== "") });
  }

  protected override fields({ replies }: CannedDraft): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<CannedDraft["replies"][number]>): void =>
      this.edit({ replies: replies.map((reply, at) => (at === index ? { ...reply, ...part } : reply)) });
    const items = replies.map(({ name, text }, index) =>
      entry(
        html`
          ${textField({ id: `name-${index}`, label: t.name, value: name, most: 40, change: (next) => change(index, { name: next }) })}
          ${textArea({ id: `text-${index}`, label: t.text, value: text, most: 4000, rows: 2, change: (next) => change(index, { text: next }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.edit({ replies: replies.toSpliced(index, 1) }),
        },
      ),
    );
    return entries(items, {
      label: t.addReply,
      add: () => this.edit({ replies: [...replies, { name: "", text: "" }] }),
    });
  }
}

/** Labels that are offered for leads. */
export class LeadCenterLabels extends SettingsElement<{ readonly labels: string }> {
  protected override get heading(): readonly [string, string] {
    return [this.t.labels, this.t.labelsIntro];
  }

  protected override read({ labels }: CenterSettings) {
    return { labels: labels.join("\n") };
  }

  protected override write({ labels }: { readonly labels: string }): Promise<void> {
    const lines = labels.split("\n").map((line) => line.trim());
    return this.center.settings.save({ labels: [...new Set(lines.filter((line) => line !== ""))] });
  }

  protected override fields({ labels }: { readonly labels: string }): TemplateResult {
    const { t } = this;
    return textArea({
      id: "labels",
      label: t.labels,
      hint: t.oneALine,
      value: labels,
      rows: 8,
      change: (text) => this.edit({ labels: text }),
    });
  }
}
