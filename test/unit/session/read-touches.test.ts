import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Touch } from "../../../src/protocol/lead-event.ts";
import type { EngineCore } from "../../../src/session/engine-types.ts";
import { readTouches } from "../../../src/session/read-touches.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { AT, NOW } from "../../fixtures/session/change-double.ts";

const HOUR = 3_600_000;
const AD = "https://shop.example/class?utm_source=tiktok&campaign_id=17";
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

interface Facts {
  readonly settings?: SessionSettings;
  readonly url?: string;
  readonly referrer?: string;
  readonly arrivedAt?: number;
  readonly now?: number;
  readonly cookies?: string;
  /** What the loader wrote down. */
  readonly record?: unknown;
}

/** What a page reads of its visitor's way, and what is told of it. */
function read({ settings = {}, url = AD, referrer = "", arrivedAt = NOW, now = NOW, cookies = "", record }: Facts) {
  const reports: string[] = [];
  const asked: string[] = [];
  const platform = {
    page: () => ({ url, referrer, language: "id", timeZone: "Asia/Jakarta" }),
    cookies: () => cookies,
    arrivedAt: () => arrivedAt,
    now: () => now,
    readArrivals: (namespace: string) => {
      asked.push(namespace);
      if (record === undefined) return null;
      return typeof record === "string" ? record : JSON.stringify(record);
    },
  };
  const report = (code: string, detail = "") => reports.push(`${code} ${detail}`);
  const rule = readTouches({ platform, settings, namespace: "shop", report } as unknown as EngineCore);
  return { rule, touches: rule([]), reports, asked };
}
const arrival = (at: number, url = AD, referrer = "") => ({ url, referrer, at: iso(at) });
const arrivalSettings: SessionSettings = { attribution: "arrival" };

describe("when the visitor arrived", () => {
  const cases: [what: string, facts: Facts, at: string][] = [
    ["when the page was opened", { arrivedAt: NOW - HOUR }, iso(NOW - HOUR)],
    ["never later than now, whatever the page's clock says", { arrivedAt: NOW + HOUR }, AT],
    ["as the loader saw it", { settings: { arrival: arrival(NOW - 5) }, arrivedAt: NOW - HOUR }, iso(NOW - 5)],
    ["in milliseconds too", { settings: { arrival: { url: AD, referrer: "", at: NOW - 7 } } }, iso(NOW - 7)],
  ];
  for (const [what, facts, at] of cases) {
    test(what, () =>
      assert.deepEqual(
        read(facts).touches.map((touch) => touch.at),
        [at],
      ),
    );
  }
});

describe("where they came from", () => {
  test("by the address of the loader's moment, not the one that is left of it", () => {
    const { touches } = read({ url: "https://shop.example/class", settings: { arrival: arrival(NOW) } });
    assert.equal(touches[0]?.campaignId, "17");
  });

  test("by the referrer of the page, where the loader did not see another", () => {
    const { touches } = read({ url: "https://shop.example/", referrer: "https://www.google.com/" });
    assert.equal(touches[0]?.platform, "google");
  });

  test("by themselves: no touch, and what is known stays the same object", () => {
    const { rule, touches } = read({ url: "https://shop.example/" });
    const known: Touch[] = [{ kind: "click", at: AT }];
    assert.deepEqual(touches, []);
    assert.equal(rule(known), known);
  });

  test("with what the host wants to be remembered by", () => {
    const { touches } = read({ settings: { config: { attribution: { tracking: "newsletter-7" } } } });
    assert.equal(touches[0]?.trackingId, "newsletter-7");
  });

  test("with what a pixel left in a cookie", () => {
    const { touches } = read({ cookies: "_ttp=T1; other=x" });
    assert.equal(touches[0]?.clickIds?.["_ttp"], "T1");
  });

  test("once, however often it is asked", () => {
    const { rule, touches } = read({});
    assert.deepEqual(rule(touches), touches);
    assert.equal(rule(touches), touches);
  });
});

