import assert from "node:assert/strict";
import { test } from "node:test";
import { validate, version } from "uuid";
import { newId, newKey } from "../../../src/shared/new-id.ts";

const random = (bytes: Uint8Array) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
const start = Date.UTC(2026, 10, 20);

test("ids are UUIDs of version 7 with the time in front", () => {
  const id = newId(start, random);
  assert.ok(validate(id), id);
  assert.equal(version(id), 7);
  assert.equal(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16), start);
});

test("ids sort in the order in which they were made, also within a millisecond and when the clock goes back", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => newId(start + 1000 - (index % 7), random));
  assert.deepEqual(ids, [...ids].sort());
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => validate(id) && version(id) === 7));
});

test("all random bits are used", () => {
  const [none, all] = [
    newId(start + 9e6, (bytes) => bytes.fill(0)),
    newId(start + 9e6 + 1, (bytes) => bytes.fill(255)),
  ];
  assert.match(none, /-7000-8000-000000000000$/);
  assert.match(all, /-70ff-bfff-ffffffffffff$/);
});

test("keys are 128 random bits as 32 hexadecimal digits", () => {
  assert.equal(
    newKey((bytes) => bytes.fill(10)),
    "0a".repeat(16),
  );
  const keys = Array.from({ length: 1000 }, () => newKey(random));
  assert.ok(keys.every((key) => /^[0-9a-f]{32}$/.test(key)));
  assert.equal(new Set(keys).size, 1000);
});
