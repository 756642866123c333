import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Me } from "../../../src/protocol/center-api.ts";
import { sessionTimes } from "../../../src/server/services/sessions.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { invite, openBrowser, password, setUpOwner, type SignedInPerson } from "../../fixtures/server/people.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

let server: TestServer;
let time: number;
beforeEach(async () => {
  time = Date.parse("2026-11-20T09:00:00.000Z");
  server = await openTestServer({ now: () => new Date(time) });
});
afterEach(() => server.close());

const newcomer = { name: "Olga", email: "olga@shop.example", password };
const statusOf = async (person: Pick<SignedInPerson, "send">, path = "/api/me") =>
  (await person.send("GET", path)).status;

describe("the first owner", () => {
  it("is made by the link of the last start, once, and is signed in", async () => {
    const stale = await server.createSetupToken();
    const token = await server.createSetupToken();
    const browser = openBrowser(server);
    assert.equal(
      (await readProblem(await browser.send("POST", "/api/setup", { ...newcomer, token: stale }))).status,
      410,
    );
    const response = await browser.send("POST", "/api/setup", { ...newcomer, email: " Olga@Shop.Example ", token });
    const me = (await response.json()) as Me;
    assert.deepEqual(me, { id: me.id, name: "Olga", email: "olga@shop.example", role: "owner" });
    assert.deepEqual(await (await browser.send("GET", "/api/me")).json(), me);
    const again = await openBrowser(server).send("POST", "/api/setup", { ...newcomer, email: "b@shop.example", token });
    assert.equal((await readProblem(again)).status, 410);
    assert.equal(await server.createSetupToken(), undefined);
  });

  it("cannot be made by guessing, however fast", async () => {
    await server.createSetupToken();
    const browser = openBrowser(server);
    const guess = (at: number) => browser.send("POST", "/api/setup", { ...newcomer, token: `guess-${at}` });
    const answers = await Promise.all(Array.from({ length: 70 }, (_, at) => guess(at)));
    assert.equal(answers.filter(({ status }) => status === 410).length, 50);
    assert.equal(answers.filter(({ status }) => status === 429).length, 20);
    const elsewhere = await openBrowser(server, "198.51.100.9").send("POST", "/api/join", { ...newcomer, token: "x" });
    assert.equal(elsewhere.status, 410);
  });

  const mistakes: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ password: "eleven char" }, "password"],
    [{ password: "x".repeat(257) }, "password"],
    [{ email: "olga" }, "email"],
    [{ email: "olga@shop" }, "email"],
    [{ email: "a b@shop.example" }, "email"],
    [{ name: "  " }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ role: "owner" }, "role"],
    [{ token: 5 }, "token"],
  ];
  for (const [change, path] of mistakes) {
    it(`needs better than ${JSON.stringify(change).slice(0, 40)}`, async () => {
      const token = await server.createSetupToken();
      const response = await openBrowser(server).send("POST", "/api/setup", { ...newcomer, token, ...change });
      const problem = await readProblem(response);
      assert.deepEqual([problem.status, problem.errors?.[0]?.path], [422, path]);
    });
  }
});

