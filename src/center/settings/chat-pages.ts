import { html, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { CenterSettings } from "../../protocol/center-api.ts";
import type { CenterTexts } from "../i18n/en.ts";
import { icon } from "../icons.ts";
import { commaOf } from "../shared/list-of.ts";
import { type FieldPlace, mistakeOf } from "../shared/field-marks.ts";
import { readySignals, signalName } from "../shared/signal-name.ts";
import {
  bubblesOf,
  isWritten,
  linesOf,
  readReplies,
  readSignals,
  readSuggestions,
  readWelcome,
  type RepliesDraft,
  type RuleDraft,
  type SignalDraft,
  wordsOf,
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

/** Which entry of a list a path names: `labels[2]`; none of the list as a whole. */
function entryOf(path: string, list: string): { readonly at: number } | undefined {
  if (path === list) return { at: NaN };
  const [, at] = path.startsWith(`${list}[`) ? (/^\[(\d+)\]$/.exec(path.slice(list.length)) ?? []) : [];
  return at === undefined ? undefined : { at: Number(at) };
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

  protected override placeOf(path: string, draft: { welcome: string; suggestions: string }): FieldPlace | undefined {
    const welcome = entryOf(path, "config.welcome");
    if (welcome) return { id: "welcome", entry: bubblesOf(draft.welcome)[welcome.at] };
    const suggestion = entryOf(path, "config.suggestions");
    return suggestion && { id: "suggestions", entry: linesOf(draft.suggestions)[suggestion.at] };
  }

  protected override fields(draft: { readonly welcome: string; readonly suggestions: string }): TemplateResult {
    const { t } = this;
    return html`
      ${textArea({ ...this.field("welcome"), label: t.welcome, hint: t.welcomeHint, value: draft.welcome, rows: 4, change: (welcome) => this.edit({ welcome }) })}
      ${textArea({ ...this.field("suggestions"), label: t.suggestions, hint: t.suggestionsHint, value: draft.suggestions, rows: 4, change: (suggestions) => this.edit({ suggestions }) })}
    `;
  }
}

/** What the chat answers by itself while nobody is there. */
export class LeadCenterReplies extends SettingsElement<RepliesDraft> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsReplies, this.t.repliesIntro];
  }

  protected override read({ config }: CenterSettings): RepliesDraft {
    return readReplies(config["replies"], commaOf(this.format));
  }

  protected override write(draft: RepliesDraft): Promise<void> {
    return this.center.settings.saveConfig({ replies: writeReplies(draft) });
  }

  protected override placeOf(path: string, { rules }: RepliesDraft): FieldPlace | undefined {
    if (path === "config.replies.fallback") return { id: "fallback" };
    const [, number, key, entry] = /^config\.replies\.rules\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?/.exec(path) ?? [];
    // Rules that are empty are not sent.
    const at = rules.findIndex((rule) => rule === rules.filter(isWritten)[Number(number)]);
    const rule = rules[at];
    if (!rule) return undefined;
    const entries = key === "say" ? bubblesOf(rule.say) : key === "when" ? wordsOf(rule.when) : [];
    return { id: `${key === "say" ? "say" : "when"}-${at}`, entry: entries[Number(entry ?? NaN)] };
  }

  protected override fields({ rules, fallback, isSilent }: RepliesDraft): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<RuleDraft>): void =>
      this.edit({ rules: rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)) });
    const items = rules.map((rule, index) =>
      entry(
        html`
          ${textField({ ...this.field(`when-${index}`), label: t.whenWords, hint: t.whenHint, value: rule.when, change: (when) => change(index, { when }) })}
          ${textArea({ ...this.field(`say-${index}`), label: t.say, value: rule.say, rows: 2, change: (say) => change(index, { say }) })}
          ${checkBox({ label: t.offerForm, value: rule.form, change: (form) => change(index, { form }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.renumber({ rules: rules.toSpliced(index, 1) }),
        },
      ),
    );
    const add = (): void => this.edit({ rules: [...rules, { when: "", say: "", form: false, rest: {} }] });
    return html`
      ${entries(items, { label: t.addReply, add })}
      <hr />
      ${textArea({ ...this.field("fallback"), label: t.fallback, hint: t.fallbackHint, value: isSilent ? "" : fallback, rows: 2, most: 1000, change: (text) => this.edit({ fallback: text, isSilent: false }) })}
      ${checkBox({ label: t.fallbackSilent, value: isSilent, change: (silent) => this.edit({ isSilent: silent }) })}
    `;
  }
}

/** What a signal with ready-made words is called in the reader's language, where that is another word. */
function hintOf(name: string, t: CenterTexts): { readonly hint?: string } {
  const hint = signalName(name, t);
  return hint.toLowerCase() === name.toLowerCase() ? {} : { hint };
}

/** Keywords that say what a conversation is about. */
export class LeadCenterSignals extends SettingsElement<{ readonly signals: readonly SignalDraft[] }> {
  protected override get heading(): readonly [string, string] {
    return [this.t.settingsSignals, this.t.signalsIntro];
  }

  protected override read({ config }: CenterSettings) {
    return { signals: readSignals(config["signals"], commaOf(this.format)) };
  }

  protected override write({ signals }: { readonly signals: readonly SignalDraft[] }): Promise<void> {
    return this.center.settings.saveConfig({ signals: writeSignals(signals) });
  }

  protected override check({ signals }: { readonly signals: readonly SignalDraft[] }): void {
    signals.forEach(({ name, words }, at) => {
      const key = name.trim();
      if (key === "" && words.trim() !== "") this.marks.add({ id: `name-${at}` }, mistakeOf("required"));
      const isTaken = signals.findIndex((other) => other.name.trim() === key) < at;
      if (key !== "" && isTaken) this.marks.add({ id: `name-${at}` }, mistakeOf("taken"));
    });
  }

  protected override placeOf(
    path: string,
    { signals }: { readonly signals: readonly SignalDraft[] },
  ): FieldPlace | undefined {
    for (const [at, { name, words }] of signals.entries()) {
      const place = `config.signals.${name.trim()}`;
      if (path === place) return { id: `name-${at}` };
      const entry = entryOf(path, place);
      if (entry) return { id: `words-${at}`, entry: wordsOf(words)[entry.at] };
    }
    return undefined;
  }

  protected override fields({ signals }: { readonly signals: readonly SignalDraft[] }): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<SignalDraft>): void =>
      this.edit({ signals: signals.map((signal, at) => (at === index ? { ...signal, ...part } : signal)) });
    const items = signals.map(({ name, words }, index) =>
      entry(
        html`
          ${textField({ ...this.field(`name-${index}`), label: t.name, ...hintOf(name, t), value: name, most: 64, change: (next) => change(index, { name: next }) })}
          ${textField({ ...this.field(`words-${index}`), label: t.keywords, hint: t.keywordsHint, value: words, change: (next) => change(index, { words: next }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.renumber({ signals: signals.toSpliced(index, 1) }),
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
                ${icon("plus")}${signalName(name, t)}
              </button>`,
          )}
        </div>
      </div>
    `;
  }
}

type CannedReply = CannedDraft["replies"][number];

function cleaned({ name, text }: CannedReply): CannedReply {
  return { name: name.trim().replace(/^\//, ""), text: text.trim() };
}

function isAny({ name, text }: CannedReply): boolean {
  return name !== "" || text !== "";
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
    return this.center.settings.save({ cannedReplies: replies.map(cleaned).filter(isAny) });
  }

  protected override placeOf(path: string, { replies }: CannedDraft): FieldPlace | undefined {
    const [, number, key] = /^cannedReplies\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
    // Those that are empty are not sent.
    const sent = replies.filter((reply) => isAny(cleaned(reply)));
    const at = replies.findIndex((reply) => reply === sent[Number(number)]);
    return at < 0 ? undefined : { id: `${key === "text" ? "text" : "name"}-${at}` };
  }

  protected override fields({ replies }: CannedDraft): TemplateResult {
    const { t } = this;
    const change = (index: number, part: Partial<CannedDraft["replies"][number]>): void =>
      this.edit({ replies: replies.map((reply, at) => (at === index ? { ...reply, ...part } : reply)) });
    const items = replies.map(({ name, text }, index) =>
      entry(
        html`
          ${textField({ ...this.field(`name-${index}`), label: t.name, value: name, most: 40, change: (next) => change(index, { name: next }) })}
          ${textArea({ ...this.field(`text-${index}`), label: t.text, value: text, most: 4000, rows: 2, change: (next) => change(index, { text: next }) })}
        `,
        {
          label: fill(t.removeEntry, { number: index + 1 }),
          remove: () => this.renumber({ replies: replies.toSpliced(index, 1) }),
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
    return this.center.settings.save({ labels: [...new Set(linesOf(labels))] });
  }

  protected override placeOf(path: string, { labels }: { readonly labels: string }): FieldPlace | undefined {
    const entry = entryOf(path, "labels");
    return entry && { id: "labels", entry: [...new Set(linesOf(labels))][entry.at] };
  }

  protected override fields({ labels }: { readonly labels: string }): TemplateResult {
    const { t } = this;
    return textArea({
      ...this.field("labels"),
      label: t.labels,
      hint: t.oneALine,
      value: labels,
      rows: 8,
      change: (text) => this.edit({ labels: text }),
    });
  }
}
