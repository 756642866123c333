/** What phone fields need beside a plain field: numbering plans, the country's button, the list of countries. */
export { phoneTools, guessRegion } from "../../lead/form/phone-tools.ts";
export { countryButton, group } from "./country-button.ts";
export { CountryPicker } from "./country-picker.ts";
