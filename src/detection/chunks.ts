import type { CueLists } from "./cue-index.ts";

/** Words of one script, loaded when the first character of it is met. */
export interface ScriptModule {
  readonly cues: CueLists;
}

/** The parts of detection that load on first need. Each rejects when its file cannot be had; the next call tries again. */
export interface Chunks {
  readonly phone: () => Promise<Pick<typeof import("./phone/index.ts"), "NumberReader">>;
  readonly world: () => Promise<{ readonly plans: string }>;
}

export const defaultChunks: Chunks = {
  phone: () => import("./phone/index.ts"),
  world: () => import("./phone/plans-world.ts"),
};
