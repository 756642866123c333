import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultChunks } from "../../../src/detection/chunks.ts";
import { Detector } from "../../../src/detection/detector.ts";
import { detectContacts, normaliseContact } from "../../../src/detection/index.ts";

describe("detectContacts", () => {
  it("gives kind, value, text and offsets", async () => {
    assert.deepEqual(
      [...(await detectContacts("WA saya 0812-3456-7890", { region: "ID" }))],
      [{ kind: "whatsapp", value: "+6281234567890", text: "0812-3456-7890", start: 8, end: 22 }],
    );
  });

  it("leaves national numbers alone without a region, and says so", async () => {
    const result = await detectContacts("call 0812-3456-7890 or +65 9123 4567");
    assert.deepEqual(
      result.map(({ value }) => value),
      ["+6591234567"],
    );
    assert.equal(result.regionUnknown, true);
    assert.deepEqual(result.refusals, [{ reason: "region-unknown", kind: "phone", start: 5, end: 19 }]);
  });

  it("keeps to the kinds asked for", async () => {
    const result = await detectContacts("ana@example.com, ig @ana", { kinds: ["instagram"] });
    assert.deepEqual(
      result.map(({ kind }) => kind),
      ["instagram"],
    );
    assert.deepEqual(
      result.refusals.map(({ reason, kind }) => [reason, kind]),
      [["kind-off", "email"]],
    );
  });

  it("leaves out the business's own, in any usual spelling", async () => {
    const ignore = ["0812 3456 7890", "@Kopi.Senja", "HELLO@kopi.example", "https://facebook.com/kopisenja"];
    const text =
      "wa +62812-3456-7890 / 0813-1111-2222, ig @kopi.senja, hello@kopi.example, fb.com/kopisenja, fb.com/anasouza";
    const result = await detectContacts(text, { region: "ID", ignore });
    assert.deepEqual(
      result.map(({ value }) => value),
      ["+6281311112222", "anasouza"],
    );
    assert.equal(result.refusals.filter(({ reason }) => reason === "ignored").length, 4);
  });

  it("reads only the two ends of a very long text, offsets in the whole", async () => {
    const filler = "lorem ipsum ".repeat(1000);
    const text = `first@example.com ${filler} middle@example.com ${filler} last@example.com`;
    const found = await detectContacts(text);
    assert.deepEqual(
      found.map(({ value }) => value),
      ["first@example.com", "last@example.com"],
    );
    for (const { text: part, start, end } of found) assert.equal(text.slice(start, end), part);
  });
});

describe("parts that load on first need", () => {
  const offline = () => Promise.reject(new Error("offline"));

  it("are not loaded before they are needed", async () => {
    const detector = new Detector({ ...defaultChunks, phone: offline, world: offline });
    assert.equal((await detector.detect("ana@example.com")).length, 1);
    assert.equal((await detector.detect("call +65 9123 4567", { kinds: ["email"] })).length, 0);
  });

  it("reject while they cannot be had and work on a later call", async () => {
    let isOffline = true;
    const phone = () => (isOffline ? offline() : defaultChunks.phone());
    const detector = new Detector({ ...defaultChunks, phone });
    await assert.rejects(detector.detect("call +65 9123 4567"), /offline/);
    isOffline = false;
    assert.equal((await detector.detect("call +65 9123 4567"))[0]?.value, "+6591234567");
  });

  it("load the whole world's plans only for a number or region beyond the markets", async () => {
    let loads = 0;
    const world = () => (loads++, defaultChunks.world());
    const detector = new Detector({ ...defaultChunks, world });
    await detector.detect("call 0812-3456-7890 or +65 9123 4567", { region: "ID" });
    assert.equal(loads, 0);
    assert.equal((await detector.detect("call +49 1512 3456789", { region: "ID" }))[0]?.value, "+4915123456789");
    await detector.detect("call +49 1512 3456789", { region: "DE" });
    assert.equal(loads, 1);
  });

  it("take a foreign number by its length where the site named its markets", async () => {
    const detector = new Detector({ ...defaultChunks, world: offline });
    const options = { region: "ID", markets: ["ID", "SG"] };
    const found = await detector.detect("call +49 1512 3456789 or +65 1", options);
    assert.deepEqual(
      found.map(({ value }) => value),
      ["+4915123456789"],
    );
  });
});

describe("normaliseContact", () => {
  const cases: [kind: string, text: string, region: string | undefined, expected: object][] = [
    ["email", " Ana@Gmail.COM ", undefined, { value: "Ana@gmail.com" }],
    ["email", "ana", undefined, { problem: "invalid" }],
    ["email", "a@example.com, b@example.com", undefined, { problem: "invalid" }],
    ["phone", "0812 3456 7890", "ID", { value: "+6281234567890" }],
    ["phone", "0812 3456 7890", undefined, { problem: "region-unknown" }],
    ["phone", "+1 415 555 2671", undefined, { value: "+14155552671" }],
    ["phone", "123", "ID", { problem: "invalid" }],
    ["phone", "", "ID", { problem: "invalid" }],
    ["whatsapp", "0812-3456-7890", "ID", { value: "+6281234567890" }],
    ["instagram", "@Ana.S", undefined, { value: "ana.s" }],
    ["instagram", "https://instagram.com/ana.s", undefined, { value: "ana.s" }],
    ["line", "@Shop", undefined, { value: "@shop" }],
    ["twitter", "has space", undefined, { problem: "invalid" }],
    ["fax", "1", undefined, { problem: "unknown-kind" }],
  ];

  for (const [kind, text, region, expected] of cases) {
    it(`${kind} "${text}"${region ? ` in ${region}` : ""}`, async () => {
      assert.deepEqual(await normaliseContact(kind, text, { region }), expected);
    });
  }
});
