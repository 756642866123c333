import assert from "node:assert/strict";
import { test } from "node:test";
import { findCountries, nameCodes } from "../../../src/elements/lead-form/find-countries.ts";
import { phoneTools } from "../../../src/lead/form/phone-tools.ts";

const found = (language: string, typed: string) =>
  findCountries(nameCodes(phoneTools.countries, language), typed).map(({ country }) => country);

test("a country is found by its name in the visitor's language and in English, by its code and its letters", () => {
  for (const [language, typed, country] of [
    ["id", "jerman", "DE"],
    ["id", "germany", "DE"],
    ["ar", "إندونيسيا", "ID"],
    ["ja", "ブラジル", "BR"],
    ["th", "ญี่ปุ่น", "JP"],
    ["de", "osterreich", "AT"],
    ["fr", "+65", "SG"],
    ["fr", "0065", "SG"],
    ["fr", "sg", "SG"],
  ] as const)
    assert.ok(found(language, typed).includes(country), `${typed} in ${language}`);
});

test("what names none finds none, whatever the characters", () => {
  for (const typed of ["zzz", "\\", "[a", "*"]) assert.deepEqual(found("en", typed), [], typed);
  assert.equal(found("en", " ").length, phoneTools.countries.length);
});

test("they stand in the order of the visitor's language", () => {
  const names = nameCodes(phoneTools.countries, "de").map(({ name }) => name);
  assert.deepEqual(
    names,
    names.toSorted((a, b) => a.localeCompare(b, "de")),
  );
});
