import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findBrowsers, findOnPath, isBrowser } from "../../../tools/lib/browsers.ts";

/** Looks with a path of our own, where a program says a version or fails. */
async function withPrograms<T>(programs: Readonly<Record<string, string>>, look: () => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "lead-chat-path-"));
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  const path = process.env["PATH"];
  process.env["PATH"] = folder;
  try {
    return await look();
  } finally {
    process.env["PATH"] = path;
    await rm(folder, { recursive: true });
  }
}

describe("finding browsers", { skip: process.platform !== "linux" && "elsewhere they are Playwright's" }, () => {
  it("takes the first that runs, and its version", async () => {
    const programs = {
      chromium: "exit 1",
      "chromium-browser": "echo Chromium 156.0.1.2 built on somewhere",
      "firefox-esr": "echo Mozilla Firefox 153.7.0esr",
    };
    const [chromium, firefox] = await withPrograms(programs, () => findBrowsers(["chromium", "firefox"]));
    assert.ok(chromium && isBrowser(chromium) && firefox && isBrowser(firefox));
    assert.deepEqual([chromium.name, chromium.driver], ["Chromium 156.0.1.2", "playwright"]);
    assert.match(chromium.executablePath, /chromium-browser$/);
    assert.deepEqual([firefox.name, firefox.driver], ["Firefox 153.7.0", "bidi"]);
  });

  it("says what is missing", async () => {
    const found = await withPrograms({}, () => findBrowsers());
    for (const entry of found) {
      // Playwright's own builds count too, where somebody installed them.
      if (isBrowser(entry)) continue;
      const { engine, reason } = entry;
      assert.equal(reason, { chromium: "no Chromium", firefox: "no Firefox", webkit: "no WebKitWebDriver" }[engine]);
    }
    assert.equal(found.length, 3);
  });

  it("looks only for what is wanted, in a fixed order", async () => {
    const found = await withPrograms({}, () => findBrowsers(["webkit", "chromium"]));
    assert.deepEqual(
      found.map(({ engine }) => engine),
      ["chromium", "webkit"],
    );
  });

  it("does not take a file that cannot be run", async () => {
    await withPrograms({ good: "true" }, async () => {
      assert.ok(findOnPath("good"));
      assert.equal(findOnPath("bad"), undefined);
      return Promise.resolve();
    });
  });
});
