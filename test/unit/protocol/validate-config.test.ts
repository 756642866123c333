import assert from "node:assert/strict";
import { test } from "node:test";
import { validateConfig } from "../../../src/protocol/validate-config.ts";

const messagesOf = (given: unknown) => validateConfig(given).problems.map(({ message }) => message);

test("a valid configuration comes back as it is", () => {
  const config = {
    welcome: ["Hi!", "What can we do for you?"],
    suggestions: ["Dates"],
    storageDays: 7,
    formButton: false,
  };
  assert.deepEqual(validateConfig(config), { config, problems: [] });
});

test("each mistake names its path and rule", () => {
  const cases: [unknown, string][] = [
    [{ welcome: 7 }, "config.welcome: has none of the forms that are allowed here"],
    [{ welcome: "" }, "config.welcome: at least 1 character"],
    [{ welcome: ["Hi", ""] }, "config.welcome[1]: at least 1 character"],
    [{ suggestions: "Dates" }, "config.suggestions: a list is needed"],
    [{ suggestions: Array(9).fill("x") }, "config.suggestions: at most 8 items"],
    [{ context: { title: "Class", image: 3 } }, "config.context.image: a text is needed"],
    [{ context: {} }, "config.context.title: a text is needed"],
    [{ delivery: { contentType: "xml" } }, 'config.delivery.contentType: must be "json" or "text"'],
    [{ storageDays: 0 }, "config.storageDays: at least 1 is allowed"],
    [{ storageDays: 1.5 }, "config.storageDays: a whole number is needed"],
    [
      { messages: [{ from: "bot", text: "Hi", at: "2026-11-20T09:00:00.000Z" }] },
      'config.messages[0].from: must be "visitor" or "business"',
    ],
  ];
  for (const [given, message] of cases) assert.deepEqual(messagesOf(given), [message]);
});

test("a time that is no instant is named with its place", () => {
  const [message] = messagesOf({ messages: [{ from: "visitor", text: "Hi", at: "yesterday" }] });
  assert.match(message ?? "", /^config\.messages\[0\]\.at: does not have the form/);
});

test("a mistake takes out its own part and nothing else", () => {
  const { config, problems } = validateConfig({
    welcome: "Hi!",
    suggestions: [1],
    context: { title: "Class", colour: "red" },
  });
  assert.deepEqual(config, { welcome: "Hi!", context: { title: "Class" } });
  assert.deepEqual(
    problems.map(({ code, level, path }) => ({ code, level, path })),
    [
      { code: "config-unknown-key", level: "warning", path: "config.context.colour" },
      { code: "config-invalid", level: "error", path: "config.suggestions[0]" },
    ].sort(
      (a, b) => problems.findIndex(({ path }) => path === a.path) - problems.findIndex(({ path }) => path === b.path),
    ),
  );
});

test("an unknown key is a warning; the rest stands", () => {
  const { config, problems } = validateConfig({ welcom: "Hi!", formButton: true });
  assert.deepEqual(config, { formButton: true });
  assert.deepEqual(problems, [
    {
      code: "config-unknown-key",
      level: "warning",
      path: "config.welcom",
      message: "config.welcom: this key is not known",
    },
  ]);
});

test("what is no object is refused whole", () => {
  for (const [given, kind] of [
    [null, "null"],
    [[], "a list"],
    ["{}", "string"],
    [3, "number"],
  ] as const) {
    const { config, problems } = validateConfig(given);
    assert.deepEqual(config, {});
    assert.equal(problems[0]?.message, `config: an object is needed, this is ${kind}`);
  }
});

test("a polluted configuration pollutes nothing", () => {
  const given = JSON.parse(
    '{"__proto__": {"polluted": true}, "context": {"title": "x", "__proto__": {"polluted": true}}}',
  ) as unknown;
  const { problems } = validateConfig(given);
  assert.ok(problems.length > 0);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test("an object that contains itself ends", () => {
  const given: Record<string, unknown> = { welcome: "Hi!" };
  given["context"] = { title: "x", self: given };
  assert.equal(validateConfig(given).config.welcome, "Hi!");
});

test("the host's own object is left as it was", () => {
  const given = { welcome: "Hi!", colour: "red" };
  validateConfig(given);
  assert.deepEqual(given, { welcome: "Hi!", colour: "red" });
});
