import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkCode, findForbidden } from "../../../tools/lib/check-code.ts";
import { findGaps } from "../../../tools/lib/check-manifest.ts";
import { checkFormSize } from "../../../tools/lib/check-form-size.ts";
import { checkSizes, filesUntil, LIMITS } from "../../../tools/lib/check-sizes.ts";

const MANIFEST = {
  loader: "loader.js",
  panel: "chunks/panel.js",
  engine: "chunks/engine.js",
  imports: {
    "chunks/panel.js": ["chunks/lit.js"],
    "chunks/engine.js": ["chunks/panel.js", "chunks/rules.js"],
    "chunks/rules.js": ["chunks/engine.js"],
  },
};

describe("the sizes", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-sizes-"));
    await mkdir(join(folder, "chunks"));
    await writeFile(join(folder, "manifest.json"), JSON.stringify(MANIFEST));
  });

  after(() => rm(folder, { recursive: true }));

  /** Random bytes cannot be compressed, so their number is their size. */
  async function write(sizes: Readonly<Record<string, number>>): Promise<void> {
    for (const [file, size] of Object.entries(sizes)) await writeFile(join(folder, file), randomBytes(size));
  }

  it("count each file once, with everything it imports, in a circle too", () => {
    assert.deepEqual(filesUntil(MANIFEST), {
      launcher: ["loader.js"],
      composer: ["loader.js", "chunks/panel.js", "chunks/lit.js"],
      captured: ["loader.js", "chunks/panel.js", "chunks/lit.js", "chunks/engine.js", "chunks/rules.js"],
    });
  });

  it("pass up to the limit and fail beyond it, wherever it is crossed", async () => {
    const room = 100;
    const fitting = {
      "loader.js": LIMITS.launcher - room,
      "chunks/panel.js": 9_000,
      "chunks/lit.js": LIMITS.composer - LIMITS.launcher - 9_000 - room,
      "chunks/engine.js": 3_000,
      "chunks/rules.js": LIMITS.captured - LIMITS.composer - 3_000 - room,
    };
    await write(fitting);
    const fine = await checkSizes(folder);
    assert.ok(fine.ok, fine.output);
    assert.match(fine.output, /captured: \d+ of 30000 bytes in 5 requests/);
    for (const file of Object.keys(fitting) as (keyof typeof fitting)[]) {
      await write({ ...fitting, [file]: fitting[file] + 5 * room });
      assert.equal((await checkSizes(folder)).ok, false, file);
    }
  });
});

describe("the size of the form", () => {
  it("counts what opening it loads beyond the chat", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lead-chat-form-size-"));
    try {
      const imports = {
        ...MANIFEST.imports,
        "chunks/panel-lead-chat-form-define.js": ["chunks/panel.js", "chunks/trap.js"],
      };
      await mkdir(join(folder, "chunks"));
      await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...MANIFEST, imports }));
      await writeFile(join(folder, "chunks/panel.js"), randomBytes(20_000));
      await writeFile(join(folder, "chunks/trap.js"), randomBytes(3_000));
      await writeFile(join(folder, "chunks/panel-lead-chat-form-define.js"), randomBytes(8_800));
      const fine = await checkFormSize(folder);
      assert.ok(fine.ok, fine.output);
      assert.match(fine.output, /in 2 requests/);
      await writeFile(join(folder, "chunks/trap.js"), randomBytes(3_400));
      assert.equal((await checkFormSize(folder)).ok, false);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("the built code", () => {
  it("holds nothing that a strict policy refuses", () => {
    const lit = 'static createElement(t,i){const s=l.createElement("template");return s.innerHTML=t,s}';
    assert.deepEqual(findForbidden(lit), []);
    assert.deepEqual(findForbidden("retrieval(1); x.innerHTML == y; x.eval(1)"), []);
    assert.deepEqual(findForbidden(`new Function("a"); eval("b"); e.innerHTML="c"; e.outerHTML = d;`), [
      "new Function",
      "eval",
      "innerHTML",
      "innerHTML",
    ]);
    assert.deepEqual(findForbidden("e.insertAdjacentHTML(a, b); document.write(c)"), [
      "insertAdjacentHTML",
      "document.write",
    ]);
  });

  it("is there at all", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lead-chat-code-"));
    assert.equal((await checkCode(folder)).ok, false);
    await writeFile(join(folder, "a.js"), "let a = 1;");
    assert.equal((await checkCode(folder)).ok, true);
    await writeFile(join(folder, "b.js"), "eval(1);");
    assert.deepEqual(await checkCode(folder), { ok: false, output: "b.js: eval" });
    await rm(folder, { recursive: true });
  });
});

describe("the elements' documentation", () => {
  const full = (tagName: string) => ({
    tagName,
    description: "An element.",
    attributes: [{ name: "open", description: "Whether it is open." }],
    events: [{ name: "change", description: "It changed." }],
    cssParts: [{ name: "panel", description: "The panel." }],
    cssProperties: [{ name: "--a", description: "A colour." }],
  });

  it("has no gaps", () => {
    const modules = [{ path: "a.js", declarations: [full("lead-chat"), full("lead-form")] }];
    assert.deepEqual(findGaps({ modules }), []);
  });

  it("is asked for everything that a page can use", () => {
    const declarations = [{ ...full("lead-chat"), description: "", events: [], cssParts: [{ name: "panel" }] }];
    assert.deepEqual(findGaps({ modules: [{ path: "a.js", declarations }] }), [
      "<lead-chat> has no description.",
      "<lead-chat> documents no events.",
      '<lead-chat>, cssParts: "panel" has no description.',
      "<lead-form> is not in the manifest.",
    ]);
  });
});
