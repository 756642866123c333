import * as z from "zod/mini";
import { fieldNameSchema } from "./form-text.ts";

const scalar = z.union([z.string().check(z.maxLength(500)), z.number(), z.boolean()]);
const oneOrMore = z.union([scalar, z.array(scalar).check(z.minLength(1), z.maxLength(50))]);

/** What an earlier answer must be: exactly one of the comparisons. */
const testSchema = z.strictObject({
  question: fieldNameSchema,
  is: z.optional(oneOrMore),
  not: z.optional(oneOrMore),
  above: z.optional(z.number()),
  below: z.optional(z.number()),
  answered: z.optional(z.boolean()),
});
export type FormTest = z.infer<typeof testSchema>;

const tests = z.array(testSchema).check(z.minLength(1), z.maxLength(20));
const allOf = z.strictObject({
  all: z.array(z.union([testSchema, z.strictObject({ any: tests })])).check(z.minLength(1), z.maxLength(20)),
});
const anyOf = z.strictObject({
  any: z.array(z.union([testSchema, z.strictObject({ all: tests })])).check(z.minLength(1), z.maxLength(20)),
});

/** One test, or several joined by `all` or `any`; two levels say whatever more would. */
export const conditionSchema = z.union([testSchema, allOf, anyOf]);
export type FormCondition = z.infer<typeof conditionSchema>;

/** When a question is asked, must be answered, or is left out. */
export const whenSchema = z.strictObject({
  show: z.optional(conditionSchema),
  require: z.optional(conditionSchema),
  skip: z.optional(conditionSchema),
});
