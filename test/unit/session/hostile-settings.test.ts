import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { inspect } from "node:util";
import { validateConfig } from "../../../src/protocol/validate-config.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

/** What a script may hand over instead of what is meant. */
const values: unknown[] = [7, Number.NaN, "x", "", true, false, null, [], [7], {}, { a: 7 }, () => 7, Symbol("x"), 7n];
const write = (value: unknown) => inspect(value);

/** An object in which nothing is set. */
const isBlank = (value: unknown) => typeof value === "object" && JSON.stringify(value) === "{}";

/** Every key, with what it may be. */
const keys: Record<string, (value: unknown) => boolean> = {
  messages: (value) => Array.isArray(value) && value.length === 0,
  context: () => false,
  welcome: (value) => value === "x" || (Array.isArray(value) && value.length === 0),
  suggestions: (value) => Array.isArray(value) && value.length === 0,
  replyTime: (value) => value === 7,
  signals: (value) => isBlank(value),
  formButton: (value) => typeof value === "boolean",
  live: (value) => typeof value === "boolean",
  privacy: () => false,
  consent: (value) => isBlank(value),
  attribution: (value) => isBlank(value),
  destinations: (value) => isBlank(value),
  delivery: (value) => value === false || isBlank(value),
  detection: (value) => isBlank(value),
  texts: (value) => isBlank(value),
  storageDays: (value) => value === 7,
  "delivery.accept": () => false,
  "delivery.contentType": () => false,
  "delivery.days": (value) => value === 7,
  "delivery.format": () => false,
  "delivery.headers": (value) => isBlank(value),
  "delivery.messages": (value) => typeof value === "boolean",
  "delivery.transform": (value) => typeof value === "function",
  "detection.kinds": (value) => Array.isArray(value) && value.length === 0,
  "detection.ignore": (value) => Array.isArray(value) && value.length === 0,
  "detection.markets": (value) => Array.isArray(value) && value.length === 0,
  "consent.ads": () => false,
  "attribution.tracking": (value) => value === "x",
  "destinations.tiktok": (value) => typeof value === "boolean" || isBlank(value),
  "destinations.meta": (value) => typeof value === "boolean" || isBlank(value),
  "destinations.google": (value) => typeof value === "boolean" || isBlank(value),
  "destinations.dataLayer": (value) => typeof value === "boolean" || isBlank(value),
  "signals.payment": (value) => value === true || (Array.isArray(value) && value.length === 0),
};
const configOf = (path: string, value: unknown): Record<string, unknown> => {
  const [key = "", inner] = path.split(".");
  return { [key]: inner === undefined ? value : { [inner]: value } };
};

describe("a configuration of the wrong type", () => {
  for (const [path, isAllowed] of Object.entries(keys)) {
    test(`config.${path}: each wrong value is an error or a warning at its path, and takes nothing else down`, () => {
      for (const value of values) {
        const given = { welcome: "Hi!", ...configOf(path, value) };
        const { config, problems } = validateConfig(given);
        if (isAllowed(value)) {
          assert.deepEqual(problems, [], write(value));
          continue;
        }
        assert.ok(problems.length > 0, `${write(value)} is accepted`);
        for (const problem of problems) {
          assert.ok(problem.path.startsWith(`config.${path}`), `${write(value)}: ${problem.path}`);
          assert.ok(problem.message.startsWith(`${problem.path}: `), problem.message);
        }
        if (path !== "welcome") assert.equal(config.welcome, "Hi!");
        assert.deepEqual(validateConfig(config).problems, [], "what is left is sound");
      }
    });
  }

  test("a key that is none is a warning with its path", () => {
    for (const value of values) {
      const { problems } = validateConfig({ hologram: value });
      assert.deepEqual(
        problems.map(({ code, level, path }) => [code, level, path]),
        [["config-unknown-key", "warning", "config.hologram"]],
      );
    }
  });
});

describe("settings that nobody checked, as a script may hand them to createLeadSession", () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  before(() => process.on("unhandledRejection", note));
  after(() => process.off("unhandledRejection", note));

  /** A visitor leaves their address: whatever else is wrong, it is not lost. */
  async function visit(settings: SessionSettings) {
    const world = new World();
    const tab = world.tab();
    const session = tab.session(settings);
    await Promise.all([session.sendMessage("pay umbrella ana@example.com"), world.advance(5000)]);
    await new Promise((resolve) => setImmediate(resolve));
    return { world, tab, session };
  }
  // Functions and lists of messages that are none are mistakes of a program, thrown at the program.
  const paths = Object.keys(keys).filter((path) => path !== "messages" && path !== "delivery.transform");

  for (const path of paths) {
    test(`config.${path}: the visitor's address reaches the endpoint all the same`, async () => {
      for (const value of [7, "x", null, [], { a: 7 }, () => 7]) {
        const config = configOf(path, value);
        const { world, tab, session } = await visit({ config });
        assert.equal(
          session.state.get().items.some(({ type }) => type === "message"),
          true,
          write(value),
        );
        assert.equal(world.disk().leads.size, 1, write(value));
        assert.equal(world.disk().outbox.size, 0, `${write(value)}: undelivered`);
        assert.ok(!JSON.stringify(tab.heard("diagnostic")).includes("umbrella"));
      }
      assert.deepEqual(uncaught.splice(0), []);
    });
  }

  test("attributes of the wrong type too", async () => {
    for (const name of ["region", "pageLanguage", "capture", "notice", "storage", "attribution", "businessName"])
      for (const value of ["x", "", null, 7, {}, []]) {
        const { world } = await visit({ [name]: value });
        assert.equal(world.leadEvents.length, 1, `${name}: ${write(value)}`);
      }
    assert.deepEqual(uncaught.splice(0), []);
  });
});
