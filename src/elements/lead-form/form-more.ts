/** What the form needs after its first screen: a chunk of its own, loaded with the first interaction. */
export { lateTexts } from "../../i18n/form/en-late.ts";
export * as actions from "../../lead/form/form-actions.ts";
export { selectForm } from "../../lead/form/select-form.ts";
export { explainProblem } from "./explain-problem.ts";
export { focusProblem } from "./focus-problem.ts";
export { FormOverlays } from "./form-overlays.ts";
export { countryOptions, dayLimit, genderAsChoice } from "./late-fields.ts";
export { lateStyles } from "./late-styles.ts";
export { endScreen, reviewScreen } from "./late-templates.ts";
export { menuField, otherField } from "./menu-templates.ts";
export { timeField } from "./time-template.ts";
export { unknownForm } from "./unknown-form.ts";
