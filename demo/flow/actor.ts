import type { LeadChatForm } from "../../src/elements/lead-form/lead-chat-form.ts";
import type { FlowTexts } from "./texts.ts";

/** Milliseconds for which something is waited for that must come. */
const PATIENCE = 15_000;

/** Everything below a root that a selector finds, in open shadow roots too. */
export function deepFind(root: ParentNode, selector: string): HTMLElement | undefined {
  const found = root.querySelector<HTMLElement>(selector);
  if (found) return found;
  for (const element of root.querySelectorAll("*")) {
    const inside = element.shadowRoot && deepFind(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return undefined;
}

/** Does in the phone what a visitor does, by the same buttons and boxes. */
export class Actor {
  readonly #frame: HTMLIFrameElement;
  readonly #texts: FlowTexts;
  readonly #signal: AbortSignal;

  /**
   * @param frame the phone's screen
   * @param texts of the language that is shown
   * @param signal ends whatever is going on
   */
  constructor(frame: HTMLIFrameElement, texts: FlowTexts, signal: AbortSignal) {
    this.#frame = frame;
    this.#texts = texts;
    this.#signal = signal;
  }

  /**
   * One step of the story.
   * @returns settled when the phone shows what the step is about
   */
  async perform(step: number): Promise<void> {
    await [this.#seeAd, this.#openChat, this.#ask, this.#leaveNumber, this.#fillIn, this.#readAgain][step]?.();
  }

  /** @throws DOMException when the story was begun anew meanwhile */
  async pause(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#calm ? Math.min(milliseconds, 200) : milliseconds));
    this.#signal.throwIfAborted();
  }

  get #calm(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  #find(selector: string): HTMLElement | undefined {
    const { contentDocument } = this.#frame;
    return contentDocument ? deepFind(contentDocument, selector) : undefined;
  }

  get #form(): LeadChatForm | undefined {
    return this.#find("lead-chat-form") as LeadChatForm | undefined;
  }

  async #wait<Result>(look: () => Result, name: string): Promise<NonNullable<Result>> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const found = look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 60));
      this.#signal.throwIfAborted();
    }
    throw new Error(`${name} did not come`);
  }

  /** @returns the element, once it is there to be seen */
  #until(selector: string): Promise<HTMLElement> {
    return this.#wait(() => {
      const found = this.#find(selector);
      return found && found.getClientRects().length > 0 ? found : undefined;
    }, selector);
  }

  async #press(selector: string): Promise<void> {
    const button = await this.#until(selector);
    await this.pause(350);
    button.click();
  }

  async #write(selector: string, text: string): Promise<void> {
    const box = (await this.#until(selector)) as HTMLInputElement | HTMLTextAreaElement;
    const change = (value: string) => {
      box.value = value;
      box.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    };
    if (this.#calm) return change(text);
    for (const part of new Intl.Segmenter(undefined).segment(text)) {
      change(text.slice(0, part.index + part.segment.length));
      await this.pause(34);
    }
  }

  async #say(text: string): Promise<void> {
    await this.#write("textarea", text);
    await this.#press('[part~="send-button"]');
  }

  readonly #seeAd = async (): Promise<void> => {
    await this.#until(".send");
  };

  readonly #openChat = async (): Promise<void> => {
    if (this.#find("textarea")) return;
    const link = await this.#until(".send");
    link.classList.add("pressed");
    await this.pause(600);
    link.click();
    await this.#until('[part~="suggestion"]');
  };

  readonly #ask = async (): Promise<void> => {
    await this.#say(this.#texts.shop.question);
    await this.#until('.chunks [part~="message-business"]');
  };

  readonly #leaveNumber = async (): Promise<void> => {
    await this.#say(this.#texts.shop.number);
    await this.#until('[part~="notice"]');
  };

  readonly #fillIn = async (): Promise<void> => {
    await this.#press('[part~="form-button"]');
    await this.#until('[part~="form-submit"]');
    await this.pause(900);
    await this.#write("#name", this.#texts.shop.visitor);
    // The first of the answers has the question's name.
    await this.#press("#day");
    await this.pause(900);
    await this.#press('[part~="form-submit"]');
    await this.#wait(() => this.#form?.isDone, "the end of the form");
  };

  readonly #readAgain = async (): Promise<void> => {
    await this.pause(500);
    const form = this.#form?.shadowRoot;
    if (form) deepFind(form, ".icon-button")?.click();
  };
}
