import { dayIn, readDayLimit } from "../../lead/form/days.ts";
import type { FormQuestion, QuestionOf } from "../../protocol/form.ts";
import type { FormScope } from "./form-scope.ts";
import { listCountries } from "./list-countries.ts";

let countries: { language: string; options: { value: string; label: string }[] } | undefined;

/** All countries, for a menu. */
export function countryOptions({ language }: FormScope): readonly { value: string; label: string }[] {
  if (countries?.language !== language) {
    const options = listCountries(language).map(({ country, name }) => ({ value: country, label: name }));
    countries = { language, options };
  }
  return countries.options;
}

/** The answers that a question for the gender offers. */
export function genderAsChoice(question: QuestionOf<"gender">, { texts }: FormScope): QuestionOf<"choice"> {
  const { type: _, ...rest } = question;
  const options = [
    { value: "female", label: texts.formFemale },
    { value: "male", label: texts.formMale },
    { value: "undisclosed", label: texts.formUndisclosed },
  ];
  return { ...rest, type: "choice", options, other: true };
}

/** The first or last day that a date field takes. */
export function dayLimit(question: FormQuestion, which: "earliest" | "latest", { now }: FormScope): string | undefined {
  const today = dayIn(undefined, now);
  if (question.type === "birth-date") return which === "latest" ? today : "1900-01-01";
  const limit = question.type === "date" ? question.validation?.[which] : undefined;
  return limit ? readDayLimit(limit, today) : undefined;
}
