import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root } from "../../tools/lib/root.ts";

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface HtmlData {
  readonly tags: readonly (Named & {
    readonly attributes: readonly (Named & { readonly values?: readonly Named[] })[];
  })[];
}

const read = async (path: string): Promise<string> => readFile(join(root, path), "utf8");
const html = JSON.parse(await read("dist/vscode.html-custom-data.json")) as HtmlData;
const css = JSON.parse(await read("dist/vscode.css-custom-data.json")) as { readonly properties: readonly Named[] };
const types = await read("types/attributes.d.ts");

const tag = (name: string) => {
  const found = html.tags.find((one) => one.name === name);
  assert.ok(found, `<${name}> is not in the data`);
  return found;
};

/** The attributes that a declaration names. */
function attributesIn(interfaceName: string): string[] {
  const body = new RegExp(`interface ${interfaceName} \\{([^]*?)\\n\\}`).exec(types)?.[1] ?? "";
  return [...body.matchAll(/^ {2}"?([a-z-]+)"?\?:/gm)].map(([, name = ""]) => name).sort();
}

describe("what editors complete from", () => {
  it("knows the elements that pages use, and no inner ones", () => {
    const names = html.tags.map(({ name }) => name);
    assert.ok(names.includes("lead-chat") && names.includes("lead-form"));
    assert.deepEqual(
      names.filter((name) => !["lead-chat", "lead-form", "lead-center"].includes(name)),
      [],
    );
  });

  it("knows what an attribute may be", () => {
    const theme = tag("lead-chat").attributes.find(({ name }) => name === "theme");
    assert.deepEqual(
      theme?.values?.map(({ name }) => name),
      ["auto", "light", "dark"],
    );
  });

  it("knows the custom properties", () => {
    assert.ok(css.properties.some(({ name }) => name === "--lead-chat-accent"));
  });

  for (const [element, declaration] of [
    ["lead-chat", "LeadChatAttributes"],
    ["lead-form", "LeadFormAttributes"],
  ] as const) {
    it(`the types for React and Vue name the attributes of <${element}> that its documentation names`, () => {
      const documented = tag(element).attributes.map(({ name }) => name);
      assert.deepEqual(attributesIn(declaration), documented.sort());
    });
  }
});
