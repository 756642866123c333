import type { FormTexts } from "../../i18n/form/en.ts";
import type { FormDefinition } from "../../protocol/form.ts";

/** The form of a business that defined none: name, e-mail or phone, message. */
export function defaultForm(texts: FormTexts): FormDefinition {
  return {
    title: texts.formTitle,
    // The chat's own policy stands beside the line above the button, where there is one.
    policy: false,
    questions: [
      { type: "name", name: "name", label: texts.formName },
      { type: "email", name: "email", label: texts.formEmail },
      { type: "phone", name: "phone", label: texts.formPhone },
      { type: "long-text", name: "message", label: texts.formMessage },
    ],
  };
}
