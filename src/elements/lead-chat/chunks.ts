import type { PanelModule } from "../panel/panel-module.ts";

/** The engine's part that works without a panel: it delivers what an earlier visit left behind. */
export type EngineModule = typeof import("../../session/engine.ts");

// What the host element loads: the panel on intent, the engine at the first keystroke or when something is undelivered.
// A failure is not remembered. The script-tag build replaces this module by one that knows the chunks' addresses and
// changes them after a failure.
export const loadPanel = (): Promise<PanelModule> => import("../panel/panel-module.ts");
export const loadEngine = (): Promise<EngineModule> => import("../../session/engine.ts");
