// Makes chunks that can be fetched again after a failure. A browser may remember a failed `import()` until its address
// changes (Firefox does), so each further try has another one. But a module that was fetched under a changed address is
// not the one that other chunks import by its plain name: they would get a second copy, or the remembered failure. So no
// chunk imports another one by itself. Each is a function of `$$i`, the loader's way to get a chunk: it fetches each once,
// under whatever address it can be had, and gives everybody the same. `$$p` is its way to ask again (`persist.ts`).
import { parseAst } from "rolldown/parseAst";

/**
 * @param {{ fileName: string, code: string, isEntry: boolean, imports: string[] }[]} chunks of one bundle
 * @returns the same chunks; the code of each exports one function `$`, which gives a promise of its exports
 * @throws Error where chunks import each other in a circle, or hold what cannot be carried over
 */
export function makePortable(chunks) {
  refuseCircles(chunks.filter(({ isEntry }) => !isEntry));
  return chunks.map((chunk) => {
    if (chunk.code.includes("$$i")) throw new Error(`${chunk.fileName}: "$$i" is taken`);
    return { ...chunk, code: asFunction(takeApart(chunk)) };
  });
}

function asFunction({ body, imports, exported }) {
  const patterns = imports.map(({ pattern }) => pattern);
  const calls = imports.map(({ source }) => `$$i("${source}")`);
  const start = imports.length === 0 ? "" : `const[${patterns}]=await Promise.all([${calls}]);`;
  const given = exported.map(({ name, local }) => (name === local ? name : `${name}:${local}`));
  return `export const $=async($$i,$$p)=>{${start}${body};return{${given}}};`;
}

/** Splits a chunk into its imports, its exports and the rest, in which dynamic imports are calls of `$$i`. */
function takeApart({ fileName, code }) {
  const imports = [];
  const exported = [];
  const rest = [];
  for (const node of parseAst(code).body) {
    const text = code.slice(node.start, node.end);
    if (node.type === "ImportDeclaration") {
      imports.push({ source: node.source.value.replace("./", ""), pattern: patternOf(node, fileName) });
    } else if (node.type === "ExportNamedDeclaration" && !node.source && !node.declaration) {
      for (const { local, exported: as } of node.specifiers) exported.push({ name: as.name, local: local.name });
    } else if (node.type.startsWith("Export")) {
      throw new Error(`${fileName}: an export that cannot be carried over: ${text.slice(0, 80)}`);
    } else rest.push(text.replace(/;$/, ""));
  }
  const body = rest.join(";").replace(/\bimport\((["'`])\.\/([^"'`]+)\1\)/g, '$$$$i("$2")');
  return { imports, exported, body };
}

/** `{a as b}` → `{a:b}`; nothing for an import for its effect. */
function patternOf({ specifiers }, fileName) {
  if (specifiers.length === 0) return "";
  return `{${specifiers.map(({ type, imported, local }) => {
    if (type !== "ImportSpecifier") throw new Error(`${fileName}: only named imports can be carried over`);
    return imported.name === local.name ? local.name : `${imported.name}:${local.name}`;
  })}}`;
}

/** Chunks that wait for each other would wait for ever. */
function refuseCircles(chunks) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const visit = (file, path) => {
    if (path.includes(file)) throw new Error(`chunks import each other in a circle: ${[...path, file].join(" → ")}`);
    for (const next of byFile.get(file)?.imports ?? []) visit(next, [...path, file]);
  };
  for (const { fileName } of chunks) visit(fileName, []);
}
