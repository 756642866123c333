import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Hono } from "hono";
import { guard } from "../../../src/server/middleware/guard.ts";
import { type Caller, findRoute, type Method, routeTable } from "../../../src/server/routes/route-table.ts";
import { type Browser, invite, openBrowser, setUpOwner } from "../../fixtures/server/people.ts";
import { openVisitor, type TestVisitor } from "../../fixtures/server/talk.ts";
import {
  accessKey,
  openTestServer,
  readProblem,
  serverOrigin,
  type TestServer,
} from "../../fixtures/server/test-server.ts";

/** Who may be at the door, beside what the table knows: nobody at all, and a visitor of another conversation. */
type Visitor = Exclude<Caller, "anyone"> | "nobody" | "other-visitor" | "other-site";

let server: TestServer;
let people: Readonly<Record<"agent" | "owner", Browser>>;
let visitors: Readonly<Record<"own" | "other", TestVisitor>>;
before(async () => {
  server = await openTestServer({ origins: ["https://shop.example"] });
  const owner = await setUpOwner(server);
  people = { owner, agent: await invite(server, { by: owner }) };
  visitors = { own: await openVisitor(server), other: await openVisitor(server) };
});
after(() => server.close());

/** Sends a request as somebody. Bodies fit nothing: a route that lets it in answers that, and changes nothing. */
async function knock(who: Visitor, method: Method, pattern: string): Promise<Response> {
  const path = pattern
    .replace("/conversations/:id", `/conversations/${visitors.own.conversation.id}`)
    .replace(/:\w+/g, "nothing")
    .replace("*", "nothing");
  const body = method === "GET" ? undefined : "{}";
  const send = (headers: Record<string, string>) =>
    openBrowser(server).send(method, path, body, { Origin: serverOrigin, ...headers });
  switch (who) {
    case "agent":
    case "owner":
      return people[who].send(method, path, body);
    case "key":
      return send({ Authorization: `Bearer ${accessKey}` });
    case "visitor":
      return send({ Authorization: `Bearer ${visitors.own.token}` });
    case "other-visitor":
      return send({ Authorization: `Bearer ${visitors.other.token}` });
    case "site":
      return send({ Origin: "https://shop.example" });
    case "other-site":
      return send({ Origin: "https://evil.example" });
    case "nobody":
      return send({});
  }
}

/** What the door says: `in`, or the word of its refusal. */
async function answerOf(response: Response): Promise<string> {
  const { status } = response;
  if (status !== 401 && status !== 403) {
    await response.body?.cancel();
    return "in";
  }
  return (await readProblem(response)).type.replace("urn:lead-chat:problem:", "");
}

interface Row {
  readonly pattern: string;
  readonly method: Method;
  readonly callers: readonly Caller[];
}

/** What the table asks the door to say. */
function expected(who: Visitor, { pattern, method, callers }: Row): string {
  const isFromElsewhere = who === "site" || who === "other-site";
  if (pattern.startsWith("/api/") && isFromElsewhere && method !== "GET") return "origin-not-allowed";
  if (pattern.startsWith("/v1/") && who === "other-site") return "origin-not-allowed";
  if (callers.includes("anyone") || callers.includes("site")) return "in";
  if (callers.includes("visitor")) {
    if (who === "visitor") return "in";
    // A key and another conversation's token are tokens, and the wrong ones.
    return who === "other-visitor" || who === "key" ? "wrong-token" : "token-needed";
  }
  if (who === "agent" || who === "owner" || who === "key") return callers.includes(who) ? "in" : "role-needed";
  return "sign-in-needed";
}

const everybody: readonly Visitor[] = [
  "nobody",
  "site",
  "other-site",
  "visitor",
  "other-visitor",
  "key",
  "agent",
  "owner",
];

const rows: readonly Row[] = Object.entries(routeTable).flatMap(([pattern, methods]) =>
  Object.entries(methods).map(([method, callers]) => ({ pattern, method: method as Method, callers })),
);

describe("the door of every route", () => {
  for (const row of rows) {
    const { pattern, method } = row;
    for (const who of everybody) {
      const wanted = expected(who, row);
      // Whoever may sign out or erase would end what the others need; other tests do that.
      const isEnd = method === "DELETE" && (pattern === "/v1/conversations/:id" || pattern === "/api/session");
      if (isEnd && wanted === "in") continue;
      it(`${method} ${pattern} for ${who}: ${wanted}`, async () => {
        assert.equal(await answerOf(await knock(who, method, pattern)), wanted);
      });
    }
  }

  it("stands before handlers that the table does not know, and methods that it does not name", async () => {
    const app = new Hono();
    app.onError((error) => {
      if ("toResponse" in error) return (error as unknown as { toResponse(): Response }).toResponse();
      throw error;
    });
    const sessions = { find: () => Promise.resolve(undefined) } as never;
    app.use(guard({ sessions, accessKey, place: { trustProxy: false } }));
    app.all("*", (context) => context.text("reached"));
    const ask = (path: string, method = "GET") =>
      app.request(path, { method, headers: { Authorization: `Bearer ${accessKey}` } });
    for (const path of ["/api/secret", "/api/leads/1/secret", "/api/", "/api", "/v1/secret", "/v1/events/1"]) {
      assert.equal((await ask(path)).status, 404, path);
    }
    assert.equal((await ask("/api/leads", "POST")).status, 405);
    assert.equal((await ask("/v1/events", "GET")).status, 405);
    assert.equal((await ask("/anything", "POST")).status, 404);
    assert.equal(await (await ask("/api/leads")).text(), "reached");
  });

  it("knows a path as a whole, however it is written", () => {
    for (const path of [
      "/api/leads/",
      "//api/leads",
      "/api//leads",
      "/API/leads",
      "/api/leads.csvx",
      "/api/leadsxcsv",
    ]) {
      const found = findRoute(path);
      assert.ok(found === undefined || found.path === "/*", path);
    }
    assert.equal(findRoute("/api/leads/stream")?.path, "/api/leads/stream");
    assert.equal(findRoute("/api/leads/one")?.path, "/api/leads/:id");
  });
});

describe("a page of another site", () => {
  const send = (headers: Record<string, string>) => {
    const { cookie } = people.owner;
    const request = new Request(`${serverOrigin}/api/settings`, {
      method: "PUT",
      headers: { Cookie: cookie, "Content-Type": "application/json", ...headers },
      body: "{}",
    });
    return server.fetch(request);
  };

  for (const headers of [
    { Origin: "https://evil.example" },
    { Origin: "https://shop.example" },
    { Origin: "null" },
    { Origin: serverOrigin.replace("https", "http") },
    { Origin: `${serverOrigin}.evil.example` },
    { Origin: `${serverOrigin}:8443` },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ]) {
    it(`cannot act with the cookie of who looks at it: ${JSON.stringify(headers)}`, async () => {
      const problem = await readProblem(await send(headers));
      assert.deepEqual([problem.status, problem.type], [403, "urn:lead-chat:problem:origin-not-allowed"]);
    });
  }

  it("is told from the server's own pages and from scripts", async () => {
    for (const headers of [{ Origin: serverOrigin }, { "Sec-Fetch-Site": "same-origin" }, {}]) {
      assert.equal((await send(headers)).status, 200);
    }
  });

  it("cannot send a form, which needs no question beforehand", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]) {
      assert.equal((await send({ Origin: serverOrigin, "Content-Type": type })).status, 415);
    }
  });
});
