import type { FormDefinition, FormQuestion } from "../../protocol/form.ts";

/** What stands in one field: a text, the chosen values, or whether a box is ticked. */
export type FormValue = string | readonly string[] | boolean;
/**
 * What stands in a form, by question name. Two further entries may belong to a question: `name:other` (the words of
 * "other") and `name:country` (of a phone number); question names hold no colon.
 */
export type FormValues = Readonly<Record<string, FormValue>>;

/** A form as far as it was filled in, kept on the device until it is sent. */
export interface FormDraft {
  /** The form's id. */
  readonly id: string;
  /** Names this filling-in: whoever sends it twice sends it once. */
  readonly submissionId: string;
  readonly values: FormValues;
  /** The screen that was open. */
  readonly screen: number;
}

/** Why an answer is not taken, in a form that texts exist for. */
export type ProblemCode =
  | "required"
  | "requiredChoice"
  | "requiredConsent"
  | "email"
  | "emailEnding"
  | "workEmail"
  | "phone"
  | "phoneShort"
  | "phoneLong"
  | "phoneInvalid"
  | "phoneRegion"
  | "handle"
  | "tooLong"
  | "tooShort"
  | "number"
  | "numberMin"
  | "numberMax"
  | "numberStep"
  | "date"
  | "dateEarly"
  | "dateLate"
  | "reach"
  | "tooMuch"
  | "pattern";

/** A problem and the values that its words need; `words` are the definition's own. */
export interface Problem {
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly words?: string;
}
export type Problems = Readonly<Record<string, Problem>>;

/** A question that is asked under the answers given so far. */
export interface Asked {
  readonly question: FormQuestion;
  readonly required: boolean;
  /** Of the definition's `steps`. */
  readonly step: number;
}

/** What is seen at once. */
export interface Screen {
  readonly step: number;
  readonly asked: readonly Asked[];
}

/** What a page knows that may choose a form or fill a hidden question. */
export interface PageFacts {
  /** The page's address. */
  readonly url: string;
  readonly title?: string;
  /** BCP 47. */
  readonly language: string;
}

/** A country with its calling code, e.g. `{ country: "ID", code: "62" }`. */
export interface CallingCode {
  readonly country: string;
  readonly code: string;
}

/** How a phone number was understood. */
export type PhoneReading =
  | { readonly value: string; readonly country?: string }
  | {
      readonly problem: "phone" | "phoneShort" | "phoneLong" | "phoneInvalid" | "phoneRegion";
      readonly country?: string;
    };

/** Knowledge of numbering plans; a chunk of its own. */
export interface PhoneTools {
  readonly countries: readonly CallingCode[];
  /** Groups the digits as they are typed. */
  format(typed: string, country: string | undefined): { readonly text: string; readonly country?: string };
  read(typed: string, country: string | undefined): PhoneReading;
  /** A number in E.164 as it is written beside its country; undefined where it belongs to none. */
  split(value: string): { readonly country: string; readonly text: string } | undefined;
}

export type { FormDefinition, FormQuestion };
