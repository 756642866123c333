import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeCause } from "../../../src/delivery/describe-cause.ts";
import { resolveDestination, type DestinationSettings } from "../../../src/delivery/destination.ts";

const BASE = "https://shop.example/class?x=1";
const url = (settings: DestinationSettings, base = BASE) => {
  const destination = resolveDestination(settings, base);
  return typeof destination === "string" ? destination : `${destination.isValid ? "" : "invalid "}${destination.url}`;
};

describe("where events go", () => {
  const cases: [settings: DestinationSettings, expected: string][] = [
    [{}, "missing"],
    [{ endpoint: "" }, "missing"],
    [{ endpoint: "", server: "" }, "missing"],
    [{ endpoint: "https://in.example/leads" }, "https://in.example/leads"],
    [{ endpoint: "/leads" }, "https://shop.example/leads"],
    [{ endpoint: "leads" }, "https://shop.example/leads"],
    [{ endpoint: "//in.example/leads" }, "https://in.example/leads"],
    [{ endpoint: "http://192.168.0.7:8787/v1/events" }, "http://192.168.0.7:8787/v1/events"],
    [{ server: "https://chat.example" }, "https://chat.example/v1/events"],
    [{ server: "https://chat.example/" }, "https://chat.example/v1/events"],
    [{ server: "https://chat.example/team///" }, "https://chat.example/team/v1/events"],
    [{ endpoint: "https://in.example/leads", server: "https://chat.example" }, "https://in.example/leads"],
    [{ endpoint: "mailto:a@b.example" }, "invalid mailto:a@b.example"],
    [{ endpoint: "ftp://in.example" }, "invalid ftp://in.example"],
    [{ endpoint: "https://" }, "invalid https://"],
    [{ endpoint: "https://in.example:99999/" }, "invalid https://in.example:99999/"],
    [{ endpoint: "javascript:alert(1)" }, "invalid javascript:alert(1)"],
    [{ endpoint: "https://in.example/leads", config: { delivery: false } }, "off"],
    [{ config: { delivery: false } }, "off"],
  ];
  for (const [settings, expected] of cases)
    test(`${JSON.stringify(settings)}: ${expected}`, () => assert.equal(url(settings), expected));

  test("a page that is no page of the web needs a whole address", () => {
    assert.equal(url({ endpoint: "/leads" }, "about:srcdoc"), "invalid /leads");
    assert.equal(url({ endpoint: "https://in.example/leads" }, "about:srcdoc"), "https://in.example/leads");
  });
});

describe("how they are sent", () => {
  const how = (endpoint: string, delivery: NonNullable<DestinationSettings["config"]>["delivery"] = {}) => {
    const destination = resolveDestination({ endpoint, config: { delivery } }, BASE);
    return typeof destination === "string" ? assert.fail(destination) : destination;
  };
  for (const [endpoint, contentType] of [
    ["https://in.example/", "json"],
    ["https://script.google.com/macros/s/A/exec", "text"],
    ["https://hooks.zapier.com/hooks/catch/1/a/", "text"],
    ["https://script.google.com.evil.example/", "json"],
    ["https://hook.eu2.make.com/a", "json"],
  ] as const)
    test(`${endpoint} gets ${contentType}`, () => assert.equal(how(endpoint).contentType, contentType));

  test("what the host says counts more", () => {
    assert.equal(how("https://script.google.com/x", { contentType: "json" }).contentType, "json");
    assert.equal(how("https://in.example/", { contentType: "text" }).contentType, "text");
  });

  test("what nobody said is as documented", () => {
    const { acceptsAny, format, days, headers } = how("https://in.example/");
    assert.deepEqual([acceptsAny, format, days, headers], [false, "event", 30, {}]);
  });

  test("everything that is said is taken", () => {
    const delivery = { accept: "any", format: "batch", days: 7, headers: { "X-A": "1" } } as const;
    const { acceptsAny, format, days, headers } = how("https://in.example/", delivery);
    assert.deepEqual([acceptsAny, format, days, headers], [true, "batch", 7, { "X-A": "1" }]);
  });
});

describe("a cause, in one sentence with the place and the remedy", () => {
  const URL = "https://in.example/leads";
  const cases: [reason: string, says: RegExp][] = [
    ["offline", /kept and sent when the connection is back/],
    ["blocked-by-csp", /connect-src/],
    ["mixed-content", /https address/],
    ["refused-cross-origin", /allow the origin there \(CORS\).*contentType to "text"/],
    ["unreachable", /can't be reached/],
    ["time-out", /within 15 s/],
    ["redirected", /final address.*accept to "any"/],
    ["not-a-receiver", /web page.*check endpoint/],
    ["transform-failed", /transform threw/],
    ["transform-empty", /returned nothing/],
    ["endpoint-invalid", /no http\(s\) address/],
    ["http-401", /status 401/],
    ["http-503", /status 503/],
    ["rejected: wrong-key", /\(rejected: wrong-key\)/],
  ];
  for (const [reason, says] of cases) {
    test(reason, () => {
      const text = describeCause(reason, URL);
      assert.match(text, says);
      assert.match(text, /[.]$/);
      if (!/^(offline|transform)/.test(reason)) assert.ok(text.includes(URL), "names the place");
    });
  }
});
