// What others check in their tests, asked of detection: facts taken over, no code. Where the answer is rightly another
// one, the reason stands beside it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectContacts } from "../../../src/detection/index.ts";

const find = async (text: string, region?: string) =>
  (await detectContacts(text, { region })).map(({ kind, value }) => `${kind}=${value}`).join(" ");

describe("libphonenumber's PhoneNumberMatcherTest (google/libphonenumber, Apache-2.0)", () => {
  const number = "415-666-7777";
  const around: [before: string, after: string][] = [
    ["My number-", ""],
    ["", ".Nice day."],
    ["Tel:", "."],
    ["Tel: ", " on Saturdays."],
    ["我的电话号码是", ""],
    ["", "是我的电话号码"],
    ["请拨打", "我在明天"],
    ["$20 ", ""],
    ["", " 100$"],
  ];
  for (const [before, after] of around) {
    it(`finds "${before}N${after}"`, async () => {
      assert.equal(await find(`${before}${number}${after}`, "US"), "phone=+14156667777");
    });
  }

  const inside: [before: string, after: string][] = [
    ["abc", "def"],
    ["abc", ""],
    ["", "def"],
    ["É", ""],
    ["e\u0301", ""],
    ["$", ""],
    ["", "$"],
    ["£", ""],
    ["¥", ""],
    ["", "%"],
  ];
  for (const [before, after] of inside) {
    it(`leaves "${before}N${after}" alone`, async () => {
      assert.equal(await find(`${before}${number}${after}`, "US"), "");
    });
  }

  const never: [text: string, region?: string][] = [
    ["12345", "US"],
    ["23456789", "US"],
    ["234567890112", "US"],
    ["650+253+1234", "US"],
    ["3/10/1984", "CA"],
    ["03/27/2011", "US"],
    ["31/8/2011", "US"],
    ["10/12/82", "DE"],
    ["650x2531234", "US"],
    ["2012-01-02 08:00", "US"],
    ["2012/01/02 08:00", "US"],
    ["20120102 08:00", "US"],
    ["1650 x 253 - 1234", "US"],
    ["6502531x234", "US"],
    ["Call 650-253-4561--455-234-3451", "US"],
    ["80.585 [79.964, 81.191]", "US"],
    ["80.585 ((79.964)", "US"],
    ["(80).(585) (79).(9)64", "US"],
    ["Random text body - number is 0331 6005, see you there"],
  ];
  for (const [text, region] of never) {
    it(`leaves "${text}" alone`, async () => assert.equal(await find(text, region), ""));
  }

  const found: [text: string, region: string, value: string][] = [
    ["033316005", "NZ", "+6433316005"],
    ["03-331 6005", "NZ", "+6433316005"],
    ["0064 3 331 6005", "NZ", "+6433316005"],
    ["01164 3 331 6005", "US", "+6433316005"],
    ["+1 (650) 333-6000", "NZ", "+16503336000"],
    ["0011-650-333-6000", "SG", "+16503336000"],
    ["++1 (650) 333-6000", "PL", "+16503336000"],
    ["＋１　（６５０）　３３３－６０００", "SG", "+16503336000"],
    ["+39 02-36618 300", "NZ", "+390236618300"],
    ["02-36618 300", "IT", "+390236618300"],
    ["312 345 678", "IT", "+39312345678"],
    ["0343 15 555 1212", "AR", "+5493435551212"],
    ["03715 15 65 4320", "AR", "+5493715654320"],
    ["01 (449)978-0001", "MX", "+524499780001"],
    ["044 (33) 1234-5678", "MX", "+523312345678"],
    ["03-3316005x3456", "NZ", "+6433316005"],
    ["03 3316005 #3456", "NZ", "+6433316005"],
    ["(1800) 7493.524", "US", "+18007493524"],
    ["+44 2034567890x456", "GB", "+442034567890"],
    ["(800) 901-3355 , ext 7246433", "US", "+18009013355"],
    ["4156667777 x 123", "US", "+14156667777"],
    ["0 3   3 3 1   6 0 0 5", "NZ", "+6433316005"],
    ["My address is CA 34215 - 415-666-7777 is my number.", "US", "+14156667777"],
    ["My number is (415) 666 7777. 34215 is my zip-code.", "US", "+14156667777"],
    ["415/666-7777", "US", "+14156667777"],
    ["0800-2491234", "DE", "+498002491234"],
    ["+49-4931-49", "DE", "+49493149"],
    ["(33) 3461 2234", "MX", "+523334612234"],
  ];
  for (const [text, region, value] of found) {
    it(`reads "${text}" in ${region}`, async () => assert.equal(await find(text, region), `phone=${value}`));
  }

  /** The tables by leniency; the last column says how many are found here, and why not all. */
  const tables: [level: string, found: number, texts: string][] = [
    [
      // A number of four digits behind +49 is nobody's.
      "found at every level",
      19,
      "４１５６６６７７７７|４１５-６６６-７７７７|4156667777|4156667777 x 123|415-666-7777|415/666-7777|415-666-7777 ext. 503|" +
        "1 415 666 7777 x 123|+1 415-666-7777|DE +494949 49|DE +49-49-34|DE +49-4931-49|DE 04931-49|DE +49-494949|" +
        "DE +49-494949 ext. 49|DE +49494949 ext. 49|DE 0494949|DE 0494949 ext. 49|MX 01 (33) 3461 2234|MX (33) 3461 2234",
    ],
    ["found up to strict grouping", 3, "(415) 6667777|415-6667777|DE 0800-2491234"],
    [
      // Two slashes and mixed fractions are no way to write a number here.
      "found as valid only",
      11,
      "65 02 53 00 00|6502 538365|650//253-1234|650/253/1234|9002309. 158|12 7/8 - 14 12/34 - 5|12.1 - 23.71 - 23.45|" +
        "800 234 1 111x1111|1979-2011 100|DE +494949-4-94|４１５６６６６-７７７|2012-0102 08|2012-01-02 08|AU 1800-10-10 22",
    ],
    // A British number without its zero is found: in a chat it is what somebody typed.
    ["possible, not valid", 1, "7121115678|1650 x 253 - 1234|650 x 253 - 1234|6502531x234|GB (20) 3346 1234"],
    [
      "impossible",
      0,
      "12345|23456789|234567890112|650+253+1234|CA 3/10/1984|03/27/2011|31/8/2011|1/12/2011|DE 10/12/82|650x2531234|" +
        "2012-01-02 08:00|2012/01/02 08:00|20120102 08:00",
    ],
  ];
  for (const [level, count, texts] of tables) {
    it(`of its numbers ${level}, finds ${count} of ${texts.split("|").length}`, async () => {
      const found: string[] = [];
      for (const text of texts.split("|")) {
        const [, region = "US", typed = text] = /^([A-Z]{2}) (.+)$/.exec(text) ?? [];
        if ((await find(typed, region)) !== "") found.push(text);
      }
      assert.equal(found.length, count, found.join(", "));
    });
  }

  it("judges letters right before and right behind a number that begins with a sign as it does", async () => {
    for (const typed of ["+14156667777", "(415)6667777"]) {
      for (const text of [`abc${typed}def`, `${typed}def`, `${typed}É`]) assert.equal(await find(text, "US"), "", text);
      for (const text of [`abc${typed}`, `É${typed}`, `É${typed}.`, `É${typed} def`])
        assert.equal(await find(text, "US"), "phone=+14156667777", text);
    }
  });

  it("reads two numbers where space parts them", async () => {
    const both = "phone=+16502534561 phone=+14552343451";
    assert.equal(await find("Call 650-253-4561 -- 455-234-3451", "US"), both);
  });

  it("differs where the real plans do from those of its tests, and where a date is likelier than a number", async () => {
    assert.equal(await find("123-456-7890", "US"), "", "no area code begins with 1");
    assert.equal(await find("64(0)64123456", "NZ"), "", "no such area code");
    assert.equal(await find("(0xx) 123456789", "AR"), "", "no such area code");
    assert.equal(await find("650/253/1234", "US"), "", "two slashes are a date's or a ratio's");
    assert.equal(await find("2012-01-02 08:15", "US"), "", "a date and an hour");
  });
});

