import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { blockingTime, type TraceEvent } from "../../../bench/embed/blocking.ts";
import { folderOf } from "../../../bench/embed/install.ts";
import { pageOf } from "../../../bench/embed/page.ts";
import { fileOf, type Site, startSite, withNonce } from "../../../bench/embed/site.ts";
import { lostFigures, median, missedTargets, type Summary, summarize } from "../../../bench/embed/summary.ts";
import {
  blockOf,
  cellsOf,
  comparisonBlock,
  inOrder,
  joined,
  readmeBlock,
  withBlock,
} from "../../../bench/embed/table.ts";
import type { LoadRun, Measured, Outcome, Widget } from "../../../bench/embed/types.ts";
import { FLOOR, widgets } from "../../../bench/embed/widgets.ts";

const widget: Widget = { name: "one", title: "One", packages: { one: "1.2.3" }, page: () => "", input: "textarea" };

const load = (change: Partial<LoadRun> = {}): LoadRun => ({
  visible: 500,
  usable: 600,
  visibleBytes: 2500,
  visibleRequests: 1,
  usableBytes: 21_000,
  usableRequests: 2,
  blocking: 0,
  heap: 1,
  foreign: [],
  ...change,
});

const measured = (loads: Outcome<LoadRun>[], sends: [number, Outcome<number>[]][] = []): Measured => ({
  loads,
  sends: new Map(sends),
});

const summary = (change: Partial<Summary> = {}): Summary => ({
  ...summarize(widget, measured([load()], [[0, [20]]]), measured([load()])),
  ...change,
});

const own = (change: Partial<Summary> = {}): Summary => summary({ name: "lead-chat", title: "lead-chat", ...change });

describe("the median", () => {
  it("is the value in the middle, of an even number the mean of two", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 6]), 5.5);
    assert.ok(Number.isNaN(median([])));
  });
});

describe("a widget's figures", () => {
  it("are medians, and ratios to the floor of the same round", () => {
    // A machine that is three times slower in the second round slows the floor too.
    const floor = measured([
      load({ visible: 100, usable: 100 }),
      load({ visible: 300, usable: 300 }),
      load({ visible: 100, usable: 100 }),
    ]);
    const one = measured([
      load({ visible: 200, usable: 400 }),
      load({ visible: 600, usable: 1200 }),
      load({ visible: 210, usable: 390 }),
    ]);
    const { visible, usable, visibleRatio, usableRatio } = summarize(widget, one, floor);
    assert.deepEqual([visible, usable, visibleRatio, usableRatio], [210, 400, 2, 4]);
  });

  it("leave a round out in which it or the floor did not finish", () => {
    const floor = measured([{ failed: "late" }, load({ usable: 100 }), load({ usable: 100 })]);
    const one = measured([load({ usable: 900 }), load({ usable: 200 }), { failed: "usable not within 60 s" }]);
    const { usableRatio, failed } = summarize(widget, one, floor);
    assert.equal(failed, undefined);
    assert.equal(usableRatio, 2);
  });

  it("say why there are none when most rounds came to nothing", () => {
    const one = measured(
      [load(), { failed: "usable not within 60 s" }, { failed: "crashed" }],
      [
        [0, [20, 30, 25]],
        [1000, [{ failed: "the bubble not within 60 s" }]],
      ],
    );
    const { failed, usable, sends } = summarize(widget, one, one);
    assert.equal(failed, "usable not within 60 s");
    assert.equal(usable, undefined);
    assert.deepEqual(sends, { 0: 25, 1000: "the bubble not within 60 s" });
  });

  it("name every other host once", () => {
    const one = measured([load({ foreign: ["b.example", "a.example"] }), load({ foreign: ["a.example"] })]);
    assert.deepEqual(summarize(widget, one, one).foreign, ["a.example", "b.example"]);
  });
});

