import { detectContacts, normaliseContact, resolveRegion } from "../detection/on-demand.ts";
import { browserPlatform } from "./browser-platform.ts";
import { createEngineRegistry } from "./engine-registry.ts";

const { openEngine, resume } = createEngineRegistry({
  ...browserPlatform,
  detection: { detectContacts, normaliseContact, resolveRegion },
});
export { openEngine, resume };
