import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { detectContacts } from "../../../src/detection/index.ts";

interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly region: string;
  readonly tier: "core" | "hard" | "negative";
  readonly text: string;
  readonly contacts: readonly { readonly kind: string; readonly value: string; readonly text: string }[];
}

const folder = join(import.meta.dirname, "../../fixtures/detection");
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));

/** Offsets of the labelled parts: the first occurrence not yet taken. */
function locate({ text, contacts }: Labelled) {
  const taken: number[] = [];
  return contacts.map(({ kind, value, text: part }) => {
    let start = text.indexOf(part);
    while (taken.includes(start)) start = text.indexOf(part, start + 1);
    taken.push(start);
    return { kind, value, text: part, start, end: start + part.length };
  });
}

describe("messages as people write them", () => {
  it("cover every language with each tier", () => {
    assert.ok(files.length >= 24, `${files.length} languages`);
  });

  for (const file of files) {
    const messages = readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Labelled);

    for (const tier of ["core", "hard", "negative"] as const) {
      it(`${file.replace(".jsonl", "")}: ${tier}`, async () => {
        for (const message of messages.filter((one) => one.tier === tier)) {
          const { region, lang: language, text } = message;
          const found = await detectContacts(text, { region, language });
          assert.deepEqual([...found], locate(message), `${message.id} ${text}`);
        }
      });
    }
  }
});
