import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { attribute } from "../../../src/attribution/attribute.ts";
import { campaignParameters } from "../../../src/attribution/campaign-parameters.ts";
import { describeAddress, describePage, originOf } from "../../../src/attribution/describe-page.ts";
import { mergeTouches } from "../../../src/attribution/merge-touches.ts";
import { readTouch } from "../../../src/attribution/read-touch.ts";
import type { Touch } from "../../../src/protocol/lead-event.ts";

const END = Date.UTC(2026, 10, 20, 9);
const touch: fc.Arbitrary<Touch> = fc.record(
  {
    kind: fc.constantFrom("click", "view"),
    at: fc.integer({ min: -40 * 24, max: 24 }).map((hours) => new Date(END + hours * 3_600_000).toISOString()),
    goal: fc.constantFrom("lead", "conversation"),
    campaign: fc.constantFrom("a", "b"),
  },
  { requiredKeys: ["kind", "at"] },
);
const touches = fc.uniqueArray(touch, { maxLength: 12, selector: ({ at }) => at });
const settings = fc.record({
  clickDays: fc.constantFrom(0, 1, 7, 14, 28, 3.5),
  viewDays: fc.constantFrom(0, 1, 7),
});
const goal = fc.constantFrom("lead", "conversation");

describe("the rule, whatever touches there are", () => {
  const at = new Date(END).toISOString();

  test("every touch wins or has lost, and only one wins", () => {
    fc.assert(
      fc.property(touches, goal, settings, (all, wanted, windows) => {
        const { winner, losers } = attribute(all, { goal: wanted, at }, windows);
        assert.equal(losers.length + (winner ? 1 : 0), all.length);
        assert.deepEqual(new Set([...losers.map((one) => one.touch), ...(winner ? [winner] : [])]), new Set(all));
      }),
    );
  });

  test("who wins is inside its window, before the conversion, and of the right goal", () => {
    fc.assert(
      fc.property(touches, goal, settings, (all, wanted, windows) => {
        const { winner } = attribute(all, { goal: wanted, at }, windows);
        if (!winner) return;
        const age = END - Date.parse(winner.at);
        const days = winner.kind === "click" ? windows.clickDays : windows.viewDays;
        assert.ok(age >= 0 && age <= days * 86_400_000);
        assert.ok(!winner.goal || winner.goal === wanted);
      }),
    );
  });

  test("nobody who would count came later, and no click lost to a view", () => {
    fc.assert(
      fc.property(touches, goal, settings, (all, wanted, windows) => {
        const { winner, losers } = attribute(all, { goal: wanted, at }, windows);
        for (const { touch: loser, reason } of losers) {
          if (reason === "earlier") assert.ok(loser.kind === winner?.kind && loser.at < winner.at);
          if (reason === "view-beaten") assert.deepEqual([loser.kind, winner?.kind], ["view", "click"]);
        }
        if (!winner) assert.ok(losers.every(({ reason }) => reason !== "earlier" && reason !== "view-beaten"));
      }),
    );
  });

  test("the order in which they are given does not matter", () => {
    fc.assert(
      fc.property(
        touches.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        goal,
        ([all, shuffled], wanted) => {
          const conversion = { goal: wanted, at } as const;
          assert.deepEqual(attribute(all, conversion).winner, attribute(shuffled, conversion).winner);
        },
      ),
    );
  });

  test("a longer window never takes the win from a click", () => {
    fc.assert(
      fc.property(touches, goal, (all, wanted) => {
        const short = attribute(all, { goal: wanted, at }, { clickDays: 7, viewDays: 1 }).winner;
        const long = attribute(all, { goal: wanted, at }, { clickDays: 28, viewDays: 7 }).winner;
        if (short?.kind === "click") assert.equal(long, short);
        if (short) assert.ok(long);
      }),
    );
  });
});

