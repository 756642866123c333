import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { newConversation, openVisitor, listenTo, postTo, startedAt, ownerOf } from "../../fixtures/server/talk.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

describe("talking, as the visitor", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer();
  });
  afterEach(() => server.close());

  it("begins a conversation and stores what is said", async () => {
    const visitor = await openVisitor(server);
    assert.ok(Buffer.from(visitor.token, "base64url").length >= 32);
    const said = await visitor.say("Hello", "m1");
    assert.equal(said.status, 200);
    assert.deepEqual(await said.json(), { id: "m1", revision: 1, at: startedAt });
    const page = await visitor.call("/events?after=0");
    assert.deepEqual(await page.json(), {
      messages: [{ id: "m1", revision: 1, from: "visitor", text: "Hello", at: startedAt }],
      receipts: { deliveredUpTo: 0, readUpTo: 0 },
      revision: 1,
      hasMore: false,
      typing: false,
      presence: "away",
    });
  });

  it("hears an answer, who writes and who is there", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello", "m1");
    const listener = listenTo(await visitor.call("/stream"));
    await listener.until(({ name, data }) => name === "presence" && data["state"] === "away");
    const center = listenTo(await (await ownerOf(server)).send("GET", "/api/stream?after=0"));
    await center.until(({ name }) => name === "item");
    await listener.until(({ name, data }) => name === "presence" && data["state"] === "online");
    await listener.until(({ name, data }) => name === "receipts" && data["deliveredUpTo"] === 1);
    const path = `/api/conversations/${visitor.conversation.id}`;
    await postTo(server, `${path}/state`, { typing: true, readUpTo: 1 });
    await listener.until(({ name, data }) => name === "typing" && data["active"] === true);
    await listener.until(({ name, data }) => name === "receipts" && data["readUpTo"] === 1);
    assert.equal((await postTo(server, `${path}/messages`, { id: "a1", text: "Good morning" })).status, 200);
    const answer = await listener.until(({ name, data }) => name === "message" && data["from"] === "business");
    assert.equal(answer.data["text"], "Good morning");
    await listener.until(({ name, data }) => name === "typing" && data["active"] === false);
    await listener.leave();
    await center.leave();
    assert.deepEqual(server.errors, []);
  });

  it("gives the token again for the same claim, and for no other", async () => {
    const visitor = await openVisitor(server);
    const again = await postTo(server, "/v1/conversations", visitor.conversation);
    assert.equal(again.status, 200);
    assert.equal((await visitor.say("the first token holds")).status, 200);
    const other = { ...visitor.conversation, claim: "f".repeat(32) };
    const problem = await readProblem(await postTo(server, "/v1/conversations", other));
    assert.equal(problem.type, "urn:lead-chat:problem:wrong-claim");
  });

  it("refuses a body that does not fit, and names the place", async () => {
    const problem = await readProblem(
      await postTo(server, "/v1/conversations", { ...newConversation(), claim: "short" }),
    );
    assert.equal(problem.status, 422);
    assert.match(problem.detail, /claim/);
  });

  it("answers the site's configuration", async () => {
    const answer = await server.fetch(new Request(`${serverOrigin}/v1/sites/default/config`));
    const { site, ...rest } = (await answer.json()) as { site: string };
    assert.match(site, /^[\w-]{16}$/);
    assert.deepEqual(rest, { config: {} });
    const named = await server.fetch(new Request(`${serverOrigin}/v1/sites/${site}/config`));
    assert.deepEqual(await named.json(), { site, config: {} });
    assert.equal((await server.fetch(new Request(`${serverOrigin}/v1/sites/other/config`))).status, 404);
  });
});
