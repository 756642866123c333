import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { foldText, hasPhrase, matchRule } from "../../../src/chat/match-rule.ts";

const has = (text: string, phrase: string) => hasPhrase(foldText(text), phrase);

describe("a phrase is found", () => {
  const found: [text: string, phrase: string][] = [
    ["How much is it? PRICE please", "price"],
    ["What are your opening  hours", "opening hours"],
    ["opening-hours?", "opening hours"],
    ["¿Cuál es el café más cercano?", "CAFE"],
    ["cafe\u0301", "café"],
    ["Où êtes-vous", "ou etes vous"],
    ["İSTANBUL", "istanbul"],
    ["ISPARTA", "ısparta"],
    ["giá bao nhiêu đó", "gia bao nhieu do"],
    ["Straße", "strasse"],
    ["كم السِّعْر؟", "السعر"],
    ["الأسعار", "الاسعار"],
    ["כַּמָּה זה עולה", "כמה"],
    ["値段はいくらですか", "いくら"],
    ["ราคาเท่าไหร่คะ", "ราคา"],
    ["តម្លៃប៉ុន្មាន", "តម្លៃ"],
    ["가격은 얼마예요", "가격"],
    ["ＰＲＩＣＥ？", "price"],
    ["harganya berapa", "harga*"],
    ["कीमत क्या है", "कीमत"],
    ["விலை என்ன", "விலை"],
    ["I want ☕ now", "☕"],
    ["WhatsApp: yes!", "yes"],
  ];
  for (const [text, phrase] of found) test(`${phrase} in ${text}`, () => assert.equal(has(text, phrase), true));
});

describe("a phrase is not found", () => {
  const missing: [text: string, phrase: string][] = [
    ["priceless", "price"],
    ["surprice", "price"],
    ["hargain dong", "harga"],
    ["hours of opening", "opening hours"],
    ["ข้าว", "ขาว"],
    ["कीमती", "कीमत"],
    ["anything", "*"],
    ["anything", "  "],
    ["axb", "a.b"],
  ];
  for (const [text, phrase] of missing) test(`${phrase} in ${text}`, () => assert.equal(has(text, phrase), false));
});

describe("matchRule", () => {
  const rules = [
    { when: ["price", "how much"], say: "1" },
    { when: "class", say: "2" },
    { when: "price", say: "3" },
  ];
  test("the first rule that matches wins", () => {
    assert.equal(matchRule("the price of the class", rules)?.say, "1");
    assert.equal(matchRule("is there a class", rules)?.say, "2");
    assert.equal(matchRule("hello", rules), undefined);
    assert.equal(matchRule("price", [])?.["when"], undefined);
  });
});
