import * as z from "zod/mini";

/** A non-empty text of at most so many characters. */
export const plainText = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** A BCP 47 language tag, e.g. `id` or `pt-BR`. */
export const languageTagSchema = z
  .string()
  .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "id" or "pt-BR" is needed'));

/** Words that a visitor reads: one text, or one for each language tag (`{ "en": "Name", "id": "Nama" }`). */
export const formText = (most: number) =>
  z.union([plainText(most), z.record(languageTagSchema, plainText(most))], "a text or one for each language is needed");
export type FormText = z.infer<ReturnType<typeof formText>>;

/**
 * An address that may stand in a form: `https:`, `http:`, `mailto:`, `tel:`, or relative to the page. Spaces, control
 * characters and backslashes are refused, since browsers drop some of them and read another scheme than was written.
 */
export const addressSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(2048),
    z.regex(
      /^(?:(?:https?|mailto|tel):|(?![^/?#]*:))(?:(?![\\\s])[^\p{Cc}])*$/u,
      "an https, http, mailto or tel address, or one relative to the page, is needed",
    ),
  );

/** A picture with the words for those who don't see it; without `alt` it is decoration. */
export const pictureSchema = z.strictObject({ url: addressSchema, alt: z.optional(formText(300)) });
export type FormPicture = z.infer<typeof pictureSchema>;

/** What answers are called in events and exports: letters, digits, `_` and `-`, a letter first. */
export const fieldNameSchema = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
      "a name of letters, digits, _ and - is needed, a letter first, 64 characters at most",
    ),
  );

/** A calendar day, `2026-11-28`. */
export const daySchema = z
  .string()
  .check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day such as "2026-11-28" is needed'));
