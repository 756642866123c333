import assert from "node:assert/strict";
import { test } from "node:test";
import { configSchema } from "../../../src/protocol/config.ts";
import { copyPlainMessages } from "../../../src/protocol/plain-messages.ts";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

const right = { from: "visitor", text: "Hi", at: "2026-11-20T09:00:00.000Z" };

/** Everything that a message may wrongly or rightly be. */
function variants(): unknown[] {
  const values: Record<string, unknown[]> = {
    id: ["a", "", "a".repeat(128), "a".repeat(129), 1, null, undefined, {}],
    from: ["visitor", "business", "bot", "", null, undefined, 1, ["visitor"]],
    text: ["Hi", "", " ", "a".repeat(4000), "a".repeat(4001), null, undefined, 5, ["Hi"]],
    at: ["2026-11-20T09:00:00Z", "2026-11-20T09:00:00.123456789Z", "2026-11-20T09:00:00+07:00", "yesterday", 0, null],
    extra: [1, undefined],
  };
  const single = Object.entries(values).flatMap(([key, all]) => all.map((value) => ({ ...right, [key]: value })));
  const without = ["from", "text", "at"].map((key) => ({ ...right, [key]: undefined }));
  const missing = ["from", "text", "at"].map((gone) =>
    Object.fromEntries(Object.entries(right).filter(([key]) => key !== gone)),
  );
  const proto = JSON.parse(
    `{"from":"visitor","text":"Hi","at":"2026-11-20T09:00:00.000Z","__proto__":{"id":"x"}}`,
  ) as unknown;
  return [right, ...single, ...without, ...missing, proto, null, 1, "Hi", [right], [], {}];
}

test("a copy is made of what the schema takes as it is, and of nothing else", () => {
  for (const message of variants()) {
    const messages = [right, message];
    const copies = copyPlainMessages(messages);
    const result = configSchema.safeParse({ messages });
    // What is there and undefined is left to the schema.
    if (result.success && !hasUndefined(message))
      assert.deepEqual(copies, result.data.messages, JSON.stringify(message).slice(0, 80));
    else assert.equal(copies, undefined, JSON.stringify(message)?.slice(0, 80));
  }
});

function hasUndefined(value: unknown): boolean {
  return Object.values(value as object).includes(undefined);
}

test("no list, a hole in it, or too long a one is left to the schema", () => {
  const hole = Array.of<object>();
  hole[1] = right;
  for (const given of [undefined, null, {}, "Hi", hole, Array.from({ length: 10_001 }, () => right)])
    assert.equal(copyPlainMessages(given), undefined);
  assert.deepEqual(copyPlainMessages([]), []);
});

test("the host's messages are copies, and kept beside a mistake elsewhere", () => {
  const messages = [{ id: "a", ...right }];
  const { config, problems } = validateConfig({ messages, welcome: 5, unheard: 1 });
  assert.deepEqual(config, { messages });
  assert.notEqual(config.messages?.[0], messages[0]);
  assert.deepEqual(
    problems.map(({ path }) => path),
    ["config.welcome", "config.unheard"],
  );
});

test("what a message inherits is not its own", () => {
  const heir = Object.create(right) as object;
  assert.equal(copyPlainMessages([heir]), undefined);
  assert.deepEqual(validateConfig({ messages: [heir] }).config, {});
  assert.deepEqual(validateConfig(Object.create({ messages: [right] })), { config: {}, problems: [] });
});
