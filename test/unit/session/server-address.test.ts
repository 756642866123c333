import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAddress } from "../../../src/session/server-address.ts";

const cases: [server: string | undefined, base: string, address: string | undefined][] = [
  ["https://talk.example", "https://shop.example/class", "https://talk.example"],
  ["https://talk.example/", "https://shop.example/class", "https://talk.example"],
  ["https://talk.example/chat//", "https://shop.example/", "https://talk.example/chat"],
  ["http://localhost:8787/", "https://shop.example/", "http://localhost:8787"],
  ["/chat", "https://shop.example/class?x=1#y", "https://shop.example/chat"],
  ["//talk.example", "http://shop.example/", "http://talk.example"],
  ["chat", "https://shop.example/a/b", "https://shop.example/a/chat"],
  ["", "https://shop.example/", undefined],
  [undefined, "https://shop.example/", undefined],
  ["http://", "https://shop.example/", undefined],
  ["javascript:alert(1)", "https://shop.example/", undefined],
  ["mailto:a@b.example", "https://shop.example/", undefined],
  ["data:text/html,x", "https://shop.example/", undefined],
  ["wss://talk.example", "https://shop.example/", undefined],
  ["https://talk.example", "about:blank", "https://talk.example"],
  ["/chat", "about:blank", undefined],
  ["/chat", "", undefined],
];
for (const [server, base, address] of cases)
  test(`server="${String(server)}" on ${base || "no page"}: ${address ?? "none"}`, () =>
    assert.equal(serverAddress(server, base), address));
