import assert from "node:assert/strict";
import { test } from "node:test";
import { isMixedContent } from "../../../src/session/find-cause.ts";

const cases: [string, string, boolean][] = [
  ["https:", "http://in.example/leads", true],
  ["https:", "http://127.example/leads", true],
  ["https:", "http://192.168.0.7/leads", true],
  ["https:", "https://in.example/leads", false],
  ["https:", "http://localhost:8787/", false],
  ["https:", "http://shop.localhost/", false],
  ["https:", "http://127.0.0.1:8787/", false],
  ["https:", "http://[::1]:8787/", false],
  ["http:", "http://in.example/leads", false],
];
for (const [page, url, expected] of cases) {
  test(`a page of ${page} and ${url}`, () => assert.equal(isMixedContent(page, url), expected));
}
