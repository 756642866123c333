import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en } from "../../../src/i18n/en.ts";
import { texts as ar } from "../../../src/i18n/ar.ts";
import { texts as id } from "../../../src/i18n/id.ts";
import type { LocaleTag } from "../../../src/i18n/locales.ts";
import { createTextLoader, loadTexts } from "../../../src/i18n/text-loader.ts";

describe("loadTexts", () => {
  test("gives language, direction and texts", async () => {
    const { locale, direction, texts, problems, failure } = await loadTexts("ar-EG");
    assert.deepEqual(
      { locale, direction, problems, failure },
      { locale: "ar", direction: "rtl", problems: [], failure: undefined },
    );
    assert.equal(texts.send, ar.send);
  });
  test("puts the host's wording over it and returns what is wrong with that", async () => {
    const { texts, problems } = await loadTexts("id", {
      id: { send: "Kirim pesan", sent: "Sudah" },
      en: { nope: "x" },
    });
    assert.equal(texts.send, "Kirim pesan");
    assert.equal(texts.close, id.close);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["config.texts.en.nope"],
    );
  });
  test("a language that is not there is English", async () => {
    const { locale, direction, failure, texts } = await loadTexts("nl");
    assert.deepEqual([locale, direction, failure], ["en", "ltr", undefined]);
    assert.deepEqual(texts, en);
  });
});

describe("createTextLoader", () => {
  /** A network that fails until it is mended. */
  function network() {
    const asked: LocaleTag[] = [];
    const state = { broken: true };
    const loader = createTextLoader(async (locale) => {
      asked.push(locale);
      if (state.broken) throw new TypeError("Failed to fetch dynamically imported module");
      return { texts: locale === "ar" ? ar : id };
    });
    return { asked, loader, state };
  }

  test("English needs nothing, and is there at once", async () => {
    const { asked, loader } = network();
    assert.equal(loader.ready("en-GB")?.locale, "en");
    assert.equal(loader.ready(undefined)?.locale, "en");
    assert.equal((await loader.load("en")).failure, undefined);
    assert.deepEqual(asked, []);
  });
  test("a chunk that fails gives English with the host's wording, and the next call asks again", async () => {
    const { asked, loader, state } = network();
    const failed = await loader.load("id", { en: { send: "Post" }, id: { send: "Kirim pesan" } });
    assert.equal(failed.locale, "en");
    assert.equal(failed.texts.send, "Post");
    assert.match(String(failed.failure), /Failed to fetch/);
    assert.equal(loader.ready("id"), undefined);
    state.broken = false;
    const { locale, texts, failure } = await loader.load("id");
    assert.deepEqual([locale, texts.send, failure], ["id", id.send, undefined]);
    assert.deepEqual(asked, ["id", "id"]);
  });
  test("what arrived is kept and fetched once, also with other overrides", async () => {
    const { asked, loader, state } = network();
    state.broken = false;
    await loader.load("ar");
    assert.equal(loader.ready("ar-EG", { ar: { send: "أرسل" } })?.texts.send, "أرسل");
    assert.equal(loader.ready("ar")?.texts.send, ar.send);
    await loader.load("ar");
    assert.deepEqual(asked, ["ar"]);
  });
});
