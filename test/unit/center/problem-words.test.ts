import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RefusedError, SignedOutError, UnreachableError } from "../../../src/center/client/api-error.ts";
import { readRefusal } from "../../../src/center/client/read-refusal.ts";
import { centerLocales } from "../../../src/center/i18n/center-locales.ts";
import { en } from "../../../src/center/i18n/en.ts";
import { explainFailure, explainMistake, problemWords, ruleTexts } from "../../../src/center/i18n/problem-words.ts";
import { configRules } from "../../../src/protocol/config-rules.ts";
import {
  formRules,
  type ProblemCode,
  problemCodes,
  type ProblemDetails,
  ruleWords,
} from "../../../src/protocol/problem-codes.ts";
import { Problem } from "../../../src/server/problem.ts";

const codes = Object.keys(problemCodes) as ProblemCode[];
const rules = [...Object.keys(ruleWords), ...Object.keys(configRules), ...formRules];
/** Every place that words may have, so that whatever is left open is a mistake. */
const params = { name: "x", least: 2, most: 80, place: "", seconds: 300, role: "agent", mistake: "m", expected: "int" };
const words = { texts: en, format: "en" };
const read = async (response: Response) => readRefusal(response);
const mistake = (code: string, given = {}) => ({ path: "avatar", code, params: given, message: "in English" });

describe("what the Center says of refusals", () => {
  it("has words for every code and every rule that the server knows, and for no other", () => {
    assert.deepEqual(Object.keys(problemWords).sort(), [...codes].sort());
    assert.deepEqual(Object.keys(ruleTexts).sort(), [...new Set(rules)].sort());
  });

  const locales = { en: () => Promise.resolve({ texts: en, reviewed: "none" }), ...centerLocales };
  for (const [tag, load] of Object.entries(locales)) {
    it(`${tag}: says each in the language, with nothing left open`, async () => {
      const { texts } = await load();
      const own = { texts, format: tag };
      for (const code of codes) {
        const answer = new Problem(code, { params }).toResponse();
        const error = await read(answer);
        const { text, original } = explainFailure(error, own);
        assert.ok(text.length > 3 && !/[{}]/.test(text), `${code}: ${text}`);
        const isGeneral = problemWords[code] === "problemUnknown";
        assert.equal(original !== undefined, isGeneral, code);
        if (tag !== "en" && !isGeneral) {
          assert.notEqual(text, explainFailure(error, words).text, `${code} is said in English`);
        }
      }
      for (const rule of rules) {
        const { text, original } = explainMistake(mistake(rule, params), own);
        assert.ok(text.length > 1 && !/[{}]/.test(text), `${rule}: ${text}`);
        assert.equal(original !== undefined, ruleTexts[rule as keyof typeof ruleTexts] === "ruleWrong", rule);
        if (tag !== "en") assert.notEqual(text, explainMistake(mistake(rule, params), words).text, rule);
      }
    });
  }

  it("writes numbers and times as the language does", async () => {
    const { texts } = await centerLocales.de();
    const limit = new Problem("too-many-tries", { params: { wait: "7 minutes", seconds: 401 } });
    const german = { texts, format: "de" };
    const tries = "Zu viele Versuche. Versuchen Sie es in 7 Minuten noch einmal.";
    assert.equal(explainFailure(await read(limit.toResponse()), german).text, tries);
    assert.equal(explainMistake(mistake("too-long", { most: 1000 }), german).text, "Höchstens 1.000 Zeichen.");
    assert.equal(
      explainMistake(mistake("too-big", { most: 10_080 }), german).text,
      "Geben Sie 10.080 oder weniger ein.",
    );
    const arabic = { texts: (await centerLocales.ar()).texts, format: "ar-EG" };
    assert.equal(explainMistake(mistake("too-many", { most: 8 }), arabic).text, "٨ بنود على الأكثر.");
  });

  it("says the first mistake of a body", async () => {
    const errors = [{ path: "labels[0]", message: "at most 40 characters", code: "too-long", params: { most: 40 } }];
    const problem = new Problem("invalid-body", { params: { mistake: "x" }, errors: errors as never });
    assert.deepEqual(explainFailure(await read(problem.toResponse()), words), { text: "At most 40 characters." });
  });

  it("says what it can of what it does not know, and gives the English words along", async () => {
    const unheardOf = { ...(await new Problem("last-owner", {}).toResponse().json()), code: "unheard-of" } as object;
    const error = await read(Response.json(unheardOf, { status: 409 }));
    assert.deepEqual(explainFailure(error, words), {
      text: "The server refused this. It says:",
      original: "This is the only owner. Make somebody else an owner first.",
    });
    assert.deepEqual(explainMistake(mistake("toString"), words), {
      text: "This can't be used here.",
      original: "in English",
    });
    assert.deepEqual(explainFailure(new Error("push service error"), words), {
      text: "That didn't work. Try again.",
      original: "push service error",
    });
  });

  it("says what a proxy's own page can only mean", async () => {
    const page = (status: number, headers = {}) => new Response("<html>", { status, headers });
    const said = async (response: Response) => explainFailure(await read(response), words).text;
    assert.equal(await said(page(502)), en.serverFailed);
    assert.equal(await said(page(413)), en.tooMuch);
    assert.equal(await said(page(429, { "Retry-After": "20" })), "Too many tries. Try again in 20 seconds.");
    assert.equal(await said(page(429)), "Too many tries. Try again in 1 minute.");
    assert.equal(await said(page(401)), en.sessionEnded);
    assert.equal(await said(page(418)), en.problemUnknown);
  });

  it("tells who is signed out, what does not answer, and a wrong password apart", async () => {
    assert.equal(explainFailure(new UnreachableError("x"), words).text, en.unreachable);
    assert.ok((await read(new Problem("sign-in-needed", {}).toResponse())) instanceof SignedOutError);
    for (const code of ["wrong-password", "wrong-current-password"] as const) {
      assert.ok((await read(new Problem(code, {}).toResponse())) instanceof RefusedError);
    }
  });

  it("takes nothing from an answer that is not what it should be", async () => {
    const odd = { code: 5, detail: {}, params: { a: [], b: 1, most: "x" }, errors: [null, { path: 7, code: "email" }] };
    const error = (await read(Response.json(odd, { status: 422 }))) as RefusedError;
    assert.deepEqual(error.refusal, {
      status: 422,
      code: "",
      detail: "The server answered 422.",
      params: { b: 1, most: "x" },
      mistakes: [
        { path: "", code: "", params: {}, message: "" },
        { path: "", code: "email", params: {}, message: "" },
      ],
    });
    assert.equal(((await read(Response.json(null, { status: 400 }))) as RefusedError).refusal.code, "");
  });
});

describe("a refusal of the server", () => {
  it("says its code and what belongs to it beside the English words", async () => {
    const { params: given, ...rest } = (await new Problem("query-number", {
      params: { name: "limit", least: 1, most: 9 },
    })
      .toResponse()
      .json()) as ProblemDetails;
    assert.deepEqual(given, { name: "limit", least: 1, most: 9 });
    assert.deepEqual(rest, {
      type: "urn:lead-chat:problem:bad-query",
      title: "A query parameter is not usable",
      status: 400,
      detail: "limit must be a whole number from 1 to 9.",
      code: "query-number",
    });
  });
});
