import { html, nothing, type TemplateResult } from "lit";
import { dateFormat } from "../../i18n/date-format.ts";
import { fill } from "../../i18n/fill.ts";
import { offerTimes, type OfferedDay } from "../../lead/form/preferred-times.ts";
import type { Asked } from "../../lead/form/form-types.ts";
import type { QuestionOf } from "../../protocol/form.ts";
import { describedBy, helpLine, invalid, labelWords, notesOf } from "./field-parts.ts";
import { formatDay } from "./format-day.ts";
import type { FormScope } from "./form-scope.ts";

const LONG_DAY = { weekday: "short", day: "numeric", month: "short" } as const;

/** A day and then a time, as the business's clock shows them: a wish, not a booking. */
export function timeField(question: QuestionOf<"preferred-time">, asked: Asked, scope: FormScope): TemplateResult {
  const { name } = question;
  const { texts, view, now, locale } = scope;
  const days = offerTimes(question, now);
  const [chosenDay = "", chosenTime = ""] = String(view.values[name] || view.values[`${name}:day`] || "").split("T");
  const day = days.find(({ date }) => date === chosenDay);
  return html`<fieldset
    class="field"
    part="form-field"
    role="radiogroup"
    aria-invalid=${invalid(name, scope)}
    aria-describedby=${describedBy(question, scope)}
  >
    <legend>${labelWords(asked, scope)}</legend>
    ${helpLine(question, scope)}
    ${
      days.length === 0
        ? html`<p class="help">${texts.formNoTimes}</p>`
        : html`<div class="options chips days">
            ${days.map((one, at) => dayChip(name, { day: one, at, isChosen: one === day }, scope))}
          </div>`
    }
    ${
      day
        ? html`<fieldset class="times">
            <legend class="help">${texts.formTime} · ${formatDay(day.date, locale, { dateStyle: "full" })}</legend>
            <div class="options chips">
              ${day.slots.map((slot) => slotChip(name, { date: day.date, slot, isChosen: slot === chosenTime }, scope))}
            </div>
          </fieldset>`
        : nothing
    }
    <p class="help">${texts.formTimeNote} ${zoneWords(question.timeZone, scope)}</p>
    ${notesOf(name, scope)}
  </fieldset>`;
}

function dayChip(
  name: string,
  { day, at, isChosen }: { day: OfferedDay; at: number; isChosen: boolean },
  scope: FormScope,
): TemplateResult {
  return html`<label class="option ${isChosen ? "chosen" : ""}">
    <input
      id=${at === 0 ? name : nothing}
      type="radio"
      name="${name}:day"
      .checked=${isChosen}
      @change=${() => chooseDay(name, day.date, scope)}
    />
    <span>${formatDay(day.date, scope.locale, LONG_DAY)}</span>
  </label>`;
}

/** Another day: its time is to be chosen anew. */
function chooseDay(name: string, date: string, { run }: FormScope): void {
  run.edit(name, "");
  run.edit(`${name}:day`, date);
}

function slotChip(
  name: string,
  { date, slot, isChosen }: { date: string; slot: string; isChosen: boolean },
  { run, locale }: FormScope,
): TemplateResult {
  const value = `${date}T${slot}`;
  const words = dateFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(Date.parse(`${value}:00Z`));
  return html`<label class="option ${isChosen ? "chosen" : ""}">
    <input type="radio" name="${name}:time" .checked=${isChosen} @change=${() => run.edit(name, value)} />
    <span>${words}</span>
  </label>`;
}

/** Said only where the visitor's clock shows another time. */
function zoneWords(timeZone: string, { texts, locale, now }: FormScope): string {
  const at = (zone?: string) =>
    new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(now);
  if (at(timeZone) === at()) return "";
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }).formatToParts(now);
  return fill(texts.formTimeZone, { zone: parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone });
}