describe("what the loader wrote down on earlier pages", () => {
  const OTHER = "https://shop.example/?utm_source=line&utm_campaign=spring";

  test("counts with attribution=arrival only, and is looked for in its own namespace", () => {
    const record = [arrival(NOW - HOUR, OTHER)];
    assert.deepEqual(read({ record }).asked, []);
    assert.equal(read({ record }).touches.length, 1);
    const { touches, asked } = read({ record, settings: arrivalSettings });
    assert.deepEqual(asked, ["shop"]);
    assert.deepEqual(
      touches.map(({ at }) => at),
      [iso(NOW - HOUR), AT],
    );
  });

  test("this arrival is in it too, and is one", () => {
    const settings = { ...arrivalSettings, arrival: arrival(NOW) };
    const { touches } = read({ settings, record: [arrival(NOW - HOUR, OTHER), arrival(NOW)] });
    assert.equal(touches.length, 2);
  });

  test("so it is where the page and the loader read the clock one after the other", () => {
    const { touches } = read({ settings: arrivalSettings, record: [arrival(NOW - 800)] });
    assert.deepEqual(
      touches.map(({ at }) => at),
      [AT],
    );
  });

  test("the same link days before was another arrival: the first one is not lost", () => {
    const { touches } = read({ settings: arrivalSettings, record: [arrival(NOW - 72 * HOUR)] });
    assert.deepEqual(
      touches.map(({ at }) => at),
      [iso(NOW - 72 * HOUR), AT],
    );
  });

  test("a moment ago by another link was another one too", () => {
    const { touches } = read({ settings: arrivalSettings, record: [arrival(NOW - 800, OTHER)] });
    assert.equal(touches.length, 2);
  });

  test("came by themselves now: what led here before still counts", () => {
    const { touches } = read({
      url: "https://shop.example/",
      settings: arrivalSettings,
      record: [arrival(NOW - 72 * HOUR)],
    });
    assert.deepEqual(
      touches.map(({ campaignId }) => campaignId),
      ["17"],
    );
  });

  const damaged: [string, unknown][] = [
    ["no JSON", "{"],
    ["nothing", "null"],
    ["no list", { url: AD }],
    ["no records", [null, 7, "x", [], {}]],
    ["no address", [{ referrer: "", at: AT }]],
    ["no referrer", [{ url: AD, at: AT }]],
    ["no time", [{ url: AD, referrer: "" }]],
    ["a time that is none", [{ url: AD, referrer: "", at: "yesterday" }]],
    ["a time that is a number", [{ url: AD, referrer: "", at: 7 }]],
    ["an address that is none", [{ url: 7, referrer: "", at: iso(NOW - HOUR) }]],
  ];
  for (const [what, record] of damaged) {
    test(`${what}: it is left out, and this page's own is read`, () => {
      const { touches } = read({ settings: arrivalSettings, record });
      assert.deepEqual(
        touches.map(({ at }) => at),
        [AT],
      );
    });
  }

  test("one damaged record takes no other along", () => {
    const record = [{ url: 7 }, arrival(NOW - HOUR, OTHER), null];
    assert.equal(read({ settings: arrivalSettings, record }).touches.length, 2);
  });
});

describe("placeholders that the ad platform did not fill in", () => {
  const UNFILLED = "https://shop.example/?campaign_id=__CAMPAIGN_ID__&ad_id={{ad.id}}&utm_source=tiktok";

  test("are dropped, and each is named", () => {
    const { touches, reports } = read({ url: UNFILLED });
    assert.deepEqual([touches[0]?.campaignId, touches[0]?.adId, touches[0]?.source], [undefined, undefined, "tiktok"]);
    assert.deepEqual(reports.toSorted(), ["macro-unfilled ad_id", "macro-unfilled campaign_id"]);
  });

  test("a link that was filled in says nothing", () => assert.deepEqual(read({}).reports, []));
});