describe("signing in", () => {
  it("takes the password, whatever the case of the address, and nothing like it", async () => {
    const { me } = await setUpOwner(server);
    const browser = openBrowser(server);
    const signIn = (email: string, word: string) => browser.send("POST", "/api/session", { email, password: word });
    assert.equal((await signIn(me.email, `${password}x`)).status, 401);
    assert.equal(browser.cookie, "");
    assert.equal(await statusOf(browser), 401);
    const response = await signIn(me.email.toUpperCase(), password);
    assert.deepEqual(await response.json(), me);
    assert.equal(await statusOf(browser), 200);
  });

  it("gives an unknown address the answer of a known one", async () => {
    const { me } = await setUpOwner(server);
    const answers = [];
    for (const email of [me.email, "nobody@shop.example"]) {
      const response = await openBrowser(server).send("POST", "/api/session", { email, password: "not the password" });
      answers.push({ headers: [...response.headers], body: await response.text(), status: response.status });
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]?.status, 401);
  });

  it("keeps the token to the browser: an HttpOnly cookie for the whole host, of 256 bits, hashed in the database", async () => {
    await server.close();
    const store = await openSqliteLeadStore({ path: ":memory:" });
    const tokens: string[] = [];
    const watched = {
      ...store.people,
      addSession: (session: { tokenHash: string } & Parameters<typeof store.people.addSession>[0]) => {
        tokens.push(session.tokenHash);
        return store.people.addSession(session);
      },
    };
    server = await openTestServer({ store: { ...store, people: watched } });
    const token = await server.createSetupToken();
    const response = await openBrowser(server).send("POST", "/api/setup", { ...newcomer, token });
    const [cookie = ""] = response.headers.getSetCookie();
    assert.match(cookie, /^__Host-lead-chat=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.match(tokens[0] ?? "", /^[0-9a-f]{64}$/);
    assert.ok(!cookie.includes(tokens[0] ?? ""));
  });

  it("works without HTTPS, without the name that needs it", async () => {
    const token = await server.createSetupToken();
    const request = new Request("http://127.0.0.1:8787/api/setup", {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: "http://127.0.0.1:8787" },
      body: JSON.stringify({ ...newcomer, token }),
    });
    const response = await server.fetch(request);
    assert.match(
      response.headers.getSetCookie()[0] ?? "",
      /^lead-chat=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it("believes a proxy about HTTPS and addresses only when it is told to", async () => {
    for (const trustProxy of [true, false]) {
      const proxied = await openTestServer({ trustProxy });
      const token = await proxied.createSetupToken();
      const origin = trustProxy ? "https://chat.example" : "http://chat.example";
      const request = new Request("http://chat.example/api/setup", {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: origin, "X-Forwarded-Proto": "https" },
        body: JSON.stringify({ ...newcomer, token }),
      });
      const [cookie = ""] = (await proxied.fetch(request)).headers.getSetCookie();
      assert.equal(cookie.startsWith("__Host-"), trustProxy);
      await proxied.close();
    }
  });

  it("is limited for one place and account, and for one place, and says when to try again", async () => {
    const { me } = await setUpOwner(server);
    const attempt = (address: string, email = me.email, word = "not the password") =>
      openBrowser(server, address).send("POST", "/api/session", { email, password: word });
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt("198.51.100.1")));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(10).fill(401), 429, 429]);
    const refused = await attempt("198.51.100.1", me.email, password);
    assert.equal((await readProblem(refused)).status, 429);
    assert.ok(Number(refused.headers.get("Retry-After")) > 60);
    assert.equal((await attempt("198.51.100.2", me.email, password)).status, 200);
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, index) => attempt("198.51.100.3", `nobody-${index}@shop.example`)),
    );
    assert.equal(many.filter(({ status }) => status === 429).length, 10);
  });

  it("forgives mistakes after the right password", async () => {
    const { me } = await setUpOwner(server);
    const browser = openBrowser(server);
    for (let turn = 0; turn < 4; turn += 1) {
      for (let mistake = 0; mistake < 9; mistake += 1) {
        await browser.send("POST", "/api/session", { email: me.email, password: "not the password" });
      }
      assert.equal((await browser.send("POST", "/api/session", { email: me.email, password })).status, 200);
    }
  });
});

