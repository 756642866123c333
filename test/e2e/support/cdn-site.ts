import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { root } from "../../../tools/lib/root.ts";
import { type PageSite, startPageSite } from "./page-site.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};
/** Any page may embed what stands there, and a script with an integrity is fetched with CORS. */
const EVERYBODY = { "Access-Control-Allow-Origin": "*" };

/** Puts the script-tag build up on a site. */
export async function addCdn(site: PageSite, at = "/cdn"): Promise<void> {
  const folder = join(root, "dist/cdn");
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    site.set(at + path.slice(folder.length), await readFile(path, "utf8"), { "Content-Type": type, ...EVERYBODY });
  }
}

/** A site of somebody who keeps the script-tag build beside their own pages. */
export async function cdnSite(): Promise<PageSite> {
  const site = await startPageSite();
  await addCdn(site);
  return site;
}
