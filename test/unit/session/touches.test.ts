import assert from "node:assert/strict";
import { test } from "node:test";
import { recordArrival } from "../../../src/attribution/record-arrival.ts";
import { leadChatEventSchema, type LeadEvent, type Touch } from "../../../src/protocol/lead-event.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { World, type Tab } from "../../fixtures/session/world.ts";

const AD = "https://shop.example/class?utm_source=tiktok&campaign_id=17&ad_id=19&lc_goal=lead&ttclid=E.C.P";
const DAY = 24 * 3_600_000;
const touchesOf = (world: World) =>
  world.received.map(({ event }) => (event.data as { touches?: Touch[] }).touches ?? []);
const last = (world: World) => (world.leadEvents as LeadEvent[]).at(-1)?.data.touches ?? [];
const quiet = { referrer: "", language: "id", timeZone: "Asia/Jakarta" };

/** A page load: as the loader sees it, and then the visitor. */
function visit(world: World, url: string, settings: SessionSettings = {}): Tab & { say(text: string): Promise<void> } {
  const tab = world.tab();
  Object.assign(tab.platform, { page: () => ({ ...quiet, url: tab.url }) });
  tab.url = url;
  if (settings.attribution === "arrival") {
    const at = new Date(world.scheduler.now).toISOString();
    const record = recordArrival(world.arrivals.get("default") ?? null, { url, referrer: "", at });
    if (record) world.arrivals.set("default", record);
  }
  const session = tab.session(settings);
  const say = async (text: string) => {
    void session.sendMessage(text);
    await world.settle();
  };
  return Object.assign(tab, { say });
}

test("the ad that led here goes out with conversation and lead", async () => {
  const world = new World();
  await visit(world, AD).say("ana@example.com");
  const [conversation, lead] = touchesOf(world);
  assert.deepEqual(conversation, lead);
  const [started] = world.received.map(({ event }) =>
    "conversation" in event.data ? event.data.conversation?.startedAt : undefined,
  );
  assert.ok((lead?.[0]?.at ?? "") <= (started ?? ""), "the arrival comes before what it led to");
  assert.deepEqual(lead, [
    {
      kind: "click",
      at: lead?.[0]?.at,
      platform: "tiktok",
      medium: "paid",
      source: "tiktok",
      campaignId: "17",
      adId: "19",
      goal: "lead",
      clickIds: { ttclid: "E.C.P" },
      landing: AD,
    },
  ]);
  for (const { event } of world.received) assert.ok(leadChatEventSchema.safeParse(event).success);
});

test("who comes by themself brings no touch, and loads nothing for it", async () => {
  const world = new World();
  const tab = world.tab({ platform: { loadAttribution: () => assert.fail("loaded") } });
  Object.assign(tab.platform, { page: () => ({ ...quiet, url: "https://shop.example/?size=m" }) });
  void tab.session().sendMessage("ana@example.com");
  await world.settle();
  assert.deepEqual(touchesOf(world), [[], []]);
});

test("attribution=off tells none", async () => {
  const world = new World();
  await visit(world, AD, { attribution: "off" }).say("ana@example.com");
  assert.deepEqual(touchesOf(world), [[], []]);
  // Nor by the address of the page.
  const pages = world.received.map(({ event }) => (event.data as { page?: unknown }).page);
  for (const page of pages)
    assert.deepEqual(page, { url: "https://shop.example/class", language: "id", timeZone: "Asia/Jakarta" });
});

test("what the visitor agrees to later counts from then on; what they take back before they speak does not", async () => {
  const endpoint = "https://in.example/leads";
  for (const [first, then] of [
    ["off", "memory"],
    ["memory", "off"],
  ] as const) {
    const world = new World();
    const tab = world.tab();
    Object.assign(tab.platform, { page: () => ({ ...quiet, url: AD }) });
    const session = tab.session({ attribution: first });
    void session.prepare();
    await world.settle();
    session.configure({ endpoint, attribution: then });
    void session.sendMessage("ana@example.com");
    await world.settle();
    assert.deepEqual(
      last(world).map(({ campaignId }) => campaignId),
      then === "off" ? [] : ["17"],
      `${first}, then ${then}`,
    );
  }
});

test("memory: a single-page route keeps the touch of the page load; another page load has lost it", async () => {
  const world = new World();
  const tab = visit(world, AD);
  await tab.say("hello");
  tab.url = "https://shop.example/checkout";
  await tab.say("ana@example.com");
  assert.equal(last(world)[0]?.campaignId, "17");

  const other = new World();
  visit(other, AD).crash();
  await visit(other, "https://shop.example/checkout").say("ana@example.com");
  assert.deepEqual(last(other), []);
});

