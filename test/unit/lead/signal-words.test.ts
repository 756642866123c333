import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findSignals, parseSignalList } from "../../../src/lead/find-signals.ts";
import { signalPresets } from "../../../src/lead/signal-presets.ts";

const finds = async (keyword: string, text: string) => (await findSignals(text, { it: [keyword] })).length === 1;

describe("the same word in another spelling", () => {
  const same: [what: string, keyword: string, text: string][] = [
    ["case", "Price", "PRICE?"],
    ["accents in the text", "precio", "el préciò"],
    ["accents in the keyword", "orçamento", "um orcamento"],
    ["composed and decomposed", "caf\u00e9", "un cafe\u0301"],
    ["full width", "１０%", "10% off"],
    ["half-width kana", "カード", "ｶｰﾄﾞで払えますか"],
    ["an ideographic space between words", "bank transfer", "bank　transfer"],
    ["a line break between words", "how much", "how\r\nmuch"],
    ["spaces around the keyword", "  pay  ", "pay"],
    ["the Turkish i without a dot", "fiyatı", "FİYATI"],
    ["Vietnamese marks", "đặt hàng", "dat hang"],
    ["Vietnamese horns", "chuyển khoản", "chuyen khoan"],
    ["German sharp s", "groß", "GROSS"],
    ["Arabic vowel signs", "سعر", "السِّعر؟ سِعْرُ"],
    ["Arabic stretching", "سعر", "ســـعر"],
    ["an alef without its hamza", "أطلب", "ممكن اطلب"],
    ["an alef with it", "الاسعار", "كم الأسعار"],
    ["an alef with a madda", "الان", "الآن"],
    ["Hebrew points", "תשלום", "תַּשְׁלוּם"],
    ["an invisible mark inside", "pay", "p\u200bay"],
    ["marks of direction around", "سعر", "\u2067سعر\u2069"],
  ];
  for (const [what, keyword, text] of same) test(what, async () => assert.equal(await finds(keyword, text), true));
});

describe("where a word begins and ends", () => {
  const cases: [keyword: string, text: string, expected: boolean][] = [
    ["pay", "pay", true],
    ["pay", "(pay)", true],
    ["pay", "pay_now", true],
    ["pay", "pay2", false],
    ["pay", "2pay", false],
    ["pay", "prepay, then pay", true],
    ["pay", "paying payers", false],
    ["pay", "😀pay😀", true],
    ["pay", "我想pay一下", true],
    ["pay", "\u{20000}pay", true],
    ["สั่ง", "อยากสั่งของ", true],
    ["បង់ប្រាក់", "ខ្ញុំចង់បង់ប្រាក់", true],
    ["いくら", "これはいくらですか", true],
    ["가격", "가격은요", true],
    ["가격", "최저가격", false],
    ["दाम", "दामों", false],
    ["விலை", "விலைகள்", false],
    ["c++", "c++", true],
    ["c++", "xc++", false],
    ["$", "5$", true],
    ["how much", "how  much", true],
    ["how much", "show much", false],
    ["how much", "how muchness", false],
  ];
  for (const [keyword, text, expected] of cases) {
    test(`"${keyword}" in "${text}": ${expected}`, async () => assert.equal(await finds(keyword, text), expected));
  }

  test("a keyword of blanks, or of marks alone, is none", async () => {
    for (const keyword of ["", "   ", "\u0301", "\u200b\u200b"])
      assert.equal(await finds(keyword, "pay \u0301 x"), false);
  });
});

