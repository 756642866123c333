import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig, type SiteFacts } from "../../../src/elements/panel/read-config.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { Diagnostic, SessionSettings } from "../../../src/session/session-types.ts";
import { readSiteConfig } from "../../../src/session/site-config.ts";

let servers = 0;
/** Reads settings against a server that answers so, and gives what was used in the end. */
async function read(settings: SessionSettings, answer: () => Response | Promise<Response>) {
  const server = `https://talk${String(++servers)}.example/`;
  const asked: string[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = async (url) => {
    asked.push(url as string);
    return answer();
  };
  const used: { config: LeadChatConfig; site: SiteFacts }[] = [];
  const diagnostics: Diagnostic[] = [];
  try {
    readConfig(
      { server, ...settings },
      { report: (one) => diagnostics.push(one), use: (config, site) => used.push({ config, site }) },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    globalThis.fetch = before;
  }
  return { asked, used, diagnostics, server };
}

const site = (facts: object) => () => Response.json({ site: "s", config: {}, ...facts });

test("what the business set up joins the page's own, key by key; the page goes before", async () => {
  const config = { welcome: "From the Center", suggestions: ["Price?"], delivery: { format: "batch" } };
  const { used, asked, server } = await read(
    { config: { welcome: "From the page" } },
    site({ config, businessName: "Kopi Senja", avatar: "https://shop.example/a.png" }),
  );
  assert.deepEqual(asked, [`${server}v1/sites/default/config`]);
  assert.deepEqual(used[0], { config: { welcome: "From the page" }, site: {} });
  assert.deepEqual(used[1], {
    config: { welcome: "From the page", suggestions: ["Price?"], delivery: { format: "batch" } },
    site: { businessName: "Kopi Senja", avatar: "https://shop.example/a.png" },
  });
});

test("how events are sent is not asked by a server that gets none", async () => {
  const { used } = await read(
    { endpoint: "https://in.example/" },
    site({ config: { delivery: { format: "batch" }, welcome: "Hi" } }),
  );
  assert.deepEqual(used[1]?.config, { welcome: "Hi" });
});

test("what a newer server says besides is a warning, and takes nothing else down", async () => {
  const { used, diagnostics } = await read({}, site({ config: { welcome: "Hi", hologram: true, replyTime: "soon" } }));
  assert.deepEqual(used[1]?.config, { welcome: "Hi" });
  assert.deepEqual(
    diagnostics.map(({ code, level, path }) => [code, level, path]),
    [
      ["site-config-invalid", "warning", "config.replyTime"],
      ["site-config-invalid", "warning", "config.hologram"],
    ],
  );
});

test("a server that does not answer is told of, and harmless", async () => {
  for (const [answer, reason] of [
    [() => new Response("no", { status: 404 }), "http-404"],
    [() => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
    [() => new Response("<html>"), "unreachable"],
    [() => Response.json([]), "not-a-server"],
  ] as const) {
    const { used, diagnostics, server } = await read({ config: { welcome: "Mine" } }, answer);
    assert.deepEqual(used, [{ config: { welcome: "Mine" }, site: {} }]);
    const message = `${server}v1/sites/default/config can't be read (${reason}): the page's own settings hold alone.`;
    assert.deepEqual(diagnostics, [{ code: "site-config-failed", level: "warning", message }]);
  }
});

test("it is asked for once a page, and again after a failure", async () => {
  let count = 0;
  const settings = { server: "https://once.example", site: "a/b" };
  const fails = () => Promise.reject(new TypeError("offline"));
  await assert.rejects(readSiteConfig(settings, (count++, fails)));
  const urls: string[] = [];
  const send = async (url: string) => {
    urls.push(url);
    return Response.json({ site: "a/b", config: {} });
  };
  await Promise.all([readSiteConfig(settings, send), readSiteConfig(settings, send)]);
  await readSiteConfig(settings, send);
  assert.deepEqual(urls, ["https://once.example/v1/sites/a%2Fb/config"]);
  assert.equal(count, 1);
});
