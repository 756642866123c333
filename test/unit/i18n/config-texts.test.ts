import assert from "node:assert/strict";
import { test } from "node:test";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

test("config.texts takes a wording, and for counted texts one by plural category", () => {
  const texts = { id: { send: "Kirim pesan", unread: { other: "{count} baru" } } };
  assert.deepEqual(validateConfig({ texts }), { config: { texts }, problems: [] });
});

test("a mistake in config.texts names its path and leaves the rest of the configuration", () => {
  const { config, problems } = validateConfig({ texts: { id: { send: 5 } }, welcome: "Hi" });
  assert.deepEqual(config, { welcome: "Hi" });
  assert.equal(problems.length, 1);
  assert.match(problems[0]?.path ?? "", /^config\.texts\.id\.send/);
});
