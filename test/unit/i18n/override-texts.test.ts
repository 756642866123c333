import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { en } from "../../../src/i18n/en.ts";
import { texts as id } from "../../../src/i18n/id.ts";
import { checkOverrides, overrideTexts } from "../../../src/i18n/override-texts.ts";

describe("overrideTexts", () => {
  test("puts the host's wording over the locale's and nothing else", () => {
    const texts = overrideTexts(id, "id", { id: { send: "Kirim pesan" }, en: { close: "Shut" } });
    assert.equal(texts.send, "Kirim pesan");
    assert.deepEqual({ ...texts, send: id.send }, id);
    assert.equal(id.send, "Kirim", "the locale itself stays");
  });
  test("a counted text takes one wording for all counts, or some by category", () => {
    assert.deepEqual(overrideTexts(en, "en", { en: { unread: "{count} new" } }).unread, { other: "{count} new" });
    assert.deepEqual(overrideTexts(en, "en", { en: { unread: { one: "Something new" } } }).unread, {
      one: "Something new",
      other: "{count} unread messages",
    });
  });
  test("what is unknown or of the wrong form has no effect", () => {
    const given = JSON.parse('{"en":{"notise":"x","send":{"one":"x"},"__proto__":{"send":"x"},"toString":"x"}}');
    assert.deepEqual(overrideTexts(en, "en", given), en);
  });
});

describe("checkOverrides", () => {
  const found = (overrides: Parameters<typeof checkOverrides>[0]) =>
    checkOverrides(overrides).map(({ code, message }) => `${code} ${message}`);

  test("finds nothing in what is right", () => {
    assert.deepEqual(checkOverrides({}), []);
    const right = {
      id: { send: "Kirim pesan", noticeReach: "{value}: {business}" },
      "zh-Hant": { unread: { other: "{count}" }, tooLong: "{count}" },
    };
    assert.deepEqual(checkOverrides(right), []);
    assert.deepEqual(checkOverrides({ id: { formOfAnotherFile: "x" } }), [], "the form has texts of its own");
  });
  test("names each mistake by its path, of every language", () => {
    assert.deepEqual(found({ nl: { send: "Stuur" } }), [
      "texts-unknown-language config.texts.nl: the chat has no such language",
    ]);
    assert.deepEqual(found({ pt: { send: "Mandar" } }), ['texts-unknown-language config.texts.pt: write "pt-BR"']);
    assert.deepEqual(found({ th: { notise: "x" }, id: { toString: "x" } }), [
      "texts-unknown-key config.texts.th.notise: this text is not known",
      "texts-unknown-key config.texts.id.toString: this text is not known",
    ]);
    assert.deepEqual(found({ en: { send: { one: "x" }, unread: { once: "x" } } }), [
      "texts-unknown-key config.texts.en.send: this text has no plural forms",
      'texts-unknown-key config.texts.en.unread: "once" is none of zero, one, two, few, many, other',
    ]);
  });
  test("finds a place that nothing fills", () => {
    assert.deepEqual(found({ en: { ask: "Save {values}?", send: "Send to {business}", unread: "{n} new" } }), [
      "texts-unknown-place config.texts.en.ask: {values} is not filled in here, only {value}, {business}",
      "texts-unknown-place config.texts.en.send: nothing is filled in here",
      "texts-unknown-place config.texts.en.unread: {n} is not filled in here, only {count}",
    ]);
  });
});
