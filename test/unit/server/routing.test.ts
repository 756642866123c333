import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import {
  accessKey,
  openTestServer,
  readProblem,
  serverOrigin,
  type TestServer,
} from "../../fixtures/server/test-server.ts";

describe("paths and methods", () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());
  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    server.fetch(new Request(`${serverOrigin}${path}`, { method, headers }));

  for (const [method, path] of [
    ["GET", "/nowhere"],
    ["GET", "/"],
    ["GET", "/v1"],
    ["POST", "/v1/events/1"],
    ["POST", "/v2/events"],
    ["GET", "/healthz/x"],
    ["GET", "/cdn/loader.js"],
    ["GET", "/%E0%A4%A"],
  ] as const) {
    it(`${method} ${path} is not there`, async () => {
      const problem = await readProblem(await send(method, path));
      assert.deepEqual([problem.status, problem.type], [404, "urn:lead-chat:problem:not-found"]);
    });
  }

  for (const [method, path, allow] of [
    ["GET", "/v1/events", "POST, OPTIONS"],
    ["HEAD", "/v1/events", "POST, OPTIONS"],
    ["PUT", "/v1/events", "POST, OPTIONS"],
    ["DELETE", "/v1/events", "POST, OPTIONS"],
    ["POST", "/healthz", "GET, HEAD"],
    ["DELETE", "/readyz", "GET, HEAD"],
    ["POST", "/api/leads", "GET, HEAD"],
    ["DELETE", "/api/leads.csv", "GET, HEAD"],
    ["POST", "/api/leads/stream", "GET, HEAD"],
  ] as const) {
    it(`${method} is not allowed at ${path}`, async () => {
      const response = await send(method, path, { Authorization: `Bearer ${accessKey}` });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get("Allow"), allow);
    });
  }

  it("answers OPTIONS without a question about origins by what is allowed", async () => {
    const response = await send("OPTIONS", "/v1/events");
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("Allow"), "POST, OPTIONS");
  });

  it("is healthy, and ready while its store answers", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const response = await send("GET", path);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { status: "ok" });
    }
    const store = await openSqliteLeadStore({ path: ":memory:" });
    const gone = await openTestServer({ store: { ...store, check: () => Promise.reject(new Error("gone")) } });
    const ask = (path: string) => gone.fetch(new Request(`${serverOrigin}${path}`));
    assert.equal((await ask("/healthz")).status, 200);
    assert.equal((await readProblem(await ask("/readyz"))).status, 503);
    await gone.close();
  });

  it("hides its own failures behind a plain answer and reports them", async () => {
    const store = await openSqliteLeadStore({ path: ":memory:" });
    const failure = new Error("secret table name");
    const failing = await openTestServer({ store: { ...store, leads: () => Promise.reject(failure) } });
    const response = await failing.read("/api/leads");
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
    assert.deepEqual(failing.errors, [failure]);
    await failing.close();
  });

  it("never lets a browser guess a type", async () => {
    for (const path of ["/healthz", "/nowhere", "/api/leads"]) {
      assert.equal((await send("GET", path)).headers.get("X-Content-Type-Options"), "nosniff");
    }
  });

  describe("the key for scripts", () => {
    const paths = ["/api/leads", "/api/leads.csv", "/api/leads/stream", "/api/unknown"];
    const wrong = [
      undefined,
      "",
      "Bearer",
      "Bearer wrong",
      `Bearer ${accessKey}x`,
      `Bearer ${accessKey.slice(0, -1)}`,
      `Basic ${accessKey}`,
      accessKey,
    ];
    for (const path of paths) {
      it(`is needed for ${path}`, async () => {
        for (const authorization of wrong) {
          const response = await send("GET", path, authorization === undefined ? {} : { Authorization: authorization });
          assert.equal(response.headers.get("WWW-Authenticate"), 'Bearer realm="lead-chat"');
          assert.equal((await readProblem(response)).status, 401, `with ${authorization}`);
        }
        assert.notEqual((await send("GET", `${path}?key=${accessKey}`)).status, 200);
      });
    }

    it("opens with the key, whatever the case of the scheme, and forbids keeping the answer", async () => {
      for (const scheme of ["Bearer", "bearer"]) {
        const response = await send("GET", "/api/leads", { Authorization: `${scheme} ${accessKey}` });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get("Cache-Control"), "no-store");
      }
    });

    it("opens for nobody where there is no key", async () => {
      const keyless = await openTestServer({ accessKey: undefined as never });
      for (const authorization of ["Bearer undefined", "Bearer ", `Bearer ${accessKey}`]) {
        const request = new Request(`${serverOrigin}/api/leads`, { headers: { Authorization: authorization } });
        assert.equal((await keyless.fetch(request)).status, 401);
      }
      await keyless.close();
    });
  });
});