describe("a session", () => {
  it("ends at sign-out, for that browser alone", async () => {
    const owner = await setUpOwner(server);
    const other = openBrowser(server);
    await other.send("POST", "/api/session", { email: owner.me.email, password });
    const { cookie } = owner;
    assert.equal((await owner.send("DELETE", "/api/session")).status, 204);
    assert.equal(owner.cookie, "");
    owner.cookie = cookie;
    assert.equal(await statusOf(owner), 401);
    assert.equal(await statusOf(other), 200);
  });

  it("ends after twelve hours without use, and after seven days in any case", async () => {
    const owner = await setUpOwner(server);
    time += sessionTimes.idle - 60_000;
    assert.equal(await statusOf(owner), 200);
    time += sessionTimes.idle + 60_000;
    assert.equal(await statusOf(owner), 401);
    await owner.send("POST", "/api/session", { email: owner.me.email, password });
    const began = time;
    while (time + sessionTimes.idle / 2 < began + sessionTimes.absolute) {
      time += sessionTimes.idle / 2;
      assert.equal(await statusOf(owner), time - began < sessionTimes.absolute ? 200 : 401);
    }
    time = began + sessionTimes.absolute;
    assert.equal(await statusOf(owner), 401);
  });

  it("ends everywhere else when the password changes, and gets a new token here", async () => {
    const owner = await setUpOwner(server);
    const other = openBrowser(server);
    await other.send("POST", "/api/session", { email: owner.me.email, password });
    const before = owner.cookie;
    const change = (current: string, next: string) => owner.send("POST", "/api/me/password", { current, next });
    assert.equal((await change("not the password", "another long password")).status, 401);
    assert.equal(await statusOf(other), 200);
    assert.equal((await change(password, "too short")).status, 422);
    assert.equal((await change(password, "another long password")).status, 200);
    assert.notEqual(owner.cookie, before);
    assert.equal(await statusOf(owner), 200);
    assert.equal(await statusOf(other), 401);
    owner.cookie = before;
    assert.equal(await statusOf(owner), 401);
    const again = await openBrowser(server).send("POST", "/api/session", { email: owner.me.email, password });
    assert.equal(again.status, 401);
  });

  it("takes its streams along when it ends", async () => {
    const owner = await setUpOwner(server);
    const agent = await invite(server, { by: owner });
    const streams = [await owner.send("GET", "/api/leads/stream"), await agent.send("GET", "/api/leads/stream")];
    const read = streams.map((stream) => stream.text());
    await owner.send("DELETE", `/api/team/${agent.me.id}`);
    assert.equal(await read[1], "retry: 1000\n\n");
    await owner.send("DELETE", "/api/session");
    assert.equal(await read[0], "retry: 1000\n\n");
  });
});

describe("oneself", () => {
  it("has a name and quiet hours that one can change", async () => {
    const owner = await setUpOwner(server);
    const quietHours = { from: "22:00", to: "07:30", timeZone: "Asia/Jakarta" };
    const changed = (await (await owner.send("PATCH", "/api/me", { name: " Ola ", quietHours })).json()) as Me;
    assert.deepEqual(changed, { ...owner.me, name: "Ola", quietHours });
    assert.deepEqual(await (await owner.send("GET", "/api/me")).json(), changed);
    const without = (await (await owner.send("PATCH", "/api/me", { quietHours: null })).json()) as Me;
    assert.deepEqual(without, { ...owner.me, name: "Ola" });
  });

  for (const [body, path] of [
    [{ name: "" }, "name"],
    [{ role: "owner" }, "role"],
    [{ quietHours: { from: "24:00", to: "07:00", timeZone: "Asia/Jakarta" } }, "quietHours.from"],
    [{ quietHours: { from: "22:00", to: "07:00", timeZone: "Asia/Atlantis" } }, "quietHours.timeZone"],
  ] as const) {
    it(`refuses ${JSON.stringify(body)} and names the place`, async () => {
      const owner = await setUpOwner(server);
      const problem = await readProblem(await owner.send("PATCH", "/api/me", body));
      assert.deepEqual([problem.status, problem.errors?.[0]?.path], [422, path]);
    });
  }
});

