import * as z from "zod/mini";
import { whenSchema } from "./form-condition.ts";
import { handleTypes, profileTextTypes } from "./form-kinds.ts";
import { addressSchema, daySchema, fieldNameSchema, formText, pictureSchema, plainText } from "./form-text.ts";

const scalar = z.union([plainText(4000), z.number()]);
const fromAddress = z.strictObject({ query: plainText(64) });
/** Where a question's first value comes from. `false`: it begins empty, whatever is known. */
const prefill = z.union([
  z.literal("contact"),
  z.literal(false),
  fromAddress,
  z.strictObject({ value: z.union([scalar, z.array(plainText(200)).check(z.minLength(1), z.maxLength(50))]) }),
]);

const asked = {
  name: fieldNameSchema,
  label: formText(500),
  help: z.optional(formText(1000)),
  required: z.optional(z.boolean()),
  prefill: z.optional(prefill),
  when: z.optional(whenSchema),
};
const typed = { ...asked, placeholder: z.optional(formText(200)) };

/** Length in characters; `pattern` is matched against the whole answer and needs `message`. */
const textRule = z.strictObject({
  minLength: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(4000))),
  maxLength: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(4000))),
  pattern: z.optional(plainText(200)),
  message: z.optional(formText(300)),
});
const finite = z.number();

const optionSchema = z.strictObject({
  value: plainText(200),
  label: z.optional(formText(300)),
  image: z.optional(pictureSchema),
});
export type FormOption = z.infer<typeof optionSchema>;

const relativeDay = z.string().check(z.regex(/^today(?:[+-]\d{1,5})?$/));
const dayLimit = z.union([daySchema, relativeDay], 'a day such as "2026-11-28", "today" or "today+30" is needed');
const slot = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:30" is needed'));
const slots = z.array(slot).check(z.minLength(1), z.maxLength(96));

/** One question of a form, told apart by `type`. */
export const questionSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["name", "first-name", "last-name"]), ...typed }),
  z.strictObject({
    type: z.literal("email"),
    ...typed,
    validation: z.optional(z.strictObject({ workEmail: z.optional(z.boolean()) })),
  }),
  z.strictObject({ type: z.enum(["phone", "whatsapp"]), ...typed }),
  z.strictObject({ type: z.enum(handleTypes), ...typed }),
  z.strictObject({ type: z.enum(profileTextTypes), ...typed, validation: z.optional(textRule) }),
  z.strictObject({ type: z.literal("country"), ...asked }),
  z.strictObject({ type: z.literal("gender"), ...asked }),
  z.strictObject({ type: z.literal("birth-date"), ...asked }),
  z.strictObject({ type: z.enum(["text", "long-text"]), ...typed, validation: z.optional(textRule) }),
  z.strictObject({
    type: z.enum(["choice", "choices"]),
    ...asked,
    options: z.array(optionSchema).check(z.minLength(2), z.maxLength(200)),
    other: z.optional(z.union([z.boolean(), formText(200)])),
    display: z.optional(z.enum(["auto", "chips", "list", "menu"])),
  }),
  z.strictObject({
    type: z.literal("number"),
    ...typed,
    unit: z.optional(formText(30)),
    validation: z.optional(
      z.strictObject({
        min: z.optional(finite),
        max: z.optional(finite),
        step: z.optional(z.number().check(z.positive())),
        message: z.optional(formText(300)),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal("date"),
    ...asked,
    validation: z.optional(z.strictObject({ earliest: z.optional(dayLimit), latest: z.optional(dayLimit) })),
  }),
  z.strictObject({
    type: z.literal("preferred-time"),
    ...asked,
    timeZone: plainText(64),
    slots,
    /** The first day on offer, in days from today. Default: 1. */
    from: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(365))),
    /** How many days are on offer. Default: 14. */
    days: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(60))),
    /** 1 is Monday, 7 is Sunday. Default: every day. */
    weekdays: z.optional(z.array(z.number().check(z.int(), z.minimum(1), z.maximum(7))).check(z.minLength(1))),
    /** Days that are not on offer. */
    except: z.optional(z.array(daySchema).check(z.maxLength(366))),
    /** Days with slots of their own; with `days: …` they replace that day's, alone they are all there is. */
    dates: z.optional(
      z.array(z.strictObject({ date: daySchema, slots: z.optional(slots) })).check(z.minLength(1), z.maxLength(60)),
    ),
  }),
  z.strictObject({
    type: z.literal("consent"),
    name: fieldNameSchema,
    /** What is agreed to, in the words that are kept with the answer. */
    text: formText(2000),
    link: z.optional(z.strictObject({ text: formText(200), url: addressSchema })),
    required: z.optional(z.boolean()),
    /** What it is for. Default: the question's name. */
    purpose: z.optional(plainText(64)),
    version: z.optional(plainText(64)),
    when: z.optional(whenSchema),
  }),
  z.strictObject({
    type: z.literal("hidden"),
    name: fieldNameSchema,
    label: z.optional(formText(500)),
    source: z.union([
      z.strictObject({ value: scalar }),
      fromAddress,
      z.strictObject({ fact: z.enum(["page", "path", "title", "language", "campaign", "ad"]) }),
    ]),
  }),
]);
export type FormQuestion = z.infer<typeof questionSchema>;
export type FormQuestionType = FormQuestion["type"];
type Having<Question, Type> = Question extends { type: infer Own } ? (Type extends Own ? Question : never) : never;
/** The shape of questions of some types. */
export type QuestionOf<Type extends FormQuestionType> = Having<FormQuestion, Type>;
