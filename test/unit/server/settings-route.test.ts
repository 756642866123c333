import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ActivityEntry, CenterSettings, Installation } from "../../../src/protocol/center-api.ts";
import type { RuleCode } from "../../../src/protocol/problem-codes.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { leadCreated } from "../../fixtures/server/events.ts";
import { invite, setUpOwner, type SignedInPerson } from "../../fixtures/server/people.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

let server: TestServer;
let owner: SignedInPerson;
let time: number;
beforeEach(async () => {
  time = Date.parse("2026-11-20T09:00:00.000Z");
  server = await openTestServer({ now: () => new Date(time) });
  owner = await setUpOwner(server);
});
afterEach(() => server.close());

const read = async () => (await (await owner.send("GET", "/api/settings")).json()) as CenterSettings;
const put = (body: unknown) => owner.send("PUT", "/api/settings", body);
const siteConfig = async (site = "default", headers: Record<string, string> = {}) =>
  server.fetch(new Request(`${serverOrigin}/v1/sites/${site}/config`, { headers }));

describe("settings", () => {
  it("begin with nothing decided but the site's public key, which stays", async () => {
    const { site, ...rest } = await read();
    assert.match(site, /^[\w-]{16}$/);
    assert.deepEqual(rest, {
      businessName: "",
      avatar: "",
      region: "",
      origins: [],
      config: {},
      cannedReplies: [],
      labels: [],
      showAgentNames: true,
    });
    assert.equal((await read()).site, site);
  });

  it("are changed part by part and reach the chats without touching a page", async () => {
    const before = await read();
    const hours = { timeZone: "Asia/Jakarta", week: { mon: ["09:00-17:00"] } };
    const config = {
      welcome: "Hi!",
      suggestions: ["Prices"],
      replies: [{ when: "price", say: "From Rp 20.000" }],
      hours,
    };
    const changes = [
      { businessName: " Kopi Senja " },
      { config },
      { cannedReplies: [{ name: "hours", text: "We open at nine." }], labels: ["vip", "vip", "later"] },
      { showAgentNames: false, avatar: "https://shop.example/logo.png", region: "id" },
    ];
    for (const change of changes) assert.equal((await put(change)).status, 200);
    const after = await read();
    assert.deepEqual(after, {
      ...before,
      businessName: "Kopi Senja",
      avatar: "https://shop.example/logo.png",
      region: "ID",
      config,
      cannedReplies: [{ name: "hours", text: "We open at nine." }],
      labels: ["vip", "later"],
      showAgentNames: false,
    });
    assert.deepEqual(await (await put(after)).json(), after);
    const facts = { businessName: "Kopi Senja", avatar: "https://shop.example/logo.png", region: "ID" };
    const expected = { site: after.site, ...facts, config };
    assert.deepEqual(await (await siteConfig()).json(), expected);
    assert.deepEqual(await (await siteConfig(after.site)).json(), expected);
  });

  const hoursOf = (week: object) => ({ timeZone: "Asia/Jakarta", week });
  const mistakes: readonly (readonly [unknown, string, RuleCode])[] = [
    [{ config: { replies: [{ when: "a", say: "b" }, { say: "no when" }] } }, "config.replies[1].when", "required"],
    [{ config: { hours: { timeZone: "Mars/Base", week: {} } } }, "config.hours.timeZone", "time-zone"],
    [{ config: { welcome: "" } }, "config.welcome", "required"],
    [{ config: { delivery: { headers: { Authorization: "x" } } } }, "config.delivery", "elsewhere"],
    [{ config: { unheardOf: 1 } }, "config.unheardOf", "elsewhere"],
    [{ origins: ["https://shop.example", "shop.example"] }, "origins[1]", "origin"],
    [{ origins: ["*"] }, "origins[0]", "origin"],
    [{ origins: ["https://shop.example/chat"] }, "origins[0]", "origin"],
    [{ avatar: "javascript:alert(1)" }, "avatar", "web-address"],
    [{ region: "Indonesia" }, "region", "too-long"],
    [{ region: "I1" }, "region", "country"],
    [{ site: "another" }, "site", "fixed"],
    [{ cannedReplies: [{ name: "a b", text: "x" }] }, "cannedReplies[0].name", "reply-name"],
    [
      {
        cannedReplies: [
          { name: "a", text: "x" },
          { name: "A", text: "y" },
        ],
      },
      "cannedReplies[1].name",
      "taken",
    ],
    [{ labels: ["x".repeat(41)] }, "labels[0]", "too-long"],
    [{ config: { welcome: "x".repeat(1001) } }, "config.welcome", "too-long"],
    [{ config: { suggestions: Array(9).fill("x") } }, "config.suggestions", "too-many"],
    [{ config: { replies: { rules: [{ when: [], say: ["x"] }] } } }, "config.replies.rules[0].when", "required"],
    [{ config: { replyTime: 0 } }, "config.replyTime", "too-small"],
    [{ config: { replyTime: 10_081 } }, "config.replyTime", "too-big"],
    [{ config: { replyTime: 1.5 } }, "config.replyTime", "wrong-type"],
    [{ config: { replyTime: null } }, "config.replyTime", "wrong-type"],
    [{ config: { hours: hoursOf({ mon: ["-17:00"] }) } }, "config.hours.week.mon[0]", "time-range"],
    [{ config: { hours: { ...hoursOf({}), holidays: ["25.12."] } } }, "config.hours.holidays[0]", "yearly-date"],
    [
      { config: { hours: { ...hoursOf({}), holidays: [{ from: "x", to: "2026-12-25" }] } } },
      "config.hours.holidays[0].from",
      "date",
    ],
    [{ config: { signals: { order: ["x".repeat(101)] } } }, "config.signals.order[0]", "too-long"],
    [{ businessName: 5 }, "businessName", "wrong-type"],
    [{ owner: "me" }, "owner", "unknown-key"],
  ];
  for (const [body, path, code] of mistakes) {
    it(`refuse ${JSON.stringify(body).slice(0, 70)} and name ${path}, ${code}`, async () => {
      const before = await read();
      const problem = await readProblem(await put(body));
      assert.equal(problem.status, 422);
      assert.deepEqual(
        problem.errors?.slice(0, 1).map((error) => [error.path, error.code]),
        [[path, code]],
      );
      assert.deepEqual(await read(), before);
    });
  }

  it("name the mistakes of all parts at once", async () => {
    const problem = await readProblem(await put({ avatar: "logo.png", config: { replyTime: 0, hours: 5 } }));
    const paths = problem.errors?.map(({ path }) => path);
    assert.deepEqual(paths, ["avatar", "config.hours", "config.replyTime"]);
  });

  it("take no key that would change what all objects inherit", async () => {
    const body =
      '{ "config": { "__proto__": { "polluted": true }, "welcome": "Hi" }, "__proto__": { "polluted": true } }';
    await owner.send("PUT", "/api/settings", body);
    const { config } = await read();
    assert.deepEqual([Object.keys(config).filter((key) => key !== "welcome"), Object.keys({})], [[], []]);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it("are read by agents and written by owners, and every change is logged with who and when", async () => {
    const agent = await invite(server, { by: owner });
    assert.equal((await agent.send("GET", "/api/settings")).status, 200);
    assert.equal((await readProblem(await agent.send("PUT", "/api/settings", { labels: [] }))).status, 403);
    assert.equal((await readProblem(await agent.send("GET", "/api/activity"))).status, 403);
    await put({ origins: ["https://shop.example"], config: { welcome: "Hi" } });
    time += 1000;
    await put({ origins: ["https://other.example"], config: { welcome: "Hi" } });
    const { activity } = (await (await owner.send("GET", "/api/activity")).json()) as { activity: ActivityEntry[] };
    const who = { personId: owner.me.id, person: "Olga Owner" };
    assert.deepEqual(activity, [
      { ...who, at: "2026-11-20T09:00:01.000Z", what: "origin removed: https://shop.example" },
      { ...who, at: "2026-11-20T09:00:01.000Z", what: "origin added: https://other.example" },
      { ...who, at: "2026-11-20T09:00:00.000Z", what: "settings: config.welcome" },
      { ...who, at: "2026-11-20T09:00:00.000Z", what: "origin added: https://shop.example" },
    ]);
  });

  it("let pages of a new origin in at once, beside those of the options, and out again", async () => {
    await server.close();
    server = await openTestServer({ origins: ["https://fixed.example"] });
    owner = await setUpOwner(server);
    const send = async (origin: string) => (await server.post(leadCreated(), { Origin: origin })).status;
    assert.deepEqual([await send("https://shop.example"), await send("https://fixed.example")], [403, 200]);
    await put({ origins: ["https://shop.example"] });
    assert.deepEqual([await send("https://shop.example"), await send("https://fixed.example")], [200, 200]);
    const asked = await siteConfig("default", { Origin: "https://shop.example" });
    assert.equal(asked.headers.get("Access-Control-Allow-Origin"), "https://shop.example");
    await put({ origins: [] });
    assert.deepEqual([await send("https://shop.example"), await send("https://fixed.example")], [403, 200]);
  });

  it("are still there after a restart", async () => {
    const store = await openSqliteLeadStore({ path: ":memory:" });
    const kept = { ...store, close: () => Promise.resolve() };
    await server.close();
    server = await openTestServer({ store: kept });
    owner = await setUpOwner(server);
    await put({ businessName: "Kopi Senja" });
    const before = await read();
    await server.close();
    server = await openTestServer({ store });
    assert.deepEqual(await (await siteConfig()).json(), { site: before.site, businessName: "Kopi Senja", config: {} });
  });
});

describe("whether the chat is installed", () => {
  const installation = async () => (await (await owner.send("GET", "/api/installation")).json()) as Installation;
  beforeEach(() => put({ origins: ["https://shop.example"] }));

  it("is not known from the server's own pages, scripts and refused sites", async () => {
    await siteConfig("default", { Origin: serverOrigin });
    await siteConfig("default");
    await siteConfig("default", { Origin: "https://evil.example" });
    await siteConfig("no-such-site", { Origin: "https://shop.example" });
    await server.post({ no: "event" }, { Origin: "https://shop.example" });
    assert.deepEqual(await installation(), { installed: false });
  });

  it("is known from a page that fetched its configuration or sent an event, without what it was asked for", async () => {
    await siteConfig("default", { Origin: "https://shop.example", Referer: "https://shop.example/class?token=1" });
    const page = "https://shop.example/class";
    const seenAt = "2026-11-20T09:00:00.000Z";
    assert.deepEqual(await installation(), { installed: true, origin: "https://shop.example", page, seenAt });
    time += 120_000;
    await server.post(leadCreated(), { Origin: "https://shop.example", Referer: "https://evil.example/" });
    assert.deepEqual(await installation(), {
      installed: true,
      origin: "https://shop.example",
      page: "https://shop.example",
      seenAt: "2026-11-20T09:02:00.000Z",
    });
  });
});
