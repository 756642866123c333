import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runProcess } from "../../tools/lib/processes.ts";
import { root } from "../../tools/lib/root.ts";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

/** What Lit and zod leave behind when they are loaded; nobody else may add to it. */
const KNOWN_GLOBALS = [
  "litHtmlVersions",
  "litElementVersions",
  "reactiveElementVersions",
  "litPropertyMetadata",
  "__zod_globalConfig",
  "__zod_globalRegistry",
  // Lit's build for Node brings these two; its build for browsers does not.
  "litServerRoot",
  "customElements",
];

const { exports: entries } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Manifest;

/** Imports an entry by its public name in a fresh Node, as somebody would who installed the package. */
async function importEntry(entry: string): Promise<{ names: string[]; globals: string[] }> {
  const name = `lead-chat${entry.slice(1)}`;
  const script = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const module = await import(${JSON.stringify(name)});
    const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    console.log("RESULT " + JSON.stringify({ names: Object.keys(module), globals }));`;
  const { code, output } = await runProcess(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
  assert.equal(code, 0, output);
  return JSON.parse(/^RESULT (.*)$/m.exec(output)?.[1] ?? "{}") as { names: string[]; globals: string[] };
}

describe("the package's entries", () => {
  for (const [entry, target] of Object.entries(entries)) {
    if (typeof target === "string") {
      it(`${entry} is there`, () => assert.ok(existsSync(join(root, target)), target));
      continue;
    }
    it(`${entry} has its types`, () => assert.ok(existsSync(join(root, target.types)), target.types));

    // Registering needs a browser; that those two do nothing else is what the element tests show.
    if (/^\.\/(define|react|vue)/.test(entry)) continue;
    it(`${entry} can be imported where there is no browser, and leaves nothing behind`, async () => {
      const { names, globals } = await importEntry(entry);
      assert.ok(names.length > 0, "it gives nothing");
      assert.deepEqual(
        globals.filter((name) => !KNOWN_GLOBALS.includes(name)),
        [],
      );
    });
  }
});
