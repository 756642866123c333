import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { ServerProcess } from "./support/server-process.ts";

describe("npm start", () => {
  let server: ServerProcess;

  before(async () => {
    server = await ServerProcess.start();
  });

  after(() => server?.remove());

  it("prints where everything is, and serves it there", async () => {
    for (const path of ["/", "/center/", "/cdn/loader.js", "/healthz"]) {
      const response = await fetch(server.origin + path);
      assert.equal(response.status, 200, path);
      await response.body?.cancel();
    }
    assert.match(server.output, /\/center\//);
    assert.match(server.output, /\/v1\/events/);
  });

  it("keeps its data and its address over a stop and over a crash", async () => {
    const { origin } = server;
    const tables = server.query("select name from sqlite_master where type = 'table' order by name");
    assert.ok(tables.length > 0);
    await server.stop();
    await assert.rejects(fetch(origin));
    await server.start();
    await server.kill();
    await assert.rejects(fetch(origin));
    await server.start();
    assert.equal(server.origin, origin);
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
    assert.deepEqual(server.query("select name from sqlite_master where type = 'table' order by name"), tables);
    assert.ok(existsSync(server.databasePath));
  });
});
