import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { detectContacts } from "../../../src/detection/index.ts";

const source = join(import.meta.dirname, "../../../src");
const languages = "ar de en es fil fr he hi id it ja km ko ms pt-BR si sw ta th tr ur vi zh-Hans zh-Hant".split(" ");

/** What this product itself says in each language: sentences of all sorts that introduce nobody. */
const texts = languages.flatMap((language) =>
  globSync(`**/${language}.ts`, { cwd: source }).flatMap((file) =>
    [...readFileSync(join(source, file), "utf8").matchAll(/"((?:[^"\\\n]|\\.){12,})"/g)].map(([, text = ""]) => ({
      language,
      text,
    })),
  ),
);

describe("the product's own texts", () => {
  it("hold no name", async () => {
    assert.ok(texts.length > 4000, `only ${texts.length}`);
    const named: string[] = [];
    for (const { language, text } of texts) {
      const found = await detectContacts(text, { language, kinds: ["name"] });
      if (found.length > 0) named.push(`${language}: ${text} → ${found.map(({ value }) => value).join(", ")}`);
    }
    assert.deepEqual(named, []);
  });
});
