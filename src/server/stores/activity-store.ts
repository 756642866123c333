import type { ActivityEntry } from "../../protocol/center-api.ts";

/** Who of the business changed what it is set up by. Nothing is ever taken out. */
export interface ActivityStore {
  add(entry: ActivityEntry): Promise<void>;
  /** The latest first. */
  latest(limit: number): Promise<readonly ActivityEntry[]>;
}
