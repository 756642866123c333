// Builds dist/docs: docs/*.md as pages. docs/README.md is the table of contents: its lists are the menu of every page.
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { Marked } from "marked";

const escape = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The anchor of a heading, as repositories on the web make it. */
export function slugOf(heading) {
  return heading
    .toLowerCase()
    .replace(/<[^>]*>|[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/** Where a link of a document leads in the pages; undefined for what is not among them. */
function target(href, file, files) {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const found = posix.normalize(posix.join(posix.dirname(file), path));
  if (!files.has(found)) return undefined;
  const page = found.replace(/(^|\/)README\.md$/, "$1index.md").replace(/\.md$/, ".html");
  return posix.relative(posix.dirname(file), page) + (anchor ? `#${anchor}` : "");
}

/** Renders one document: headings get anchors, links lead to pages, wide tables scroll by themselves. */
function renderer(file, files) {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        return `<h${depth} id="${escape(slugOf(inner.replace(/<[^>]*>/g, "")))}">${inner}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const to = target(href, file, files);
        return to === undefined ? inner : `<a href="${escape(to)}">${inner}</a>`;
      },
      table(token) {
        const cell = (tag, one) => `<${tag}>${this.parser.parseInline(one.tokens)}</${tag}>`;
        const row = (tag, cells) => `<tr>${cells.map((one) => cell(tag, one)).join("")}</tr>`;
        const body = token.rows.map((cells) => row("td", cells)).join("\n");
        const table = `<table><thead>${row("th", token.header)}</thead><tbody>${body}</tbody></table>`;
        return `<div class="table" tabindex="0" role="region" aria-label="Table">${table}</div>\n`;
      },
      code({ text, lang }) {
        return `<pre tabindex="0"><code${lang ? ` data-language="${escape(lang)}"` : ""}>${escape(text)}</code></pre>\n`;
      },
    },
  });
  return marked;
}

/** The menu: every list of the table of contents, with the page that is open marked. */
function menuOf(contents, file, files) {
  const here = target(posix.relative(posix.dirname(file) || ".", file), file, files);
  const parts = contents.split(/^## /m).slice(1);
  return parts
    .map((part) => {
      const [title = "", ...lines] = part.split("\n");
      const items = lines.flatMap((line) => /^- \[([^\]]+)\]\(([^)]+)\)/.exec(line)?.slice(1, 3) ?? []);
      let list = "";
      for (let at = 0; at < items.length; at += 2) {
        const to = target(posix.relative(posix.dirname(file), items[at + 1]) || items[at + 1], file, files);
        list += `<li><a href="${escape(to ?? "")}"${to === here ? ' aria-current="page"' : ""}>${escape(items[at])}</a></li>`;
      }
      return `<h2>${escape(title.trim())}</h2><ul>${list}</ul>`;
    })
    .join("\n");
}

/**
 * @param {{ root: string, outDir: string }} options `outDir` is dist/docs
 * @returns {Promise<void>}
 */
export async function buildDocs({ root, outDir }) {
  const docs = join(root, "docs");
  const template = readFileSync(join(root, "tools", "docs", "page.html"), "utf8");
  const contents = readFileSync(join(docs, "README.md"), "utf8");
  const found = globSync("**/*", { cwd: docs, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Set(
    found.map(({ parentPath, name }) => relative(docs, join(parentPath, name)).replaceAll("\\", "/")),
  );
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  for (const file of files) {
    const to = join(outDir, file.replace(/(^|\/)README\.md$/, "$1index.md").replace(/\.md$/, ".html"));
    mkdirSync(dirname(to), { recursive: true });
    if (!file.endsWith(".md")) {
      if (/\.(png|json|svg)$/.test(file) && existsSync(join(docs, file))) cpSync(join(docs, file), to);
      continue;
    }
    const text = readFileSync(join(docs, file), "utf8");
    const title = /^# (.+)$/m.exec(text)?.[1] ?? file;
    const parts = {
      title: escape(title.replaceAll("`", "")),
      up: posix.relative(posix.dirname(file), ".") || ".",
      menu: menuOf(contents, file, files),
      body: renderer(file, files).parse(text),
    };
    writeFileSync(
      to,
      template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]),
    );
  }
  cpSync(join(root, "tools", "docs", "docs.css"), join(outDir, "docs.css"));
}
