import type { Cue } from "./cue-index.ts";

/** Something that the scanner saw, in offsets of the folded text. */
export interface Mark {
  readonly type: "cue" | "break" | "number" | "handle" | "word" | "found" | "skip";
  readonly start: number;
  readonly end: number;
  /** Of a cue: its word's role. Of something found: its kind. */
  readonly role: string;
  readonly weak?: boolean;
  /** A cue with something written onto its front or end. */
  readonly isStem?: boolean;
  /** Of something found: its canonical value. Of a word or handle: what was written out. */
  readonly value?: string;
  /** Of a number that does not stand in the text in plain digits: those, with `+` where it is international. */
  readonly digits?: string;
}

export const cueMark = ({ role, weak }: Cue, start: number, end: number): Mark => ({
  type: "cue",
  role,
  weak,
  start,
  end,
});
