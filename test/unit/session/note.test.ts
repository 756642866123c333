import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { browserPage } from "../../../src/session/browser-page.ts";
import { note } from "../../../src/session/note.ts";

/** A localStorage with so much room. */
function install(room = Infinity, entries: Record<string, string> = {}) {
  const items = new Map(Object.entries(entries));
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, text: string) {
      if (text.length > room) throw new Error("QuotaExceededError");
      items.set(key, text);
    },
  };
  const keys = {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  };
  const value = new Proxy(storage, keys);
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true, writable: true });
  return items;
}

describe("a note on the device", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "localStorage");
    if (before) Object.defineProperty(globalThis, "localStorage", before);
  });

  test("is written, read, overwritten and removed", () => {
    const items = install();
    assert.equal(note("shop", "/draft"), null);
    assert.equal(note("shop", "/draft", "a"), "a");
    assert.equal(note("shop", "/draft", "ab"), "ab");
    assert.deepEqual([...items], [["lead-chat/shop/draft", "ab"]]);
    assert.equal(note("shop", "/draft", ""), null);
    assert.equal(items.size, 0);
  });

  test("that has no room leaves no older one in its place", () => {
    const items = install(3);
    note("shop", "/draft", "abc");
    assert.equal(note("shop", "/draft", "abcd"), undefined);
    assert.equal(items.size, 0);
  });

  test("stops nobody where the browser refuses", () => {
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get() {
        throw new Error("SecurityError");
      },
    });
    assert.equal(note("shop", "/draft", "a"), undefined);
    assert.equal(note("shop"), undefined);
    browserPage.dropNotes("shop");
  });

  test("of one namespace goes with all of them, and with nothing else of the page", () => {
    const items = install(Infinity, {
      "lead-chat/shop": "{}",
      "lead-chat/shop/arrivals": "[]",
      "lead-chat/shop/draft": "a",
      "lead-chat/shop/form/class": "{}",
      "lead-chat/shop/form/visit": "{}",
      "lead-chat/other/form/class": "{}",
      theirs: "1",
    });
    browserPage.dropNotes("shop");
    assert.deepEqual(
      [...items.keys()],
      ["lead-chat/shop", "lead-chat/shop/arrivals", "lead-chat/other/form/class", "theirs"],
    );
  });
});
