import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../i18n/fill.ts";
import { stepsOf } from "../../lead/form/asked.ts";
import type { Asked } from "../../lead/form/form-types.ts";
import type { FormEnd, FormPicture } from "../../protocol/form.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { countryName } from "./countries.ts";
import { field } from "./field-templates.ts";
import { formatDay, type FormScope } from "./form-scope.ts";

function picture(image: FormPicture | undefined, { say }: FormScope): TemplateResult | typeof nothing {
  const url = safeUrl(image?.url);
  return url ? html`<img class="picture" src=${url} alt=${say(image?.alt)} />` : nothing;
}

/** What stands before the questions. */
export function introScreen(scope: FormScope): TemplateResult {
  const { intro } = scope.run.definition;
  const { say } = scope;
  return html`<div class="fields intro">
    ${picture(intro?.image, scope)} ${intro?.text ? html`<p dir="auto">${say(intro.text)}</p>` : nothing}
    ${
      intro?.points
        ? html`<ul>
            ${intro.points.map((point) => html`<li dir="auto">${say(point)}</li>`)}
          </ul>`
        : nothing
    }
  </div>`;
}

/** What is asked at once. */
export function questionScreen(scope: FormScope): TemplateResult {
  const { run, view, say } = scope;
  const screen = view.screens[view.screen];
  const step = stepsOf(run.definition)[screen?.step ?? 0];
  const isFirstOfStep = view.screens[view.screen - 1]?.step !== screen?.step;
  return html`<div class="fields">
    ${step?.title && run.definition.layout !== "page" ? html`<h3 dir="auto">${say(step.title)}</h3>` : nothing}
    ${step?.text && isFirstOfStep ? html`<p class="help" dir="auto">${say(step.text)}</p>` : nothing}
    ${screen?.asked.map((asked, at) => html`${stepTitle(screen.asked, at, scope)}${field(asked, scope)}`)}
  </div>`;
}

/** On a page that holds all steps each still has its title. */
function stepTitle(all: readonly Asked[], at: number, { run, say }: FormScope): TemplateResult | typeof nothing {
  const step = all[at]?.step;
  if (run.definition.layout !== "page" || step === undefined || all[at - 1]?.step === step) return nothing;
  const title = say(stepsOf(run.definition)[step]?.title);
  return title ? html`<h3 dir="auto">${title}</h3>` : nothing;
}

/** All answers, each to be changed. */
export function reviewScreen(scope: FormScope): TemplateResult {
  const { run, view, texts, say } = scope;
  const { review } = run.definition;
  return html`<div class="fields">
    ${typeof review === "object" && review.text ? html`<p class="help" dir="auto">${say(review.text)}</p>` : nothing}
    <dl class="review">
      ${view.screens
        .flatMap(({ asked }) => asked)
        .map(({ question }) => {
          const label =
            "label" in question ? say(question.label) : "text" in question ? say(question.text) : question.name;
          return html`<div>
            <dt dir="auto">${label}</dt>
            <dd dir="auto">${writeAnswer(question.name, scope) || texts.formNoAnswer}</dd>
            <button
              type="button"
              class="text-button"
              aria-label="${texts.formChange}: ${label}"
              @click=${() => run.change(question.name)}
            >
              ${texts.formChange}
            </button>
          </div>`;
        })}
    </dl>
  </div>`;
}

/** An answer as a person reads it. */
function writeAnswer(name: string, scope: FormScope): string {
  const { view, texts, say, locale, language } = scope;
  const question = view.screens.flatMap(({ asked }) => asked).find((one) => one.question.name === name)?.question;
  const value = view.values[name];
  const other = String(view.values[`${name}:other`] ?? "");
  if (question?.type === "consent") return value === true ? texts.formYes : texts.formNo;
  if (value === undefined || value === "" || !question) return "";
  switch (question.type) {
    case "choice":
    case "choices": {
      const words = [value as string | readonly string[]].flat().map((one) => {
        const option = question.options.find((candidate) => candidate.value === one);
        return option ? say(option.label) || one : other || texts.formOther;
      });
      return new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(words);
    }
    case "gender": {
      const words: Record<string, string> = {
        female: texts.formFemale,
        male: texts.formMale,
        undisclosed: texts.formUndisclosed,
      };
      return words[String(value)] ?? (other || texts.formOther);
    }
    case "country":
      return countryName(String(value), language);
    case "date":
    case "birth-date":
      return formatDay(String(value), locale, { dateStyle: "long" });
    case "preferred-time":
      return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" }).format(
        Date.parse(`${String(value)}:00Z`),
      );
    default:
      return String(value);
  }
}

/** What stands after the form, with the definition's button. */
export function endScreen(
  scope: FormScope,
  { close, closeWords }: { close: () => void; closeWords: string | undefined },
): TemplateResult {
  const { view, texts, say, business } = scope;
  const end: FormEnd = view.end ?? { id: "thanks" };
  const isFit = end.fit !== false;
  const words = say(end.text) || fill(isFit ? texts.formThanks : texts.formNoFit, { business });
  return html`<div class="done">
    ${isFit ? icon("tick") : nothing}
    <p role="status" dir="auto">${words}</p>
    ${endButton(end, scope, close)}
    ${
      closeWords && end.button?.type !== "chat"
        ? html`<button type="button" class=${end.button ? "text-button" : "submit"} @click=${close}>
            ${closeWords}
          </button>`
        : nothing
    }
  </div>`;
}

function endButton({ button }: FormEnd, { say }: FormScope, close: () => void): TemplateResult | typeof nothing {
  if (!button) return nothing;
  const words = say(button.text);
  if (button.type === "chat") return html`<button type="button" class="submit" @click=${close}>${words}</button>`;
  if (button.type === "call") return html`<a class="submit" href="tel:${button.phone}">${words}</a>`;
  const url = safeUrl(button.url);
  if (!url) return nothing;
  if (button.type === "download") return html`<a class="submit" href=${url} download>${words}</a>`;
  return html`<a class="submit" href=${url} target="_blank" rel="noopener">${words}</a>`;
}
