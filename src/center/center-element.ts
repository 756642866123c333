import { LitElement } from "lit";
import { StoreController } from "../controllers/store-controller.ts";
import { SignedOutError } from "./client/api-error.ts";
import type { CenterTexts } from "./i18n/en.ts";
import { type Explained, explainFailure } from "./i18n/problem-words.ts";
import { type CenterWording, wording } from "./i18n/wording.ts";

/** Detail of `lead-center-toast`: a sentence for the moment, shown at the edge of the page. */
export interface ToastDetail extends Explained {
  readonly isError: boolean;
}

/** What the elements of the Leads Center have in common: the wording, and how they say that something went wrong. */
export class CenterElement extends LitElement {
  readonly #wording = new StoreController<CenterWording>(this);

  constructor() {
    super();
    this.#wording.bind(wording);
  }

  /** The texts in the language of the moment. */
  protected get t(): CenterTexts {
    return wording.get().texts;
  }

  /** BCP 47 tag for numbers, dates and times. */
  protected get format(): string {
    return wording.get().format;
  }

  protected find<Found extends Element = HTMLElement>(selector: string): Found | null {
    return this.renderRoot.querySelector<Found>(selector);
  }

  /** Says a sentence at the edge of the page. */
  protected say(said: string | Explained, isError = false): void {
    const detail: ToastDetail = { ...(typeof said === "string" ? { text: said } : said), isError };
    this.dispatchEvent(new CustomEvent("lead-center-toast", { detail, bubbles: true, composed: true }));
  }

  /** What to say about a failure, in the language of the moment. */
  protected explain(error: unknown): Explained {
    return explainFailure(error, { texts: this.t, format: this.format });
  }

  /**
   * Does something at the server and says so if it fails.
   *
   * @param task what is done
   * @param done said when it is done
   * @returns whether it was done
   */
  protected async attempt(task: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
      await task();
      if (done !== undefined) this.say(done);
      return true;
    } catch (error) {
      // Who is signed out sees the sign-in.
      if (!(error instanceof SignedOutError)) this.say(this.explain(error), true);
      return false;
    }
  }
}
