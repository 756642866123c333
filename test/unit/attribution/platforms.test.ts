import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readTouch, type Arrival } from "../../../src/attribution/read-touch.ts";

const at = "2026-11-20T09:00:00.000Z";
const read = (query: string, part: Partial<Arrival> = {}) =>
  readTouch({ url: `https://shop.example/class${query}`, referrer: "", at, ...part });
const platformBy = (source: string) => read(`?utm_source=${encodeURIComponent(source)}`).touch?.platform;
const platformFrom = (host: string) => read("", { referrer: `https://${host}/some/page` }).touch?.platform;

describe("a platform by the name in utm_source", () => {
  const names: [source: string, platform: string | undefined][] = [
    ["tiktok", "tiktok"],
    ["TikTok", "tiktok"],
    ["tiktok_ads", "tiktok"],
    ["tiktokads", "tiktok"],
    ["tiktok-lead-gen", "tiktok"],
    ["tik_tok", "tiktok"],
    ["tt", "tiktok"],
    ["tt_2026", "tiktok"],
    ["ttouch", undefined],
    ["ttc newsletter", undefined],
    ["facebook", "meta"],
    ["facebook_ads", "meta"],
    ["fb", "meta"],
    ["fb_ad", "meta"],
    ["fb-story", "meta"],
    ["fbi", undefined],
    ["ig", "meta"],
    ["IG_Story", "meta"],
    ["ignite", undefined],
    ["instagram.com", "meta"],
    ["l.instagram.com", "meta"],
    ["meta", "meta"],
    ["metal-shop", undefined],
    ["google", "google"],
    ["googleads", "google"],
    ["google_ads", "google"],
    ["youtube", "google"],
    ["googlement", undefined],
    ["bing", "microsoft"],
    ["msn", "microsoft"],
    ["bingo", undefined],
    ["linkedin", "linkedin"],
    ["LinkedIn Ads", "linkedin"],
    ["linkedinads", "linkedin"],
    ["twitter", "twitter"],
    ["twitter.com", "twitter"],
    ["x", "twitter"],
    ["xing", undefined],
    ["x-mas", undefined],
    ["snapchat", "snapchat"],
    ["snap", "snapchat"],
    ["snappy", undefined],
    ["line", "line"],
    ["LINE_ADS", "line"],
    ["linen-shop", undefined],
    ["whatsapp", "whatsapp"],
    ["whatsapp_broadcast", "whatsapp"],
    ["newsletter", undefined],
    ["not-tiktok", undefined],
    ["www.tiktok.com", "tiktok"],
    ["wa.me", "whatsapp"],
  ];
  for (const [source, platform] of names)
    test(`${source}: ${platform ?? "none"}`, () => assert.equal(platformBy(source), platform));
});

describe("a platform by the host that led here", () => {
  const hosts: [host: string, platform: string | undefined][] = [
    ["www.tiktok.com", "tiktok"],
    ["tiktok.com", "tiktok"],
    ["vm.tiktok.com", "tiktok"],
    ["tiktok.com.evil.example", undefined],
    ["tthotels.example", undefined],
    ["m.facebook.com", "meta"],
    ["lm.facebook.com", "meta"],
    ["fb.me", "meta"],
    ["www.threads.com", "meta"],
    ["meta.discourse.example", undefined],
    ["fb.example", undefined],
    ["www.google.com", "google"],
    ["www.google.co.id", "google"],
    ["google.com.br", "google"],
    ["google.de", "google"],
    ["m.youtube.com", "google"],
    ["google.evil.example", undefined],
    ["google.evil.com", undefined],
    ["notgoogle.com", undefined],
    ["www.bing.com", "microsoft"],
    ["bing.example", undefined],
    ["www.linkedin.com", "linkedin"],
    ["lnkd.in", "linkedin"],
    ["linkedin-tips.example", undefined],
    ["t.co", "twitter"],
    ["x.com", "twitter"],
    ["netflix.com", undefined],
    ["about.co", undefined],
    ["www.snapchat.com", "snapchat"],
    ["snap.example", undefined],
    ["line.me", "line"],
    ["online.me", undefined],
    ["wa.me", "whatsapp"],
    ["api.whatsapp.com", "whatsapp"],
    ["whatsapp-shop.example", undefined],
  ];
  for (const [host, platform] of hosts) {
    test(`${host}: ${platform ?? "none"}`, () => {
      assert.equal(platformFrom(host), platform);
      assert.equal(platformFrom(`${host.toUpperCase()}:8443`), platform, "in capitals, with a port");
    });
  }
});

