import type { CueLists } from "./reader/cue-index.ts";

/** Words of one script, loaded when the first character of it is met. */
export interface ScriptModule {
  readonly cues: CueLists;
  /** Beginnings of what follows a weak introduction and is no name, `|` between them; `%` for the end of a word. */
  readonly notNames?: string;
  /** Characters that family names begin with, where names are told by them. */
  readonly surnames?: string;
  /** Characters that given names end with and hardly any other word. */
  readonly givenNames?: string;
  /** What the digits from 0 to 9 are called where words stand without spaces, a comma between them, `|` between spellings. */
  readonly digits?: string;
}

/** The parts of detection that load on first need. Each rejects when its file cannot be had; the next call tries again. */
export interface Chunks {
  readonly reader: () => Promise<typeof import("./reading.ts")>;
  /** What reads names in other scripts than Latin. */
  readonly otherNames: () => Promise<typeof import("./names/other-name.ts")>;
  readonly spelled: () => Promise<typeof import("./spelled/index.ts")>;
  readonly phone: () => Promise<Pick<typeof import("./phone/index.ts"), "NumberReader">>;
  readonly world: () => Promise<{ readonly plans: string }>;
  readonly scripts: Readonly<Record<string, () => Promise<ScriptModule>>>;
}

export const defaultChunks: Chunks = {
  reader: () => import("./reading.ts"),
  otherNames: () => import("./names/other-name.ts"),
  spelled: () => import("./spelled/index.ts"),
  phone: () => import("./phone/index.ts"),
  world: () => import("./phone/plans-world.ts"),
  scripts: {
    arabic: () => import("./scripts/arabic.ts"),
    han: () => import("./scripts/han.ts"),
    hangul: () => import("./scripts/hangul.ts"),
    hebrew: () => import("./scripts/hebrew.ts"),
    indic: () => import("./scripts/indic.ts"),
    kana: () => import("./scripts/kana.ts"),
    khmer: () => import("./scripts/khmer.ts"),
    thai: () => import("./scripts/thai.ts"),
  },
};

/** Which characters need which words. */
export const scripts: readonly (readonly [name: string, characters: RegExp])[] = [
  ["arabic", /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/],
  ["han", /[\u3400-\u9fff]/],
  ["hangul", /[\uac00-\ud7a3]/],
  ["hebrew", /[\u05d0-\u05ea]/],
  ["indic", /[\u0900-\u0dff]/],
  ["kana", /[\u3041-\u30fa\uff66-\uff9d]/],
  ["khmer", /[\u1780-\u17d3]/],
  ["thai", /[\u0e01-\u0e4e]/],
];

/** Which words a language will need, by its first subtag: they are fetched before the first such character is sent. */
export const languageScripts: Readonly<Record<string, readonly string[]>> = {
  ar: ["arabic"],
  he: ["hebrew"],
  hi: ["indic"],
  ja: ["han", "kana"],
  km: ["khmer"],
  ko: ["hangul"],
  si: ["indic"],
  ta: ["indic"],
  th: ["thai"],
  ur: ["arabic"],
  zh: ["han"],
};