describe("what is missed", () => {
  const reached = { visibleBytes: 3000, visibleRatio: 1.1, usableBytes: 22_000, usableRatio: 1.3, blocking: 0 };

  it("is nothing where every target is reached", () => {
    assert.deepEqual(missedTargets(own(reached)), []);
    assert.deepEqual(missedTargets(own({ ...reached, visibleRatio: 1.1499, blocking: 0.4 })), []);
  });

  it("is told figure by figure, by how much", () => {
    assert.deepEqual(missedTargets(own({ ...reached, visibleBytes: 3001, usableRatio: 1.35, blocking: 12 })), [
      "weight until it shows: 3.0 kB, target 3.0 kB",
      "time until one can write: 1.4×, target 1.3×",
      "blocking time: 12 ms, target 0 ms",
    ]);
    assert.deepEqual(missedTargets(own({ failed: "late" })), ["not measured (late)"]);
  });

  it("names each chat that is ahead, the best first, and no yardstick", () => {
    const others = [
      summary({ title: "Slow", usableRatio: 9, heap: 20, sends: { 0: 99 } }),
      summary({ title: "Quick", usableRatio: 1.2, heap: 20, sends: { 0: 21 } }),
      summary({ title: "Quicker", usableRatio: 1.1, heap: 20, sends: { 0: 12.2 } }),
      summary({ title: "Yardstick", yardstick: true, usableRatio: 1, heap: 0.1, sends: { 0: 1 } }),
    ];
    const mine = own({ usableRatio: 1.4, sends: { 0: 20, 1000: 30 } });
    assert.deepEqual(lostFigures(mine, [mine, ...others]), [
      "time until one can write: 1.4×; Quicker 1.1×, Quick 1.2×",
      "Enter to bubble with 0 messages: 20 ms; Quicker 12 ms",
    ]);
  });

  it("counts as the same what looks the same in the table", () => {
    const mine = own({ usableRatio: 1.44, heap: 1.04 });
    assert.deepEqual(lostFigures(mine, [mine, summary({ usableRatio: 1.36, heap: 0.96 })]), []);
  });
});

const result = (all: Summary[]) => ({
  day: "2026-11-28",
  browser: "Chromium 140",
  rounds: { loads: 3, sends: 2 },
  widgets: all,
  unmeasured: [{ title: "Another", reason: "it has no file to run" }],
});

