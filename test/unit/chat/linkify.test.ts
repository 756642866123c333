import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { linkify } from "../../../src/chat/linkify.ts";

/** Every link of a text as `shown → address`, with the host where it is shown too. */
const links = (text: string) =>
  linkify(text)
    .filter(({ href }) => href !== undefined)
    .map(({ text: shown, href, host }) => `${shown} → ${href ?? ""}${host === undefined ? "" : ` (${host})`}`);

describe("linkify finds", () => {
  const found: [text: string, ...expected: string[]][] = [
    ["See https://kopisenja.example/menu now", "https://kopisenja.example/menu → https://kopisenja.example/menu"],
    ["HTTP://Example.COM/A", "HTTP://Example.COM/A → http://example.com/A"],
    ["www.kopisenja.co.id", "www.kopisenja.co.id → https://www.kopisenja.co.id/"],
    ["kopisenja.com/class?day=sat#map", "kopisenja.com/class?day=sat#map → https://kopisenja.com/class?day=sat#map"],
    ["Write to halo@kopisenja.example.", "halo@kopisenja.example → mailto:halo@kopisenja.example"],
    ["mailto:halo@kopisenja.example", "mailto:halo@kopisenja.example → mailto:halo@kopisenja.example"],
    ["Call +62 812-3456-7890!", "+62 812-3456-7890 → tel:+6281234567890"],
    ["tel:+6281234567890", "tel:+6281234567890 → tel:+6281234567890"],
    ["(https://a.example/b_(c))", "https://a.example/b_(c) → https://a.example/b_(c)"],
    ["“https://a.example/b”, he said", "https://a.example/b → https://a.example/b"],
    ["Is it https://a.example/b?", "https://a.example/b → https://a.example/b"],
    ["https://a.example/?q=1&r=2...", "https://a.example/?q=1&r=2 → https://a.example/?q=1&r=2"],
    ["詳しくはhttps://a.example/bを。", "https://a.example/bを → https://a.example/b%E3%82%92"],
    ["こちらをhttps://a.exampleご覧ください", "https://a.example → https://a.example/"],
    ["ดูที่ kopisenja.comได้เลย", "kopisenja.com → https://kopisenja.com/"],
    [
      "https://a.example、https://b.example",
      "https://a.example → https://a.example/",
      "https://b.example → https://b.example/",
    ],
    ["a.com b.org", "a.com → https://a.com/", "b.org → https://b.org/"],
    ["https://日本.example/", "https://日本.example/ → https://xn--wgv71a.example/"],
  ];
  for (const [text, ...expected] of found) test(text, () => assert.deepEqual(links(text), expected));
});

describe("linkify leaves alone", () => {
  for (const text of [
    "Good morning. How are you?",
    "e.g. this, i.e. that, etc.",
    "12.50 or 1.000.000",
    "read me.txt and index.html",
    "0812-3456-7890",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "ftp://a.example/b",
    "javascript://a.example/%0aalert(1)",
    "vbscript:msgbox",
    "http://localhost/a",
    "https://",
    "www.",
    "@kopisenja",
    "a@b",
    "me.example",
    "x.commerce",
  ]) {
    test(text, () => assert.deepEqual(links(text), []));
  }
});

describe("linkify shows where a link really leads", () => {
  const shown: [text: string, expected: string][] = [
    [
      "https://bank.example@evil.example/",
      "https://bank.example@evil.example/ → https://bank.example@evil.example/ (evil.example)",
    ],
    ["https://аpple.com/", "https://аpple.com/ → https://xn--pple-43d.com/ (xn--pple-43d.com)"],
    [
      "https://bank%2eexample.evil.example/",
      "https://bank%2eexample.evil.example/ → https://bank.example.evil.example/ (bank.example.evil.example)",
    ],
  ];
  for (const [text, expected] of shown) test(text, () => assert.deepEqual(links(text), [expected]));

  test("a host in its own script stays as it is written", () => {
    assert.equal(linkify("https://правительство.рф/")[0]?.host, undefined);
  });

  for (const [name, mark] of Object.entries({
    "right-to-left override": "\u202e",
    "left-to-right isolate": "\u2066",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    null: "\0",
  })) {
    test(`a ${name} ends the link`, () => {
      const [link] = linkify(`https://a.example/b${mark}moc.live`);
      assert.equal(link?.text, "https://a.example/b");
      assert.equal(link.href, "https://a.example/b");
    });
  }
});

describe("linkify, whatever the text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "https://",
      "www.",
      "a@b.co",
      ".",
      "@",
      "(",
      ")",
      "+62",
      " ",
      "\u202e",
      "example.com",
      "mailto:",
      "é",
      "ไ",
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

  test("keeps every character in place", () => {
    fc.assert(
      fc.property(
        text,
        (given) =>
          linkify(given)
            .map((part) => part.text)
            .join("") === given,
      ),
    );
  });

  test("only ever links to http, https, mailto and tel", () => {
    fc.assert(
      fc.property(text, (given) =>
        linkify(given).every(
          ({ href }) => href === undefined || /^(?:https?|mailto|tel):$/.test(new URL(href).protocol),
        ),
      ),
    );
  });

  test("comes to an end on long, hostile texts", () => {
    for (const part of [
      "a",
      "a.",
      "a@",
      "www.",
      "https://",
      "+1 ",
      "(",
      ")",
      "a-",
      "https://a.example/)",
      "..",
      "é.",
      "@a.",
    ]) {
      const given = part.repeat(Math.ceil(4000 / part.length));
      assert.equal(
        linkify(given)
          .map(({ text: shown }) => shown)
          .join(""),
        given,
      );
    }
  });
});
