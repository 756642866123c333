import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import type { FormScope } from "./form-scope.ts";
import { introScreen, questionScreen } from "./screen-templates.ts";
import { icon } from "../style/icons.ts";

export interface Frame {
  readonly isSheet: boolean;
  readonly language: string;
  readonly direction: "ltr" | "rtl" | undefined;
  readonly close: () => void;
  readonly pressed: (event: KeyboardEvent) => void;
}

/** The sheet over a conversation, or a part of a page. */
export function frameTemplate(frame: Frame, inner: TemplateResult): TemplateResult {
  const { isSheet, language, direction, close, pressed } = frame;
  // A press beside the sheet closes it; the keyboard has Escape and the button for that.
  return html`${isSheet ? html`<div class="scrim" @pointerup=${close}></div>` : nothing}
    <section
      class=${isSheet ? "sheet" : "sheet page"}
      part="form"
      role=${isSheet ? "dialog" : nothing}
      aria-modal=${isSheet ? "true" : nothing}
      lang=${language}
      dir=${direction ?? nothing}
      aria-labelledby="form:title"
      @keydown=${pressed}
    >
      ${inner}
    </section>`;
}

/** Title, place and the button that closes. */
export function headerTemplate(scope: FormScope, close: (() => void) | undefined): TemplateResult {
  const { run, view, texts, say } = scope;
  const { definition } = run;
  const steps = view.screens.length + (definition.review ? 1 : 0);
  const step = view.at === "review" ? steps : view.screen + 1;
  const isOnTheWay = view.at === "questions" || view.at === "review";
  const place = isOnTheWay && steps > 1 ? fill(texts.formStep, { step, steps }) : "";
  // The built-in form says under its title what it needs; one of the business says it in its own words.
  // What was asked for is done: its name is for who hears it.
  const look = view.at === "end" && !view.end?.title ? "visually-hidden" : "";
  const hint = view.at === "questions" && !place && definition.title === texts.formTitle ? texts.formReachHint : "";
  return html`<header>
      <div>
        <h2 id="form:title" tabindex="-1" dir="auto" class=${look}>${titleOf(scope)}</h2>
        ${place || hint ? html`<p>${place || hint}</p>` : nothing}
      </div>
      ${
        close
          ? html`<button type="button" class="icon-button" aria-label=${texts.formClose} @click=${close}>
              ${icon("close")}
            </button>`
          : nothing
      }
    </header>
    ${place ? html`<progress aria-label=${say(definition.title) || texts.formTitle} max=${steps} .value=${step}></progress>` : nothing}`;
}

function titleOf({ run: { definition }, view, texts, say }: FormScope): string {
  const { intro, review, title } = definition;
  const own =
    view.at === "intro"
      ? intro?.headline
      : view.at === "review"
        ? typeof review === "object" && review.title
          ? review.title
          : texts.formReview
        : view.at === "end"
          ? view.end?.title
          : undefined;
  return say(own) || say(title) || texts.formTitle;
}

export interface Closing {
  /** What sending means. */
  readonly line: string;
  readonly policy: { readonly url: string; readonly text: string } | undefined;
}

/** The open screen and the buttons under it. */
export function formTemplate(scope: FormScope, closing: Closing): TemplateResult {
  const { view, texts, run, say } = scope;
  const isLast =
    view.at === "review" ||
    (view.at === "questions" && !run.definition.review && view.screen >= view.screens.length - 1);
  const screen = view.at === "intro" ? introScreen : view.at === "review" ? scope.more?.reviewScreen : questionScreen;
  const loose = view.problems["form"];
  const canGoBack =
    view.at === "review" || (view.at === "questions" && (view.screen > 0 || run.definition.intro !== undefined));
  const wrong = scope.isStuck ? texts.formNotLoaded : view.status === "failed" ? texts.formFailed : "";
  const words =
    view.status === "sending"
      ? texts.formSending
      : view.at === "intro"
        ? say(run.definition.intro?.button) || texts.formStart
        : isLast
          ? say(run.definition.submit) || texts.formSend
          : texts.formContinue;
  return html`${screen?.(scope) ?? nothing}
    <footer>
      ${isLast ? closingTemplate(scope, closing) : nothing}
      ${loose ? html`<p class="error" role="alert">${scope.more?.explainProblem(loose, scope)}</p>` : nothing}
      ${wrong ? html`<p class="error" role="alert">${wrong}</p>` : nothing}
      <div class="buttons">
        ${canGoBack ? html`<button type="button" class="back" @click=${() => run.back()}>${texts.formBack}</button>` : nothing}
        <button class="submit" part="form-submit" aria-disabled=${view.status === "sending" ? "true" : "false"}>
          ${words}
        </button>
      </div>
    </footer>`;
}

function closingTemplate({ run, say }: FormScope, { line, policy }: Closing): TemplateResult {
  const disclaimer = say(run.definition.disclaimer);
  return html`<p class="closing">
    ${line} ${policy ? html`<a href=${policy.url} target="_blank" rel="noopener">${policy.text}</a>` : nothing}
    ${disclaimer ? html`<br /><span dir="auto">${disclaimer}</span>` : nothing}
  </p>`;
}

/** A field that no person sees or reaches, and programs fill in. */
export function trapTemplate({ run }: FormScope): TemplateResult {
  return html`<div class="trap" aria-hidden="true">
    <label for="trap:website">Website</label>
    <input id="trap:website" name="website" type="text" tabindex="-1" autocomplete="off" @input=${() => run.trap()} />
  </div>`;
}
