import { detectContacts, normaliseContact, resolveRegion } from "../detection/on-demand.ts";
import { browserPlatform } from "./browser-platform.ts";
import { createEngineRegistry } from "./engine-registry.ts";
import type { EngineModule } from "./engine-types.ts";
import { persist } from "./persist.ts";

const registry = createEngineRegistry({
  ...browserPlatform,
  detection: { detectContacts, normaliseContact, resolveRegion },
});
export const { openEngine } = registry;

/** What the loader asks for once the page is idle: keeps this arrival, where the host wants it, and delivers. */
export const resume: EngineModule["resume"] = (options) => {
  if (options.settings.attribution !== "arrival") return registry.resume(options);
  let end: (() => void) | undefined;
  let ended = false;
  const begin = ({ noteArrival }: typeof import("./note-arrival.ts")) => {
    if (noteArrival(options.settings) && !ended) end = registry.resume(options);
  };
  void persist(() => import("./note-arrival.ts")).then(begin);
  return () => {
    ended = true;
    end?.();
  };
};