describe("the team", () => {
  it("grows by invitation links that work once, for a week, until they are withdrawn", async () => {
    const owner = await setUpOwner(server);
    const made = await owner.send("POST", "/api/invitations", { role: "agent" });
    const { id, link, expiresAt } = (await made.json()) as { id: string; link: string; expiresAt: string };
    assert.ok(link.startsWith(`${serverOrigin}/center/#join=`));
    assert.equal(expiresAt, "2026-11-27T09:00:00.000Z");
    const team = await (await owner.send("GET", "/api/team")).json();
    const invitation = { id, role: "agent", invitedBy: "Olga Owner", createdAt: "2026-11-20T09:00:00.000Z", expiresAt };
    assert.deepEqual(team, { people: [owner.me], invitations: [invitation] });
    const token = link.split("#join=")[1];
    const join = (email: string) => openBrowser(server).send("POST", "/api/join", { ...newcomer, email, token });
    assert.equal((await join(owner.me.email)).status, 409);
    assert.equal((await join("andi@shop.example")).status, 200);
    assert.equal((await join("budi@shop.example")).status, 410);
    for (const end of ["late", "withdrawn"]) {
      const other = await owner.send("POST", "/api/invitations", { role: "owner" });
      const { id: otherId, link: otherLink } = (await other.json()) as { id: string; link: string };
      if (end === "late") time += 7 * 86_400_000;
      else assert.equal((await owner.send("DELETE", `/api/invitations/${otherId}`)).status, 204);
      const use = { ...newcomer, email: `${end}@shop.example`, token: otherLink.split("#join=")[1] };
      assert.equal((await openBrowser(server).send("POST", "/api/join", use)).status, 410);
      await owner.send("POST", "/api/session", { email: owner.me.email, password });
    }
    const { people, invitations } = (await (await owner.send("GET", "/api/team")).json()) as {
      people: Me[];
      invitations: unknown[];
    };
    assert.deepEqual(people.map(({ role }) => role).sort(), ["agent", "owner"]);
    assert.deepEqual(invitations, []);
  });

  it("changes roles, which asks for a new sign-in, and lets people go with their sessions", async () => {
    const owner = await setUpOwner(server);
    const agent = await invite(server, { by: owner });
    const changed = await owner.send("PATCH", `/api/team/${agent.me.id}`, { role: "owner" });
    assert.deepEqual(await changed.json(), { ...agent.me, role: "owner" });
    assert.equal(await statusOf(agent), 401);
    await agent.send("POST", "/api/session", { email: agent.me.email, password });
    assert.equal((await agent.send("DELETE", `/api/team/${owner.me.id}`)).status, 204);
    assert.equal(await statusOf(owner), 401);
    assert.equal((await owner.send("POST", "/api/session", { email: owner.me.email, password })).status, 401);
    assert.equal((await agent.send("DELETE", `/api/team/${owner.me.id}`)).status, 404);
  });

  it("never loses its last owner", async () => {
    const owner = await setUpOwner(server);
    await invite(server, { by: owner });
    const itself = `/api/team/${owner.me.id}`;
    assert.equal((await readProblem(await owner.send("PATCH", itself, { role: "agent" }))).status, 409);
    assert.equal((await readProblem(await owner.send("DELETE", itself))).status, 409);
    assert.equal(await statusOf(owner), 200);
    const second = await invite(server, { by: owner, role: "owner", name: "Second Owner" });
    assert.equal((await owner.send("PATCH", itself, { role: "agent" })).status, 200);
    assert.equal((await readProblem(await owner.send("DELETE", `/api/team/${second.me.id}`))).status, 403);
  });

  it("shows no secret of anybody", async () => {
    const owner = await setUpOwner(server);
    await owner.send("POST", "/api/invitations", { role: "agent" });
    for (const path of ["/api/team", "/api/me"]) {
      const text = await (await owner.send("GET", path)).text();
      assert.doesNotMatch(text, /hash|argon|scrypt|[0-9a-f]{64}/i);
    }
  });
});
