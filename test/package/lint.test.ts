import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ESLint } from "eslint";
import { root } from "../../tools/lib/root.ts";

/** Files that need not exist; each stands for its folder. */
const PROBES = {
  anywhere: "src/lead/probe.ts",
  element: "src/elements/probe.ts",
  controller: "src/controllers/probe.ts",
  session: "src/session/probe.ts",
  define: "src/elements/probe-define.ts",
  texts: "src/i18n/probe.ts",
  test: "test/unit/probe.test.ts",
} as const;

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: Object.values(PROBES) } } },
  },
});

/** @returns the rules that a text breaks where it stands */
async function broken(place: keyof typeof PROBES, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: PROBES[place] });
  const messages = result?.messages ?? [];
  const fatal = messages.find((message) => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return [...new Set(messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId ?? "none"))];
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

/** What must be refused: where, what, and the rule that has to say so. */
const REFUSED: readonly (readonly [keyof typeof PROBES, string, string])[] = [
  ["anywhere", "export const value: any = 1;", "@typescript-eslint/no-explicit-any"],
  ["anywhere", "export function f(): void { Promise.resolve(1); }", "@typescript-eslint/no-floating-promises"],
  [
    "anywhere",
    "export function f(g: (h: () => void) => void): void { g(async () => { await Promise.resolve(); }); }",
    "@typescript-eslint/no-misused-promises",
  ],
  [
    "anywhere",
    'import { Thing } from "./thing.ts"; export const value: Thing | undefined = undefined;',
    "@typescript-eslint/consistent-type-imports",
  ],
  [
    "anywhere",
    'export function f(k: "a" | "b"): number { switch (k) { case "a": return 1; } return 2; }',
    "@typescript-eslint/switch-exhaustiveness-check",
  ],
  ["anywhere", "export function f(v?: string): string { return v!; }", "@typescript-eslint/no-non-null-assertion"],
  ["anywhere", "// @ts-ignore\nexport const value = 1;", "@typescript-eslint/ban-ts-comment"],
  ["anywhere", "/* eslint-disable no-console */\nconsole.log(1);", "house/disable-needs-reason"],
  [
    "anywhere",
    "export function f(a: number, b: number, c: number, d: number): number { return a + b + c + d; }",
    "max-params",
  ],
  [
    "anywhere",
    `export function f(): number {\nlet a = 0;\n${lines(50, () => "a += 1;")}\nreturn a;\n}`,
    "max-lines-per-function",
  ],
  ["anywhere", lines(351, (i) => `export const a${i} = ${i};`), "max-lines"],
  ["anywhere", "console.log(1);", "no-console"],
  ["anywhere", 'eval("1");', "no-eval"],
  ["anywhere", 'export const f = new Function("return 1") as () => number;', "no-new-func"],
  ["anywhere", 'import { z } from "zod"; export const value = z;', "no-restricted-imports"],
  ["session", 'import { z } from "zod/v4"; export const value = z;', "@typescript-eslint/no-restricted-imports"],
  [
    "session",
    'import { leadSchema } from "../protocol/lead-event.ts"; export const value = leadSchema;',
    "@typescript-eslint/no-restricted-imports",
  ],
  [
    "element",
    'import { leadSchema } from "../protocol/lead-event.ts"; export const value = leadSchema;',
    "@typescript-eslint/no-restricted-imports",
  ],
  [
    "element",
    'import { styleMap } from "lit/directives/style-map.js"; export const value = styleMap;',
    "@typescript-eslint/no-restricted-imports",
  ],
  [
    "element",
    'import { unsafeHTML } from "lit/directives/unsafe-html.js"; export const value = unsafeHTML;',
    "@typescript-eslint/no-restricted-imports",
  ],
  [
    "element",
    'import { customElement } from "lit/decorators.js"; export const value = customElement;',
    "@typescript-eslint/no-restricted-imports",
  ],
  ["element", 'import { html } from "lit"; export const t = html`<p style="color: red"></p>`;', "no-restricted-syntax"],
  [
    "element",
    'import { html } from "lit"; export const t = html`<style>p { color: red }</style>`;',
    "no-restricted-syntax",
  ],
  ["element", 'export function f(e: Element): void { e.innerHTML = "<b>"; }', "no-restricted-syntax"],
  [
    "element",
    'export function f(e: Element): void { e.insertAdjacentHTML("beforeend", "<b>"); }',
    "no-restricted-syntax",
  ],
  ["element", 'customElements.define("a-b", HTMLElement);', "no-restricted-globals"],
  ["element", 'window.customElements.define("a-b", HTMLElement);', "no-restricted-globals"],
  ["element", 'export const f = (): Promise<Response> => fetch("/");', "no-restricted-globals"],
  ["element", 'export const f = (): Promise<Response> => globalThis.fetch("/");', "no-restricted-globals"],
  ["controller", 'export const f = (): string | null => localStorage.getItem("a");', "no-restricted-globals"],
  ["controller", 'export const f = (): IDBOpenDBRequest => window.indexedDB.open("a");', "no-restricted-globals"],
  [
    "element",
    'import { html } from "lit"; export const t = html`<p><p .a=${1} .a=${2}></p>`;',
    "lit/no-duplicate-template-bindings",
  ],
  ["element", 'import { html } from "lit"; export const t = html`<img src="a.png">`;', "lit-a11y/alt-text"],
  [
    "element",
    "export class A extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }); } }",
    "wc/no-closed-shadow-root",
  ],
  ["test", 'import { it } from "node:test"; it.only("a", () => {});', "no-restricted-syntax"],
  ["test", 'import { describe } from "node:test"; describe.only("a", () => {});', "no-restricted-syntax"],
  ["test", 'import { it } from "node:test"; it("a", { only: true }, () => {});', "no-restricted-syntax"],
  [
    "test",
    "export async function f(g: () => Promise<void>): Promise<void> { g(); await g(); }",
    "@typescript-eslint/no-floating-promises",
  ],
];

/** What must pass: the same things where they belong, or done as the house does them. */
const ALLOWED: readonly (readonly [keyof typeof PROBES, string])[] = [
  ["anywhere", 'import * as z from "zod/mini"; export const value = z.string();'],
  ["session", 'import type { LeadChatEvent } from "../protocol/lead-event.ts"; export type Value = LeadChatEvent;'],
  ["session", 'export const load = (): Promise<unknown> => import("../protocol/validate-config.ts");'],
  ["session", 'export const f = (): Promise<Response> => fetch("/");'],
  ["define", 'customElements.define("a-b", class extends HTMLElement {});'],
  ["texts", lines(400, (i) => `export const a${i} = ${i};`)],
  ["element", 'import { html } from "lit"; export const t = html`<p class="a"><img src="a.png" alt="" /></p>`;'],
  ["test", 'import { it } from "node:test"; it("a", () => {});'],
];

describe("the linter", () => {
  for (const [place, code, rule] of REFUSED) {
    it(`refuses by ${rule} in ${PROBES[place]}: ${code.slice(0, 60)}`, async () => {
      assert.ok(
        (await broken(place, code)).includes(rule),
        `it says ${(await broken(place, code)).join(", ") || "nothing"}`,
      );
    });
  }

  for (const [place, code] of ALLOWED) {
    it(`allows in ${PROBES[place]}: ${code.slice(0, 60)}`, async () => {
      assert.deepEqual(await broken(place, code), []);
    });
  }
});
