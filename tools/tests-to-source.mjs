// How many lines of tests there are to a line of source, by folder of `src`: node tools/tests-to-source.mjs [FOLDER…]
// Every line counts. A test belongs to the folder that its own path names (`test/unit/delivery/…` to `src/delivery`), the
// fixtures of a folder's tests too; what `OTHERS` names lies elsewhere. Folders inside a folder count only by their own name.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const OTHERS = { session: ["test/unit/live", "test/element/live", "test/fixtures/live", "test/e2e/kill.test.ts"] };
const folders = process.argv.slice(2);
if (folders.length === 0) folders.push("lead", "attribution", "storage", "delivery", "session");

const files = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
const lines = (paths) =>
  paths.reduce((sum, path) => sum + readFileSync(join(root, path), "utf8").split("\n").length - 1, 0);

const [sources, tests] = [files("src"), files("test")];
const rows = folders.map((folder) => {
  const source = lines(sources.filter((path) => path.slice(0, path.lastIndexOf("/")) === `src/${folder}`));
  const isTest = (path) =>
    new RegExp(`^test/(unit|contract|element|fixtures)/${folder}/[^/]+$`).test(path) ||
    OTHERS[folder]?.some((other) => path.startsWith(other));
  return { folder, test: lines(tests.filter(isTest)), source };
});
const all = rows.reduce(
  (sum, { test, source }) => ({ folder: "together", test: sum.test + test, source: sum.source + source }),
  { test: 0, source: 0 },
);
for (const { folder, test, source } of [...rows, all]) {
  const ratio = (test / source).toFixed(2);
  console.log(
    `${folder.padEnd(12)} ${String(test).padStart(6)} of tests to ${String(source).padStart(5)} of source: ${ratio}`,
  );
}
