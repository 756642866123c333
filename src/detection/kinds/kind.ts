/** One form of a profile link. */
export interface LinkShape {
  /** Hosts, `|` between them; `www.`, `m.` and country sub-hosts are understood. */
  readonly hosts: string;
  /**
   * Pattern of path and query without the first `/`, lower case; its first group is the user name or number.
   * A shape without group stands for an opaque code: host and path are the value.
   */
  readonly path: RegExp;
}

/** A way to reach somebody that detection knows, as data: the scanner holds nothing about any kind. */
export interface Kind {
  /** Name in contacts: lower-case letters, digits and `-`. */
  readonly kind: string;
  /** Words that name it, `|` between them, any language in Latin script; other scripts in `../scripts`. */
  readonly cues: string;
  /** The same for words that have another meaning too: they count only with a second sign, e.g. `:` or `@` after them. */
  readonly weakCues?: string;
  /** The whole of a user name, lower case, without `@`. Absent: no user name is looked for. */
  readonly user?: RegExp;
  /** Its user name may be a phone number, which is then the value in E.164. */
  readonly takesNumbers?: boolean;
  /** Its user name may be digits that are no phone number. */
  readonly takesIds?: boolean;
  readonly links?: readonly LinkShape[];
  /**
   * @param user as matched by `user`, lower case, with `@` where it was typed
   * @returns the canonical value. Default: without `@`
   */
  readonly normalise?: (user: string) => string;
}
