import assert from "node:assert/strict";
import { test } from "node:test";
import { recordArrival } from "../../../src/attribution/record-arrival.ts";

const arrive = (record: string | null, url: string, referrer = "", day = 1) =>
  recordArrival(record, { url, referrer, at: `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z` });

test("a visit by oneself, or from page to page, writes nothing", () => {
  assert.equal(arrive(null, "https://shop.example/?q=1"), undefined);
  assert.equal(arrive(null, "https://shop.example/b", "https://shop.example/a"), undefined);
});

test("an arrival is written without what may be private", () => {
  const record = arrive(
    null,
    "https://shop.example/a?utm_source=x&email=a@b.example#c",
    "https://blog.example/post?id=7",
  );
  assert.deepEqual(JSON.parse(record ?? ""), [
    { url: "https://shop.example/a?utm_source=x", referrer: "https://blog.example/", at: "2026-11-01T00:00:00.000Z" },
  ]);
});

test("the first one and the latest ones are kept", () => {
  let record: string | null = null;
  for (let day = 1; day <= 30; day++) record = arrive(record, `https://shop.example/?ref=${day}`, "", day) ?? record;
  const days = (JSON.parse(record ?? "") as { at: string }[]).map(({ at }) => Number(at.slice(8, 10)));
  assert.deepEqual(days, [1, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
});

test("a damaged record begins anew", () => {
  for (const damaged of ["{", "7", "null", '{"a":1}']) {
    assert.equal((JSON.parse(arrive(damaged, "https://shop.example/?ref=a") ?? "") as unknown[]).length, 1);
  }
});
