// Builds dist/cdn: loader.js (a classic script that also works as a module), the chunks it imports, and the one-file
// variant. Three builds, not one: the panel and the engine must each arrive in a single request, so that nothing is
// shared between them through a third file.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { rolldown } from "rolldown";
import { minify as squeeze } from "terser";
import { arrange, sizeOf } from "./lib/arrange.mjs";
import { bundledLicences } from "./lib/bundled-licences.mjs";
import { writeIntegrity } from "./lib/integrity.mjs";
import { leanLit } from "./lib/lean-lit.mjs";
import { makePortable } from "./lib/portable-chunks.mjs";

// Licences of what is bundled stand in a file beside the chunks, not in each of them.
const codegen = { removeWhitespace: true, legalComments: "none" };
const minify = { compress: { target: "es2022" }, mangle: true, codegen };

/** Imports that lead to another of the builds are left to the caller's map. */
function redirect(targets) {
  return {
    name: "lead-chat-redirect",
    resolveId(source, importer) {
      if (!importer) return null;
      for (const [suffix, id] of Object.entries(targets))
        if (posix.join("/", source).endsWith(suffix)) return { id, external: id.startsWith("./") };
      return null;
    },
  };
}

/** Replaces a module by given code. */
function replace(suffix, code) {
  return {
    name: "lead-chat-replace",
    load: {
      filter: { id: new RegExp(`${suffix.replaceAll(".", "\\.")}$`) },
      handler: () => ({ code, moduleType: "js" }),
    },
  };
}

/** A style sheet as Prettier writes it, without what only people need: one declaration or selector a line. */
function packStyles(styles) {
  return styles
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/^\s*([\w-]+):\s+/gm, "$1:")
    .replace(/\s*\n\s*/g, "\n")
    .replace(/ \{\n/g, "{")
    .replace(/, /g, ",")
    .replace(/\(([\w-]+): /g, "($1:")
    .replace(/([ ,(:])0\.(?=\d)/g, "$1.")
    .replace(/ (?=!important)/g, "")
    .replace(/;\n\}/g, "}")
    .replace(/([;{},])\n/g, "$1");
}

/** The loader runs in pages only: what its modules say for servers, which render pages too, is not worth its bytes. */
const pagesOnly = {
  name: "lead-chat-pages-only",
  transform: {
    filter: { id: /\/(lead-chat|arrival|define-element)\.ts$/ },
    handler(code, id) {
      const lean = code
        .replace("globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)", "HTMLElement")
        .replace("globalThis.document && {", "{")
        .replace("globalThis.customElements", "customElements")
        .replaceAll("registry?.", "registry.");
      if (lean === code) throw new Error(`${id}: nothing in it is for servers`);
      return { code: lean };
    },
  },
};

/** Templates and styles are written indented; the indentation is not worth a visitor's bytes. Lines stay lines. */
const unindent = {
  name: "lead-chat-unindent",
  transform: {
    filter: { id: /\/src\/(elements|i18n)\// },
    handler: (code) => ({
      code: code.replace(/\bcss`([^`]*)`/g, (_, styles) => `css\`${packStyles(styles)}\``).replace(/\n\s+/g, "\n"),
    }),
  },
};

/**
 * One bundle with its lazy chunks. Everything that the entry imports statically is kept in one file with it, and lazy
 * chunks take what they share from there: an entry is one request.
 */
async function bundle({ input, plugins = [], root, format = "esm" }) {
  const build = await rolldown({
    input,
    cwd: root,
    platform: "browser",
    plugins: [...plugins, leanLit, unindent],
    transform: { target: "es2022" },
    preserveEntrySignatures: "allow-extension",
    onLog(level, log, handler) {
      if (level === "warn") throw new Error(log.message);
      handler(level, log);
    },
  });
  const generate = async (codeSplitting) => {
    const files = { entryFileNames: "[name].js", chunkFileNames: "[name].js" };
    const { output } = await build.generate({ format, minify, ...files, codeSplitting, sourcemap: false });
    return output.filter((file) => file.type === "chunk");
  };
  try {
    if (format === "iife") return await generate(false);
    const together = staticModules(await generate({ groups: [] }));
    const groups = [{ name: Object.keys(input)[0], test: (id) => together.has(id) }];
    return await generate({ groups });
  } finally {
    await build.close();
  }
}