describe("touches that are kept", () => {
  test("at most 50, the first and the latest among them, each moment once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(touch, { maxLength: 20, selector: (one) => one.at }), { maxLength: 8 }),
        (visits) => {
          let known: readonly Touch[] = [];
          let first: Touch | undefined;
          for (const news of visits) {
            const before = known;
            known = mergeTouches(known, news);
            first ??= known[0];
            assert.ok(known.length <= 50);
            assert.equal(known[0], first);
            const latest = news.filter(({ at }) => !before.some((one) => one.at === at)).at(-1);
            if (latest) assert.equal(known.at(-1), latest);
            else assert.equal(known, before);
            assert.equal(new Set(known.map(({ at }) => at)).size, known.length);
          }
        },
      ),
    );
  });

  const numbered = (from: number, count: number): Touch[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: "click",
      at: new Date(END + (from + index) * 1000).toISOString(),
    }));
  const cases: [what: string, known: number, news: number, expected: number[]][] = [
    ["nothing and nothing", 0, 0, []],
    ["the first one", 0, 1, [0]],
    ["fifty fit", 49, 1, Array.from({ length: 50 }, (_, index) => index)],
    ["of 51 the second goes", 50, 1, [0, ...Array.from({ length: 49 }, (_, index) => index + 2)]],
    ["of 60 the first and the last 49 stay", 50, 10, [0, ...Array.from({ length: 49 }, (_, index) => index + 11)]],
    ["of 80 at once", 0, 80, [0, ...Array.from({ length: 49 }, (_, index) => index + 31)]],
  ];
  for (const [what, known, news, expected] of cases) {
    test(what, () => {
      const merged = mergeTouches(numbered(0, known), numbered(known, news));
      assert.deepEqual(
        merged.map(({ at }) => (Date.parse(at) - END) / 1000),
        expected,
      );
    });
  }
});

describe("an address that leaves the device", () => {
  const word = fc.stringMatching(/^[\w%+.~ ä漢-]{0,20}$/);
  const parameter = fc.tuple(
    fc.constantFrom(
      "utm_source",
      "utm_campaign",
      "campaign_id",
      "ttclid",
      "ref",
      "email",
      "token",
      "session",
      "q",
      "name",
    ),
    word,
  );
  const address = fc
    .record({ path: fc.webPath(), parameters: fc.array(parameter, { maxLength: 8 }), fragment: word })
    .map(({ path, parameters, fragment }) => {
      const url = new URL(`https://ana:secret@shop.example:8443${path}`);
      for (const [name, value] of parameters) url.searchParams.append(name, value);
      url.hash = fragment;
      return { url: url.href, parameters };
    });

  test("has none but the known campaign parameters, no fragment, no user, at most 512 characters", () => {
    fc.assert(
      fc.property(address, ({ url }) => {
        const described = describeAddress(url);
        assert.ok(described.length <= 512);
        assert.doesNotMatch(described, /secret|#/);
        for (const name of new URL(described).searchParams.keys())
          assert.ok(!["email", "token", "session", "q", "name"].includes(name), name);
      }),
    );
  });

  test("keeps those that it may, with their values; describing it again changes nothing", () => {
    fc.assert(
      fc.property(address, ({ url, parameters }) => {
        const described = describeAddress(url);
        assert.equal(describeAddress(described), described);
        if (!new URL(described).search) return;
        const allowed = parameters.filter(([name]) => /^(utm_|campaign_id|ttclid|ref)/.test(name));
        assert.deepEqual([...new URL(described).searchParams], allowed);
      }),
    );
  });

  test("anything at all: no error, and nothing that is no address", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.equal(typeof describeAddress(text), "string");
        assert.equal(typeof originOf(text), "string");
        assert.ok(campaignParameters(text) instanceof Map);
      }),
    );
  });

  test("a touch says no more of the address than that", () => {
    fc.assert(
      fc.property(address, fc.webUrl(), ({ url }, referrer) => {
        const { touch: read } = readTouch({ url, referrer, at: new Date(END).toISOString() });
        if (!read) return;
        assert.ok(read.landing === undefined || read.landing === describeAddress(url));
        assert.ok(read.referrer === undefined || read.referrer === originOf(referrer));
        for (const value of Object.values(read)) if (typeof value === "string") assert.ok(value.length <= 512);
      }),
    );
  });

  test("nor does the page of an event", () => {
    fc.assert(
      fc.property(address, fc.webUrl({ withQueryParameters: true }), ({ url }, referrer) => {
        const page = describePage({ url, referrer, language: "id", timeZone: "Asia/Jakarta" });
        assert.equal(page.url, describeAddress(url));
        assert.equal(page.referrer, originOf(referrer));
      }),
    );
  });
});
