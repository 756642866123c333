import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en } from "../../../src/i18n/en.ts";
import { texts as ar } from "../../../src/i18n/ar.ts";
import { texts as id } from "../../../src/i18n/id.ts";
import * as overrideModule from "../../../src/i18n/override-texts.ts";
import { createTextLoader, loadTexts } from "../../../src/i18n/text-loader.ts";

describe("loadTexts", () => {
  test("gives language, direction and texts", async () => {
    const { locale, direction, texts } = await loadTexts("ar-EG");
    assert.deepEqual([locale, direction, texts.send], ["ar", "rtl", ar.send]);
  });
  test("puts the host's wording over it and returns what is wrong with that", async () => {
    const { texts, problems } = await loadTexts("id", {
      id: { send: "Kirim pesan", sent: "Sudah" },
      en: { nope: "x" },
    });
    assert.equal(texts.send, "Kirim pesan");
    assert.equal(texts.close, id.close);
    assert.deepEqual(
      problems?.map(({ path }) => path),
      ["config.texts.en.nope"],
    );
  });
  test("a language that is not there is English", async () => {
    const { locale, direction, texts, ...rest } = await loadTexts("nl");
    assert.deepEqual([locale, direction, rest], ["en", "ltr", {}]);
    assert.deepEqual(texts, en);
  });
});

describe("createTextLoader", () => {
  /** A network that fails until it is mended. */
  function network() {
    const asked: string[] = [];
    const broken = new Set(["id", "ar", "overrides"]);
    const fetchPart = async <Part>(name: string, part: Part): Promise<Part> => {
      asked.push(name);
      if (broken.has(name)) throw new TypeError("Failed to fetch dynamically imported module");
      return part;
    };
    const loader = createTextLoader({
      texts: async (locale) => fetchPart(locale, { texts: locale === "ar" ? ar : id }),
      overrides: async () => fetchPart("overrides", overrideModule),
    });
    return { asked, broken, loader };
  }

  test("English needs nothing, and is there at once", async () => {
    const { asked, loader } = network();
    assert.equal(loader.ready("en-GB")?.locale, "en");
    assert.equal(loader.ready(undefined)?.locale, "en");
    assert.equal("failure" in (await loader.load("en")), false);
    assert.deepEqual(asked, []);
  });
  test("a chunk that fails gives English, and the next call asks again", async () => {
    const { asked, broken, loader } = network();
    const failed = await loader.load("id");
    assert.deepEqual([failed.locale, failed.texts], ["en", en]);
    assert.match(String(failed.failure), /Failed to fetch/);
    assert.equal(loader.ready("id"), undefined);
    broken.clear();
    const mended = await loader.load("id");
    assert.deepEqual([mended.locale, mended.texts.send, "failure" in mended], ["id", id.send, false]);
    assert.deepEqual(asked, ["id", "id"]);
  });
  test("overrides that fail leave the language as it is, and the next call asks again", async () => {
    const { asked, broken, loader } = network();
    broken.delete("ar");
    const own = { ar: { send: "هيا" } };
    const failed = await loader.load("ar", own);
    assert.deepEqual([failed.locale, failed.texts.send], ["ar", ar.send]);
    assert.match(String(failed.failure), /Failed to fetch/);
    broken.clear();
    const mended = await loader.load("ar", own);
    assert.deepEqual([mended.texts.send, "failure" in mended], ["هيا", false]);
    assert.deepEqual(asked, ["ar", "overrides", "overrides"]);
  });
  test("what arrived is kept and fetched once; the host's wording does not stick to it", async () => {
    const { asked, broken, loader } = network();
    broken.clear();
    await loader.load("ar", { ar: { send: "هيا" } });
    assert.equal(loader.ready("ar-EG")?.texts.send, ar.send);
    await loader.load("ar");
    assert.deepEqual(asked, ["ar", "overrides"]);
  });
});
