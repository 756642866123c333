import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeReport, reportText, type ReportLine } from "../../../../src/elements/check/describe-report.ts";
import type { CheckReport } from "../../../../src/session/session-types.ts";

/** Everything works. */
const fine: CheckReport = {
  endpoint: { url: "https://in.example/leads", isValid: true },
  format: "event",
  contentType: "json",
  region: { country: "ID", source: "attribute" },
  language: "id",
  capture: "auto",
  storage: "device",
  consent: { ads: "granted" },
  undelivered: 0,
  test: { outcome: "stored" },
};

const lineOf = (name: string, part: Partial<CheckReport>): ReportLine =>
  describeReport({ ...fine, ...part }).find((line) => line.name === name) ?? assert.fail(`no line ${name}`);

test("where everything works each line is there, in its order, and none has a remedy", () => {
  const lines = describeReport(fine);
  assert.deepEqual(
    lines.map(({ name }) => name),
    ["Endpoint", "Test lead", "Format", "Region", "Language", "Capture", "Storage", "Consent for ads", "Undelivered"],
  );
  assert.ok(lines.every(({ state, remedy }) => state === "good" && remedy === undefined));
});

describe("what a line says", () => {
  const cases: [
    name: string,
    part: Partial<CheckReport>,
    state: ReportLine["state"],
    value: RegExp,
    remedy?: RegExp,
  ][] = [
    ["Endpoint", {}, "good", /^https:\/\/in\.example\/leads$/],
    ["Endpoint", { endpoint: "missing" }, "bad", /^none$/, /endpoint="https:/],
    ["Endpoint", { endpoint: "off" }, "note", /config\.delivery: false/],
    [
      "Endpoint",
      { endpoint: { url: "mailto:a@b.example", isValid: false } },
      "bad",
      /^mailto:/,
      /no http\(s\) address/,
    ],
    ["Test lead", {}, "good", /stored by the endpoint/],
    [
      "Test lead",
      { test: { outcome: "failed", reason: "http-403", message: "It refused." } },
      "bad",
      /\(http-403\)/,
      /^It refused\.$/,
    ],
    ["Test lead", { test: { outcome: "failed" } }, "bad", /no reason known/],
    ["Format", {}, "good", /^event, JSON$/],
    ["Format", { format: "flat", contentType: "text" }, "good", /^flat, JSON as text/],
    ["Format", { format: "batch" }, "good", /^batch/],
    ["Region", {}, "good", /^ID, from the region attribute$/],
    ["Region", { region: { country: "VN", source: "page-language" } }, "good", /^VN, from the page's lang$/],
    ["Region", { region: { country: "TH", source: "time-zone" } }, "good", /^TH, from this visitor's time zone$/],
    ["Region", { region: { country: "JP", source: "language" } }, "good", /^JP, from the language/],
    ["Region", { region: { source: "unknown" } }, "note", /^unknown$/, /region="…"/],
    ["Language", {}, "good", /^id$/],
    ["Language", { language: "" }, "note", /^unknown$/],
    ["Capture", {}, "good", /^auto/],
    ["Capture", { capture: "ask" }, "good", /asked first/],
    ["Capture", { capture: "off" }, "note", /nothing is recognised/],
    ["Storage", {}, "good", /on this device/],
    ["Storage", { storage: "memory" }, "note", /memory only/, /as long as the page/],
    ["Consent for ads", {}, "good", /^granted$/],
    ["Consent for ads", { consent: { ads: "denied" } }, "note", /^denied$/, /grantConsent/],
    ["Undelivered", {}, "good", /nothing waits/],
    ["Undelivered", { undelivered: 1 }, "note", /^1 event waits/, /undelivered\(\)/],
    ["Undelivered", { undelivered: 12 }, "note", /^12 events wait/, /undelivered\(\)/],
  ];
  for (const [name, part, state, value, remedy] of cases) {
    test(`${name}: ${JSON.stringify(part)}`, () => {
      const line = lineOf(name, part);
      assert.equal(line.state, state);
      assert.match(line.value, value);
      if (remedy) assert.match(line.remedy ?? "", remedy);
      else assert.equal(line.remedy, undefined);
    });
  }
});

test("without anybody to send to there is neither a format nor a test", () => {
  const { format: _, contentType: __, test: ___, ...rest } = fine;
  const names = describeReport({ ...rest, endpoint: "missing" }).map(({ name }) => name);
  assert.ok(!names.includes("Format") && !names.includes("Test lead"));
});

test("as text: one line each, what is to be mended in capitals, its remedy below", () => {
  const test = { outcome: "failed", reason: "http-403", message: "It refused." } as const;
  const text = reportText(describeReport({ ...fine, test, consent: { ads: "denied" } }));
  assert.match(text, /^Endpoint: https:\/\/in\.example\/leads \[ok\]\nTest lead: .* \[PROBLEM\]\n {2}It refused\.\n/);
  assert.match(text, /Consent for ads: denied \[note\]\n/);
  assert.match(text, /Undelivered: nothing waits \[ok\]$/);
});
