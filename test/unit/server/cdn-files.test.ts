import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { createCdnFiles, keepBuild } from "../../../src/server/files/cdn-files.ts";

describe("the script-tag build and the ones before it", () => {
  let place: string;
  let options: { folder: string; archive: string };
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), "lead-chat-cdn-"));
    options = { folder: join(place, "dist"), archive: join(place, "data", "cdn") };
  });
  afterEach(() => rm(place, { recursive: true, force: true }));

  /** What `npm run build` does: the folder holds this build and nothing of the one before. */
  async function build(version: string, chunk: string): Promise<void> {
    await rm(options.folder, { recursive: true, force: true });
    await mkdir(join(options.folder, "chunks"), { recursive: true });
    const files = {
      "loader.js": version,
      "lead-chat.js": version,
      "integrity.json": version,
      [`chunks/${chunk}`]: chunk,
    };
    for (const [name, text] of Object.entries({ ...files, "manifest.json": JSON.stringify({ version }) })) {
      await writeFile(join(options.folder, name), text);
    }
    await keepBuild(options);
  }
  const read = async (path: string): Promise<string | undefined> => {
    const file = await createCdnFiles(options).read(path);
    return file && new TextDecoder().decode(file.body);
  };

  test("chunks of earlier builds stay, with and without a version in the address", async () => {
    await build("0.1.0", "panel-aaaaaaaa.js");
    await build("0.2.0", "panel-bbbbbbbb.js");
    for (const chunk of ["panel-aaaaaaaa.js", "panel-bbbbbbbb.js"]) {
      assert.equal(await read(`chunks/${chunk}`), chunk);
      assert.equal(await read(`0.1.0/chunks/${chunk}`), chunk);
    }
  });

  test("an exact version stands under its own address for good; without one it is the latest", async () => {
    await build("0.1.0", "panel-aaaaaaaa.js");
    await build("0.2.0", "panel-bbbbbbbb.js");
    assert.equal(await read("loader.js"), "0.2.0");
    assert.equal(await read("0.1.0/loader.js"), "0.1.0");
    assert.equal(await read("0.2.0/lead-chat.js"), "0.2.0");
    assert.equal(await read("0.3.0/loader.js"), undefined);
  });

  test("nothing outside of the two folders is served, and a missing build is no error", async () => {
    await keepBuild(options);
    assert.equal(await read("loader.js"), undefined);
    await build("0.1.0", "panel-aaaaaaaa.js");
    for (const path of ["../dist/loader.js", "0.1.0/../../secret", "0.1.0/chunks/../../loader.js"]) {
      await writeFile(join(place, "secret"), "secret");
      assert.notEqual(await read(path), "secret");
    }
  });
});