describe("the tables", () => {
  it("show weights with requests, ratios, and dashes", () => {
    assert.deepEqual(cellsOf(summary({ sends: { 0: 20.4, 1000: "the bubble not within 60 s" } })), [
      "2.5 (1)",
      "21.0 (2)",
      "1.0×",
      "1.0×",
      "0",
      "20",
      "did not finish",
      "–",
      "1.0",
    ]);
    assert.deepEqual(cellsOf(summary({ failed: "late", sends: {} })).join(""), "–".repeat(9));
  });

  it("have the yardsticks first, then the sooner ones, and last what did not finish", () => {
    const names = inOrder([
      summary({ name: "c", failed: "late", usableRatio: undefined as never }),
      summary({ name: "b", usableRatio: 3 }),
      summary({ name: "a", usableRatio: 2 }),
      summary({ name: FLOOR, yardstick: true }),
    ]).map(({ name }) => name);
    assert.deepEqual(names, [FLOOR, "a", "b", "c"]);
  });

  it("say plainly what is missed and lost", async () => {
    const mine = own({ usableRatio: 1.8, usableBytes: 21_500 });
    const block = await readmeBlock(result([mine, summary({ title: "Quick", usableRatio: 1.2 })]));
    assert.match(block, /\*\*lead-chat\*\* +\| +2\.5 \(1\)/);
    assert.match(block, /Targets missed:\n\n- time until one can write: 1\.8×, target 1\.3×/);
    assert.match(block, /time until one can write: 1\.8×; Quick 1\.2×/);
    assert.match(block, /Medians of 3 rounds of loading, and of 2 of sending five messages\. 2026-11-28, Chromium 140/);
    const best = await readmeBlock(result([own({ visibleRatio: 1, usableRatio: 1.2 })]));
    assert.match(best, /All targets are reached\.\n\nlead-chat is first on every figure\./);
  });

  it("leave out of the README what did not finish, and explain it in the comparison", async () => {
    const all = result([own(), summary({ title: "Heavy", failed: "usable not within 60 s", foreign: [] })]);
    assert.doesNotMatch(await readmeBlock(all), /Heavy/);
    const block = await comparisonBlock(all);
    assert.match(block, /- Heavy: `one@1\.2\.3`; loading did not finish \(usable not within 60 s\)/);
    assert.match(block, /- Another: it has no file to run/);
  });

  it("tell in the comparison what is no matter of time", async () => {
    const habits = { policy: { works: true, refused: ["style-src-elem"] }, offline: "arrives by itself" };
    const other = { policy: { works: false, refused: [] } };
    const all = result([own({ habits }), summary({ title: "Other", habits: other, noServer: "it has none" })]);
    const block = await comparisonBlock(all);
    assert.match(block, /\*\*lead-chat\*\* +\| works, refused by style-src-elem +\| arrives by itself/);
    assert.match(block, /Other +\| does not work, nothing refused +\| – \(it has none\)/);
  });

  it("keep what another part has measured", () => {
    const { name, title, yardstick, packages } = own();
    const before = result([own({ sends: { 0: 5 }, heap: 1 }), summary({ title: "Gone" })]);
    const sent = { name, title, yardstick, packages, sends: { 1000: 30 } };
    const both = joined(before, { ...result([sent]), rounds: { loads: 0, sends: 5 } });
    assert.deepEqual(both.rounds, { loads: 3, sends: 5 });
    assert.deepEqual(both.widgets[0]?.sends, { 0: 5, 1000: 30 });
    assert.equal(both.widgets[0]?.usable, before.widgets[0]?.usable);
    assert.equal(both.widgets[1]?.title, "Gone");
    const failed = joined(result([own({ failed: "late", visible: undefined as never })]), result([sent]));
    assert.equal(failed.widgets[0]?.failed, "late");
    assert.equal(joined(failed, result([own()])).widgets[0]?.failed, undefined);
    assert.deepEqual(joined(undefined, result([sent])).widgets, [sent]);
  });

  it("stand between markers", () => {
    const document = "# A\n\n<!-- bench:embed -->\n\nold\n\n<!-- /bench:embed -->\n\nmore\n";
    assert.equal(blockOf(document), "old");
    assert.equal(withBlock(document, "new"), document.replace("old", "new"));
    assert.throws(() => withBlock("# A", "new"), /<!-- bench:embed -->/);
  });
});

describe("a widget's page", () => {
  it("is one document with the markup in its body", () => {
    assert.match(pageOf("<my-chat></my-chat>"), /^<!doctype html>[^]*<body>[^]*<my-chat><\/my-chat>\n<\/body>/);
  });

  for (const one of widgets) {
    it(`of ${one.title} asks nobody but its own server`, () => {
      const markup = one.page(0) + one.page(1000);
      assert.doesNotMatch(markup, /(?:src|href)="(?:https?:)?\/\//);
      for (const [, path = ""] of markup.matchAll(/(?:src|href)="\/([^"]*)"/g)) {
        assert.match(path, new RegExp(`^(?:${one.name}|dist|bench)/`), "only files of its own folder");
      }
      assert.equal(one.page(1000).includes("1000"), one.noHistory === undefined && one.noSend === undefined);
    });

    it(`of ${one.title} is made of exact versions`, () => {
      for (const version of Object.values(one.packages)) assert.match(version, /^\d+\.\d+\.\d+$/);
    });
  }

  it("belongs to a widget of its own", () => {
    assert.equal(new Set(widgets.map(({ name }) => name)).size, widgets.length);
  });

  it("is installed anew when a version or its bundle changes", () => {
    const folder = folderOf("/tmp", widget);
    assert.equal(folder, folderOf("/tmp", { ...widget, title: "Another" }));
    assert.notEqual(folder, folderOf("/tmp", { ...widget, packages: { one: "1.2.4" } }));
    assert.notEqual(folder, folderOf("/tmp", { ...widget, entry: "import 'one'" }));
  });
});