describe("which of several counts", () => {
  test("a click id before the name, the name before the host", () => {
    const referrer = "https://www.google.com/";
    assert.equal(read("?ttclid=a&utm_source=fb", { referrer }).touch?.platform, "tiktok");
    assert.equal(read("?utm_source=fb", { referrer }).touch?.platform, "meta");
    assert.equal(read("?utm_source=newsletter", { referrer }).touch?.platform, "google");
    assert.equal(read("?utm_campaign=a", { referrer }).touch?.platform, "google");
  });

  test("a pixel's cookie tells no platform", () => {
    const { touch } = read("?utm_campaign=a", { cookies: "_ttp=1; _fbp=2" });
    assert.equal(touch?.platform, undefined);
    assert.deepEqual(touch?.clickIds, { _ttp: "1", _fbp: "2" });
  });

  const ids: [query: string, platform: string, paid: boolean][] = [
    ["ttclid=a", "tiktok", true],
    ["fbclid=a", "meta", false],
    ["gclid=a", "google", true],
    ["wbraid=a", "google", true],
    ["gbraid=a", "google", true],
    ["msclkid=a", "microsoft", true],
    ["li_fat_id=a", "linkedin", false],
    ["twclid=a", "twitter", false],
    ["ScCid=a", "snapchat", true],
    ["line_click_id=a", "line", true],
  ];
  for (const [query, platform, paid] of ids) {
    test(`${query}: ${platform}${paid ? ", paid" : ""}; what the link says of its medium counts more`, () => {
      const { touch } = read(`?${query}`);
      assert.deepEqual([touch?.platform, touch?.medium], [platform, paid ? "paid" : undefined]);
      assert.deepEqual(touch?.clickIds, { [query.split("=")[0] ?? ""]: "a" });
      assert.equal(read(`?${query}&utm_medium=email`).touch?.medium, "email");
    });
  }

  const twice: [what: string, query: string, name: string, value: string | undefined][] = [
    ["the first of two", "?utm_campaign=a&utm_campaign=b", "campaign", "a"],
    ["not an empty one", "?utm_campaign=&utm_campaign=b", "campaign", "b"],
    ["campaign_id before utm_id", "?utm_id=2&campaign_id=1", "campaignId", "1"],
    ["utm_id where it is alone", "?utm_id=2", "campaignId", "2"],
    ["adgroup_id before adset_id", "?adset_id=2&adgroup_id=1", "adGroupId", "1"],
    ["an unfilled one is none", "?campaign_id=__CAMPAIGN_ID__&utm_id=2", "campaignId", "2"],
    ["a name in other case is another name", "?UTM_CAMPAIGN=a&ref=b", "campaign", undefined],
    ["a plus is a blank", "?utm_campaign=summer+sale", "campaign", "summer sale"],
    ["any language", `?utm_campaign=${encodeURIComponent("夏のセール")}`, "campaign", "夏のセール"],
    ["a broken escape", "?utm_campaign=100%&ref=b", "campaign", "100%"],
    ["a goal in other words", "?lc_goal=LEAD&ref=b", "goal", undefined],
    ["a goal", "?lc_goal=conversation", "goal", "conversation"],
  ];
  for (const [what, query, name, value] of twice) {
    test(what, () => assert.equal(read(query).touch?.[name as "campaign"], value));
  }
});

describe("what nobody filled in", () => {
  test("is named once for each parameter that was looked at, in the link's own name", () => {
    const { unfilled, touch } = read(
      "?utm_source=__SITE__&campaign_id={{campaign.id}}&ad_id={adid}&ttclid=__CLICKID__",
    );
    assert.deepEqual([...unfilled].sort(), ["ad_id", "campaign_id", "ttclid", "utm_source"]);
    assert.equal(touch, undefined, "nothing is left of it");
  });

  for (const real of ["_x_", "__x", "{x", "{{x}", "[x", "[a b]", "%x%", "$x", "{a b}", "a__B__", "x{{a}}"]) {
    test(`${real} is no placeholder`, () => {
      const { unfilled, touch } = read(`?campaign_id=${encodeURIComponent(real)}`);
      assert.deepEqual(unfilled, []);
      assert.equal(touch?.campaignId, real);
    });
  }
});
