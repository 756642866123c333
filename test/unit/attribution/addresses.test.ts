import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { campaignParameters } from "../../../src/attribution/campaign-parameters.ts";
import { describeAddress, describePage, originOf } from "../../../src/attribution/describe-page.ts";
import { mergeTouches } from "../../../src/attribution/merge-touches.ts";
import { readTouch } from "../../../src/attribution/read-touch.ts";
import { recordArrival } from "../../../src/attribution/record-arrival.ts";
import type { Touch } from "../../../src/protocol/lead-event.ts";

const at = "2026-11-20T09:00:00.000Z";

describe("an address, as it may leave the device", () => {
  const cases: [given: string, described: string, origin: string][] = [
    ["https://shop.example", "https://shop.example/", "https://shop.example/"],
    ["https://shop.example/a/b?x=1#c", "https://shop.example/a/b", "https://shop.example/"],
    ["https://SHOP.example:443/A", "https://shop.example/A", "https://shop.example/"],
    ["http://192.168.0.7:8080/", "http://192.168.0.7:8080/", "http://192.168.0.7:8080/"],
    ["https://ana:pw@shop.example/", "https://shop.example/", "https://shop.example/"],
    ["https://kopi-senja.例え/", "https://kopi-senja.xn--r8jz45g/", "https://kopi-senja.xn--r8jz45g/"],
    [
      "https://shop.example/?utm_source=a&utm_=b&utm_much_too_long_to_be_one_of_ours=c",
      "https://shop.example/?utm_source=a",
      "https://shop.example/",
    ],
    [
      "https://shop.example/?gclid=1&wbraid=2&gbraid=3&dclid=4",
      "https://shop.example/?gclid=1&wbraid=2&gbraid=3",
      "https://shop.example/",
    ],
    ["https://shop.example/?sccid=1&ScCid=2", "https://shop.example/?ScCid=2", "https://shop.example/"],
    ["https://shop.example/?lc_goal=lead&lc_other=1", "https://shop.example/?lc_goal=lead", "https://shop.example/"],
    ["https://shop.example/?ref=a&href=b&refs=c", "https://shop.example/?ref=a", "https://shop.example/"],
    ["capacitor://localhost/index.html", "capacitor://localhost/index.html", "capacitor://localhost/"],
    // Without a host they say nothing to others, and may hold what is private.
    ["file:///Users/ana/Desktop/page.html", "", ""],
    ["data:text/html,<p>my secret</p>", "", ""],
    ["blob:https://shop.example/0199", "", ""],
    ["about:srcdoc", "", ""],
    ["about:blank", "", ""],
    ["javascript:alert(1)", "", ""],
    ["mailto:ana@example.com", "", ""],
    ["", "", ""],
    ["/class", "", ""],
    ["https://", "", ""],
    ["\u0000", "", ""],
  ];
  for (const [given, described, origin] of cases) {
    test(given || "nothing", () => {
      assert.equal(describeAddress(given), described);
      assert.equal(originOf(given), origin);
    });
  }

  test("one that is too long loses its query first, then its end", () => {
    const path = `https://shop.example/${"p".repeat(400)}`;
    assert.equal(describeAddress(`${path}?utm_campaign=${"c".repeat(200)}`), path);
    assert.equal(describeAddress(`https://shop.example/${"p".repeat(900)}`).length, 512);
    const exact = `https://shop.example/${"p".repeat(512 - 21 - 7)}?ref=ab`;
    assert.equal(exact.length, 512);
    assert.equal(describeAddress(exact), exact);
  });

  test("the parameters of a campaign: the first of each name that has a value", () => {
    const given = campaignParameters("https://shop.example/?ref=&ref=a&ref=b&utm_source=c&email=d");
    assert.deepEqual(
      new Map([...given].sort()),
      new Map([
        ["ref", "a"],
        ["utm_source", "c"],
      ]),
    );
    assert.equal(campaignParameters("nothing").size, 0);
  });
});

describe("a page", () => {
  const page = { url: "https://shop.example/", referrer: "", language: "id", timeZone: "Asia/Jakarta" };
  test("says language and time zone as long as the wire takes", () => {
    const described = describePage({ ...page, language: "x".repeat(99), timeZone: "y".repeat(99) });
    assert.deepEqual([described.language?.length, described.timeZone?.length], [35, 64]);
  });
  test("leaves out what it does not know", () => {
    assert.deepEqual(describePage({ ...page, referrer: "about:client", language: undefined, timeZone: "" }), {
      url: page.url,
    });
  });
});

