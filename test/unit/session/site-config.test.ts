import assert from "node:assert/strict";
import { describe, test, mock } from "node:test";
import { readSiteConfig, SiteConfigError } from "../../../src/session/site-config.ts";

let servers = 0;
const newServer = () => `https://site${String(++servers)}.example`;
type Send = NonNullable<Parameters<typeof readSiteConfig>[1]>;

const answers =
  (body: unknown, init?: ResponseInit): Send =>
  () =>
    Promise.resolve(Response.json(body, init));
const read = (send: Send, site?: string) => readSiteConfig({ server: newServer(), ...(site && { site }) }, send);

describe("what a server says of a site", () => {
  const cases: [what: string, body: object, expected: object][] = [
    [
      "everything",
      { site: "s", config: { welcome: "Hi" }, businessName: "Kopi", avatar: "https://a.example/a.png" },
      { site: "s", config: { welcome: "Hi" }, businessName: "Kopi", avatar: "https://a.example/a.png" },
    ],
    ["a configuration alone", { config: {} }, { site: "", config: {} }],
    ["a name that is empty is none", { config: {}, businessName: "", avatar: "" }, { site: "", config: {} }],
    ["a name that is no text is none", { config: {}, businessName: 7, avatar: ["x"] }, { site: "", config: {} }],
    ["what a newer server says besides is left out", { config: {}, hologram: true }, { site: "", config: {} }],
  ];
  for (const [what, body, expected] of cases)
    test(what, async () => assert.deepEqual(await read(answers(body)), expected));
});

describe("how it is asked", () => {
  const urls: [server: string, site: string | undefined, path: string][] = [
    ["", undefined, "/v1/sites/default/config"],
    ["/", undefined, "/v1/sites/default/config"],
    ["///", "shop", "/v1/sites/shop/config"],
    ["/chat/", "shop", "/chat/v1/sites/shop/config"],
    ["", "a/b?c#d", "/v1/sites/a%2Fb%3Fc%23d/config"],
    ["", "", "/v1/sites/default/config"],
  ];
  for (const [path, site, expected] of urls)
    test(`server …${path}, site ${String(site)}`, async () => {
      const server = newServer();
      const asked: string[] = [];
      const send: Send = (url) => {
        asked.push(url);
        return Promise.resolve(Response.json({ config: {} }));
      };
      await readSiteConfig({ server: `${server}${path}`, site }, send);
      assert.deepEqual(asked, [`${server}${expected}`]);
    });

  test("with nothing that would cost a preflight", async () => {
    let given: RequestInit = {};
    await read((_, init) => {
      given = init;
      return Promise.resolve(Response.json({ config: {} }));
    });
    assert.deepEqual(Object.keys(given), ["signal"]);
  });

  test("each site of a server on its own, however many ask", async () => {
    const server = newServer();
    let count = 0;
    const send: Send = () => Promise.resolve(Response.json({ site: String(++count), config: {} }));
    const sites = ["a", "b", "a", "b", undefined, "default"];
    const found = await Promise.all(sites.map((site) => readSiteConfig({ server, ...(site && { site }) }, send)));
    assert.deepEqual(
      found.map(({ site }) => site),
      ["1", "2", "1", "2", "3", "3"],
    );
  });
});

describe("a server that can't be read", () => {
  const failures: [what: string, send: Send, reason: string][] = [
    ["refuses", answers({}, { status: 404 }), "http-404"],
    ["is ill", answers({ config: {} }, { status: 503 }), "http-503"],
    ["is not there", () => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
    ["says no JSON", () => Promise.resolve(new Response("<html>")), "unreachable"],
    ["says nothing", answers(null), "not-a-server"],
    ["says something else", answers({ ok: true }), "not-a-server"],
    ["has a configuration that is none", answers({ config: "x" }), "not-a-server"],
    ["has none at all", answers({ config: null }), "not-a-server"],
    ["has a list for one", answers({ config: [] }), "not-a-server"],
  ];
  for (const [what, send, reason] of failures) {
    test(`${what}: ${reason}, with the address`, async () => {
      await assert.rejects(read(send), (error) => {
        assert.ok(error instanceof SiteConfigError);
        assert.equal(error.message, reason);
        assert.match(error.url, /^https:\/\/site\d+\.example\/v1\/sites\/default\/config$/);
        return true;
      });
    });
  }

  test("an address that is none: said with the address, and thrown at nobody", async () => {
    await assert.rejects(readSiteConfig({ server: "http://" }, answers({ config: {} })), (error) => {
      assert.ok(error instanceof SiteConfigError);
      assert.deepEqual([error.message, error.url], ["server-invalid", "http://"]);
      return true;
    });
  });

  test("is asked again by the next who needs it", async () => {
    const server = newServer();
    await assert.rejects(readSiteConfig({ server }, answers({}, { status: 500 })));
    assert.deepEqual(await readSiteConfig({ server }, answers({ config: {} })), { site: "", config: {} });
  });

  test("is given up after 15 s, also when it stops in the middle of its answer", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      for (const stuck of [false, true]) {
        const send: Send = (_, { signal }) => {
          const failed = new Promise<never>((_, reject) => {
            signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
          });
          return stuck ? Promise.resolve({ ok: true, status: 200, json: () => failed } as unknown as Response) : failed;
        };
        const errors: unknown[] = [];
        const reading = read(send).catch((reason: unknown) => void errors.push(reason));
        await Promise.resolve();
        mock.timers.tick(14_999);
        await new Promise((resolve) => setImmediate(resolve));
        assert.deepEqual(errors, []);
        mock.timers.tick(1);
        await reading;
        assert.equal((errors as SiteConfigError[])[0]?.message, "unreachable");
      }
    } finally {
      mock.timers.reset();
    }
  });
});
