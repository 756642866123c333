import { html, nothing, type TemplateResult } from "lit";
import { discard } from "../../lead/form/form-actions.ts";
import { askTemplate } from "./ask-template.ts";
import type { FormScope, PhonePart } from "./form-scope.ts";

/** What the overlays need of the form that they lie over. */
export interface OverlayHost {
  readonly root: ShadowRoot;
  /** Draws the form again; settled when that is done. */
  redraw(): Promise<unknown>;
  scope(): FormScope | undefined;
  /** Closes the form. */
  close(): void;
}

/** What may lie over the form: the question before closing, and the list of countries. One at a time. */
export class FormOverlays {
  readonly #host: OverlayHost;
  #isAsking = false;
  #before: HTMLElement | null = null;
  #picker: InstanceType<PhonePart["CountryPicker"]> | undefined;

  #pressing: Promise<void> | undefined;

  constructor(host: OverlayHost) {
    this.#host = host;
    host.root.addEventListener("pointerdown", () => {
      this.#pressing ??= this.#release();
    });
  }

  /**
   * Settled when nothing is being pressed: a note that appears under a field at that moment would move what is pressed
   * away from under the finger.
   */
  async whenReleased(): Promise<void> {
    await this.#pressing;
  }

  #release(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        removeEventListener("pointerup", done, true);
        removeEventListener("pointercancel", done, true);
        // The click comes after the pointer's event, with what was pressed.
        requestAnimationFrame(() => {
          this.#pressing = undefined;
          resolve();
        });
      };
      addEventListener("pointerup", done, true);
      addEventListener("pointercancel", done, true);
    });
  }

  get isOpen(): boolean {
    return this.#isAsking || this.#picker?.name !== undefined;
  }

  template(scope: FormScope): TemplateResult {
    const ask = {
      stay: () => this.dismiss(),
      keep: () => this.#close(),
      discard: () => void discard(scope.run).then(() => this.#close()),
    };
    return html`${this.#picker?.template(scope) ?? nothing}${this.#isAsking ? askTemplate(scope, ask) : nothing}`;
  }

  /** Before what was filled in goes out of sight. */
  async askToClose(): Promise<void> {
    this.#before = this.#host.root.activeElement as HTMLElement | null;
    this.#isAsking = true;
    await this.#host.redraw();
    this.#focus(".ask .submit");
  }

  /** Leaves everything as it was. */
  dismiss(): void {
    if (this.#picker?.name !== undefined) return this.#picker.close();
    this.#isAsking = false;
    void this.#host.redraw().then(() => this.#before?.focus());
  }

  /** Opens the list of calling codes for a phone field. */
  async chooseCountry(name: string): Promise<void> {
    const scope = this.#host.scope();
    if (!scope?.phone) return;
    this.#picker ??= new scope.phone.CountryPicker(
      () => void this.#host.redraw(),
      (field, country) => void this.#chose(field, country),
    );
    this.#picker.open(name, scope);
    await this.#host.redraw();
    this.#focus(".search");
    this.#host.root.querySelector(".picker .active")?.scrollIntoView({ block: "center" });
  }

  async #chose(name: string, country: string | undefined): Promise<void> {
    const run = this.#host.scope()?.run;
    if (country && run) (await run.warm()).chooseCountry(run, name, country);
    await this.#host.redraw();
    this.#host.root.getElementById(name)?.focus();
  }

  #close(): void {
    this.#isAsking = false;
    this.#host.close();
    void this.#host.redraw();
  }

  #focus(selector: string): void {
    this.#host.root.querySelector<HTMLElement>(selector)?.focus();
  }
}