describe("linkify-it's fixtures of addresses (markdown-it/linkify-it, MIT)", () => {
  const cases: [text: string, value: string][] = [
    ["name@example.com", "name@example.com"],
    [">>name@example.com", "name@example.com"],
    ["<user@domain.com>", "user@domain.com"],
    ["<user@domain.com>.", "user@domain.com"],
    ["mailto:name@example.com", "name@example.com"],
    ["(email@example.com)", "email@example.com"],
    ["<mailto:user@domain.com>", "user@domain.com"],
    ["mailto:foo_bar@example.com", "foo_bar@example.com"],
    ["MAILTO:NAME@EXAMPLE.COM", "NAME@example.com"],
    ["foo+bar@gmail.com", "foo+bar@gmail.com"],
    ["192.168.1.1@gmail.com", "192.168.1.1@gmail.com"],
    ["(foobar email@example.com)", "email@example.com"],
    ["(email@example.com foobar)", "email@example.com"],
    ["｜test@google.com｜bar", "test@google.com"],
    ["[https](https://www.ibm.com)[mailto](mailto:someone@ibm.com)", "someone@ibm.com"],
  ];
  for (const [text, value] of cases) it(`reads ${text}`, async () => assert.equal(await find(text), `email=${value}`));

  for (const text of [
    "foo@bar",
    "http://user:pass@example.com",
    "http://user@example.com:8080",
    "test.example@http://vk.com",
  ]) {
    it(`leaves ${text} alone`, async () => assert.equal(await find(text), ""));
  }

  it("differs for what nobody types in a chat: quoted local parts, a host without a domain", async () => {
    assert.equal(await find('test."foo".bar@gmail.co.uk!'), "");
    assert.equal(await find("mailto:foo@bar"), "");
  });
});

