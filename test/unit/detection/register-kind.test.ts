import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { defaultChunks } from "../../../src/detection/chunks.ts";
import { Detector } from "../../../src/detection/detector.ts";
import type { Kind } from "../../../src/detection/index.ts";

/** The example of docs/detection.md. */
const telegram: Kind = {
  kind: "telegram",
  cues: "telegram|telegram id|tele|tg|телеграм",
  user: /^[a-z]\w{4,31}$/,
  links: [{ hosts: "t.me|telegram.me", path: /^([a-z]\w{4,31})$/ }],
};

describe("a kind that the host registers", () => {
  let detector: Detector;
  const find = async (text: string, region?: string) =>
    (await detector.detect(text, { region })).map(({ kind, value, text: part }) => [kind, value, part]);

  beforeEach(() => {
    detector = new Detector(defaultChunks);
    detector.register(telegram);
  });

  it("is found by cue and by link", async () => {
    assert.deepEqual(await find("my telegram is @Ana_Souza"), [["telegram", "ana_souza", "@Ana_Souza"]]);
    assert.deepEqual(await find("tg: ana_souza"), [["telegram", "ana_souza", "ana_souza"]]);
    assert.deepEqual(await find("https://t.me/ana_souza?start=1"), [
      ["telegram", "ana_souza", "https://t.me/ana_souza?start=1"],
    ]);
  });

  it("takes part in denial and in the choice between kinds", async () => {
    assert.deepEqual(await find("I don't use telegram, ig @ana_souza"), [["instagram", "ana_souza", "@ana_souza"]]);
    assert.deepEqual(await find("do you have telegram?"), []);
  });

  it("may bring a normaliser, and be registered after the first message", async () => {
    const late = new Detector(defaultChunks);
    assert.equal((await late.detect("discord: ana_88")).length, 0);
    late.register({ kind: "discord", cues: "discord", user: /^[a-z0-9_.]{2,32}$/, normalise: (user) => `@${user}` });
    assert.deepEqual(
      (await late.detect("discord: ana_88")).map(({ value }) => value),
      ["@ana_88"],
    );
  });

  it("does not touch another detector", async () => {
    assert.deepEqual([...(await new Detector(defaultChunks).detect("tg: ana_souza"))], []);
  });
});
