import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { EngineCore } from "../../../src/session/engine-types.ts";
import { report, reportDelivery } from "../../../src/session/reporter.ts";
import type { Diagnostic } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

/** An engine that only listens. */
function listener() {
  const told: Diagnostic[] = [];
  const logged: string[] = [];
  const core = {
    platform: { log: (level: string, text: string) => logged.push(`${level}: ${text}`) },
    tell: (_: string, diagnostic: Diagnostic) => told.push(diagnostic),
  } as unknown as EngineCore;
  return { core, told, logged };
}
const URL_ = "https://in.example/leads";

describe("a diagnostic", () => {
  const codes: [code: string, level: Diagnostic["level"], remedy: RegExp][] = [
    ["no-destination", "error", /set endpoint or server/],
    ["region-unknown", "warning", /set region=/],
    ["invalid-number", "info", /no such number/],
    ["ignored", "info", /config\.detection\.ignore/],
    ["kind-off", "info", /config\.detection\.kinds/],
    ["scan-postponed", "info", /scanned when it is/],
    ["message-too-long", "warning", /4000/],
    ["lead-full", "warning", /^DETAIL contacts/],
    ["macro-unfilled", "warning", /fill in DETAIL:.*docs\/attribution\.md/],
    ["skipped-consent", "warning", /config\.destinations\.DETAIL .*grantConsent/],
    ["destination-absent", "warning", /config\.destinations\.DETAIL is on/],
    ["live-refused", "error", /\(DETAIL\)/],
    ["server-invalid", "error", /server="DETAIL"/],
    ["storage-refused", "warning", /\(DETAIL\)/],
    ["contact-invalid", "warning", /identify\(\): "DETAIL"/],
  ];
  for (const [code, level, remedy] of codes) {
    test(`${code}: one sentence with the place and the remedy`, () => {
      const { core, told, logged } = listener();
      report(core, code, "DETAIL");
      assert.deepEqual([told[0]?.code, told[0]?.level], [code, level]);
      assert.match(told[0]?.message ?? "", remedy);
      const expected = level === "info" ? [] : [`${level}: lead-chat: ${told[0]?.message ?? ""} (${code})`];
      assert.deepEqual(logged, expected);
      assert.ok(!told[0]?.message.includes("{}"));
    });
  }

  test("its detail stands there as it is, whatever signs it has", () => {
    const { core, told } = listener();
    report(core, "server-invalid", "$& $' $1 {}");
    assert.match(told[0]?.message ?? "", /^server="\$& \$' \$1 \{\}" is no http/);
  });

  test("one without words says its code, quietly", () => {
    const { core, told, logged } = listener();
    report(core, "something-new", "");
    assert.deepEqual(told, [{ level: "info", code: "something-new", message: "something-new" }]);
    assert.deepEqual(logged, []);
  });

  test("is told each time, and stands in the console once", () => {
    const { core, told, logged } = listener();
    for (const detail of ["a", "b", "a", "a"]) report(core, "destination-absent", detail);
    assert.deepEqual([told.length, logged.length], [4, 2]);
    const other = listener();
    report(other.core, "destination-absent", "a");
    assert.equal(other.logged.length, 1, "another engine has a console of its own");
  });
});

describe("why an event was not delivered", () => {
  const cases: [reason: string, status: string, code: string, level: Diagnostic["level"], words: RegExp][] = [
    ["offline", "retrying", "offline", "info", /./],
    ["http-503", "retrying", "http-503", "warning", /503/],
    ["unreachable", "retrying", "unreachable", "warning", /can't be reached/],
    ["http-404", "parked", "http-404", "error", /404/],
    ["offline", "dead", "offline", "error", /./],
    ["blocked-by-csp", "retrying", "blocked-by-csp", "warning", /connect-src/],
    ["not-a-receiver", "parked", "not-a-receiver", "error", /web page/],
    ["http-422: no such words\nat all", "parked", "http-422", "error", /422/],
  ];
  for (const [reason, status, code, level, words] of cases) {
    test(`${reason.replace(/\n.*/s, " …")}, ${status}: ${level}`, () => {
      const { core, told, logged } = listener();
      reportDelivery(core, reason, { status, url: URL_ });
      assert.deepEqual([told[0]?.code, told[0]?.level], [code, level]);
      assert.match(told[0]?.message ?? "", words);
      assert.equal(logged.length, level === "info" ? 0 : 1);
    });
  }
});

describe("a page whose chunk of words has not come", () => {
  test("fails nowhere, and says it when the chunk is there", async () => {
    const world = new World();
    let missing = 3;
    const tab = world.tab();
    const { loadReporter } = tab.platform;
    Object.assign(tab.platform, {
      loadReporter: () => (missing-- > 0 ? Promise.reject(new TypeError("no chunk")) : loadReporter()),
    });
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on("unhandledRejection", note);
    world.react = () => ({ status: 404 });
    await Promise.all([tab.session().sendMessage("ana@example.com"), world.advance(2000)]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(tab.heard("diagnostic"), []);
    await world.advance(60_000);
    process.off("unhandledRejection", note);
    assert.deepEqual(uncaught, []);
    assert.ok(tab.heard("diagnostic").some(({ code }) => code === "http-404"));
  });
});
