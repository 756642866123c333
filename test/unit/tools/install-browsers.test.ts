import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeInstall, installCommands } from "../../../tools/lib/install-browsers.ts";

describe("installing browsers", () => {
  it("takes Debian's packages on Debian, only those that are missing", () => {
    const commands = installCommands(["firefox", "webkit"], true).map(({ command, parameters }) => [
      command,
      ...parameters,
    ]);
    assert.deepEqual(commands, [
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "--no-install-recommends", "firefox-esr", "webkit2gtk-driver", "xvfb"],
    ]);
    assert.equal(
      describeInstall(["chromium"], true),
      "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium",
    );
  });

  it("takes Playwright's own builds elsewhere, without a shell", () => {
    const [command] = installCommands(["chromium", "webkit"], false);
    assert.equal(command?.command, process.execPath);
    assert.match(command.parameters[0] ?? "", /playwright-core.cli\.js$/);
    assert.deepEqual(command.parameters.slice(1), ["install", "chromium", "webkit"]);
    assert.equal(describeInstall(["webkit"], false), "npx playwright-core install webkit");
  });
});
