import * as z from "zod/mini";
import { conditionSchema, whenSchema } from "./form-condition.ts";
import { questionSchema } from "./form-question.ts";
import { addressSchema, fieldNameSchema, formText, languageTagSchema, pictureSchema, plainText } from "./form-text.ts";

export type { FormCondition, FormTest } from "./form-condition.ts";
export type { FormOption, FormQuestion, FormQuestionType, QuestionOf } from "./form-question.ts";
export type { FormPicture, FormText } from "./form-text.ts";

/** More than anybody answers; a definition beyond it is a mistake or an attack. */
export const MOST_QUESTIONS = 100;
const questions = z.array(questionSchema).check(z.minLength(1), z.maxLength(MOST_QUESTIONS));

const introSchema = z.strictObject({
  headline: formText(200),
  text: z.optional(formText(2000)),
  points: z.optional(z.array(formText(300)).check(z.minLength(1), z.maxLength(10))),
  image: z.optional(pictureSchema),
  button: z.optional(formText(60)),
});

const stepSchema = z.strictObject({
  title: z.optional(formText(200)),
  text: z.optional(formText(1000)),
  when: z.optional(z.pick(whenSchema, { show: true, skip: true })),
  questions,
});
export type FormStep = z.infer<typeof stepSchema>;

const buttonText = { text: formText(60) };
const endButtonSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("link"), ...buttonText, url: addressSchema }),
  z.strictObject({ type: z.literal("download"), ...buttonText, url: addressSchema }),
  z.strictObject({
    type: z.literal("call"),
    ...buttonText,
    phone: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/, 'a number such as "+6281234567890" is needed')),
  }),
  z.strictObject({ type: z.literal("chat"), ...buttonText }),
]);

const endSchema = z.strictObject({
  id: fieldNameSchema,
  /** Answers that lead here. One page without it is where all others end. */
  when: z.optional(conditionSchema),
  /** `false`: the visitor is no fit; what remains of the form is not asked. */
  fit: z.optional(z.boolean()),
  title: z.optional(formText(200)),
  text: z.optional(formText(2000)),
  button: z.optional(endButtonSchema),
  /** What is said in the chat after the form was sent. */
  chat: z.optional(formText(1000)),
});
export type FormEnd = z.infer<typeof endSchema>;

const pageTest = z.union([plainText(300), z.array(plainText(300)).check(z.minLength(1), z.maxLength(50))]);

/** The instant form as data. Further rules, which span several parts, are in `form-check.ts`. */
export const formSchema = z.strictObject({
  $schema: z.optional(z.string().check(z.maxLength(2048))),
  id: z.optional(fieldNameSchema),
  /** The language of texts that are given once, and the first choice where the visitor's is missing. */
  language: z.optional(languageTagSchema),
  title: z.optional(formText(200)),
  layout: z.optional(z.enum(["steps", "questions", "page"])),
  /** For `config.forms`: which visitors get this form. All that is given must match. */
  when: z.optional(
    z.strictObject({
      campaign: z.optional(pageTest),
      ad: z.optional(pageTest),
      path: z.optional(pageTest),
      language: z.optional(pageTest),
    }),
  ),
  intro: z.optional(introSchema),
  questions: z.optional(questions),
  steps: z.optional(z.array(stepSchema).check(z.minLength(1), z.maxLength(20))),
  review: z.optional(
    z.union([z.boolean(), z.strictObject({ title: z.optional(formText(200)), text: z.optional(formText(1000)) })]),
  ),
  policy: z.optional(
    z.union([z.literal(false), z.strictObject({ url: addressSchema, text: z.optional(formText(70)) })]),
  ),
  disclaimer: z.optional(formText(3000)),
  submit: z.optional(formText(60)),
  ends: z.optional(z.array(endSchema).check(z.minLength(1), z.maxLength(10))),
});
export type FormDefinition = z.infer<typeof formSchema>;
