import { detectContacts, normaliseContact, resolveRegion } from "../detection/on-demand.ts";
import { browserPlatform } from "./browser-platform.ts";
import { createEngineRegistry } from "./engine-registry.ts";
import type { EngineModule } from "./engine-types.ts";

const registry = createEngineRegistry({
  ...browserPlatform,
  detection: { detectContacts, normaliseContact, resolveRegion },
});
export const { openEngine } = registry;

/** What the loader asks for once the page is idle: keeps this arrival, where the host wants it, and delivers. */
export const resume: EngineModule["resume"] = async (options) => {
  if (options.settings.attribution === "arrival") {
    const { noteArrival } = await import("./note-arrival.ts");
    if (!noteArrival(options.settings)) return;
  }
  await registry.resume(options);
};
