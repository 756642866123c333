import { html, nothing, type TemplateResult } from "lit";
import { stepsOf } from "../../lead/form/asked.ts";
import type { Asked } from "../../lead/form/form-types.ts";
import type { FormPicture } from "../../protocol/form.ts";
import { safeUrl } from "../style/safe-url.ts";
import { field } from "./field-templates.ts";
import type { FormScope } from "./form-scope.ts";

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
            ${intro.points.map((point) => html`<li><bdi>${say(point)}</bdi></li>`)}
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