describe("whatever a visitor writes", () => {
  test("a keyword that stands there by itself is found, and never makes an error", async () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(word, word, word, async (keyword, before, after) => {
        assert.ok((await findSignals(`${before}${keyword}${after}`, { it: [keyword] })).length <= 1);
        if (/[\p{L}\p{N}]/u.test(keyword) && !/[\p{M}\p{Cf}]/u.test(keyword.normalize("NFKD")))
          assert.equal(await finds(keyword, `. ${keyword} .`), true, keyword);
      }),
    );
  });

  test("a word of letters without spaces is found as often as it is whole", async () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    await fc.assert(
      fc.asyncProperty(word, fc.array(word, { maxLength: 12 }), async (keyword, words) => {
        assert.equal(await finds(keyword, words.join(" ")), words.includes(keyword));
      }),
    );
  });

  test("a long text takes no long time", async () => {
    const started = performance.now();
    await findSignals("pa".repeat(2000), { it: ["p", "a", "pa", "pap"] });
    await findSignals(
      "ا".repeat(4000),
      Object.fromEntries(Object.keys(signalPresets).map((name) => [name, true as const])),
    );
    // Far above what it takes: a rule that is not linear would take minutes.
    assert.ok(performance.now() - started < 5000);
  });

  test("names that mean something to objects are names", async () => {
    const settings = JSON.parse('{"__proto__":["pay"],"constructor":["pay"],"toString":true}') as Record<
      string,
      string[]
    >;
    assert.deepEqual(await findSignals("pay", settings), ["__proto__", "constructor"]);
  });

  test("a ready-made signal that there is not gives none", async () => {
    assert.deepEqual(await findSignals("pay", { refunds: true }), []);
  });
});

describe("ready-made keywords", () => {
  for (const [name, words] of Object.entries(signalPresets)) {
    test(`${name}: each is found where it stands, and none twice`, async () => {
      const list = words.split("|");
      for (const word of list) assert.ok((await findSignals(`- ${word} -`, { [name]: true })).includes(name), word);
      assert.equal(new Set(list).size, list.length);
    });
  }
});

describe("an imported list", () => {
  const good: [what: string, list: string, expected: Record<string, string[]>][] = [
    ["nothing", "", {}],
    ["blank lines", "\n \n\t\n", {}],
    ["a name and several keywords", "price,cost,fee", { price: ["cost", "fee"] }],
    ["separated by tabs", "price\tcost", { price: ["cost"] }],
    ["a quote in quotes", 'price,"5"" pipe"', { price: ['5" pipe'] }],
    ["a quoted name", '"price, all",cost', { "price, all": ["cost"] }],
    ["a quoted name behind the mark that some editors put in front", '\ufeff"price",cost', { price: ["cost"] }],
    ["empty cells", "price,,cost,", { price: ["cost"] }],
    ["one name on several lines", "a,x\nb,y\na,z", { a: ["x", "z"], b: ["y"] }],
    ["line breaks of Windows", "a,x\r\nb,y\r\n", { a: ["x"], b: ["y"] }],
    ["JSON", '{"a":["x"]}', { a: ["x"] }],
    ["JSON after blanks", ' \n {"a":["x"]}\n', { a: ["x"] }],
    ["JSON behind the mark that some editors put in front", '\ufeff{"a":["x"]}', { a: ["x"] }],
    ["JSON of nothing", "{}", {}],
    [
      "names that mean something to objects",
      "__proto__,x",
      JSON.parse('{"__proto__":["x"]}') as Record<string, string[]>,
    ],
  ];
  for (const [what, list, expected] of good) {
    test(what, () => {
      const read = parseSignalList(list);
      assert.deepEqual(Object.entries(read), Object.entries(expected));
      assert.equal(Object.getPrototypeOf(read), Object.prototype);
    });
  }

  const bad: [list: string, message: RegExp][] = [
    ["price", /line 1/],
    ["a,x\n\nb,\nc,y", /line 3/],
    ['""\n', /line 1/],
    ['{"a":{}}', /"a"/],
    ['{"a":["x",7]}', /"a"/],
    ['{"a":["x"," "]}', /"a"/],
    ['{"a":null}', /"a"/],
    ['{"a":[]}x', /JSON/],
  ];
  for (const [list, message] of bad) {
    test(`says where it is wrong: ${JSON.stringify(list)}`, () =>
      assert.throws(() => parseSignalList(list), { name: "SyntaxError", message }));
  }

  test("what is written as CSV is read as it was", () => {
    const word = fc
      .string({ minLength: 1, maxLength: 10 })
      .filter((text) => text.trim() === text && !/[\r\n\ufeff]/.test(text));
    const table = fc.array(fc.tuple(word, word), { maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const read = parseSignalList(rows.map((row) => row.map(quote).join(",")).join("\n"));
        assert.deepEqual(
          Object.entries(read)
            .flatMap(([name, words]) => words.map((one) => `${name}\0${one}`))
            .sort(),
          rows.map((row) => row.join("\0")).sort(),
        );
      }),
    );
  });
});
