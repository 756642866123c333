import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOfArrival } from "../../../src/attribution/address-of-arrival.ts";

const AD = "https://shop.example/class?utm_campaign=december";
const cases: [string, string, string | undefined, string][] = [
  ["a query that was stripped comes back, with the page that it led to", "https://shop.example/class", AD, AD],
  ["also where a route has taken its place", "https://shop.example/menu?size=m", AD, AD],
  [
    "a campaign of its own stays",
    "https://shop.example/?utm_campaign=may",
    AD,
    "https://shop.example/?utm_campaign=may",
  ],
  ["what no campaign led to stays", "https://shop.example/a", "https://shop.example/?q=1", "https://shop.example/a"],
  [
    "another site's address tells nothing",
    "https://shop.example/a",
    AD.replace("shop", "blog"),
    "https://shop.example/a",
  ],
  ["nothing is known", "https://shop.example/a", undefined, "https://shop.example/a"],
  ["no page", "about:srcdoc", "", "about:srcdoc"],
];
for (const [name, url, loaded, expected] of cases)
  test(name, () => assert.equal(addressOfArrival(url, loaded), expected));
