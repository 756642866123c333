import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { getExampleNumber, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import parseByGeneralPatterns from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import { PhoneBook } from "../../../src/detection/phone/phone-book.ts";
import { plans as markets } from "../../../src/detection/phone/plans-markets.ts";
import { plans as world } from "../../../src/detection/phone/plans-world.ts";

const regions = `${markets}\n${world}`.split("\n").map((line) => line.slice(0, 2) as CountryCode);

describe("PhoneBook", () => {
  const book = new PhoneBook();

  before(() => {
    book.add(markets);
    book.add(world);
  });

  it("knows every country of libphonenumber", () => {
    assert.ok(regions.length > 240);
    assert.deepEqual(
      regions.filter((region) => !book.has(region)),
      [],
    );
  });

  it("reads every country's example number as libphonenumber does, in each form that people type", () => {
    for (const region of regions) {
      const example = getExampleNumber(region, examples);
      if (!example) continue;
      for (const typed of [example.number, example.formatNational().replace(/\D/g, ""), example.nationalNumber]) {
        assert.equal(book.parse(typed, region)?.value, example.number, `${region} ${typed}`);
      }
      const bare = `${example.countryCallingCode}${example.nationalNumber}`;
      const known = parsePhoneNumberFromString(bare, region);
      // Some area codes begin with the country code's digits: a mobile number behind the code is likelier than one.
      if (known?.isValid() && known.nationalNumber !== bare)
        assert.equal(book.parse(bare, region)?.value, known.number, `${region} ${bare}`);
    }
  });

  it("agrees with libphonenumber's general patterns on digits around every example, save named corrections", () => {
    let compared = 0;
    const differing: string[] = [];
    for (const region of regions) {
      const example = getExampleNumber(region, examples);
      // North American exchanges and Mexican prefixes are corrected by the table's maker; codes shared by islands are
      // told apart by more than the table holds.
      if (!example || "1 52 590".split(" ").includes(example.countryCallingCode)) continue;
      let seed = Number(example.nationalNumber.slice(-5));
      for (let turn = 0; turn < 12; turn++) {
        seed = (seed * 7919 + 12345) % 99999;
        const digits = `${example.nationalNumber.slice(0, 2 + (turn % 4))}${seed}1234567`;
        const typed = `${turn % 2 ? "0" : ""}${digits.slice(0, example.nationalNumber.length)}`;
        const expected = parseByGeneralPatterns(typed, region);
        const value = book.parse(typed, region)?.value;
        compared++;
        if (value !== (expected?.isValid() ? expected.number : undefined)) differing.push(`${region} ${typed}`);
      }
    }
    assert.ok(compared > 2000);
    assert.ok(differing.length <= compared / 200, differing.join(", "));
  });

  const read = (digits: string, region?: string) => book.parse(digits, region)?.value;

  it("takes old Mexican prefixes off", () => {
    assert.equal(read("+5215512345678"), "+525512345678");
    assert.equal(read("0445512345678", "MX"), "+525512345678");
  });

  it("turns the Argentine 15 into the 9 of the international form", () => {
    assert.equal(read("011152345678", "AR"), undefined);
    assert.equal(read("0111523456789", "AR"), "+5491123456789");
  });

  it("drops a trunk zero after the country code but keeps Italy's", () => {
    assert.equal(read("+620812345678", "US"), "+62812345678");
    assert.equal(read("+390612345678"), "+390612345678");
  });

  it("takes no number that is longer than E.164 lets one be, whatever the plan says", () => {
    assert.equal(read("01212789012789", "DE"), "+491212789012789");
    assert.equal(read("012127890127890", "DE"), undefined);
    assert.equal(read("+4912127890127890"), undefined);
  });

  it("understands an international prefix", () => {
    assert.equal(read("006281234567890", "SG"), "+6281234567890");
  });

  it("reads national digits in the region given and nowhere else", () => {
    assert.equal(read("081234567890", "ID"), "+6281234567890");
    assert.equal(read("081234567890"), undefined);
    assert.equal(read("081234567890", "XX"), undefined);
  });
});
