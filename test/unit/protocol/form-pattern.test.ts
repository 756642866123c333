import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findPatternProblem } from "../../../src/protocol/form-pattern.ts";

describe("findPatternProblem", () => {
  const accepted = [
    "\\d{5}",
    "[A-Z]{1,2} ?\\d{1,4} ?[A-Z]{0,3}",
    "[\\w.+-]+@[\\w-]+\\.[a-z]{2,}",
    "^\\+?[0-9 ()-]{6,20}$",
    "(?:\\+62|0)8\\d{7,11}",
    "(?:\\d{3}-)*\\d{4}",
    "\\p{L}+",
    "yes|no",
    "https://[a-z.]+/.*",
    "(?:abc|abd)x",
    "[^<>]*",
    "",
  ];
  for (const pattern of accepted)
    test(`accepts /${pattern}/`, () => assert.equal(findPatternProblem(pattern), undefined));

  const refused: [string, RegExp][] = [
    ["(a+)+", /repeated group/],
    ["(a*)*b", /repeated group/],
    ["(a|a)*b", /repeated group/],
    ["(a|ab)*c", /repeated group/],
    ["(?:a?){30}a{30}", /repeated group/],
    ["([a-z]+\\d?)+", /repeated group/],
    ["(.*)(.*)(.*)x", /very long/],
    ["\\d*\\d*\\d*x", /very long/],
    ["a?a?a?a?a?a?a?a?a?a?a?a?aaaaa", /very long/],
    ["\\w*\\s*\\w*\\s*\\w*x", /very long/],
    ["a*a*b*b*c", /very long/],
    ["(?:|a)+", /repeated group/],
    ["\\p{L}*\\p{Lu}*\\p{Ll}*x", /very long/],
    ["(a)\\1", /back references/],
    ["(?=a)a", /look-around/],
    ["(?<!a)b", /look-around/],
    ["(?<n>a)", /named groups/],
    ["\\bword", /word boundaries/],
    ["a{2000}", /counted/],
    ["((((((a))))))", /nested/],
    ["a^b", /ends of the pattern/],
    ["(", /regular expression/],
    ["a{2,1}", /regular expression/],
    ["\\u{61}", /as they are/],
    ["(?:ab|ac)(?:ab|ac)(?:ab|ac)(?:ab|ac)(?:ab|ac)", /begin alike/],
    ["(?:a+|a+b)(?:a+|a+b)c", /very long/],
  ];
  for (const [pattern, reason] of refused)
    test(`refuses /${pattern}/`, () => assert.match(findPatternProblem(pattern) ?? "accepted", reason));

  test("what is accepted is decided in little work on the worst answers", () => {
    // Not a time: an engine that backtracks badly would not come back from these at all.
    for (const pattern of accepted) {
      const rule = new RegExp(`^(?:${pattern})$`, "u");
      for (const unit of ["a", "0", "a.", "123-", " ", "ab", "+62", "é"]) rule.test(`${unit.repeat(1000)}!`);
    }
  });
});