describe("social-media-profiles-regexs (lorey/social-media-profiles-regexs, MIT)", () => {
  const cases: [text: string, contact: string][] = [
    ["https://twitter.com/karllorey", "twitter=karllorey"],
    ["http://twitter.com/karllorey", "twitter=karllorey"],
    ["htt://twitter.com/karllorey", ""],
    ["https://linkedin.com/in/karllorey", "linkedin=karllorey"],
    ["https://www.linkedin.com/in/peter-müller-81a8/", "linkedin=peter-müller-81a8"],
    ["https://facebook.com/peter.parker", "facebook=peter.parker"],
    ["https://instagram.com/disco..dude", ""],
    ["https://instagram.com/disco.dude", "instagram=disco.dude"],
    ["https://instagram.com/__disco__dude", "instagram=__disco__dude"],
    ["mailto:git@karllorey.com", "email=git@karllorey.com"],
    ["mailto:plususer+test@gmail.com", "email=plususer+test@gmail.com"],
    ["tel:+49900123456", "phone=+49900123456"],
    ["tel:+49 900 123456", "phone=+49900123456"],
  ];
  for (const [text, contact] of cases) it(`reads ${text}`, async () => assert.equal(await find(text), contact));

  it("differs: letters that look like digits are read, user names that Facebook does not have are not", async () => {
    assert.equal(await find("tel:+49 9OO 123456"), "phone=+49900123456");
    assert.equal(await find("http://fb.com/peter_parker-miller"), "");
    assert.equal(await find("https://linkedin.com/pub/karllorey/abc/123/be"), "", "gone since 2015");
  });
});