/** Characters that are written by their numbers: more of them would cost bytes. */
const FEW = 10;

/**
 * A second minifier finds another percent in what the first one leaves. It may take it that a property that nothing is
 * done with was not read for what reading it does, and that nobody asks a function how many parameters it has. Not that
 * the platform's own objects are as they were made: on many pages they are not.
 */
async function squeezed(chunk) {
  const compress = { ecma: 2022, passes: 2, unsafe_arrows: true, pure_getters: true, keep_fargs: false };
  // A browser keeps a text in one byte a character, unless there is one that needs two.
  const ascii_only = (chunk.code.match(/[\u0080-\uffff]/g) ?? []).length < FEW;
  const format = { ecma: 2022, comments: false, ascii_only };
  const { code } = await squeeze(chunk.code, { module: true, compress, format });
  // In parentheses a chunk's function is compiled at once, not read twice.
  return { ...chunk, code: code.replace(/^export const \$=(async.*?);?\n?$/s, "export const $=($1);") };
}

/** Ids of the modules that the entry chunk reaches without a dynamic import. */
function staticModules(chunks) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const ids = new Set();
  const visit = (chunk) => {
    for (const id of chunk.moduleIds) ids.add(id);
    for (const file of chunk.imports) if (byFile.has(file)) visit(byFile.get(file));
  };
  visit(chunks.find((chunk) => chunk.isEntry));
  return ids;
}

/** Of a chunk's hash: one in 16 million changes would go unseen. The names are the costliest text of the entries. */
const DIGITS = 6;

/** How many sets of chunk names are tried. */
const SALTS = 12;

/** Whether a chunk is the wording of one language. */
const isLanguage = ({ facadeModuleId }) => /\/i18n\/(form\/)?[a-z]{2,3}(-[A-Z]\w+)?\.ts$/.test(facadeModuleId ?? "");

/**
 * Names each chunk by the content of all that it can reach, and writes it: a chunk never changes under its name, so
 * servers and browsers may keep it for ever. (Reach, not own text: chunks may import each other in a circle.)
 */
