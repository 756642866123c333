import assert from "node:assert/strict";
import { test } from "node:test";
import { describeAddress, describePage, originOf } from "../../../src/attribution/describe-page.ts";
import { readTouch, type Arrival } from "../../../src/attribution/read-touch.ts";
import { touchSchema, type Touch } from "../../../src/protocol/lead-event.ts";

const at = "2026-11-20T09:00:00.000Z";
const page = "https://shop.example/class";
const read = (query: string, part: Partial<Arrival> = {}) =>
  readTouch({ url: page + query, referrer: "", at, ...part });

const cases: [string, string, Partial<Arrival>, Partial<Touch> | undefined][] = [
  ["typed in", "", {}, undefined],
  ["a link within the site", "?size=m", { referrer: "https://shop.example/" }, undefined],
  ["a private parameter", "?email=ana@example.com#top", {}, undefined],
  [
    "a link from elsewhere",
    "",
    { referrer: "https://blog.example/post?secret=1" },
    { referrer: "https://blog.example/", landing: page },
  ],
  [
    "a campaign",
    "?utm_source=newsletter&utm_medium=email&utm_campaign=autumn&utm_content=top&utm_term=coffee",
    {},
    { source: "newsletter", medium: "email", campaign: "autumn", content: "top", term: "coffee" },
  ],
  [
    "a TikTok ad",
    "?utm_source=tiktok&utm_medium=paid&utm_campaign=weekend&campaign_id=17&adgroup_id=18&ad_id=19&lc_goal=lead&ttclid=E.C.P",
    { referrer: "https://www.tiktok.com/foryou" },
    {
      platform: "tiktok",
      medium: "paid",
      campaign: "weekend",
      campaignId: "17",
      adGroupId: "18",
      adId: "19",
      goal: "lead",
      clickIds: { ttclid: "E.C.P" },
      referrer: "https://www.tiktok.com/",
    },
  ],
  [
    "a Meta ad set",
    "?utm_source=ig&adset_id=5&fbclid=x",
    {},
    { platform: "meta", adGroupId: "5", clickIds: { fbclid: "x" } },
  ],
  ["a Google ad", "?gclid=abc", {}, { platform: "google", medium: "paid", clickIds: { gclid: "abc" } }],
  ["a Google ad without cookies", "?wbraid=abc", {}, { platform: "google", medium: "paid" }],
  ["Microsoft", "?msclkid=abc", {}, { platform: "microsoft" }],
  ["LinkedIn", "?li_fat_id=abc", {}, { platform: "linkedin" }],
  ["Twitter", "?twclid=abc", {}, { platform: "twitter" }],
  ["Snapchat", "?ScCid=abc", {}, { platform: "snapchat", medium: "paid" }],
  ["LINE", "?line_click_id=abc", {}, { platform: "line" }],
  ["a shared link is not paid", "?fbclid=abc", {}, { platform: "meta" }],
  ["the host's own tracking id", "?utm_campaign=a", { tracking: "T-1" }, { trackingId: "T-1", campaign: "a" }],
  ["a tracking id in the link", "?ref=friend", {}, { trackingId: "friend" }],
  ["a goal that is none", "?lc_goal=sales&ref=a", {}, { trackingId: "a" }],
  ["the host's tracking id alone", "", { tracking: "T-1" }, { trackingId: "T-1" }],
  ["a platform by its host", "", { referrer: "https://l.instagram.com/" }, { platform: "meta" }],
  ["a platform by its short link", "", { referrer: "https://t.co/" }, { platform: "twitter" }],
  [
    "no platform by a host that only looks like one",
    "",
    { referrer: "https://nottiktok.com/" },
    { referrer: "https://nottiktok.com/" },
  ],
  [
    "cookies of the pixels",
    "?ttclid=a",
    { cookies: "a=b; _ttp=2x; _fbp=fb.1.2" },
    { clickIds: { ttclid: "a", _ttp: "2x", _fbp: "fb.1.2" } },
  ],
  ["cookies alone tell no touch", "", { cookies: "_ttp=2x" }, undefined],
  [
    "a page that stripped its query at once: the referrer still carries it",
    "",
    { referrer: "https://shop.example/?utm_campaign=a&ttclid=b" },
    { campaign: "a", platform: "tiktok", landing: "https://shop.example/?utm_campaign=a&ttclid=b" },
  ],
  [
    "the page's own parameters come before the referrer's",
    "?utm_campaign=new",
    { referrer: "https://shop.example/?utm_campaign=old" },
    { campaign: "new" },
  ],
];
for (const [what, query, part, expected] of cases) {
  test(what, () => {
    const { touch, unfilled } = read(query, part);
    assert.deepEqual(unfilled, []);
    if (!expected) {
      assert.equal(touch, undefined);
      return;
    }
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(touch?.[name as keyof Touch], value, name);
    assert.equal(touch?.kind, "click");
    assert.equal(touch?.at, at);
    assert.ok(touchSchema.safeParse(touch).success, "as the wire carries it");
  });
}

for (const placeholder of ["__CAMPAIGN_ID__", "{{campaign.id}}", "{campaignid}", "${id}", "[id]", "%%id%%"]) {
  test(`an unfilled placeholder is dropped, and named: ${placeholder}`, () => {
    const { touch, unfilled } = read(`?campaign_id=${encodeURIComponent(placeholder)}&utm_campaign=real`);
    assert.equal(touch?.campaignId, undefined);
    assert.equal(touch?.campaign, "real");
    assert.deepEqual(unfilled, ["campaign_id"]);
  });
}

test("an unfilled placeholder gives way to another name for the same thing", () => {
  const { touch } = read("?adgroup_id=__AID__&adset_id=7");
  assert.equal(touch?.adGroupId, "7");
});

test("values are as long as the wire allows", () => {
  const { touch } = read(`?utm_campaign=${"x".repeat(900)}&ttclid=${"y".repeat(900)}`);
  assert.equal(touch?.campaign?.length, 512);
  assert.ok(touchSchema.safeParse(touch).success);
  assert.ok((touch?.landing?.length ?? 0) <= 512);
});

test("an address leaves the device without what may be private", () => {
  const address = "https://ana:pw@shop.example:8443/a/b?utm_source=x&email=a@b.example&ttclid=t&UTM_SOURCE=y#frag";
  assert.equal(describeAddress(address), "https://shop.example:8443/a/b?utm_source=x&ttclid=t");
  assert.equal(describeAddress("not an address"), "");
  assert.equal(originOf("https://shop.example/a?b"), "https://shop.example/");
  assert.equal(originOf(""), "");
  assert.ok(describeAddress(`https://shop.example/${"x".repeat(900)}`).length <= 512);
});

test("a page says what it knows, and nothing else", () => {
  assert.deepEqual(describePage({ url: page, referrer: "", language: "", timeZone: undefined }), { url: page });
});
