import assert from "node:assert/strict";
import { describe, test } from "node:test";
import examples from "libphonenumber-js/examples.mobile.json";
import { guessRegion, phoneTools } from "../../../../src/lead/form/phone-tools.ts";

describe("a phone number", () => {
  const right: [string, string | undefined, string][] = [
    ["0812-3456-7890", "ID", "+6281234567890"],
    ["+62 812 3456 7890", undefined, "+6281234567890"],
    ["+62 812 3456 7890", "BR", "+6281234567890"],
    ["0062 812 3456 7890", "SG", "+6281234567890"],
    ["6281234567890", "ID", "+6281234567890"],
    ["WA: 0812 3456 7890", "ID", "+6281234567890"],
    ["tel:+62-812-3456-7890", "ID", "+6281234567890"],
    ["https://wa.me/6281234567890", "SG", "+6281234567890"],
    ["https://api.whatsapp.com/send?phone=6281234567890&text=hi", "SG", "+6281234567890"],
    ["\u202a0812\u200b34567890\u202c", "ID", "+6281234567890"],
    ["０８１２３４５６７８９０", "ID", "+6281234567890"],
    ["٠٥٠١٢٣٤٥٦٧", "SA", "+966501234567"],
    ["(021) 1234 5678", "ID", "+622112345678"],
  ];
  for (const [typed, country, value] of right) {
    test(`${typed} in ${country} is ${value}`, () => {
      const reading = phoneTools.read(typed, country);
      assert.equal("value" in reading && reading.value, value);
    });
  }

  test("of any country is taken, abroad and at home: a number of each numbering plan, as it is written there", () => {
    assert.ok(phoneTools.countries.length > 240);
    const codes = new Map(phoneTools.countries.map(({ country, code }) => [country, code]));
    for (const { country, code } of phoneTools.countries) {
      const value = `+${code}${(examples as Readonly<Record<string, string>>)[country] ?? ""}`;
      const national = phoneTools.split(value)?.text ?? "";
      for (const typed of [value, national]) {
        const reading = phoneTools.read(typed, country);
        assert.equal("value" in reading && reading.value, value, `${typed} in ${country}`);
        // Countries that share a plan share numbers too: Åland's mobile ones are Finland's.
        assert.equal(codes.get(reading.country ?? ""), code, `${typed} in ${country} is of ${reading.country}`);
      }
    }
  });

  test("is taken for one of the page's region, else of the visitor's own surroundings", () => {
    const hints = { region: "ID", pageLanguage: "pt-BR", timeZone: "Asia/Tokyo", language: "th" };
    const { region: _, ...withoutRegion } = hints;
    assert.equal(guessRegion(hints), "ID");
    assert.equal(guessRegion(withoutRegion), "BR");
    assert.equal(guessRegion({ timeZone: "Asia/Tokyo", language: "th" }), "JP");
    assert.equal(guessRegion({ language: "th" }), "TH");
    assert.equal(guessRegion({ language: "en" }), undefined, "English is no country");
  });

  const wrong: [string, string | undefined, string][] = [
    ["0812", "ID", "phoneShort"],
    ["0812345", "ID", "phoneShort"],
    ["081234567890123", "ID", "phoneLong"],
    ["+62", "ID", "phoneShort"],
    ["0812".repeat(6), "ID", "phoneLong"],
    [`8${"1".repeat(1_000_000)}`, "ID", "phoneLong"],
    ["0812 3456 7890", undefined, "phoneRegion"],
    ["ask me", "ID", "phone"],
    ["\0", "ID", "phone"],
    ["0000000000", "US", "phoneInvalid"],
  ];
  for (const [typed, country, problem] of wrong) {
    test(`${typed.slice(0, 30)} in ${country}: ${problem}`, () => {
      const reading = phoneTools.read(typed, country);
      assert.equal("problem" in reading && reading.problem, problem);
    });
  }

  test("is grouped as its country writes it, and says which country that is", () => {
    assert.deepEqual(phoneTools.format("081234567890", "ID"), { text: "0812-3456-7890", country: "ID" });
    assert.deepEqual(phoneTools.format("+14155552671", "ID"), { text: "+1 415 555 2671", country: "US" });
    assert.deepEqual(phoneTools.format("ask me", "ID"), { text: "ask me" });
  });

  test("is split into its country and what is written there", () => {
    assert.deepEqual(phoneTools.split("+6281234567890"), { country: "ID", text: "0812-3456-7890" });
    assert.deepEqual(phoneTools.split("+6591234567"), { country: "SG", text: "9123 4567" });
    assert.equal(phoneTools.split("+80012345678"), undefined);
    assert.equal(phoneTools.split("0812"), undefined);
  });

  test("every country has a calling code", () => {
    assert.ok(phoneTools.countries.length > 200);
    assert.ok(phoneTools.countries.every(({ country, code }) => /^[A-Z]{2}$/.test(country) && /^\d{1,3}$/.test(code)));
  });
});
