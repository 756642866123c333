import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { root } from "../../tools/lib/root.ts";

/** One message of a history. */
export interface Said {
  readonly id: string;
  readonly from: "visitor" | "business";
  readonly text: string;
  readonly at: string;
}

runInThisContext(readFileSync(join(root, "bench/chat/history.js"), "utf8"));

/** The same conversation as in the pages, for a server that has to send it. */
export const makeHistory = (globalThis as unknown as { makeHistory: (length: number) => Said[] }).makeHistory;
