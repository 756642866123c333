import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { hasPhrase, foldText } from "../../../src/chat/match-rule.ts";
import { repliesSchema, hoursSchema } from "../../../src/protocol/config-chat.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/replies.md"), "utf8");

/** The rows of the table under a heading, cell by cell. */
function rowsUnder(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const examples = (cell = "") => cell.split(" · ").filter(Boolean);
const inCode = (cell = "") => cell.replaceAll("`", "");

describe("docs/replies.md", () => {
  for (const [word = "", matching, others] of rowsUnder("What a word matches")) {
    test(`what it says of ${word} is so`, () => {
      const phrase = inCode(word);
      assert.ok(examples(matching).length > 0);
      for (const text of examples(matching)) assert.equal(hasPhrase(foldText(text), phrase), true, text);
      for (const text of examples(others)) assert.equal(hasPhrase(foldText(text), phrase), false, text);
    });
  }

  test("names every key of a rule and of the hours, and no other", () => {
    const keys = (heading: string) =>
      rowsUnder(heading)
        .map(([key]) => inCode(key))
        .sort();
    const rule = {
      when: "a",
      say: "b",
      delay: 1,
      quickReplies: ["c"],
      link: { text: "d", url: "https://e.example" },
      form: true,
    };
    assert.deepEqual(keys("A rule"), Object.keys(rule).sort());
    assert.equal(repliesSchema.safeParse([rule]).success, true);
    assert.equal(repliesSchema.safeParse([{ ...rule, other: 1 }]).success, false);
    const hours = { timeZone: "Asia/Jakarta", week: {}, holidays: [], away: "x" };
    assert.deepEqual(keys("Opening hours"), Object.keys(hours).sort());
    assert.equal(hoursSchema.safeParse(hours).success, true);
    assert.equal(hoursSchema.safeParse({ ...hours, other: 1 }).success, false);
  });
});
