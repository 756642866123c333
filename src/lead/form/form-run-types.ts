import type { FormDefinition, FormEnd, FormText } from "../../protocol/form.ts";
import type { Lead } from "../../protocol/lead-event.ts";
import type { DraftStore } from "./draft-keeper.ts";
import type { Prefilled } from "./prefill.ts";
import type { Asked, PageFacts, FormValues, PhoneTools, Problems, Screen } from "./form-types.ts";
import type { CompletedForm } from "./to-submission.ts";

/** What became of a submission: taken, or which fields are wrong, by the codes of a session. */
export type Answer =
  { readonly outcome: "accepted" } | { readonly outcome: "invalid"; readonly fields: Readonly<Record<string, string>> };

/** What a form needs of its surroundings. */
export interface FormServices {
  submit(form: CompletedForm): Promise<Answer>;
  /** @returns the session's code for what is wrong with a contact, or undefined */
  checkContact(kind: string, value: string): Promise<string | undefined>;
  readonly drafts: DraftStore;
  /** Fetches `form-actions.ts`. */
  loadActions(): Promise<FormActions>;
  /** @returns what is known of numbering plans, and the country that national numbers are taken for at first */
  loadPhone(): Promise<{ readonly tools: PhoneTools; readonly region?: string | undefined }>;
  /** Milliseconds. */
  now(): number;
  newId(): string;
}

/** What `form-actions.ts` exports. */
export type FormActions = typeof import("./form-actions.ts");

export interface FormOptions {
  readonly definition: FormDefinition;
  readonly services: FormServices;
  readonly facts: PageFacts;
  readonly lead: Lead | null;
  /** Languages of the visitor, the best first. */
  readonly languages: readonly string[];
  /** The line above the button and the policy's address, as they are shown. */
  readonly line: string;
  readonly policyUrl?: string | undefined;
  /** If they are loaded already. */
  readonly actions?: FormActions | undefined;
}

/** One filling-in, as its actions see it. */
export interface FormCore {
  readonly options: FormOptions;
  readonly definition: FormDefinition;
  /** The form's id. */
  readonly id: string;
  readonly now: FormView;
  /** What is asked under the answers so far, in order. */
  readonly asked: readonly Asked[];
  /** Milliseconds. */
  readonly startedAt: number;
  submissionId: string;
  /** Entries that the visitor changed; all others follow what becomes known. */
  readonly touched: Set<string>;
  /** What was filled in for the visitor, by question name. */
  prefilled: Readonly<Record<string, Prefilled>>;
  readonly lead: Lead | null;
  /** A field that no person sees was filled in. */
  readonly isTrapped: boolean;
  /** "Change" was pressed in the review: going on leads back there. */
  isReviewing: boolean;
  say(text: FormText | undefined): string;
  set(part: Partial<FormView>): void;
  go(part: Partial<FormView>): void;
  screenOf(name: string): number;
}

/** Everything that is shown of a form. A new object at each change. */
export interface FormView {
  readonly at: "intro" | "questions" | "review" | "end";
  readonly screens: readonly Screen[];
  /** Index of the open screen. */
  readonly screen: number;
  readonly values: FormValues;
  readonly problems: Problems;
  /** Fields that hold what was known before, as it was. */
  readonly known: Readonly<Record<string, "chat" | "before">>;
  readonly status: "editing" | "sending" | "failed";
  readonly phone: PhoneTools | undefined;
  /** ISO 3166-1 country of numbers for which none was chosen. */
  readonly region: string | undefined;
  readonly end: FormEnd | undefined;
  /** The business was told; false on an end page that was reached before there was a way to reach the visitor. */
  readonly sent: boolean;
}