describe("where the page's own query comes from", () => {
  const own = "https://shop.example/a";
  const cases: [
    what: string,
    url: string,
    referrer: string,
    campaign: string | undefined,
    landing: string | undefined,
  ][] = [
    ["the page's", `${own}?utm_campaign=x`, "", "x", `${own}?utm_campaign=x`],
    ["a referrer of the same origin", own, `${own}?utm_campaign=x&q=1`, "x", `${own}?utm_campaign=x`],
    ["not one of another origin", own, "https://other.example/?utm_campaign=x", undefined, own],
    ["not one of another port", own, "https://shop.example:8443/?utm_campaign=x", undefined, own],
    ["not one of another protocol", own, "http://shop.example/?utm_campaign=x", undefined, own],
    ["not where the page has any of its own", `${own}?ref=r`, `${own}?utm_campaign=x`, undefined, `${own}?ref=r`],
  ];
  for (const [what, url, referrer, campaign, landing] of cases) {
    test(what, () => {
      const { touch } = readTouch({ url, referrer, at });
      assert.deepEqual([touch?.campaign, touch?.landing], [campaign, landing]);
    });
  }

  test("a referrer of one's own is no one from elsewhere", () => {
    assert.equal(readTouch({ url: own, referrer: `${own}?q=1`, at }).touch, undefined);
    assert.equal(readTouch({ url: `${own}?ref=r`, referrer: own, at }).touch?.referrer, undefined);
  });

  test("a page that has no address takes no referrer for its own", () => {
    assert.equal(readTouch({ url: "about:srcdoc", referrer: "about:blank", at }).touch, undefined);
    assert.equal(readTouch({ url: "about:srcdoc", referrer: "https://www.tiktok.com/", at }).touch?.platform, "tiktok");
  });

  const cookies: [given: string, expected: Record<string, string> | undefined][] = [
    ["_ttp=a", { _ttp: "a" }],
    ["x=1;_ttp=a;y=2", { _ttp: "a" }],
    ["x_ttp=a", undefined],
    ["_ttpx=a", undefined],
    ["_ttp=", undefined],
    ["x=_ttp=a", undefined],
    ["_fbc=fb.1.17.IwAR; _fbp=fb.1.17.2; _ttp=t", { _ttp: "t", _fbp: "fb.1.17.2", _fbc: "fb.1.17.IwAR" }],
    [`_ttp=${"z".repeat(900)}`, { _ttp: "z".repeat(512) }],
  ];
  for (const [given, expected] of cookies) {
    test(`cookies ${given.slice(0, 40)}`, () => {
      const { touch } = readTouch({ url: `${own}?ref=r`, referrer: "", at, cookies: given });
      assert.deepEqual(touch?.clickIds, expected);
    });
  }
});

describe("one click is one touch", () => {
  const click = (second: number, clickIds?: Record<string, string>): Touch => ({
    ...{ kind: "click", at: new Date(Date.parse(at) + second * 1000).toISOString() },
    ...(clickIds && { clickIds }),
  });
  const cases: [what: string, known: Touch[], news: Touch[], count: number][] = [
    ["its id again", [click(0, { ttclid: "a" })], [click(9, { ttclid: "a" })], 1],
    ["its id again, beside a new cookie", [click(0, { ttclid: "a" })], [click(9, { ttclid: "a", _ttp: "x" })], 1],
    ["another id", [click(0, { ttclid: "a" })], [click(9, { ttclid: "b" })], 2],
    ["the same words of another platform", [click(0, { ttclid: "a" })], [click(9, { gclid: "a" })], 2],
    ["the same cookie alone", [click(0, { _ttp: "x" })], [click(9, { _ttp: "x" })], 2],
    ["no ids", [click(0)], [click(9)], 2],
    ["twice in the news", [], [click(0, { gclid: "a" }), click(9, { gclid: "a" })], 1],
    ["one moment twice in the news", [], [click(0), click(0)], 1],
    [
      "a name that objects have",
      [click(0, { constructor: "x" })],
      [click(9, JSON.parse('{"__proto__":"y"}') as Record<string, string>)],
      2,
    ],
  ];
  for (const [what, known, news, count] of cases) {
    test(`${what}: ${count}`, () => {
      const merged = mergeTouches(known, news);
      assert.equal(merged.length, count);
      assert.equal(merged[0], known[0] ?? news[0], "the first time counts");
      if (known.length === count) assert.equal(merged, known);
    });
  }
});

describe("the record of arrivals", () => {
  const page = { url: "https://shop.example/?ref=a", referrer: "https://blog.example/x", at };
  test("a moment is written once, as text or as milliseconds", () => {
    const record = recordArrival(null, page) ?? null;
    assert.equal(recordArrival(record, page), undefined);
    assert.equal(recordArrival(record, { ...page, at: Date.parse(at) }), undefined);
    assert.notEqual(recordArrival(record, { ...page, at: Date.parse(at) + 1 }), undefined);
  });
  test("a referrer that is no address is nobody", () => {
    assert.equal(recordArrival(null, { ...page, url: "https://shop.example/", referrer: "android-app" }), undefined);
  });
  test("an app that led here counts", () => {
    const record = recordArrival(null, {
      ...page,
      url: "https://shop.example/",
      referrer: "android-app://com.zhiliaoapp/",
    });
    assert.match(record ?? "", /android-app:\/\/com\.zhiliaoapp\//);
  });
  test("what stands in it that is none of ours stays in its place and harms nothing", () => {
    for (const strange of ["[null]", '[{"at":7}]', '["x"]'])
      assert.equal((JSON.parse(recordArrival(strange, page) ?? "[]") as unknown[]).length, 2);
  });
  test("a time that is none is an error, for whoever asks", () => {
    assert.throws(() => recordArrival(null, { ...page, at: "soon" }), RangeError);
  });
});
