import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isContinuousIntegration, parseTestOptions } from "../../../tools/lib/test-options.ts";

describe("npm test's command line", () => {
  it("means everything when nothing is said", () => {
    assert.deepEqual(parseTestOptions([], {}), {
      parts: ["unit", "element", "e2e"],
      engines: ["chromium", "firefox", "webkit"],
      filters: [],
      install: false,
      strict: false,
      again: false,
      help: false,
    });
  });

  it("narrows parts, engines and files", () => {
    const options = parseTestOptions(
      ["--only", "e2e", "--only=unit", "--engine", "webkit", "./test\\unit\\a", "b"],
      {},
    );
    assert.deepEqual(options.parts, ["unit", "e2e"]);
    assert.deepEqual(options.engines, ["webkit"]);
    assert.deepEqual(options.filters, ["test/unit/a", "b"]);
  });

  it("installs and insists where CI is set, and only there", () => {
    const inIntegration = parseTestOptions([], { CI: "true" });
    assert.deepEqual([inIntegration.install, inIntegration.strict, inIntegration.again], [true, true, true]);
    const asked = parseTestOptions(["--install"], {});
    assert.deepEqual([asked.install, asked.strict, asked.again], [true, false, false]);
    for (const value of ["", "0", "false"]) assert.equal(isContinuousIntegration({ CI: value }), false);
    assert.equal(isContinuousIntegration({ CI: "1" }), true);
  });

  it("says what it knows when it is given something else", () => {
    assert.throws(
      () => parseTestOptions(["--engine", "opera"], {}),
      /--engine knows chromium, firefox, webkit, not "opera"/,
    );
    assert.throws(() => parseTestOptions(["--only", "all"], {}), /--only knows unit, element, e2e, not "all"/);
    assert.throws(() => parseTestOptions(["--nonsense"], {}), /nonsense/);
  });
});
