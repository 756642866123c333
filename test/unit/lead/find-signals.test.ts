import assert from "node:assert/strict";
import { test } from "node:test";
import { findSignals, parseSignalList } from "../../../src/lead/find-signals.ts";
import { signalPresets } from "../../../src/lead/signal-presets.ts";

const found: [string, string, boolean][] = [
  ["pay", "Can I PAY by card?", true],
  ["pay", "paypal", false],
  ["pay", "repay", false],
  ["pay", "pay.", true],
  ["pay", "“pay”", true],
  ["pay", "ｐａｙ", true],
  ["cafe", "un Café", true],
  ["café", "CAFE", true],
  ["bank transfer", "by bank\n transfer?", true],
  ["istanbul", "İSTANBUL", true],
  ["satin al", "Satın al", true],
  ["dat lich", "Đặt lịch", true],
  ["strasse", "Straße", true],
  ["付款", "我想付款了", true],
  ["予約", "予約できますか", true],
  ["ราคา", "ขอราคาหน่อย", true],
  ["结", "总结", true],
  ["결제", "결제는 어떻게 하나요", true],
  ["제", "결제", false],
  ["سعر", "كم سعر القهوة", true],
  ["سعر", "سِعْر", true],
  ["भुगतान", "भुगतान कैसे करें", true],
  ["pay", "", false],
  ["", "anything", false],
  ["c++", "do you teach C++?", true],
  ["10%", "is it 10% off", true],
];
for (const [keyword, text, expected] of found) {
  test(`"${keyword}" in ${JSON.stringify(text)}: ${expected}`, async () => {
    assert.deepEqual(await findSignals(text, { it: [keyword] }), expected ? ["it"] : []);
  });
}

test("names come once, in the order of the settings; without settings there are none", async () => {
  assert.deepEqual(await findSignals("pay pay price", { b: ["price"], a: ["pay", "pay"], c: ["x"] }), ["b", "a"]);
  assert.deepEqual(await findSignals("pay", undefined), []);
});

const ready: [string, string][] = [
  ["payment", "how do I pay?"],
  ["payment", "bayar pakai apa kak"],
  ["payment", "支払い方法は？"],
  ["payment", "aceita pix?"],
  ["price", "berapa harganya?"],
  ["price", "¿cuánto cuesta?"],
  ["price", "ราคาเท่าไหร่คะ"],
  ["price", "בכמה? כמה עולה"],
  ["order", "mau pesan 2"],
  ["order", "sipariş vermek istiyorum"],
  ["appointment", "想预约周六"],
  ["appointment", "je voudrais un rendez-vous"],
  ["delivery", "ongkir ke Bandung?"],
  ["delivery", "هل عندكم توصيل"],
  ["delivery", "배송 되나요?"],
];
for (const [name, text] of ready) {
  test(`ready-made ${name}: ${text}`, async () => {
    assert.ok((await findSignals(text, { [name]: true })).includes(name));
  });
}

test("ready-made keywords leave small talk alone", async () => {
  const settings = Object.fromEntries(Object.keys(signalPresets).map((name) => [name, true as const]));
  for (const text of [
    "hello there",
    "terima kasih",
    "こんにちは",
    "obrigado!",
    "שלום",
    "the cast was in shipshape",
    "你好",
  ]) {
    assert.deepEqual(await findSignals(text, settings), [], text);
  }
});

test("ready-made keywords are no empty words", () => {
  for (const words of Object.values(signalPresets))
    assert.ok(words.split("|").every((word) => word.trim().length > 1 || /\p{L}/u.test(word)));
});

test("a list is read from JSON and CSV", () => {
  const expected = { payment: ["pay", "a, b"], vip: ["gold"] };
  assert.deepEqual(parseSignalList('{"payment":["pay","a, b"],"vip":["gold"]}'), expected);
  assert.deepEqual(parseSignalList('\ufeffpayment,pay\r\n\r\npayment,"a, b"\r\nvip;gold\n'), expected);
});

const wrong: [string, RegExp][] = [
  ["payment,pay\nvip", /line 2/],
  [",pay", /line 1/],
  ['{"payment":"pay"}', /"payment"/],
  ['{"payment":[""]}', /"payment"/],
  ["{", /JSON/],
];
for (const [list, message] of wrong) {
  test(`a list that is wrong says where: ${JSON.stringify(list)}`, () => {
    assert.throws(() => parseSignalList(list), { name: "SyntaxError", message });
  });
}