describe("the blocking time", () => {
  const task = (ts: number, tdur: number, change: Partial<TraceEvent> = {}): TraceEvent => ({
    ...{ name: "RunTask", ph: "X", pid: 1, tid: 1, ts, dur: tdur, tdur },
    ...change,
  });
  const marks: TraceEvent[] = [
    { name: "embed-begin", ph: "R", pid: 1, tid: 1, ts: 1000 },
    { name: "embed-usable", ph: "R", pid: 1, tid: 1, ts: 900_000 },
  ];

  it("is what tasks worked beyond 50 ms each, between the marks, on the page's own thread", () => {
    const events = [
      task(2000, 49_000),
      task(100_000, 80_000),
      task(200_000, 60_000, { name: "ThreadControllerImpl::RunTask" }),
      // It waited for the processor.
      task(300_000, 10_000, { dur: 300_000 }),
      task(600_000, 90_000, { tid: 2 }),
      task(600_000, 90_000, { name: "EvaluateScript" }),
      task(950_000, 200_000),
      task(0, 900),
    ];
    assert.equal(blockingTime([...marks, ...events]), 40);
  });

  it("says what is missing", () => {
    assert.throws(() => blockingTime([task(0, 1)]), /embed-begin/);
  });
});

describe("a strict page", () => {
  it("has a nonce at its own inline code and styles, and at nothing else", () => {
    const page = withNonce(
      '<style>a{}</style><script>a()</script><script src="/a.js"></script><styled-chat></styled-chat>',
    );
    assert.equal(page.match(/ nonce="/g)?.length, 3);
    assert.match(page, /<styled-chat><\/styled-chat>$/);
  });
});

describe("the site", () => {
  let folder: string;
  let site: Site;
  const asked: string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "embed-site-"));
    await writeFile(join(folder, "a.js"), "a();\n".repeat(500));
    site = await startSite({
      folders: { one: folder },
      page: (name, messages) => (name === "one" ? pageOf(`<p>${String(messages)}</p>`) : undefined),
      backend: (_, response, path) => {
        asked.push(path);
        if (path !== "/api") return false;
        response.end("yes");
        return true;
      },
    });
  });
  after(async () => {
    await site.close();
    await rm(folder, { recursive: true });
  });

  it("serves files compressed, and says that nothing may be kept", async () => {
    const response = await fetch(`${site.origin}/one/a.js`, { headers: { "Accept-Encoding": "br" } });
    assert.equal(response.headers.get("content-encoding"), "br");
    assert.equal(response.headers.get("cache-control"), "no-cache");
    assert.ok(Number(response.headers.get("content-length")) < 100);
    assert.equal(await response.text(), "a();\n".repeat(500));
  });

  it("serves pages with a history of the asked length", async () => {
    assert.match(await (await fetch(`${site.origin}/pages/one?messages=1000`)).text(), /<p>1000<\/p>/);
  });

  it("asks the backend for the rest, and says when nobody knows", async () => {
    assert.equal(await (await fetch(`${site.origin}/api`)).text(), "yes");
    assert.equal((await fetch(`${site.origin}/two/a.js`)).status, 404);
    assert.equal((await fetch(`${site.origin}/one/missing.js`)).status, 404);
    assert.deepEqual(asked, ["/api", "/two/a.js"]);
  });

  it("leads out of no folder", () => {
    assert.equal(fileOf("/one/a.js", { one: folder }), join(folder, "a.js"));
    assert.equal(fileOf("/one", { one: folder }), join(folder, "index.html"));
    assert.equal(fileOf("/one/%2e%2e/secret", { one: folder }), undefined);
    assert.equal(fileOf("/one/..%2fsecret", { one: folder }), undefined);
    assert.equal(fileOf("/none/a.js", { one: folder }), undefined);
  });
});
