import type { FormTexts } from "../../i18n/form/en.ts";
import type { FormRun } from "../../lead/form/form-run.ts";
import type { FormView } from "../../lead/form/form-run-types.ts";
import type { FormText } from "../../protocol/form.ts";

/** The chunk of what comes after the first screen. */
export type FormMore = typeof import("./form-more.ts");
/** The chunk of what phone fields need. */
export type PhonePart = typeof import("./phone-part.ts");

/** What every part of the form's template needs. */
export interface FormScope {
  readonly run: FormRun;
  readonly view: FormView;
  readonly texts: FormTexts;
  /** BCP 47 tag of the language that the texts are in. */
  readonly language: string;
  /** BCP 47 tag by which dates and numbers are written. */
  readonly locale: string;
  readonly business: string;
  /** The words of the definition in the visitor's language. */
  readonly say: (text: FormText | undefined) => string;
  /** What comes after the first screen, once it is loaded. */
  readonly more: FormMore | undefined;
  /** What phone fields need, once it is loaded. */
  readonly phone: PhonePart | undefined;
  /** Whether that has been waited for in vain for a while. */
  readonly isStuck: boolean;
  /** Milliseconds. */
  readonly now: number;
  /** The visitor left a field. */
  readonly leave: (name: string) => void;
  /** Opens the list of calling codes for a phone field. */
  readonly chooseCountry: (name: string) => void;
}
