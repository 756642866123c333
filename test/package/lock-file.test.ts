import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root } from "../../tools/lib/root.ts";

interface Entry {
  readonly version?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, Entry>>;

/** Where Node would find a package, from the inside of another one: beside it, or beside one that it is in. */
function placesOf(name: string, path: string): string[] {
  const outer = path.split("/node_modules/");
  const places = outer.map((_, index) => [...outer.slice(0, outer.length - index), name].join("/node_modules/"));
  return [...places, `node_modules/${name}`];
}

/** @returns what a lock file does not hold although a package may want it on some platform */
function findMissing(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(name, path).some((place) => packages[place]))
      .map((name) => `${name}, for ${path}`),
  );
}

describe("the lock file", () => {
  it("holds what other platforms need too: npm ci refuses one that does not", async () => {
    const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as { packages: Packages };
    assert.deepEqual(findMissing(lock.packages), []);
    for (const system of ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64", "win32-x64"]) {
      for (const tool of ["@esbuild/", "@rolldown/binding-"]) {
        const name = `node_modules/${tool}${system}`;
        assert.ok(
          Object.keys(lock.packages).some((path) => path.includes(name)),
          name,
        );
      }
    }
  });

  it("would be found out otherwise", () => {
    const packages = {
      "node_modules/a": { optionalDependencies: { "a-linux": "1", "a-mac": "1" } },
      "node_modules/a/node_modules/b": { optionalDependencies: { "b-linux": "1" } },
      "node_modules/a-linux": {},
      "node_modules/a/node_modules/b-linux": {},
    };
    assert.deepEqual(findMissing(packages), ["a-mac, for node_modules/a"]);
  });
});
