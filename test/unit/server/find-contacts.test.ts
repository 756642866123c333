import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createContactFinder } from "../../../src/server/services/find-contacts.ts";

const find = createContactFinder();
const nothing = { ofLead: [], refused: [] };
const lead = (kind: string, value: string) => ({ ofLead: [{ kind, value }], refused: [] });

describe("contact details in a visitor's message, as the business sees them", () => {
  test("are found by the visitor's country, where that is known", async () => {
    const [found] = await find("WA saya 0812-3456-7890", { timeZone: "Asia/Jakarta" }, nothing);
    assert.deepEqual(found, { kind: "whatsapp", value: "+6281234567890", start: 8, end: 22, state: "new" });
  });

  test("say whether the lead has them, or somebody said that they are none", async () => {
    const text = "write to ana@example.com or bob@example.com";
    const known = { ofLead: [{ kind: "email", value: "ana@example.com" }], refused: ["bob@example.com"] };
    const states = (await find(text, {}, known)).map(({ value, state }) => [value, state]);
    assert.deepEqual(states, [
      ["ana@example.com", "lead"],
      ["bob@example.com", "refused"],
    ]);
  });

  test("are those of the lead also where nothing tells the country", async () => {
    const text = "my name is Ana Souza, WA 0812-3456-7890, order 12345";
    const found = await find(text, { timeZone: "UTC" }, lead("whatsapp", "+6281234567890"));
    const number = found.find(({ kind }) => kind === "whatsapp");
    assert.equal(text.slice(number?.start, number?.end), "0812-3456-7890");
    assert.equal(number?.state, "lead");
  });

  test("another number is not taken for the lead's", async () => {
    for (const text of ["call 0812-3456-7891", "order 567890", "7890", "0812 3456 7890 1234"])
      assert.deepEqual(await find(text, { timeZone: "UTC" }, lead("phone", "+6281234567890")), [], text);
  });
});
