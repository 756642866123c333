import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { configRules } from "../../../src/protocol/config-rules.ts";
import { formRules, problemCodes, problemKinds, ruleWords } from "../../../src/protocol/problem-codes.ts";
import { routeTable } from "../../../src/server/routes/route-table.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const page = read("docs/server.md");

describe("docs/server.md", () => {
  it("has every variable that the server reads, and no other", () => {
    const inCode = [...read("src/server/settings.ts").matchAll(/environment\["([A-Z_]+)"\]/g)].map(([, name]) => name);
    const inTable = [...page.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name);
    assert.ok(inCode.length > 8);
    assert.deepEqual([...new Set(inCode)].sort(), inTable.sort());
  });

  it("has every call", () => {
    const missing = Object.entries(routeTable).flatMap(([path, methods]) =>
      Object.keys(methods)
        .map((method) => `${method} ${path}`)
        .filter((call) => /\/(api|v1)\//.test(call) && !page.includes(`\`${call}\``)),
    );
    assert.deepEqual(missing, []);
  });

  it("has every word that a refusal can begin with, every reason and every rule", () => {
    const words = [problemKinds, problemCodes, ruleWords, configRules].flatMap((table) => Object.keys(table));
    assert.deepEqual(
      [...words, ...formRules].filter((word) => !page.includes(`\`${word}\``)),
      [],
    );
  });
});