test("a page that strips its query at once: what the loader saw counts", async () => {
  const world = new World();
  const arrival = { url: AD, referrer: "", at: "2026-11-20T08:59:59.000Z" };
  await visit(world, "https://shop.example/class", { arrival }).say("ana@example.com");
  assert.equal(last(world)[0]?.at, "2026-11-20T08:59:59.000Z");
});

test("a page that strips its query before the loader ran: the address that the browser requested counts", async () => {
  const world = new World();
  const tab = world.tab();
  const url = "https://shop.example/class";
  Object.assign(tab.platform, { page: () => ({ ...quiet, url, loaded: AD }) });
  const session = tab.session({ arrival: { url, referrer: "", at: "2026-11-20T08:59:59.000Z" } });
  void session.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(last(world)[0]?.campaignId, "17");
  assert.equal(last(world)[0]?.landing, AD);
});

test("arrival: it survives pages and days, without a word said", async () => {
  const world = new World();
  visit(world, AD, { attribution: "arrival" }).crash();
  world.scheduler.now += 3 * DAY;
  await visit(world, "https://shop.example/checkout", { attribution: "arrival" }).say("ana@example.com");
  assert.deepEqual(
    last(world).map(({ campaignId }) => campaignId),
    ["17"],
  );
});

test("a return from another ad is a second touch, after the first", async () => {
  const world = new World();
  const first = visit(world, AD);
  await first.say("ana@example.com");
  first.crash();
  world.scheduler.now += 3 * DAY;
  await visit(world, "https://shop.example/?gclid=abc").say("081234567890");
  assert.deepEqual(
    last(world).map(({ platform }) => platform),
    ["tiktok", "google"],
  );
});

test("of many touches the first and the latest stay, and an event stays below 16 kB", async () => {
  const world = new World();
  for (let count = 0; count < 60; count++) {
    const tab = visit(
      world,
      `https://shop.example/?utm_campaign=${count}-${"x".repeat(300)}&utm_content=${"y".repeat(300)}`,
    );
    await tab.say(`visitor${count}@example.com`);
    tab.crash();
    world.scheduler.now += 25 * 3_600_000;
  }
  const campaigns = touchesOf(world)
    .at(-1)
    ?.map(({ campaign }) => Number(campaign?.split("-")[0]));
  assert.ok(campaigns);
  assert.equal(campaigns[0], 0);
  assert.equal(campaigns.at(-1), 59);
  assert.ok(world.received.every(({ body }) => new TextEncoder().encode(body).length <= 16 * 1024));
  assert.ok((world.disk().meta.get("main")?.touches?.length ?? 99) <= 50);
});

test("an unfilled placeholder is a diagnostic", async () => {
  const world = new World();
  const tab = visit(world, "https://shop.example/?campaign_id=__CAMPAIGN_ID__&utm_source=tiktok");
  await tab.say("ana@example.com");
  assert.match(tab.logged.join(), /campaign_id.*\(macro-unfilled\)/);
});

test("the chunk is missing: the lead does not wait for where it came from", async () => {
  const world = new World();
  const tab = world.tab({ platform: { loadAttribution: () => Promise.reject(new TypeError("no chunk")) } });
  tab.url = AD;
  void tab.session().sendMessage("ana@example.com");
  await world.settle();
  assert.equal(world.leadEvents.length, 1);
});

test("forget: who writes afterwards comes from nowhere, and the record of arrivals is gone", async () => {
  const world = new World();
  const tab = visit(world, AD, { attribution: "arrival" });
  const session = tab.session({ attribution: "arrival" });
  await Promise.all([session.sendMessage("ana@example.com"), world.advance(2000)]);
  assert.equal(last(world).length, 1);
  assert.ok(world.arrivals.has("default"));
  await Promise.all([session.forget(), world.advance(2000)]);
  assert.equal(world.arrivals.has("default"), false);
  await Promise.all([session.sendMessage("bob@example.com"), world.advance(2000)]);
  assert.equal(world.leadEvents.at(-1)?.type, "leadchat.lead.created.v1");
  assert.deepEqual(last(world), []);
});

test("forget in one tab: the other one forgets where its visitor came from too", async () => {
  const world = new World();
  const [one, other] = [visit(world, AD), visit(world, AD)];
  const [first, second] = [one.session(), other.session()];
  await Promise.all([second.sendMessage("hello"), world.advance(2000)]);
  await Promise.all([first.forget(), world.advance(2000)]);
  await Promise.all([second.sendMessage("bob@example.com"), world.advance(2000)]);
  assert.deepEqual(last(world), []);
});

