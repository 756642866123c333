import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createLeadServer } from "../../../src/server/app.ts";
import { toOrigin } from "../../../src/server/middleware/cors.ts";
import { leadCreated } from "../../fixtures/server/events.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

describe("origins", () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer({ origins: ["https://shop.example", "http://localhost:3000/"] });
  });
  after(() => server.close());

  const preflight = (origin: string) =>
    server.fetch(
      new Request(`${serverOrigin}/v1/events`, {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "content-type",
        },
      }),
    );

  const allowed = ["https://shop.example", "http://localhost:3000", serverOrigin];
  for (const origin of allowed) {
    it(`lets ${origin} send, ask beforehand and read the answer`, async () => {
      const asked = await preflight(origin);
      assert.equal(asked.status, 204);
      assert.equal(asked.headers.get("Access-Control-Allow-Origin"), origin);
      assert.equal(asked.headers.get("Access-Control-Allow-Methods"), "POST");
      assert.match(asked.headers.get("Access-Control-Allow-Headers") ?? "", /content-type/i);
      assert.equal(asked.headers.get("Access-Control-Max-Age"), "7200");
      assert.match(asked.headers.get("Vary") ?? "", /Origin/);
      const sent = await server.post(leadCreated(), { Origin: origin });
      assert.equal(sent.status, 200);
      assert.equal(sent.headers.get("Access-Control-Allow-Origin"), origin);
      assert.match(sent.headers.get("Vary") ?? "", /Origin/);
    });
  }

  const refused = [
    "https://evil.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://shop.example.evil.example",
    "https://www.shop.example",
    "https://SHOP.example",
    "http://localhost:3001",
    "null",
    "",
  ];
  for (const origin of refused) {
    it(`refuses "${origin}" and says where to allow it`, async () => {
      for (const response of [await preflight(origin), await server.post(leadCreated(), { Origin: origin })]) {
        assert.equal(response.headers.get("Access-Control-Allow-Origin"), null);
        assert.match(response.headers.get("Vary") ?? "", /Origin/);
        const problem = await readProblem(response);
        assert.equal(problem.status, 403);
        assert.ok(problem.detail.includes(origin));
        assert.match(problem.detail, /LEAD_CHAT_ORIGINS/);
      }
    });
  }

  it("stores nothing of a refused origin", async () => {
    const event = leadCreated({ leadId: "from-elsewhere" });
    await server.post(event, { Origin: "https://evil.example" });
    assert.doesNotMatch(await (await server.read("/api/leads")).text(), /from-elsewhere/);
  });

  it("takes requests that no browser sent for another site: without Origin", async () => {
    const response = await server.post(leadCreated());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), null);
    assert.match(response.headers.get("Vary") ?? "", /Origin/);
  });

  for (const [name, request, status] of [
    ["no JSON", { method: "POST", body: "{", headers: { "Content-Type": "application/json" } }, 400],
    ["a mistake", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }, 422],
    ["a wrong type", { method: "POST", body: "{}", headers: { "Content-Type": "text/css" } }, 415],
    ["a wrong method", { method: "PUT", body: "{}" }, 405],
    ["2 MB", { method: "POST", body: "x".repeat(2_000_000), headers: { "Content-Type": "application/json" } }, 413],
  ] as const) {
    it(`lets the page read the refusal of ${name}`, async () => {
      const headers = new Headers({ ...("headers" in request && request.headers), Origin: "https://shop.example" });
      const response = await server.fetch(new Request(`${serverOrigin}/v1/events`, { ...request, headers }));
      assert.equal(response.status, status);
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), "https://shop.example");
      await readProblem(response);
    });
  }

  it("gives no other site a way to the business's API", async () => {
    const response = await server.read("/api/leads", { Origin: "https://shop.example" });
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), null);
  });

  for (const entry of [
    "shop.example",
    "*",
    "https://shop.example/path",
    "ftp://shop.example",
    "https://a@shop.example",
    "",
  ]) {
    it(`does not take "${entry}" for an origin`, async () => {
      assert.throws(() => toOrigin(entry), /https:\/\/shop\.example/);
      assert.throws(() => createLeadServer({ store: {} as never, origins: [entry] }), /origin/);
    });
  }
});

describe("a first try on this machine", () => {
  const local = ["null", "http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:8080"];
  const send = async (server: TestServer, origin: string) =>
    (await server.post(leadCreated(), { Origin: origin })).status;

  it("takes events of files and of pages on loopback, and of no others", async () => {
    const server = await openTestServer({ localPages: true });
    for (const origin of local) assert.equal(await send(server, origin), 200, origin);
    for (const origin of ["https://evil.example", "http://127.0.0.1.evil.example", "http://localhost.evil.example"])
      assert.equal(await send(server, origin), 403, origin);
    await server.close();
  });

  it("is over once an origin is set up", async () => {
    const server = await openTestServer({ localPages: true, origins: ["https://shop.example"] });
    for (const origin of local) assert.equal(await send(server, origin), 403, origin);
    assert.equal(await send(server, "https://shop.example"), 200);
    await server.close();
  });
});
