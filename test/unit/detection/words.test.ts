import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { defaultChunks, scripts } from "../../../src/detection/chunks.ts";
import { latinNames } from "../../../src/detection/names/index.ts";
import { wordsOf } from "../../../src/detection/reader/cue-index.ts";
import { fold } from "../../../src/detection/reader/fold.ts";
import { latinGrammar } from "../../../src/detection/reader/grammar.ts";
import { builtInKinds } from "../../../src/detection/kinds/index.ts";
import { Reader } from "../../../src/detection/reader/index.ts";

const words = (lists: Readonly<Record<string, string>>) =>
  Object.entries(lists).flatMap(([role, list]) => wordsOf(list).map((word) => ({ role, word })));

describe("word lists", () => {
  it("hold no empty word", async () => {
    const kinds = builtInKinds.map(({ kind, cues, weakCues = kind }) => ({ [kind]: `${cues}|${weakCues}` }));
    const modules = await Promise.all(Object.values(defaultChunks.scripts).map((load) => load()));
    for (const lists of [latinGrammar, latinNames, ...kinds, ...modules.map(({ cues }) => cues)]) {
      assert.deepEqual(
        words(lists).filter(({ word }) => fold(word).text.trim() === ""),
        [],
      );
    }
  });

  // What has been loaded for one message must not change how the next one is read: a word of a script that lacks its
  // characters would.
  for (const [name, characters] of scripts) {
    it(`of ${name} have a character of it in every word`, async () => {
      const module = await defaultChunks.scripts[name]?.();
      assert.ok(module);
      assert.deepEqual(
        words(module.cues).filter(({ word }) => !characters.test(word)),
        [],
      );
    });
  }
});

describe("the first look", () => {
  const folder = join(import.meta.dirname, "../../fixtures/detection");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean))
    .map((line) => JSON.parse(line) as { id: string; text: string; contacts: readonly unknown[] });
  // Names that the reader does not understand either; `docs/detection.md` says which.
  const notUnderstood = new Set(
    "blind6-en-002 blind6-en-024 blind6-vi-002 blind7-en-004 blind7-en-018 blind7-th-001".split(" "),
  );

  it("lets every message through that holds something, and spares most of those that hold nothing", async () => {
    const reader = new Reader();
    reader.addNames(latinNames);
    for (const load of Object.values(defaultChunks.scripts)) reader.addWords(await load());
    const held = texts
      .filter(({ id, text, contacts }) => contacts.length > 0 && !notUnderstood.has(id) && !reader.read(text))
      .map(({ text }) => text);
    assert.deepEqual(held, []);
    const chat = readFileSync(join(import.meta.dirname, "../../../bench/detection-chat.txt"), "utf8")
      .trim()
      .split("\n");
    const spared = chat.filter((text) => !reader.read(text)).length;
    assert.ok(spared > chat.length * 0.8, `${spared} of ${chat.length}`);
  });
});

describe("the scanner", () => {
  it("covers every letter and digit with marks that do not overlap", () => {
    for (const text of [
      "wa 0812-3456-7890, ig: @ana (or ana@example.com)",
      "ผมชื่อสมชาย ไลน์ ana_88",
      "加我微信ana88谢谢",
    ]) {
      const reading = new Reader().read(`${text} @`);
      assert.ok(reading);
      let at = 0;
      for (const { start, end } of reading.marks) {
        assert.ok(start >= at && end > start, text);
        assert.doesNotMatch(reading.folded.text.slice(at, start), /[\p{L}\p{Nd}]/u, text);
        at = end;
      }
    }
  });
});
