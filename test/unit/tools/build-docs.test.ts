import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildDocs, slugOf } from "../../../tools/build-docs.mjs";
import { root } from "../../../tools/lib/root.ts";

describe("the documentation as pages", () => {
  let folder: string;
  const page = (path: string) => readFile(join(folder, "out", path), "utf8");

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-docs-"));
    const files: Record<string, string> = {
      "docs/README.md": "# Contents\n\n## Begin\n\n- [Start](start.md)\n- [Deep](guides/deep.md)\n",
      "docs/start.md": "# Start <b>\n\nSee [deep](guides/deep.md#a-heading), [code](../src/x.ts) and `<script>`.\n",
      "docs/guides/deep.md": "# Deep\n\n## A `heading`\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n[Back](../start.md)\n",
      "tools/docs/page.html": "<title>{{title}}</title><nav>{{menu}}</nav><main>{{body}}</main>{{up}}",
      "tools/docs/docs.css": "a{}",
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    await buildDocs({ root: folder, outDir: join(folder, "out") });
  });
  after(() => rm(folder, { recursive: true }));

  it("link to each other as pages, and not to what is no page", async () => {
    const html = await page("start.html");
    assert.match(html, /<a href="guides\/deep.html#a-heading">deep<\/a>/);
    assert.match(html, /, code and <code>&lt;script&gt;<\/code>/);
    assert.match(await page("guides/deep.html"), /<a href="\.\.\/start.html">Back<\/a>/);
  });

  it("have one menu, which marks the open page", async () => {
    assert.match(await page("start.html"), /<a href="start.html" aria-current="page">Start<\/a>/);
    const deep = await page("guides/deep.html");
    assert.match(deep, /<a href="\.\.\/start.html">Start<\/a>/);
    assert.match(deep, /<a href="deep.html" aria-current="page">Deep<\/a>/);
    assert.match(deep, /\.\.$/, "the way up to the style sheet");
  });

  it("have anchors as repositories make them, and tables that scroll by themselves", async () => {
    assert.equal(slugOf("A `heading`, again"), "a-heading-again");
    const html = await page("guides/deep.html");
    assert.match(html, /<h2 id="a-heading">/);
    assert.match(html, /<div class="table"[^>]*><table>/);
  });

  it("of this project all lead to pages that are there", async () => {
    const out = join(folder, "real");
    await buildDocs({ root, outDir: out });
    const pages = globSync("**/*.html", { cwd: out });
    assert.ok(pages.length > 10);
    for (const path of pages) {
      const html = await readFile(join(out, path), "utf8");
      const links = [...html.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, link = ""]) => link);
      for (const link of links.filter((one) => !/^(https?:|mailto:|\/)/.test(one)))
        await assert.doesNotReject(readFile(join(out, normalize(join(dirname(path), link)))), `${path}: ${link}`);
    }
  });
});
