import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isSubmitKey } from "../../../src/elements/composer/submit-on-enter.ts";
import { readAttribute, reflected } from "../../../src/elements/lead-chat/attributes.ts";
import { formatContact } from "../../../src/elements/log/format-contact.ts";
import { initials } from "../../../src/elements/panel/initials.ts";
import { sameSettings } from "../../../src/elements/panel/same-settings.ts";
import { fill } from "../../../src/i18n/fill.ts";
import { createStore } from "../../../src/shared/store.ts";

describe("isSubmitKey", () => {
  const key = {
    key: "Enter",
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: 13,
  };
  const cases: [string, Partial<typeof key>, boolean, boolean][] = [
    ["Enter with a hardware keyboard", {}, false, true],
    ["Shift+Enter breaks the line", { shiftKey: true }, false, false],
    ["Alt+Enter breaks the line", { altKey: true }, false, false],
    ["Enter on glass breaks the line", {}, true, false],
    ["Ctrl+Enter sends on glass too", { ctrlKey: true }, true, true],
    ["Enter that ends a composition", { isComposing: true }, false, false],
    ["Safari's Enter after compositionend", { keyCode: 229 }, false, false],
    ["Ctrl+Enter while composing", { ctrlKey: true, isComposing: true }, false, false],
    ["another key", { key: "a", keyCode: 65 }, false, false],
  ];
  for (const [name, change, touch, expected] of cases) {
    test(name, () => assert.equal(isSubmitKey({ ...key, ...change }, touch), expected));
  }
});

describe("attributes", () => {
  const read = (attribute: string, value: string | null) => {
    const item = reflected.find(([name]) => name === attribute);
    assert.ok(item, attribute);
    return readAttribute(item, value);
  };
  test("a value of the set is taken, another gives the default", () => {
    assert.equal(read("capture", "ask"), "ask");
    assert.equal(read("capture", "sometimes"), "auto");
    assert.equal(read("mode", null), "floating");
    assert.equal(read("endpoint", "/leads"), "/leads");
    assert.equal(read("endpoint", ""), "");
    assert.equal(read("endpoint", null), null);
  });
  test("a switch is there or not, whatever it says", () => {
    assert.equal(read("open", null), false);
    assert.equal(read("open", ""), true);
    assert.equal(read("preload", "false"), true);
  });
  test("properties are the attributes in camel case", () => {
    assert.deepEqual(
      reflected
        .filter(([attribute, property]) => attribute !== property)
        .map(([attribute, property]) => [attribute, property]),
      [["business-name", "businessName"]],
    );
  });
});

describe("small things", () => {
  test("initials", () => {
    assert.equal(initials("Kopi Senja"), "KS");
    assert.equal(initials("kopi senja bandung"), "KB");
    assert.equal(initials("𝒮enja"), "𝒮");
    assert.equal(initials("  "), "");
  });
  test("fill puts values in and shows a missing one", () => {
    assert.equal(fill("Chat with {business}", { business: "Kopi $& Senja" }), "Chat with Kopi $& Senja");
    assert.equal(fill("{a} {b}", { a: 1 }), "1 {b}");
  });
  test("formatContact", () => {
    assert.equal(formatContact({ kind: "instagram", value: "ana.souza" }), "@ana.souza");
    assert.equal(formatContact({ kind: "phone", value: "+6281234567890" }), "+6281234567890");
  });
  test("sameSettings compares by content", () => {
    const config = { welcome: ["Hi"], context: { title: "x" } };
    assert.ok(sameSettings(config, structuredClone(config)));
    assert.ok(!sameSettings(config, { ...config, welcome: ["Hi", "there"] }));
    assert.ok(sameSettings({ a: undefined }, {}), "what is not said is not said");
    const transform = () => null;
    assert.ok(sameSettings({ delivery: { transform } }, { delivery: { transform } }));
    assert.ok(!sameSettings({ delivery: { transform } }, { delivery: { transform: () => null } }));
    assert.ok(!sameSettings([], {}));
    assert.ok(!sameSettings(null, {}));
    const round: Record<string, unknown> = {};
    round["self"] = round;
    const other: Record<string, unknown> = {};
    other["self"] = other;
    assert.equal(sameSettings(round, other), false, "two that contain themselves end, as different");
  });
});

describe("createStore", () => {
  test("tells each listener once a change, in order, and nobody when nothing changed", () => {
    const store = createStore(1);
    const heard: string[] = [];
    store.subscribe((value) => heard.push(`a${value}`));
    const end = store.subscribe((value) => heard.push(`b${value}`));
    store.set(2);
    store.set(2);
    end();
    store.set(3);
    assert.deepEqual(heard, ["a2", "b2", "a3"]);
    assert.equal(store.get(), 3);
  });
  test("a listener that leaves while it is told does not disturb the others", () => {
    const store = createStore(1);
    const heard: string[] = [];
    const end = store.subscribe(() => {
      heard.push("first");
      end();
    });
    store.subscribe(() => heard.push("second"));
    store.set(2);
    store.set(3);
    assert.deepEqual(heard, ["first", "second", "second"]);
  });
});
