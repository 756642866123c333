import type { CheckReport } from "../../session/session-types.ts";

/** One line of the report. `good`: works; `note`: works, with less than there could be; `bad`: to be mended. */
export interface ReportLine {
  readonly name: string;
  readonly value: string;
  readonly state: "good" | "note" | "bad";
  /** What to do about it. */
  readonly remedy?: string;
}

/** Where a region is known from. */
const SOURCES: Readonly<Record<string, string>> = {
  attribute: "the region attribute",
  "page-language": "the page's lang",
  "time-zone": "this visitor's time zone",
  language: "the language, which one country speaks",
};
const CONTENT_TYPES = { json: "JSON", text: "JSON as text, which needs no preflight" };

/**
 * What `check()` found, in words for the page's owner: English, as everything that owners are told.
 * @param report of `session.check()`
 * @returns the lines, in the order in which they are looked for
 */
export function describeReport(report: CheckReport): ReportLine[] {
  const { undelivered } = report;
  return [
    endpointLine(report),
    ...testLine(report),
    ...formatLine(report),
    regionLine(report),
    { name: "Language", value: report.language || "unknown", state: report.language ? "good" : "note" },
    captureLine(report),
    storageLine(report),
    consentLine(report),
    undelivered === 0
      ? { name: "Undelivered", value: "nothing waits", state: "good" }
      : {
          name: "Undelivered",
          value: undelivered === 1 ? "1 event waits on this device" : `${undelivered} events wait on this device`,
          state: "note",
          remedy: "session.undelivered() says which, and why.",
        },
  ];
}

/** The same as plain text, to be sent to somebody who can help. */
export function reportText(lines: readonly ReportLine[]): string {
  const marks = { good: "ok", note: "note", bad: "PROBLEM" };
  return lines
    .map(({ name, value, state, remedy }) => `${name}: ${value} [${marks[state]}]${remedy ? `\n  ${remedy}` : ""}`)
    .join("\n");
}

function endpointLine({ endpoint }: CheckReport): ReportLine {
  const name = "Endpoint";
  if (endpoint === "missing") {
    const remedy = 'Set endpoint="https://…" or server="https://…": until then nothing is sent or announced.';
    return { name, value: "none", state: "bad", remedy };
  }
  if (endpoint === "off") return { name, value: "off, by config.delivery: false", state: "note" };
  if (endpoint.isValid) return { name, value: endpoint.url, state: "good" };
  return { name, value: endpoint.url, state: "bad", remedy: "It is no http(s) address: correct it." };
}

function testLine({ test }: CheckReport): ReportLine[] {
  if (!test) return [];
  const name = "Test lead";
  if (test.outcome === "stored") return [{ name, value: "sent, and stored by the endpoint", state: "good" }];
  const value = `not delivered (${test.reason ?? "no reason known"})`;
  return [{ name, value, state: "bad", ...(test.message && { remedy: test.message }) }];
}

function formatLine({ format, contentType }: CheckReport): ReportLine[] {
  if (!format) return [];
  return [{ name: "Format", value: `${format}, ${CONTENT_TYPES[contentType ?? "json"]}`, state: "good" }];
}

function regionLine({ region: { country, source } }: CheckReport): ReportLine {
  const name = "Region";
  if (country) return { name, value: `${country}, from ${SOURCES[source] ?? source}`, state: "good" };
  const remedy = 'Only numbers with a country code are captured: set region="…" to the country you serve.';
  return { name, value: "unknown", state: "note", remedy };
}

function captureLine({ capture }: CheckReport): ReportLine {
  const values = {
    auto: "auto: what is recognised joins the lead",
    ask: "ask: the visitor is asked first",
    off: "off: nothing is recognised in messages",
  };
  return { name: "Capture", value: values[capture], state: capture === "off" ? "note" : "good" };
}

function storageLine({ storage }: CheckReport): ReportLine {
  const name = "Storage";
  if (storage === "device") return { name, value: "on this device", state: "good" };
  const remedy =
    'storage="none" is set, or this browser refuses to store (a private window, say): the chat lasts as long as the page.';
  return { name, value: "memory only", state: "note", remedy };
}

function consentLine({ consent }: CheckReport): ReportLine {
  const name = "Consent for ads";
  if (consent.ads === "granted") return { name, value: "granted", state: "good" };
  const remedy = "config.destinations tells nobody anything until config.consent.ads or grantConsent() says granted.";
  return { name, value: "denied", state: "note", remedy };
}
