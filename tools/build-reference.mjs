// Writes docs/reference.md from dist/custom-elements.json: `npm run build -- package` first.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { writeReference } from "./lib/reference.ts";

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "dist", "custom-elements.json"), "utf8"));
const text = await format(writeReference(manifest), { parser: "markdown", printWidth: 120 });
writeFileSync(join(root, "docs", "reference.md"), text);
