import { persist } from "../../session/persist.ts";

/** What most conversations do without: links, questions, offers of a reply, words to press, who is typing. */
export type More = typeof import("./more-templates.ts");

let loaded: More | undefined;
let loading: Promise<void> | undefined;

/**
 * Gives what most conversations do without, or begins to fetch it.
 * @param arrived called when it is there
 */
export function more(arrived: () => void): More | undefined {
  if (loaded) return loaded;
  loading ??= persist(() => import("./more-templates.ts")).then((module) => void (loaded = module));
  void loading.then(arrived);
  return undefined;
}