test("somebody else on the device brings no touches of who was there before, but this page's", async () => {
  const world = new World();
  const before = visit(world, AD);
  await before.say("ana@example.com");
  await world.advance(2000);
  before.crash();
  const page = visit(world, "https://shop.example/?utm_source=line&utm_campaign=spring");
  const session = page.session();
  await Promise.all([session.identify({ id: "customer-1" }), world.advance(2000)]);
  await Promise.all([session.identify({ id: "customer-2", email: "bob@example.com" }), world.advance(2000)]);
  assert.deepEqual(
    last(world).map(({ campaign }) => campaign),
    ["spring"],
  );
});

const journeys: [
  what: string,
  pages: [url: string, referrer: string, days: number][],
  expected: (string | undefined)[],
][] = [
  ["typed in", [["https://shop.example/", "", 0]], []],
  ["an ad", [[AD, "https://www.tiktok.com/", 0]], ["tiktok"]],
  ["a search", [["https://shop.example/", "https://www.google.com/", 0]], ["google"]],
  ["a link in a chat", [["https://shop.example/", "https://wa.me/", 0]], ["whatsapp"]],
  [
    "an ad, then further pages of the site",
    [
      [AD, "https://www.tiktok.com/", 0],
      ["https://shop.example/about", "https://shop.example/class", 0],
      ["https://shop.example/class", "https://shop.example/about", 0],
    ],
    ["tiktok"],
  ],
  [
    "an ad, and further pages whose referrer still carries its query",
    [
      [AD, "https://www.tiktok.com/", 0],
      ["https://shop.example/about", AD, 0],
      ["https://shop.example/contact", "https://shop.example/about", 0],
    ],
    ["tiktok"],
  ],
  [
    "an ad, its page loaded again after an hour and after three days",
    [
      [AD, "https://www.tiktok.com/", 0],
      [AD, "https://www.tiktok.com/", 1 / 24],
      [AD, "", 3],
    ],
    ["tiktok"],
  ],
  [
    "the same ad clicked twice",
    [
      [AD, "https://www.tiktok.com/", 0],
      [AD.replace("E.C.P", "E.C.Q"), "https://www.tiktok.com/", 3],
    ],
    ["tiktok", "tiktok"],
  ],
  [
    "an ad, and back by hand after three days",
    [
      [AD, "https://www.tiktok.com/", 0],
      ["https://shop.example/", "", 3],
    ],
    ["tiktok"],
  ],
  [
    "an ad, and back by a search after three days",
    [
      [AD, "https://www.tiktok.com/", 0],
      ["https://shop.example/", "https://www.google.com/", 3],
    ],
    ["tiktok", "google"],
  ],
  [
    "two ads and a search over a week",
    [
      [AD, "https://www.tiktok.com/", 0],
      ["https://shop.example/?fbclid=F", "https://m.facebook.com/", 2],
      ["https://shop.example/", "https://www.google.com/", 4],
    ],
    ["tiktok", "meta", "google"],
  ],
];
for (const [what, pages, expected] of journeys) {
  test(`attribution=arrival over a journey: ${what}`, async () => {
    const world = new World();
    let tab: Tab | undefined;
    for (const [url, referrer, days] of pages) {
      tab?.crash();
      world.scheduler.now += days * DAY + 60_000;
      const at = new Date(world.scheduler.now).toISOString();
      const record = recordArrival(world.arrivals.get("default") ?? null, { url, referrer, at });
      if (record) world.arrivals.set("default", record);
      const opened = world.tab();
      opened.url = url;
      Object.assign(opened.platform, { page: () => ({ ...quiet, url, referrer }) });
      tab = opened;
    }
    const session = tab?.session({ attribution: "arrival" });
    await Promise.all([session?.sendMessage("ana@example.com"), world.advance(3000)]);
    assert.deepEqual(
      last(world).map(({ platform }) => platform),
      expected,
    );
    const times = last(world).map(({ at }) => at);
    assert.deepEqual(times, times.toSorted());
  });
}

for (const record of [
  "{",
  "7",
  '"x"',
  "null",
  "[null]",
  '[{"url":7}]',
  '[{"url":"x","referrer":"","at":"not a time"}]',
]) {
  test(`a record of arrivals that is damaged is none: ${record}`, async () => {
    const world = new World();
    world.arrivals.set("default", record);
    const tab = world.tab();
    tab.url = AD;
    Object.assign(tab.platform, { page: () => ({ ...quiet, url: AD }) });
    const session = tab.session({ attribution: "arrival" });
    await Promise.all([session.sendMessage("ana@example.com"), world.advance(3000)]);
    assert.deepEqual(
      last(world).map(({ platform }) => platform),
      ["tiktok"],
    );
  });
}
