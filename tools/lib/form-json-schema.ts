import * as z from "zod/mini";
import { formSchema } from "../../src/protocol/form.ts";

/** What editors show beside a key. One wording for a key, wherever it stands. */
export const descriptions: Readonly<Record<string, string>> = {
  $schema: "Where this schema is, for editors.",
  id: "Names the form (or the end page) in events, drafts and showForm(id). Default: default.",
  language:
    "Of texts that are given once, and the first choice where the visitor's language is missing; in when: the visitor's.",
  title: "What stands at the top.",
  layout: "steps: a screen a step; questions: a screen a question; page: everything at once. Default: steps.",
  when: "Of a form: which visitors get it. Of a question or step: when it is asked. Of an end page: answers that lead there.",
  campaign: "Name or id of the campaign in the page's address; * stands for anything.",
  ad: "Name or id of the ad in the page's address; * stands for anything.",
  path: "Path of the page; * stands for anything.",
  intro: "A screen before the questions.",
  headline: "The intro's title.",
  points: "A list under the intro's text.",
  image: "A picture; without alt it is decoration.",
  alt: "The picture in words, for those who don't see it.",
  button: "Of the intro: its words. Of an end page: what it does.",
  questions: "What is asked.",
  steps: "Questions in several steps; instead of questions.",
  review: "A last screen that lists the answers and lets them be changed.",
  policy: "Link to the privacy policy; false turns it off on purpose. Default: the chat's (config.privacy).",
  disclaimer: "Stands above the button and is kept with the consent.",
  submit: "Words of the last button. Default: Send.",
  ends: "Where the form ends: the first page whose when holds, else the one without.",
  fit: "false: the visitor is no fit; what remains of the form is not asked.",
  chat: "What the business says in the chat once the form is sent.",
  type: "What is asked for.",
  name: "Names the answer in events and exports. Keep it when words change.",
  label: "The question.",
  help: "Stands under the label.",
  placeholder: "An example inside the empty field.",
  required: "Whether an answer is needed.",
  prefill:
    "contact (default): what is known of the visitor; false: nothing; { query }: a parameter of the page; { value }.",
  query: "Name of a parameter of the page's address.",
  value: "The value; of an option: what is sent.",
  validation: "Rules for the answer.",
  minLength: "Fewest characters.",
  maxLength: "Most characters.",
  pattern: "A regular expression (u flag) for the whole answer; patterns that can take very long are refused.",
  message: "What is said when the answer breaks the rule.",
  workEmail: "Refuses addresses of personal mail providers.",
  min: "The smallest number.",
  max: "The largest number.",
  step: "Only multiples of it.",
  unit: "Stands beside the number.",
  earliest: "First day: 2026-11-28, today, today+7.",
  latest: "Last day: 2026-11-28, today, today+30.",
  options: "What can be chosen: at least 2.",
  other: "Adds an option that is answered in the visitor's own words; may be its label.",
  display: "chips, list or menu; auto chooses by number and length.",
  timeZone: "Of the business, e.g. Asia/Jakarta: days and slots are those of its clock.",
  slots: "Times on offer, e.g. 09:30.",
  from: "First day on offer, in days from today. Default: 1.",
  days: "How many days are on offer. Default: 14.",
  weekdays: "1 is Monday, 7 is Sunday. Default: all.",
  except: "Days that are not on offer.",
  dates: "Days with slots of their own.",
  date: "A day, 2026-11-28.",
  text: "Words.",
  link: "A link beside the words.",
  url: "https, http, mailto or tel, or relative to the page.",
  purpose: "What the consent is for. Default: the question's name.",
  version: "Of the words, kept with the answer.",
  source: "Where a hidden value comes from.",
  fact: "Something the page knows.",
  show: "Asked only when this holds.",
  require: "An answer is needed when this holds.",
  skip: "Left out when this holds.",
  question: "Name of an earlier question.",
  is: "The answer is this, or one of these.",
  not: "There is an answer, and it is none of these.",
  above: "The number is above this.",
  below: "The number is below this.",
  answered: "Whether there is an answer.",
  all: "All of these hold.",
  any: "One of these holds.",
  phone: "Called by the button, e.g. +6281234567890.",
};

/** The form definition as JSON Schema 2020-12, with a description at each key. */
export function formJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(formSchema, { reused: "ref" }) as Record<string, unknown>;
  describe(schema);
  return {
    ...schema,
    title: "Instant form of lead-chat",
    description: "One form definition (config.form). More rules: docs/forms.md.",
  };
}

function describe(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("properties" in node) {
    for (const [key, property] of Object.entries(node.properties as Record<string, Record<string, unknown>>))
      property["description"] ??= descriptions[key];
  }
  for (const inner of Object.values(node)) describe(inner);
}
