import { html, nothing, type TemplateResult } from "lit";
import { dateFormat } from "../../i18n/date-format.ts";
import { fill } from "../../i18n/fill.ts";
import { change } from "../../lead/form/form-actions.ts";
import type { FormEnd } from "../../protocol/form.ts";
import { icon } from "../style/icons.ts";
import { safeUrl } from "../style/safe-url.ts";
import { countryName } from "./country-name.ts";
import { formatDay } from "./format-day.ts";
import type { FormScope } from "./form-scope.ts";

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
            <dd>
              <span dir="auto">${writeAnswer(question.name, scope) || texts.formNoAnswer}</span>
              <button
                type="button"
                class="text-button"
                aria-label="${texts.formChange}: ${label}"
                @click=${() => change(run, question.name)}
              >
                ${texts.formChange}
              </button>
            </dd>
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
      return dateFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" }).format(
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
