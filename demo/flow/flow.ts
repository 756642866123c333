import { html, nothing, render, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { LeadChat } from "../../src/elements/lead-chat/lead-chat.ts";
import type { LeadChatEvent } from "../../src/protocol/lead-event.ts";
import { Actor } from "./actor.ts";
import { eventTemplate, leadTemplate, type Sent } from "./event-view.ts";
import { readFlowMessage, type FlowMessage } from "./message.ts";
import { directionOf, languageOf, languages, textsOf } from "./language.ts";

/** Milliseconds that a reader takes for a letter, and for looking at the phone besides. */
const PER_LETTER = 42;
const LOOK = 1600;
/** Milliseconds that the deletion of the last run has. */
const DELETE_WITHIN = 3000;

const language = languageOf(location.href);
const texts = textsOf(language);
const root = document.querySelector<HTMLElement>("#flow") ?? document.body;
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
document.title = texts.title;

/** The story as it stands. */
class Flow {
  #step = 0;
  #busy = true;
  #playing = false;
  #sent: Sent[] = [];
  #written: string[] = [];
  #requests = new Map<number, string>();
  #ended = new AbortController();
  #run = 0;

  constructor() {
    addEventListener("message", (event) => {
      const message = readFlowMessage(event, this.#frame?.contentWindow ?? null);
      if (message) this.#hear(message);
    });
    // What presenters hold in their hand sends these keys.
    addEventListener("keydown", (event) => {
      if (event.key === "PageDown" && !event.defaultPrevented) {
        event.preventDefault();
        void this.next();
      }
    });
    this.#start();
  }

  get #frame(): HTMLIFrameElement | null {
    return root.querySelector("iframe");
  }

  /** From the ad on. What the last run has left on this device and at the endpoint is deleted first. */
  async begin(): Promise<void> {
    this.#ended.abort();
    this.#busy = true;
    this.#playing = false;
    this.#draw();
    const chat = this.#frame?.contentDocument?.querySelector("lead-chat");
    if (chat && this.#sent.length > 0) await forget(chat);
    this.#start();
  }

  #start(): void {
    this.#ended = new AbortController();
    this.#run++;
    this.#step = 0;
    this.#sent = [];
    this.#written = [];
    void this.#perform();
  }

  /** The next step, unless one is under way. */
  async next(): Promise<void> {
    if (this.#busy || this.#step >= texts.steps.length - 1) return;
    this.#step++;
    await this.#perform();
  }

  toggle(): void {
    this.#playing = !this.#playing;
    this.#draw();
    if (this.#playing && !this.#busy) void this.#goOn();
  }

  async #perform(): Promise<void> {
    const { signal } = this.#ended;
    const focused = document.activeElement;
    this.#busy = true;
    this.#draw();
    const frame = this.#frame;
    if (!frame) return;
    const actor = new Actor(frame, texts, signal);
    try {
      await actor.perform(this.#step);
    } catch {
      if (signal.aborted) return;
    }
    this.#busy = false;
    this.#draw();
    // The chat takes the focus as it does with every visitor; who holds the strings keeps it.
    if (focused instanceof HTMLElement && focused !== document.body) focused.focus({ preventScroll: true });
    if (this.#playing) await this.#goOn();
  }

  /** Waits as long as the step takes to read, then goes on. */
  async #goOn(): Promise<void> {
    const { signal } = this.#ended;
    if (this.#step >= texts.steps.length - 1) this.#playing = false;
    this.#draw();
    if (!this.#playing) return;
    const step = this.#step;
    await new Promise((resolve) => setTimeout(resolve, LOOK + (texts.steps[step]?.text.length ?? 0) * PER_LETTER));
    if (!signal.aborted && this.#playing && step === this.#step) await this.next();
  }

  #hear(message: FlowMessage): void {
    if (message.flow === "wrote") this.#written.push(message.text);
    else if (message.flow === "sent") this.#hearSent(message.number, message.body);
    else {
      const id = this.#requests.get(message.number);
      this.#sent = this.#sent.map((sent) => (sent.event.id === id ? { ...sent, status: message.status } : sent));
    }
    this.#draw();
  }

  #hearSent(number: number, body: string): void {
    const event = JSON.parse(body) as LeadChatEvent;
    this.#requests.set(number, event.id);
    // One that is sent again is the same event.
    const others = this.#sent.filter((sent) => sent.event.id !== event.id);
    this.#sent = [...others, { event, body, written: [...this.#written], status: undefined }];
  }

  #draw(): void {
    render(this.#template(), root);
  }

  #template(): TemplateResult {
    const step = texts.steps[this.#step];
    return html`
      <section class="phone-side" aria-label=${texts.phone}>
        <div class="phone">
          ${keyed(this.#run, html`<iframe title=${texts.phone} src=${this.#address()}></iframe>`)}
        </div>
        <p class="by-hand">${texts.byHand}</p>
      </section>
      <main class="told" id="main" tabindex="-1">
        <header>
          <h1>${texts.title}</h1>
          ${languagesTemplate()}
        </header>
        ${this.#step === 0 ? html`<p class="lede">${texts.lede}</p>` : nothing}
        <div class="step" aria-live="polite">
          <p class="number" aria-hidden="true">${new Intl.NumberFormat(language).format(this.#step + 1)}</p>
          <h2>${step?.title}</h2>
          <p>${step?.text}</p>
        </div>
        ${this.#controls()}
        <div class="columns">
          <section aria-labelledby="left-title">
            <h2 id="left-title">${texts.left}</h2>
            ${
              this.#sent.length === 0
                ? html`<p class="empty">${texts.leftEmpty}</p>`
                : html`<ol class="events">
                    ${this.#sent.toReversed().map((sent) => eventTemplate(sent, texts))}
                  </ol>`
            }
          </section>
          <section aria-labelledby="lead-title">
            <h2 id="lead-title">${texts.lead}</h2>
            ${leadTemplate(this.#sent, texts)}
          </section>
        </div>
      </main>
    `;
  }

  #controls(): TemplateResult {
    const isLast = this.#step === texts.steps.length - 1;
    return html`<div class="controls">
      <ol class="dots">
        ${texts.steps.map(
          ({ title }, index) =>
            html`<li class=${index <= this.#step ? "done" : ""} aria-current=${index === this.#step ? "step" : nothing}>
              <span class="visually-hidden">${title}</span>
            </li>`,
        )}
      </ol>
      ${
        isLast
          ? html`<button class="button next" type="button" @click=${() => void this.begin()}>${texts.again}</button>
              <a class="button quiet" href="/center/" target="_blank" rel="noopener">${texts.center}</a>`
          : html`<button
                class="button next"
                type="button"
                aria-disabled=${this.#busy ? "true" : "false"}
                @click=${() => void this.next()}
              >
                ${texts.next}
              </button>
              <button class="button quiet" type="button" @click=${() => this.toggle()}>
                ${this.#playing ? texts.pause : texts.play}
              </button>
              <button class="button quiet" type="button" ?hidden=${this.#step === 0} @click=${() => void this.begin()}>
                ${texts.again}
              </button>`
      }
    </div>`;
  }

  /** The page in the phone: of each run another, so that nothing of the last one is in it. */
  #address(): string {
    const query = new URLSearchParams({ lang: language, run: `flow-${started}-${this.#run}` });
    return `/flow-ad.html?${query.toString()}`;
  }
}

/** Deletes what a run has left, here and at the endpoint; a server that is away does not hold up the next run. */
async function forget(chat: LeadChat): Promise<void> {
  const until = Date.now() + DELETE_WITHIN;
  await chat.forget();
  while (chat.session?.state.get().undelivered && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const started = Date.now().toString(36);

function languagesTemplate(): TemplateResult {
  return html`<nav aria-label="English, Indonesia, العربية">
    <ul>
      ${Object.entries(languages).map(
        ([tag, name]) =>
          html`<li>
            <a href="?lang=${tag}" lang=${tag} aria-current=${tag === language ? "page" : nothing}>${name}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

new Flow();
