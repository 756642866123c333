import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runProcess } from "../../tools/lib/processes.ts";
import { root } from "../../tools/lib/root.ts";

/** A small house that keeps the rules: every file, and what it imports. */
const HOUSE: Readonly<Record<string, string>> = {
  "src/shared/clock.ts": "export const now = 1;",
  "src/detection/scan.ts": 'export { now } from "../shared/clock.ts";',
  "src/protocol/event.ts": 'export { now } from "../detection/scan.ts";',
  "src/lead/merge.ts": 'export { now } from "../protocol/event.ts"; export interface Lead { readonly id: string }',
  "src/storage/memory.ts":
    'import type { Lead } from "../lead/merge.ts"; export type Stored = Lead; export const store = 1;',
  "src/session/session.ts": 'export { now } from "../lead/merge.ts"; export { store } from "../storage/memory.ts";',
  "src/elements/chat.ts": 'export { now } from "../session/session.ts";',
  "src/server/app.ts":
    'import { readFileSync } from "node:fs"; export { now } from "../protocol/event.ts"; export const read = readFileSync;',
};

/** An import each that breaks a rule: the folder it stands in, and the rule. */
const BREAKS: readonly (readonly [folder: string, imported: string, rule: string])[] = [
  ["shared", "../detection/scan.ts", "from-shared"],
  ["protocol", "../storage/memory.ts", "from-protocol"],
  ["lead", "../storage/memory.ts", "from-lead"],
  ["storage", "../session/session.ts", "from-storage"],
  ["session", "../elements/chat.ts", "from-session"],
  ["elements", "../storage/memory.ts", "from-elements"],
  ["server", "../elements/chat.ts", "from-server"],
  ["lead", "lit", "only-there-lit"],
  ["elements", "zod", "only-there-zod"],
  ["lead", "axe-core", "known-packages"],
  ["lead", "node:fs", "node-at-the-server"],
  ["elements", "../../test/fixture.ts", "src-stands-alone"],
  ["elements", "./nowhere.ts", "resolvable"],
];

const breakFile = (index: number): string => `src/${BREAKS[index]?.[0] ?? ""}/break-${index}.ts`;

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function makeHouse(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-imports-"));
  for (const name of [".dependency-cruiser.mjs", "tsconfig.json", "tsconfig.base.json"]) {
    await cp(join(root, name), join(folder, name));
  }
  const packages = ["lit", "zod", "axe-core"].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, type: "module", exports: "./index.js" })],
    [`node_modules/${name}/index.js`, "export {};"],
  ]);
  const rest = { "test/fixture.ts": "export const fixture = 1;", "package.json": '{ "type": "module" }' };
  await write(folder, { ...HOUSE, ...rest, ...(Object.fromEntries(packages) as Record<string, string>) });
  return folder;
}

function cruise(folder: string): Promise<{ code: number; output: string }> {
  const script = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  return runProcess(process.execPath, [script, "src", "--config", ".dependency-cruiser.mjs"], { cwd: folder });
}

describe("the import rules", () => {
  let good: string;
  let bad: string;
  let verdict: string;

  before(async () => {
    good = await makeHouse();
    bad = await makeHouse();
    const breaks = BREAKS.map(([, imported], index) => [breakFile(index), `import "${imported}";`]);
    await write(bad, {
      ...(Object.fromEntries(breaks) as Record<string, string>),
      "src/chat/forgotten.ts": "export const forgotten = 1;",
      "src/attribution/a.ts": 'import { b } from "./b.ts"; export const a = (): number => b();',
      "src/attribution/b.ts": 'import { a } from "./a.ts"; export const b = (): number => a();',
    });
    const { code, output } = await cruise(bad);
    assert.notEqual(code, 0);
    verdict = output;
  });

  after(async () => {
    for (const folder of [good, bad]) await rm(folder, { recursive: true });
  });

  it("let a house pass that keeps them, with types that refer to each other", async () => {
    await write(good, {
      "src/lead/a.ts": 'import type { B } from "./b.ts"; export interface A { readonly b?: B }',
      "src/lead/b.ts": 'import type { A } from "./a.ts"; export interface B { readonly a?: A }',
    });
    const { code, output } = await cruise(good);
    assert.equal(code, 0, output);
  });

  BREAKS.forEach(([folder, imported, rule], index) => {
    it(`refuse by ${rule}: ${imported} in src/${folder}`, () => {
      assert.ok(verdict.includes(`error ${rule}: ${breakFile(index)}`), verdict);
    });
  });

  it("refuse modules that run in a circle", () => {
    assert.match(verdict, /error no-cycles: src\/attribution\/a\.ts/);
  });

  it("refuse a module that nothing imports", () => {
    assert.match(verdict, /error no-orphans: src\/chat\/forgotten\.ts/);
  });
});
