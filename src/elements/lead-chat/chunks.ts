import type { PanelModule } from "../panel/panel-module.ts";

/** The engine's part that works without a panel: it delivers what an earlier visit left behind. */
export type EngineModule = typeof import("../../session/engine.ts");

/**
 * What the host element loads and when: the panel on intent, the engine at the first keystroke or when something is
 * undelivered. The script-tag build replaces this module by one that knows the chunks' addresses.
 * @param attempt 0 at first, then counted up: a browser that remembers a failed import needs a changed address
 */
export const chunks = {
  panel: (_attempt: number): Promise<PanelModule> => import("../panel/panel-module.ts"),
  engine: (_attempt: number): Promise<EngineModule> => import("../../session/engine.ts"),
};
