import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const root = join(import.meta.dirname, "../../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const page = read("docs/theming.md");

/** What stands in the first column of the tables, in code. */
const named = [...page.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = ""]) => name);

describe("docs/theming.md", () => {
  test("names every custom property that the chat reads, and no other", () => {
    const files = globSync("src/**/*.ts", { cwd: root });
    const used = new Set(files.flatMap((file) => read(file).match(/--lead-chat-[a-z]+(?:-[a-z]+)*/g) ?? []));
    // Written in parts in the source: `--lead-chat-${name}` and what a comment calls "--lead-chat-inset-*".
    assert.deepEqual(named.filter((name) => name.startsWith("--")).sort(), [...used].sort());
  });

  test("names every part that can be reached from outside, and no other", () => {
    const exported = /const PARTS =([^;]+);/.exec(read("src/elements/panel/mount-panel.ts"))?.[1] ?? "";
    const parts = [...(exported.match(/[a-z]+(?:-[a-z]+)*/g) ?? []), "launcher", "badge"];
    assert.deepEqual(named.filter((name) => !name.startsWith("--")).sort(), parts.sort());
  });

  test("gives the values of the look", () => {
    const tokens = read("src/elements/style/tokens.ts");
    for (const [, name = "", light = "", dark = ""] of page.matchAll(/^\| `(--[\w-]+)` +\| `(#\w+)` +\| `(#\w+)`/gm)) {
      const values = [...tokens.matchAll(new RegExp(`${name}, (#\\w+)\\)`, "g"))].map(([, value]) => value);
      assert.deepEqual(values.sort(), [light, dark].sort(), name);
    }
  });
});
