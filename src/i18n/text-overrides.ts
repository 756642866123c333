/** The host's own wording of one text; of one with plural forms for all counts, or for some by category. */
export type Override = string | Readonly<Record<string, string>>;

/** `config.texts`: by locale and key. */
export type TextOverrides = Readonly<Record<string, Readonly<Record<string, Override>>>>;

/** Something in `config.texts` that has no effect or not the one that was meant. */
export interface TextProblem {
  readonly code: "texts-unknown-language" | "texts-unknown-key" | "texts-unknown-place";
  /** e.g. `config.texts.id.notise` */
  readonly path: string;
  /** Path and remedy in one sentence. */
  readonly message: string;
}
