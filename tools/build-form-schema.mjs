// Writes docs/lead-form.schema.json: the form definition as JSON Schema, which editors complete from.
// `node tools/build-form-schema.mjs` writes it, `--check` only says whether it is what the sources say.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formJsonSchema } from "./lib/form-json-schema.ts";

const file = join(import.meta.dirname, "..", "docs", "lead-form.schema.json");
const text = `${JSON.stringify(formJsonSchema(), null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error("docs/lead-form.schema.json is not what src/protocol says: run node tools/build-form-schema.mjs.");
  process.exitCode = 1;
}
