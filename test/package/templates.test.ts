import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findTemplateProblems, type TemplateProblem } from "../../tools/lib/check-templates.ts";
import { root } from "../../tools/lib/root.ts";

const ELEMENT = `import { html, LitElement, nothing } from "lit";
export class ProbeElement extends LitElement {
  static override properties = { count: { type: Number }, note: {} };
  declare count: number;
  declare note: string;
  override render(): unknown { return TEMPLATE; }
}
void nothing;
`;

/** A template each, and the rule that has to object; undefined where none may. */
const TEMPLATES: readonly (readonly [template: string, rule: string | undefined])[] = [
  ["html`<probe-element .count=${1} .note=${'a'}></probe-element>`", undefined],
  [
    "html`<div ?inert=${true}><input enterkeyhint='send' aria-invalid=${Math.random() > 1 ? 'true' : nothing} /></div>`",
    undefined,
  ],
  ["html`<input autocomplete=${'section-a shipping tel' as 'tel' | 'off'} />`", undefined],
  ["html`<probe-element .count=${'one'}></probe-element>`", "no-incompatible-type-binding"],
  ["html`<input aria-invalid=${Math.random() > 1 ? 'perhaps' : nothing} />`", "no-incompatible-type-binding"],
  ["html`<probe-element .amount=${1}></probe-element>`", "no-unknown-property"],
  ["html`<button @click=${1}></button>`", "no-noncallable-event-binding"],
  ["html`<input ?disabled=${'yes'} />`", "no-incompatible-type-binding"],
  ["html`<probe-elemnt></probe-elemnt>`", "no-unknown-tag-name"],
  ["html`<div><p></p>`", "no-unclosed-tag"],
];

describe("the check of templates", () => {
  let folder: string;
  let problems: readonly TemplateProblem[];
  const fileOf = (index: number): string => join(folder, `probe-${index}.ts`);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-templates-"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    // Registered as the house does it, which the analyzer would not know by itself.
    const define = join(folder, "probe-define.ts");
    await writeFile(
      define,
      `import { ProbeElement } from "./probe-0.ts";
declare function define(tag: string, element: unknown): void;
define("probe-element", ProbeElement);
`,
    );
    for (const [index, [template]] of TEMPLATES.entries()) {
      await writeFile(
        fileOf(index),
        ELEMENT.replace("TEMPLATE", () => template),
      );
    }
    problems = findTemplateProblems([define, ...TEMPLATES.map((_, index) => fileOf(index))]);
  });

  after(() => rm(folder, { recursive: true }));

  TEMPLATES.forEach(([template, rule], index) => {
    it(`${rule ? `refuses by ${rule}` : "allows"}: ${template}`, () => {
      const found = problems.filter(({ file }) => file === fileOf(index)).map((problem) => problem.rule);
      assert.deepEqual(found, rule ? [rule] : []);
    });
  });
});
