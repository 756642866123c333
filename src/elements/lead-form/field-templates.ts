import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../lead/form/form-types.ts";
import { handleTypes } from "../../lead/form/question-kinds.ts";
import type { FormQuestion } from "../../protocol/form.ts";
import { choiceField } from "./choice-templates.ts";
import { consentField } from "./consent-template.ts";
import { describedBy, helpLine, invalid, labelWords, left, notesOf, typed } from "./field-parts.ts";
import type { FormScope } from "./form-scope.ts";
import { phoneField } from "./phone-template.ts";

/** What the browser may fill in by itself. */
const autofill: Readonly<Partial<Record<FormQuestion["type"], string>>> = {
  name: "name",
  "first-name": "given-name",
  "last-name": "family-name",
  email: "email",
  address: "street-address",
  city: "address-level2",
  postcode: "postal-code",
  country: "country",
  company: "organization",
  "job-title": "organization-title",
  "birth-date": "bday",
  gender: "sex",
};

/** The types of the platform know only some of the words that browsers do. */
const autofillOf = (type: FormQuestion["type"]): AutoFill => (autofill[type] ?? "off") as AutoFill;

/** One question with its label, its help and what is wrong with the answer. */
export function field(asked: Asked, scope: FormScope): TemplateResult | typeof nothing {
  const { question } = asked;
  const { more } = scope;
  switch (question.type) {
    case "hidden":
      return nothing;
    case "consent":
      return consentField(question, asked, scope);
    case "choice":
    case "choices":
      return choiceField(question, asked, scope);
    case "gender":
      return more ? choiceField(more.genderAsChoice(question, scope), asked, scope) : nothing;
    case "country":
      return more ? more.menuField({ question, asked, options: more.countryOptions(scope) }, scope) : nothing;
    case "preferred-time":
      return more ? more.timeField(question, asked, scope) : nothing;
    case "phone":
    case "whatsapp":
      return labelled(asked, scope, phoneField(question, scope));
    default:
      return labelled(asked, scope, control(question, scope));
  }
}

/** A label over a single control. */
function labelled(asked: Asked, scope: FormScope, inner: TemplateResult): TemplateResult {
  const { question } = asked;
  if (question.type === "hidden" || question.type === "consent") return inner;
  return html`<div class="field" part="form-field">
    <label for=${question.name}>${labelWords(asked, scope)}</label>
    ${helpLine(question, scope)} ${inner} ${notesOf(question.name, scope)}
  </div>`;
}

type Simple = Exclude<
  FormQuestion,
  { type: "hidden" | "consent" | "choice" | "choices" | "gender" | "country" | "preferred-time" | "phone" | "whatsapp" }
>;

function control(question: Simple, scope: FormScope): TemplateResult {
  const { name, type } = question;
  const value = String(scope.view.values[name] ?? "");
  const hint = "placeholder" in question ? scope.say(question.placeholder) : "";
  if (type === "long-text" || type === "address") {
    return html`<textarea
      id=${name}
      name=${name}
      rows=${type === "address" ? 3 : 2}
      dir="auto"
      autocomplete=${autofillOf(type)}
      placeholder=${hint || nothing}
      aria-invalid=${invalid(name, scope)}
      aria-describedby=${describedBy(question, scope)}
      .value=${value}
      @input=${typed(scope, name)}
      @change=${left(scope, name)}
    ></textarea>`;
  }
  const isHandle = (handleTypes as readonly string[]).includes(type);
  const input = html`<input
    id=${name}
    name=${name}
    type=${type === "email" ? "email" : type === "date" || type === "birth-date" ? "date" : "text"}
    inputmode=${type === "email" ? "email" : type === "number" ? "decimal" : nothing}
    autocomplete=${autofillOf(type)}
    autocapitalize=${isHandle || type === "email" ? "none" : nothing}
    spellcheck=${isHandle || type === "email" ? "false" : nothing}
    dir=${type === "email" || isHandle || type === "number" ? "ltr" : "auto"}
    min=${scope.more?.dayLimit(question, "earliest", scope) ?? nothing}
    max=${scope.more?.dayLimit(question, "latest", scope) ?? nothing}
    placeholder=${hint || nothing}
    aria-invalid=${invalid(name, scope)}
    aria-describedby=${describedBy(question, scope)}
    .value=${value}
    @input=${typed(scope, name)}
    @change=${left(scope, name)}
  />`;
  const unit = type === "number" ? scope.say(question.unit) : "";
  return unit ? html`<div class="with-unit">${input}<span aria-hidden="true">${unit}</span></div>` : input;
}