async function emit(bundled, directory, prefix) {
  const chunks = await Promise.all(makePortable(bundled).map(squeezed));
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const inner = (chunk) => [...chunk.imports, ...chunk.dynamicImports].filter((file) => byFile.has(file));
  // Languages share one hash: 23 different ones would be the costliest text of the panel.
  const languages = chunks.filter(isLanguage).map(({ fileName }) => fileName);
  const nameOf = (named, salt) => {
    const { fileName } = named;
    const reached = new Set(isLanguage(named) ? languages : [fileName]);
    for (const file of reached) for (const next of inner(byFile.get(file))) reached.add(next);
    const hash = createHash("sha256").update(salt);
    for (const file of [...reached].sort()) hash.update(byFile.get(file).code);
    const base = fileName.replace(/\.js$/, "").replace(/^.*\//, "");
    return `${base.startsWith(prefix) ? base : `${prefix}-${base}`}-${hash.digest("hex").slice(0, DIGITS)}.js`;
  };
  const entry = chunks.find((chunk) => chunk.isEntry);
  const namesWith = (salt) => new Map(chunks.map((chunk) => [chunk.fileName, nameOf(chunk, salt)]));
  const write = (chunk, names) =>
    inner(chunk).reduce((code, file) => code.replaceAll(`"${file}"`, `"${names.get(file)}"`), chunk.code);
  // The entry holds most names, and they look random: of several sets one compresses better than the others.
  const sets = Array.from({ length: SALTS }, (_, salt) => namesWith(String(salt)));
  const sizes = sets.map((names) => sizeOf(write(entry, names)));
  const names = sets[sizes.indexOf(Math.min(...sizes))];
  const imports = {};
  for (const chunk of chunks) {
    const name = names.get(chunk.fileName);
    imports[name] = chunk.imports.map((file) => names.get(file) ?? file);
    writeFileSync(join(directory, name), write(chunk, names));
  }
  return { entry: names.get(entry.fileName), imports };
}

/**
 * What `chunks.ts` is in the script-tag build: gets chunks by their addresses, against the loader's own. Each is fetched
 * once; after a failure under a changed address, since a browser may remember what failed. Where the page names the
 * loader's integrity, addresses stay as they are: it has named those of the chunks too.
 */
function chunksModule(panel, engine) {
  return `import { persist } from "../../session/persist.ts";
const script = document.currentScript;
const base = script?.src.replace(/[^/]*([?#].*)?$/, "") || "./";
const loaded = {};
let retry = "";
const load = (path) =>
  (loaded[path] ||= import(base + "chunks/" + path + (retry && "?r=" + retry))
    .then((chunk) => chunk.$(load, persist))
    .catch((error) => {
      loaded[path] = 0;
      script?.integrity || retry++;
      throw error;
    }));
export const loadPanel = () => load(${JSON.stringify(panel)}), loadEngine = () => load(${JSON.stringify(engine)});`;
}

/** Every byte of the loader is paid by every page view: what may stand in any order stands in the one that is smallest. */
function arrangeLoader(code) {
  const isValid = (lines) =>
    lines.findIndex((line) => line.startsWith("zh.")) < lines.findIndex((line) => line.startsWith("zh/")) &&
    lines.at(-1).startsWith(".*/");
  const named = arrange(code, { literal: /[^"`]*zh\/[^"`]*/, separator: ",", isValid, tries: 500 });
  return arrange(named, { literal: /[^"`]*business-name [^"`]*/, separator: " ", tries: 100 });
}

/**
 * @param {{ root: string, outDir: string }} options `outDir` is dist/cdn
 * @returns {Promise<void>}
 */
export async function buildCdn({ root, outDir }) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const directory = join(outDir, "chunks");
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });

  cpSync(join(root, "src", "themes"), join(outDir, "themes"), { recursive: true });

  // The loader has it, and gives it to its chunks.
  const handed = replace("session/persist.ts", "export const persist = $$p;");
  const engineChunks = await bundle({ input: { engine: "src/session/engine.ts" }, plugins: [handed], root });
  const engine = await emit(engineChunks, directory, "engine");
  const toEngine = redirect({ "/engine.ts": `./${engine.entry}` });
  const panelInput = { panel: "src/elements/panel/panel-module.ts" };
  const panelChunks = await bundle({ input: panelInput, plugins: [toEngine, handed], root });
  const panel = await emit(panelChunks, directory, "panel");
  const [loader] = await bundle({
    input: { loader: "src/loader.ts" },
    plugins: [replace("lead-chat/chunks.ts", chunksModule(panel.entry, engine.entry)), pagesOnly],
    root,
    format: "iife",
  });
  writeFileSync(join(outDir, "loader.js"), arrangeLoader((await squeezed(loader)).code));
  const [single] = await bundle({ input: { "lead-chat": "src/single.ts" }, root, format: "iife" });
  writeFileSync(join(outDir, "lead-chat.js"), single.code);

  const bundled = [...engineChunks, ...panelChunks, loader, single].flatMap(({ moduleIds }) => moduleIds);
  writeFileSync(join(outDir, "licenses.txt"), bundledLicences(bundled));
  const inChunks = (list) =>
    Object.fromEntries(
      Object.entries(list).map(([file, files]) => [`chunks/${file}`, files.map((f) => `chunks/${f}`)]),
    );
  const manifest = {
    version,
    loader: "loader.js",
    panel: `chunks/${panel.entry}`,
    engine: `chunks/${engine.entry}`,
    imports: { ...inChunks(engine.imports), ...inChunks(panel.imports) },
  };
  writeFileSync(join(outDir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const files = ["loader.js", "lead-chat.js", ...Object.keys(manifest.imports)];
  writeIntegrity({ outDir, version, files, base: process.env.LEAD_CHAT_CDN });
}
