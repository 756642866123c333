import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { detectContacts } from "../../../src/detection/index.ts";

/** How long the search runs, in milliseconds, and a quarter more for numbers: 20 seconds in CI, `DETECTION_FUZZ_MS=600000` for a long one. */
const budget = Number(process.env["DETECTION_FUZZ_MS"] ?? (process.env["CI"] ? 16_000 : 4000));

/** Pieces that mean something to some stage, and that meet each other nowhere but here. */
const pieces = fc.constantFrom(
  ..."@|.|-|_| |\n|+|(|)|/|://|https://|www.|x.com|wa.me/|?phone=|instagram.com/|a|ana|ana_lee|gmail|gmail.com|0812|3456|7890|+62|12|1|٠١٢|０１|wa|whatsapp|ig|insta|line|LINE|x|no|not|don't|my|your|is|or|order|number|at|dot|underscore|arroba|punto|zero|nine|eight|sıfır|yüz|on|otuz|ゼロ|ハチ|(Ana)|ddd 31|adına|my name is|me (|é o |đây |mein|i made|nama saya|Ana|Souza|here|微信|我叫|我是|的|阿|王小明|株式会社|の|森下|零|一|ไลน์|ชื่อ|ผม|และ|واتساب|اسمي|ו|ווטסאפ|אני|מתל|인스타|제 이름은|입니다|インスタ|です|と申します|व्हाट्सएप|नाम|है|\u200d|\u202e|\ufeff|\u20e3|\ufe0f|🙂|\ud83d|\udc00|𝗮|\u0000".split(
    "|",
  ),
);
const texts = fc.oneof(
  { weight: 6, arbitrary: fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join("")) },
  { weight: 3, arbitrary: fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(" ")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
);
const regions = fc.constantFrom(undefined, "ID", "SG", "BR", "AR", "TH", "CN", "US", "DE");

describe("any text", () => {
  it("gives contacts whose spans are in it, in order, apart from each other, and the same each time", async () => {
    const property = fc.asyncProperty(texts, regions, async (text, region) => {
      const found = await detectContacts(text, { region });
      let end = 0;
      for (const one of found) {
        assert.equal(text.slice(one.start, one.end), one.text);
        assert.ok(one.text.length > 0 && one.value.length > 0 && one.value.length <= 320);
        assert.ok(one.start >= end, "spans overlap or are out of order");
        end = one.end;
      }
      for (const { start, end: to } of found.refusals) assert.ok(start >= 0 && to <= text.length && start < to);
      assert.deepEqual([...(await detectContacts(text, { region }))], [...found]);
    });
    const options = { interruptAfterTimeLimit: budget, markInterruptAsFailure: false, numRuns: 100_000_000 };
    await fc.assert(property, { ...options, ...(process.env["CI"] ? {} : { seed: 20261120 }) });
  });

  it("gives E.164 for every number", async () => {
    const property = fc.asyncProperty(texts, regions, async (text, region) => {
      for (const { kind, value } of await detectContacts(text, { region, kinds: ["phone", "whatsapp"] })) {
        assert.match(
          value,
          kind === "phone" ? /^\+[1-9]\d{6,14}$/ : /^\+[1-9]\d{6,14}$|^[a-z.]+\/(?:message|qr)\/\w+$/,
        );
      }
    });
    await fc.assert(property, {
      interruptAfterTimeLimit: budget / 4,
      numRuns: 100_000_000,
      markInterruptAsFailure: false,
    });
  });

  it("costs what its length costs, whatever is repeated", async () => {
    // Of 4,000 characters the worst known take 2 ms of processor time; something that grows by the square takes 100.
    const families = fc.array(pieces, { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(families, fc.boolean(), async (parts, isSpaced) => {
      const part = parts.join(isSpaced ? " " : "");
      const text = part.repeat(Math.ceil(4000 / part.length)).slice(0, 4000);
      let least = Infinity;
      for (let run = 0; run < 4 && least > 40_000; run++) {
        const start = process.cpuUsage();
        await detectContacts(text, { region: "ID" });
        const { user, system } = process.cpuUsage(start);
        least = Math.min(least, user + system);
      }
      assert.ok(least <= 40_000, `${least / 1000} ms for ${JSON.stringify(part)} repeated`);
    });
    await fc.assert(property, {
      interruptAfterTimeLimit: budget / 4,
      numRuns: 100_000_000,
      markInterruptAsFailure: false,
    });
  });
});
