/** A built-in kind (see `LABELS`), or the name of one that the host registered. */
export type DetectedKind = string;

/** One contact found in a text. */
export interface DetectedContact {
  readonly kind: DetectedKind;
  /** Canonical value, e.g. E.164 for a phone number, lower case without `@` for an Instagram handle. */
  readonly value: string;
  /** The exact substring that carries the value: `text.slice(start, end)`. */
  readonly text: string;
  /** UTF-16 offset of the first code unit. */
  readonly start: number;
  /** UTF-16 offset after the last code unit. */
  readonly end: number;
}

export interface DetectionOptions {
  /** ISO 3166-1 alpha-2 country for numbers written without a country code. Without it they are left alone. */
  readonly region?: string | undefined;
  /** BCP 47 tag of the writer's likely language: a hint, never needed. */
  readonly language?: string | undefined;
  /** Only these kinds are looked for. Default: all. */
  readonly kinds?: readonly DetectedKind[] | undefined;
  /** The business's own numbers, addresses and handles, in any usual spelling: they are no lead. */
  readonly ignore?: readonly string[] | undefined;
  /** ISO 3166-1 countries whose phone metadata is loaded instead of the whole world's. */
  readonly markets?: readonly string[] | undefined;
}

/** Why something that looked like a contact was not taken. */
export type RefusalReason = "region-unknown" | "invalid-number" | "ignored" | "kind-off";

export interface Refusal {
  readonly reason: RefusalReason;
  readonly kind: DetectedKind;
  readonly start: number;
  readonly end: number;
}

/** The contacts in order of appearance; an array, so that `for … of` and `length` work on it directly. */
export interface DetectionResult extends ReadonlyArray<DetectedContact> {
  /** A national number stood there and no region was known: it was left alone. */
  readonly regionUnknown: boolean;
  /** What was refused and why, without the text itself (offsets only). */
  readonly refusals: readonly Refusal[];
}
