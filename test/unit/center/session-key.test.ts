import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keepKey, type KeyPlaces, takeKey } from "../../../src/center/session-key.ts";

function createPlaces(hash: string, options: { readonly withStorage?: boolean } = {}) {
  const stored = new Map<string, string>();
  const addresses: string[] = [];
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  };
  const places: KeyPlaces = {
    location: { hash, pathname: "/center/", search: "?a=b" },
    history: { replaceState: (_data, _title, url) => void addresses.push(String(url)) },
    storage: options.withStorage === false ? undefined : storage,
  };
  return { places, addresses };
}

describe("the key of a tab", () => {
  it("comes from the address and is taken out of it", () => {
    const { places, addresses } = createPlaces("#key=abc-DEF_123");
    assert.equal(takeKey(places), "abc-DEF_123");
    assert.deepEqual(addresses, ["/center/?a=b"]);
  });

  it("is kept for the tab until it is forgotten", () => {
    const { places, addresses } = createPlaces("");
    assert.equal(takeKey(places), undefined);
    keepKey(places, "kept");
    assert.equal(takeKey(places), "kept");
    keepKey(places, undefined);
    assert.equal(takeKey(places), undefined);
    assert.deepEqual(addresses, []);
  });

  it("of the address goes before the one that is kept", () => {
    const { places } = createPlaces("#key=new");
    keepKey(places, "old");
    assert.equal(takeKey(places), "new");
  });

  it("may be missing from the address, and storage may be refused", () => {
    assert.equal(takeKey(createPlaces("#key=").places), undefined);
    const { places } = createPlaces("#other", { withStorage: false });
    keepKey(places, "kept");
    assert.equal(takeKey(places), undefined);
  });
});
