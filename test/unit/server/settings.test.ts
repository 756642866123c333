import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { keepAccessKey } from "../../../src/server/access-key-file.ts";
import { readSettings, SettingsError } from "../../../src/server/settings.ts";

const key = "a-key-of-sixteen-characters-or-more";

describe("settings", () => {
  it("serve this machine only, out of the box", () => {
    for (const environment of [
      {},
      { HOST: "", PORT: "", LEAD_CHAT_DATA: "", LEAD_CHAT_KEY: "", LEAD_CHAT_ORIGINS: "" },
    ]) {
      assert.deepEqual(readSettings(environment), {
        host: "127.0.0.1",
        port: 8787,
        dataFolder: "./data",
        origins: [],
        allowText: false,
        accessKey: undefined,
      });
    }
  });

  it("are read from the environment", () => {
    const settings = readSettings({
      HOST: "0.0.0.0",
      PORT: "0",
      LEAD_CHAT_DATA: "/srv/leads",
      LEAD_CHAT_KEY: key,
      LEAD_CHAT_ORIGINS: "https://shop.example, https://www.shop.example/\nhttp://localhost:3000",
      LEAD_CHAT_ALLOW_TEXT: "1",
    });
    assert.deepEqual(settings, {
      host: "0.0.0.0",
      port: 0,
      dataFolder: "/srv/leads",
      origins: ["https://shop.example", "https://www.shop.example", "http://localhost:3000"],
      allowText: true,
      accessKey: key,
    });
  });

  for (const host of ["127.0.0.1", "127.1.2.3", "::1", "localhost"]) {
    it(`need no key of one's own on ${host}`, () => {
      assert.equal(readSettings({ HOST: host }).host, host);
    });
  }

  const mistakes: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ HOST: "0.0.0.0" }, /^HOST=0\.0\.0\.0 .*LEAD_CHAT_KEY/],
    [{ HOST: "::" }, /LEAD_CHAT_KEY/],
    [{ HOST: "192.168.1.5" }, /LEAD_CHAT_KEY/],
    [{ HOST: "127.0.0.1.evil.example" }, /LEAD_CHAT_KEY/],
    [{ LEAD_CHAT_KEY: "short" }, /^LEAD_CHAT_KEY .*16/],
    [{ LEAD_CHAT_KEY: "a key with spaces in it" }, /^LEAD_CHAT_KEY/],
    [{ PORT: "http" }, /^PORT=http/],
    [{ PORT: "-1" }, /^PORT=-1/],
    [{ PORT: "70000" }, /^PORT=70000/],
    [{ PORT: "80.5" }, /^PORT=80\.5/],
    [{ LEAD_CHAT_ORIGINS: "https://shop.example, shop.example" }, /^LEAD_CHAT_ORIGINS: "shop\.example"/],
    [{ LEAD_CHAT_ORIGINS: "*" }, /^LEAD_CHAT_ORIGINS: "\*"/],
    [{ LEAD_CHAT_ALLOW_TEXT: "maybe" }, /^LEAD_CHAT_ALLOW_TEXT=maybe/],
  ];
  for (const [environment, message] of mistakes) {
    it(`refuse ${JSON.stringify(environment)} and name it`, () => {
      assert.throws(
        () => readSettings(environment),
        (error) => error instanceof SettingsError && message.test(error.message),
      );
    });
  }
});

describe("the key that is made at the first start", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "lead-chat-key-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is made once, long, and for its owner's eyes only", () => {
    const data = join(folder, "not", "there", "yet");
    const made = keepAccessKey(data);
    assert.match(made, /^[\w-]{32}$/);
    assert.equal(keepAccessKey(data), made);
    assert.notEqual(keepAccessKey(join(folder, "another")), made);
    if (process.platform === "win32") return;
    assert.equal(statSync(join(data, "access-key")).mode & 0o777, 0o600);
    assert.equal(statSync(data).mode & 0o777, 0o700);
  });

  it("is never replaced in silence", () => {
    writeFileSync(join(folder, "access-key"), "\n");
    assert.throws(() => keepAccessKey(folder), /holds no key/);
    assert.equal(readFileSync(join(folder, "access-key"), "utf8"), "\n");
  });
});
