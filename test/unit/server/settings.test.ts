import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
        demo: true,
        accessKey: undefined,
        publicOrigin: undefined,
        trustProxy: false,
        limits: 1,
        mail: undefined,
        pushOrigins: [],
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
      LEAD_CHAT_DEMO: "0",
      LEAD_CHAT_URL: "https://chat.shop.example/",
      LEAD_CHAT_TRUST_PROXY: "true",
      LEAD_CHAT_LIMITS: "10",
      LEAD_CHAT_SMTP_URL: "smtps://me:secret@mail.example:465",
      LEAD_CHAT_MAIL_FROM: "Kopi Senja <chat@shop.example>",
      LEAD_CHAT_PUSH_ORIGINS: "https://push.example",
    });
    assert.deepEqual(settings, {
      host: "0.0.0.0",
      port: 0,
      dataFolder: "/srv/leads",
      origins: ["https://shop.example", "https://www.shop.example", "http://localhost:3000"],
      allowText: true,
      demo: false,
      accessKey: key,
      publicOrigin: "https://chat.shop.example",
      trustProxy: true,
      limits: 10,
      mail: { url: "smtps://me:secret@mail.example:465", from: "Kopi Senja <chat@shop.example>" },
      pushOrigins: ["https://push.example"],
    });
    assert.equal(readSettings({ LEAD_CHAT_LIMITS: "off" }).limits, Infinity);
  });

  for (const host of ["127.0.0.1", "127.1.2.3", "::1", "localhost"]) {
    it(`need no public address on ${host}`, () => {
      assert.equal(readSettings({ HOST: host }).host, host);
    });
  }

  const mistakes: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ HOST: "0.0.0.0" }, /^HOST=0\.0\.0\.0 .*LEAD_CHAT_URL/],
    [{ HOST: "::" }, /LEAD_CHAT_URL/],
    [{ HOST: "192.168.1.5", LEAD_CHAT_KEY: key }, /LEAD_CHAT_URL/],
    [{ HOST: "127.0.0.1.evil.example" }, /LEAD_CHAT_URL/],
    [{ LEAD_CHAT_URL: "chat.shop.example" }, /^LEAD_CHAT_URL: "chat\.shop\.example"/],
    [{ LEAD_CHAT_URL: "https://shop.example/chat" }, /^LEAD_CHAT_URL: /],
    [{ LEAD_CHAT_SMTP_URL: "smtp://mail.example" }, /^LEAD_CHAT_MAIL_FROM/],
    [{ LEAD_CHAT_MAIL_FROM: "chat@shop.example" }, /^LEAD_CHAT_SMTP_URL/],
    [
      { LEAD_CHAT_SMTP_URL: "https://me:secret@mail.example", LEAD_CHAT_MAIL_FROM: "a@b.c" },
      /^(?!.*secret)LEAD_CHAT_SMTP_URL/,
    ],
    [{ LEAD_CHAT_SMTP_URL: "smtp://mail.example", LEAD_CHAT_MAIL_FROM: "nobody" }, /^LEAD_CHAT_MAIL_FROM/],
    [{ LEAD_CHAT_SMTP_URL: "smtp://mail.example", LEAD_CHAT_MAIL_FROM: "a@b.c" }, /needs LEAD_CHAT_URL/],
    [{ LEAD_CHAT_PUSH_ORIGINS: "push.example" }, /^LEAD_CHAT_PUSH_ORIGINS/],
    [{ LEAD_CHAT_TRUST_PROXY: "yes" }, /^LEAD_CHAT_TRUST_PROXY=yes/],
    [{ LEAD_CHAT_KEY: "short" }, /^LEAD_CHAT_KEY .*16/],
    [{ LEAD_CHAT_KEY: "a key with spaces in it" }, /^LEAD_CHAT_KEY/],
    [{ PORT: "http" }, /^PORT=http/],
    [{ PORT: "-1" }, /^PORT=-1/],
    [{ PORT: "70000" }, /^PORT=70000/],
    [{ PORT: "80.5" }, /^PORT=80\.5/],
    [{ LEAD_CHAT_ORIGINS: "https://shop.example, shop.example" }, /^LEAD_CHAT_ORIGINS: "shop\.example"/],
    [{ LEAD_CHAT_ORIGINS: "*" }, /^LEAD_CHAT_ORIGINS: "\*"/],
    [{ LEAD_CHAT_ALLOW_TEXT: "maybe" }, /^LEAD_CHAT_ALLOW_TEXT=maybe/],
    [{ LEAD_CHAT_LIMITS: "0" }, /^LEAD_CHAT_LIMITS=0/],
    [{ LEAD_CHAT_LIMITS: "many" }, /^LEAD_CHAT_LIMITS=many/],
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
