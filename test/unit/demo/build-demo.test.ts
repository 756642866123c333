import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { buildDemo } from "../../../tools/build-demo.mjs";
import { configSchema } from "../../../src/protocol/config.ts";

const root = join(import.meta.dirname, "../../..");
const outDir = mkdtempSync(join(tmpdir(), "lead-chat-demo-"));
const shopPages = ["index.html", "class.html", "privacy.html"];
const flowPages = ["flow.html", "flow-ad.html", "flow-site.html"];
const pages = [...shopPages, "ad.html", ...flowPages];

/** Addresses that the server answers itself. */
const served = ["/cdn/", "/center/", "/v1/"];

const read = (page: string): string => readFileSync(join(outDir, page), "utf8");

/** @returns the values of an attribute in a page, entities resolved */
function values(html: string, attribute: string): string[] {
  const found = [...html.matchAll(new RegExp(`\\s${attribute}=(?:"([^"]*)"|'([^']*)')`, "g"))];
  return found.map(([, double, single]) => (double ?? single ?? "").replaceAll("&amp;", "&").replaceAll("&quot;", '"'));
}

/** @returns the link that the ad's button carries */
function adLink(): URL {
  const link = values(read("ad.html"), "href").find((href) => href.startsWith("/class.html?"));
  assert.ok(link, "the ad links to the class page");
  return new URL(link, "https://kopisenja.example");
}

before(async () => buildDemo({ root, outDir }));
after(() => rmSync(outDir, { recursive: true, force: true }));

describe("the demo pages, as built", () => {
  test("every page of demo/ is there", () => {
    const written = readdirSync(join(root, "demo")).filter((name) => name.endsWith(".html"));
    const built = readdirSync(outDir).filter((name) => name.endsWith(".html"));
    assert.deepEqual(built.toSorted(), written.toSorted());
    for (const page of pages) assert.ok(built.includes(page), page);
  });

  test("headless.html is a chat of its own in at most 40 lines of plain JavaScript", () => {
    const html = readFileSync(join(root, "demo", "headless.html"), "utf8");
    assert.doesNotMatch(html, /<lead-chat|loader\.js/);
    const script = readFileSync(join(root, "demo", "headless.js"), "utf8");
    assert.ok(script.trimEnd().split("\n").length <= 40);
    assert.deepEqual(
      [...script.matchAll(/from "(.+?)"/g)].map(([, module]) => module),
      ["lead-chat"],
    );
  });

  for (const page of shopPages) {
    test(`${page} embeds the chat by one script tag, left as it was written`, () => {
      const html = read(page);
      assert.equal(html.split('<script async src="/cdn/loader.js"></script>').length, 2);
      const tag = /<lead-chat[^>]*>/.exec(html)?.[0] ?? "";
      assert.deepEqual(values(tag, "business-name"), ["Kopi Senja"]);
      assert.deepEqual(values(tag, "region"), ["ID"]);
      assert.deepEqual([values(tag, "server"), values(tag, "endpoint")], [["/"], []]);
      assert.match(html, />\s*<a href="mailto:[^"]+">Write to us<\/a>\s*<\/lead-chat\s*>/);
    });

    test(`${page} configures the chat without a mistake`, () => {
      const [config] = values(/<lead-chat[^>]*>/.exec(read(page))?.[0] ?? "", "config");
      assert.ok(config, "there is a configuration");
      const result = configSchema.safeParse(JSON.parse(config));
      assert.deepEqual(result.error?.issues ?? [], []);
      assert.equal(result.data?.privacy?.url, "/privacy.html");
    });
  }

  test("the pages run under a policy without inline code and styles", () => {
    for (const page of pages) {
      const html = read(page);
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/, `${page}: inline script`);
      assert.doesNotMatch(html, /<style/, `${page}: style element`);
      assert.doesNotMatch(html, /\sstyle\s*=/, `${page}: style attribute`);
      assert.doesNotMatch(html, /\son[a-z]+\s*=/, `${page}: inline handler`);
    }
  });

  test("nothing is loaded from elsewhere, and nothing that is not there", () => {
    for (const page of pages) {
      const html = read(page);
      const config = /<lead-chat[^>]*\sconfig='([^']*)'/.exec(html)?.[1];
      const image = config ? configSchema.parse(JSON.parse(config)).context?.image : undefined;
      for (const address of [...values(html, "href"), ...values(html, "src"), ...(image ? [image] : [])]) {
        const { protocol, host, pathname, hash } = new URL(address, `https://kopisenja.example/${page}`);
        if (protocol === "mailto:" || served.some((path) => pathname.startsWith(path))) continue;
        assert.equal(host, "kopisenja.example", `${page}: ${address}`);
        const file = pathname === "/" ? "/index.html" : pathname;
        assert.ok(existsSync(join(outDir, file)), `${page}: ${address}`);
        if (hash) assert.ok(values(readFileSync(join(outDir, file), "utf8"), "id").includes(hash.slice(1)), address);
      }
    }
  });

  test("style sheets and pictures load nothing from elsewhere", () => {
    const files = readdirSync(outDir, { recursive: true, encoding: "utf8" });
    const checked = files.filter((name) => /\.(?:css|svg)$/.test(name));
    assert.ok(checked.length >= 8);
    for (const name of checked) {
      const text = read(name).replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
      assert.doesNotMatch(text, /https?:|@import|<script|<style|\sstyle=/, name);
    }
  });

  test("assets that a page names carry a hash, so that they can be cached for good", () => {
    const hashed = readdirSync(join(outDir, "assets"));
    assert.ok(hashed.length > 0);
    for (const name of hashed) assert.match(name, /-[\w-]{8}\.(?:css|js|svg)$/);
  });

  test("the ad's link carries its campaign and opens the chat", () => {
    const link = adLink();
    const { ttclid, ...known } = Object.fromEntries(link.searchParams);
    assert.equal(link.pathname, "/class.html");
    assert.match(ttclid ?? "", /^demo/);
    assert.deepEqual(known, {
      utm_source: "tiktok",
      utm_medium: "paid",
      utm_campaign: "weekend-barista",
      campaign_id: "1780011223344",
      adgroup_id: "1780011223355",
      ad_id: "1780011223366",
      lc_goal: "lead",
      chat: "open",
    });
  });

  test("the ad that presenters show carries the same campaign", () => {
    const link = values(read("flow-ad.html"), "href").find((href) => href.startsWith("/flow-site.html?"));
    const carried = Object.fromEntries(new URL(link ?? "", "https://kopisenja.example").searchParams);
    assert.deepEqual({ ...carried, chat: "open" }, Object.fromEntries(adLink().searchParams));
  });

  test("what the ad page says about its link is what the link says", () => {
    const html = read("ad.html");
    const named = [...html.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>([^<]+)<\/dd>/g)].flatMap(([, names = "", texts = ""]) => {
      const parts = texts.split(", ");
      return names.split(", ").map((name, index) => [name, parts[index]]);
    });
    const carried = Object.fromEntries(adLink().searchParams);
    delete carried["chat"];
    assert.deepEqual(Object.fromEntries(named), carried);
  });

  test("the shop leads to the ad, the business's page and its privacy page", () => {
    const links = values(read("index.html"), "href");
    for (const link of ["/ad.html", "/center/", "/privacy.html", "/class.html"]) assert.ok(links.includes(link), link);
  });
});
