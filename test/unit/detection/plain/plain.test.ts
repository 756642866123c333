import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as full from "../../../../src/detection/index.ts";
import { detectContacts, resolveRegion } from "../../../../src/detection/on-demand.ts";
import { detectPlain } from "../../../../src/detection/plain/detect-plain.ts";
import { readPlain } from "../../../../src/detection/plain/read-plain.ts";

const fixtures = join(import.meta.dirname, "..", "..", "..", "fixtures", "detection");
const loadNumbers = () => import("../../../../src/detection/phone/index.ts");

/** Compares where the plain path answers; returns whether it did. */
async function compare(text: string, region: string): Promise<boolean> {
  const plain = await detectPlain(text, { region }, loadNumbers);
  if (!plain) return false;
  assert.deepEqual(plain, [...(await full.detectContacts(text, { region }))], `${region}: ${text}`);
  return true;
}

/** A seeded generator of numbers from 0 to below `below` (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test("what is plain is answered at once, what is not is left to the reader", async () => {
  const answered: [string, string[]][] = [
    ["0812-3456-7890", ["+6281234567890"]],
    ["call me at 0812-3456-7890", ["+6281234567890"]],
    ["Hi! My email is Ana.Souza@Example.com, thanks.", ["Ana.Souza@example.com"]],
    ["write to ana@example.com or call +62 812 3456 7890", ["ana@example.com", "+6281234567890"]],
  ];
  for (const [text, values] of answered) {
    const found = await detectPlain(text, { region: "ID" }, loadNumbers);
    assert.deepEqual(
      found?.map(({ value }) => value),
      values,
      text,
    );
  }
  const left = [
    "hello",
    "my WA is 0812-3456-7890",
    "order 0812-3456-7890",
    "0812-3456-7890 ya kak",
    "ana@gmail.con",
    "ana@example.com is my boss",
    "ana@example.com/cv",
    "call me at ٠٨١٢٣٤٥٦٧٨٩٠",
    "0812-3456-7890 or 0813 9876 5432",
    `${"call me ".repeat(30)}0812-3456-7890`,
  ];
  for (const text of left) assert.equal(await detectPlain(text, { region: "ID" }, loadNumbers), undefined, text);
  assert.equal(await detectPlain("call 0812-3456-7890", {}, loadNumbers), undefined, "without a region");
  assert.equal(await detectPlain("a@b.com", { kinds: ["phone"] }, loadNumbers), undefined, "only some kinds");
});

test("over every labelled message the plain path answers as the reader does", async () => {
  let answered = 0;
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith(".jsonl"))) {
    for (const line of readFileSync(join(fixtures, file), "utf8").split("\n").filter(Boolean)) {
      const { text, region } = JSON.parse(line) as { text: string; region: string };
      if (await compare(text, region)) answered++;
    }
  }
  assert.ok(answered > 0, "no labelled message is plain: the comparison compares nothing");
});

test("over 4,000 made-up messages too", async () => {
  const words =
    "a also and at back be by call can cell contact email get give hello hi i is it mail me message mobile my now number on or phone please reach send tel text thanks to us write you".split(
      " ",
    );
  const numbers =
    "0812-3456-7890|081234567890|+62 812 3456 7890|021 555 1234|812 3456 7890|6281234567890|12345678|9123 8845|2026-11-20|20 11 2026|4111 1111 1111 1111|1234 5678 9012".split(
      "|",
    );
  const mails = ["ana@example.com", "Ana.Souza@Gmail.com", "budi_s+1@mail.co.id"];
  const pick = seeded(20261120);
  const one = (list: readonly string[]) => list[pick(list.length)] as string;
  let answered = 0;
  for (let count = 0; count < 4000; count++) {
    const parts = Array.from({ length: pick(8) }, () => (pick(10) < 8 ? one(words) : one(mails)));
    parts.splice(pick(parts.length + 1), 0, pick(3) ? one(numbers) : one(mails));
    const text = parts.map((part) => (pick(6) ? part : part + one([",", ".", "!", "?"]))).join(" ");
    if (await compare(text, one(["ID", "SG", "US", "BR"]))) answered++;
  }
  assert.ok(answered > 1000, `only ${answered} were plain`);
});

test("on demand the answer is the same whichever path it took", async () => {
  for (const text of ["call me at 0812-3456-7890", "my WA is 0812-3456-7890", "ana (at) example (dot) com", "hello"]) {
    assert.deepEqual(await detectContacts(text, { region: "ID" }), await full.detectContacts(text, { region: "ID" }));
  }
});

test("reading stays quick for texts made to be slow", () => {
  for (const piece of ["a@", "a.", "1 ", "1-", "@", "a-a.", "+1"]) {
    assert.doesNotThrow(() => readPlain(piece.repeat(80)));
    assert.equal(readPlain(piece.repeat(50_000)), undefined);
  }
});

test("the region is the same whether its list was needed or not", async () => {
  const hints = { pageLanguage: "en", timeZone: "Asia/Jakarta", language: "en" };
  for (const region of ["ID", " sg ", "Indonesia", "", undefined]) {
    assert.deepEqual(await resolveRegion({ ...hints, region }), full.resolveRegion({ ...hints, region }));
  }
});
