import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { root } from "../../../../tools/lib/root.ts";

/** The sheets of a source file, without their comments. */
function sheetsOf(path: string): string[] {
  const source = readFileSync(`${root}/${path}`, "utf8");
  // What is put into a sheet (`${…}`) is a declaration or a value: it opens and closes nothing.
  return [...source.matchAll(/\bcss`([^`]*)`/g)].map(([, text = ""]) =>
    text.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/\$\{[^}]*\}/g, ""),
  );
}

/** The first line on which a sheet goes wrong: a browser drops what follows in silence. */
function firstMistake(sheet: string): string | undefined {
  let depth = 0;
  for (const line of sheet.split("\n")) {
    for (const character of line) {
      if (character === "{") depth++;
      else if (character === "}") depth--;
      if (depth < 0) return line;
    }
    // Where a rule is closed twice and another not at all, only the indentation tells.
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim().startsWith("}") && indent !== 2 * (depth + 1)) return line;
  }
  return depth === 0 ? undefined : "the end";
}

describe("the style sheets", () => {
  const files = globSync("src/**/*.ts", { cwd: root }).filter((path) => sheetsOf(path).length > 0);

  it("are found", () => assert.ok(files.length > 10, files.join()));

  for (const path of files) {
    it(`${path} closes what it opens, where it opened it`, () => {
      for (const sheet of sheetsOf(path)) assert.equal(firstMistake(sheet), undefined);
    });
  }
});
