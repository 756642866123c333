import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { detectContacts, normaliseContact, resolveRegion } from "../../../src/detection/index.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

const detection = { detectContacts, normaliseContact, resolveRegion };

async function say(text: string, settings: SessionSettings = {}) {
  const world = new World();
  const tab = world.tab({ detection });
  // A visitor of no country that the page could know.
  const { page } = tab.platform;
  Object.assign(tab.platform, { page: () => ({ ...page(), language: "en", timeZone: "UTC" }) });
  const session = tab.session(settings);
  void session.sendMessage(text);
  // The real detection loads its parts: real time passes.
  for (let count = 0; count < 200 && world.disk().scans.size + (world.disk().meta.size ? 0 : 1) > 0; count++) {
    await world.settle();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await world.advance(2000);
  const diagnostics = tab.heard("diagnostic");
  return {
    codes: diagnostics.map(({ code }) => code),
    diagnostics,
    lead: session.state.get().lead,
    logged: tab.logged,
  };
}

describe("what looks like a contact and is none is said, by the real detection", () => {
  const cases: [what: string, text: string, settings: SessionSettings, code: string][] = [
    ["a number of an unknown country", "call 081234567890", { region: undefined }, "region-unknown"],
    ["a number that cannot exist", "call me at +999 12345678", {}, "invalid-number"],
    [
      "the business's own address",
      "is your address halo@kopisenja.example?",
      { config: { detection: { ignore: ["halo@kopisenja.example"] } } },
      "ignored",
    ],
    ["a kind that is off", "write to ana@example.com", { config: { detection: { kinds: ["phone"] } } }, "kind-off"],
  ];
  for (const [what, text, settings, code] of cases) {
    test(`${what}: ${code}`, async () => {
      const { codes, diagnostics, lead, logged } = await say(text, settings);
      assert.ok(codes.includes(code), JSON.stringify(codes));
      assert.equal(lead, null);
      // Nothing of the words, neither in the event nor in the console.
      for (const word of text.split(/\s+/).filter((one) => /[\d@]/.test(one))) {
        assert.ok(!JSON.stringify(diagnostics).includes(word), word);
        assert.ok(!logged.join().includes(word), word);
      }
    });
  }

  test("what is a contact is none of these", async () => {
    const { codes, lead } = await say("call me at 0812-3456-7890");
    assert.deepEqual(codes, []);
    assert.equal(lead?.contacts[0]?.value, "+6281234567890");
  });

  test("a message without anything like a contact says nothing", async () => {
    assert.deepEqual((await say("how much is the class on Saturday?")).codes, []);
  });

  test("too long: cut, said, and what stands in the beginning is captured", async () => {
    const { codes, lead } = await say(`ana@example.com ${"x ".repeat(2500)}`);
    assert.deepEqual(codes, ["message-too-long"]);
    assert.equal(lead?.contacts[0]?.value, "ana@example.com");
  });

  test("an address book is no lead: what no longer fits is said", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `a${index}@example.com`).join(" ");
    const { codes, lead } = await say(many);
    assert.deepEqual(codes, ["lead-full"]);
    assert.equal(lead?.contacts.length, 50);
  });
});
