import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { TalkPage } from "../../../src/protocol/talk.ts";
import { defaultLimits } from "../../../src/server/services/limiter.ts";
import { leadCreated, leadErased } from "../../fixtures/server/events.ts";
import {
  listenTo,
  newConversation,
  openVisitor,
  postTo,
  readAs,
  startedAt,
  type TestVisitor,
} from "../../fixtures/server/talk.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

const page = async (visitor: TestVisitor, after = 0): Promise<TalkPage> =>
  (await (await visitor.call(`/events?after=${after}`)).json()) as TalkPage;
const problemOf = async (response: Response | Promise<Response>): Promise<string> => {
  const { type, status } = await readProblem(await response);
  return `${status} ${type.replace("urn:lead-chat:problem:", "")}`;
};

describe("talking, as the visitor", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ liveTimes: { grace: 30, typing: 200, polled: 300 } });
  });
  afterEach(async () => {
    await server.close();
    assert.deepEqual(server.errors, []);
  });

  describe("beginning", () => {
    it("gives a token of 256 random bits, another one each time", async () => {
      const tokens = new Set<string>();
      for (let index = 0; index < 5; index += 1) tokens.add((await openVisitor(server)).token);
      assert.equal(tokens.size, 5);
      for (const token of tokens) assert.ok(Buffer.from(token, "base64url").length >= 32);
    });

    it("gives a token again for the same claim, and for no other", async () => {
      const visitor = await openVisitor(server);
      assert.equal((await postTo(server, "/v1/conversations", visitor.conversation)).status, 200);
      assert.equal((await visitor.say("the first token holds")).status, 200);
      const other = { ...visitor.conversation, claim: "f".repeat(32) };
      assert.equal(await problemOf(postTo(server, "/v1/conversations", other)), "403 wrong-claim");
    });

    for (const [what, change, place] of [
      ["a short claim", { claim: "abc" }, /claim/],
      ["an id that can be guessed", { id: "1" }, /id/],
      ["no visitor", { visitorId: undefined }, /visitorId/],
      ["a time that is none", { startedAt: "yesterday" }, /startedAt/],
      ["a page of 3,000 characters", { page: "x".repeat(3000) }, /page/],
    ] as const) {
      it(`refuses ${what}, and names the place`, async () => {
        const problem = await readProblem(
          await postTo(server, "/v1/conversations", { ...newConversation(), ...change }),
        );
        assert.equal(problem.type, "urn:lead-chat:problem:invalid-body");
        assert.match(problem.detail, place);
      });
    }

    it("refuses a site that there is not, and takes the only one by its key, by `default` and without", async () => {
      for (const site of ["default", undefined]) await openVisitor(server, { site });
      const stranger = newConversation({ site: "somebody-elses" });
      assert.equal(await problemOf(postTo(server, "/v1/conversations", stranger)), "404 not-found");
    });
  });

  describe("a message", () => {
    it("is stored, and answered with its place and time", async () => {
      const visitor = await openVisitor(server);
      const said = await visitor.say("Hello", "m1");
      assert.deepEqual(await said.json(), { id: "m1", revision: 1, at: startedAt });
      assert.equal(said.headers.get("Cache-Control"), "no-store");
      assert.deepEqual(await page(visitor), {
        messages: [{ id: "m1", revision: 1, from: "visitor", text: "Hello", at: startedAt }],
        receipts: { deliveredUpTo: 0, readUpTo: 0 },
        revision: 1,
        hasMore: false,
        typing: false,
        presence: "away",
      });
    });

    it("counts once, however often it is sent; its id with another text is refused", async () => {
      const visitor = await openVisitor(server);
      for (let index = 0; index < 3; index += 1) {
        assert.deepEqual(await (await visitor.say("Hello", "m1")).json(), { id: "m1", revision: 1, at: startedAt });
      }
      assert.equal(await problemOf(visitor.say("Other words", "m1")), "409 other-message");
      assert.equal((await page(visitor)).messages.length, 1);
    });

    it("may be one that a rule said: it answers nobody", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("Hello");
      await visitor.post("/messages", { id: "auto-1", text: "We are closed", at: startedAt, from: "auto" });
      assert.deepEqual(
        (await page(visitor)).messages.map(({ from }) => from),
        ["visitor", "auto"],
      );
      const posing = { id: "x", text: "I am the business", at: startedAt, from: "business" };
      assert.equal(await problemOf(visitor.post("/messages", posing)), "422 invalid-body");
    });

    it("has up to 4,000 characters and is not empty", async () => {
      const visitor = await openVisitor(server);
      assert.equal((await visitor.say("é".repeat(4000))).status, 200);
      for (const text of ["é".repeat(4001), "", " \n\t "])
        assert.equal(await problemOf(visitor.say(text)), "422 invalid-body");
    });

    it("of hostile text comes back as it was", async () => {
      const visitor = await openVisitor(server);
      const texts = [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        '=HYPERLINK("http://evil.example")',
        "\u202egnp.exe",
        "a\nevent: message\ndata: {}\n\nid: 9",
        "a\r\n\r\nb\u2028c\u2029d\u0085e",
        "\u0000\u0007",
        "'; DROP TABLE messages; --",
        "{{constructor.constructor('alert(1)')()}}",
        "x".repeat(4000),
      ];
      for (const text of texts) assert.equal((await visitor.say(text)).status, 200);
      const listener = listenTo(await visitor.call("/stream"));
      await listener.until(({ data }) => data["text"] === texts.at(-1));
      const heard = listener.heard.filter(({ name }) => name === "message");
      assert.deepEqual(
        heard.map(({ data }) => data["text"]),
        texts,
      );
      assert.deepEqual(
        heard.map(({ id }) => Number(id)),
        texts.map((_, index) => index + 1),
      );
      await listener.leave();
    });

    it("with half a character in it is one and the same when it is sent again", async () => {
      const visitor = await openVisitor(server);
      for (let index = 0; index < 2; index += 1)
        assert.equal((await visitor.say("half \ud83d of it", "m1")).status, 200);
      assert.deepEqual(
        (await page(visitor)).messages.map(({ text }) => text),
        ["half \ufffd of it"],
      );
    });

    it("is refused where the body is none", async () => {
      const visitor = await openVisitor(server);
      const send = (body: string, type = "application/json") =>
        visitor.call("/messages", { method: "POST", body, headers: { "Content-Type": type } });
      assert.equal(await problemOf(send("{")), "400 not-json");
      assert.equal(await problemOf(send("[]")), "422 invalid-body");
      assert.equal(await problemOf(send('{"__proto__": {"id": "x"}}')), "422 invalid-body");
      assert.equal(await problemOf(send("{}", "text/plain")), "415 unsupported-media-type");
      assert.equal(await problemOf(send(`"${"x".repeat(300_000)}"`)), "413 body-too-large");
    });
  });

  describe("another conversation's token", () => {
    const calls = [
      ["POST", "/messages", { id: "m", text: "intruder", at: startedAt }],
      ["POST", "/state", { typing: true, readUpTo: 1, present: false }],
      ["GET", "/stream", undefined],
      ["GET", "/events?after=0", undefined],
      ["DELETE", "", undefined],
    ] as const;
    const tokens = {
      "another's": (other: TestVisitor) => `Bearer ${other.token}`,
      "an invented": () => `Bearer ${"A".repeat(43)}`,
      "the claim as": (_other: TestVisitor, own: TestVisitor) => `Bearer ${own.conversation.claim}`,
      "the business's key as": () => "Bearer a-key-of-the-business",
      "the token in another scheme, no": (_other: TestVisitor, own: TestVisitor) => `Basic ${own.token}`,
      no: () => undefined,
    };
    for (const [method, path, body] of calls) {
      for (const [name, make] of Object.entries(tokens)) {
        it(`${method} ${path || "/"} with ${name} token reads and writes nothing`, async () => {
          const [own, other] = [await openVisitor(server), await openVisitor(server)];
          await own.say("private words", "m1");
          const authorization = make(other, own);
          const headers = {
            "Content-Type": "application/json",
            ...(authorization && { Authorization: authorization }),
          };
          for (const id of [own.conversation.id, "conversation-of-nobody"]) {
            const request = new Request(`${serverOrigin}/v1/conversations/${id}${path}`, {
              method,
              headers,
              ...(body && { body: JSON.stringify(body) }),
            });
            const answer = await server.fetch(request);
            const text = await answer.clone().text();
            const expected = /^Bearer/.test(authorization ?? "") ? "403 wrong-token" : "401 token-needed";
            assert.equal(await problemOf(answer), expected);
            assert.doesNotMatch(text, /private/);
          }
          const { messages, receipts } = await page(own);
          assert.deepEqual([messages.length, receipts.readUpTo], [1, 0]);
        });
      }
    }

    it("opens nothing of the business's either", async () => {
      const { token, conversation } = await openVisitor(server);
      for (const path of ["/api/conversations", `/api/conversations/${conversation.id}`, "/api/stream", "/api/leads"]) {
        const headers = { Authorization: `Bearer ${token}` };
        assert.equal(
          await problemOf(server.fetch(new Request(serverOrigin + path, { headers }))),
          "401 sign-in-needed",
        );
      }
    });
  });

  describe("the stream", () => {
    it("tells an answer, receipts, who writes and who is there", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("Hello", "m1");
      const listener = listenTo(await visitor.call("/stream"));
      await listener.until(({ name, data }) => name === "presence" && data["state"] === "away");
      const center = listenTo(await readAs(server, "/api/stream?after=0"));
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
      await center.leave();
      await listener.until(
        ({ name, data }) => name === "presence" && data["state"] === "away" && listener.heard.length > 6,
      );
      const ids = listener.heard.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
      assert.deepEqual(
        ids,
        [...new Set(ids)].sort((a, b) => a - b),
      );
      await listener.leave();
    });

    it("goes on after Last-Event-ID, and after a number that was never given begins again", async () => {
      const visitor = await openVisitor(server);
      for (const text of ["1", "2", "3"]) await visitor.say(text);
      for (const [last, expected] of [
        ["2", ["3"]],
        ["0", ["1", "2", "3"]],
        ["77", ["1", "2", "3"]],
      ] as const) {
        const listener = listenTo(await visitor.call("/stream", { headers: { "Last-Event-ID": last } }));
        await listener.until(({ data }) => data["text"] === "3");
        assert.deepEqual(
          listener.heard.filter(({ name }) => name === "message").map(({ data }) => data["text"]),
          expected,
        );
        await listener.leave();
      }
      const wrong = visitor.call("/stream", { headers: { "Last-Event-ID": "<script>" } });
      assert.equal(await problemOf(wrong), "400 bad-query");
    });

    it("tells a long conversation whole, and the Center's stream too", async () => {
      const visitor = await openVisitor(server);
      const texts = Array.from({ length: 250 }, (_, index) => `message ${index}`);
      const line = { from: "visitor", sentAt: startedAt, receivedAt: startedAt } as const;
      for (const text of texts)
        await server.store.talk.addMessage(visitor.conversation.id, { ...line, id: text, text });
      const listener = listenTo(await visitor.call("/stream"));
      await listener.until(({ data }) => data["text"] === texts.at(-1));
      const heard = listener.heard.filter(({ name }) => name === "message").map(({ data }) => data["text"]);
      assert.deepEqual(heard, texts);
      const center = listenTo(await readAs(server, "/api/stream?after=0"));
      await center.until(({ name, id }) => name === "conversation" && id !== undefined);
      const items = center.heard.filter(({ name }) => name === "item");
      assert.deepEqual(
        items.map(({ data }) => (data["item"] as { text: string }).text),
        texts,
      );
      await listener.leave();
      await center.leave();
    });

    it("shows signs of life, ends from time to time, and at the end of the server", async () => {
      await server.close();
      server = await openTestServer({ heartbeat: 10, streamLife: 100 });
      const visitor = await openVisitor(server);
      const answer = await visitor.call("/stream");
      const text = await answer.text();
      assert.match(text, /^retry: 1000\n\n/);
      assert.match(text, /: still here\n\n/);
      const listener = listenTo(await visitor.call("/stream"));
      await server.close();
      await listener.ended;
    });

    it("of a ninth tab ends the first", async () => {
      const visitor = await openVisitor(server);
      const listeners = [];
      for (let index = 0; index < 9; index += 1) listeners.push(listenTo(await visitor.call("/stream")));
      await listeners[0]?.ended;
      await visitor.say("Hello");
      await listeners[8]?.until(({ data }) => data["text"] === "Hello");
      await listeners[1]?.until(({ data }) => data["text"] === "Hello");
      for (const listener of listeners) await listener.leave();
    });

    it("names the agent only where the business shows it", async () => {
      for (const showAgentNames of [true, false]) {
        await server.close();
        const site = { site: "shop", config: {} };
        server = await openTestServer({ siteSettings: () => ({ site, showAgentNames }) });
        const visitor = await openVisitor(server, { site: "shop" });
        const answer = { id: "a1", from: "business", text: "Hi", sentAt: startedAt, receivedAt: startedAt } as const;
        await server.store.talk.addMessage(visitor.conversation.id, { ...answer, author: { id: "p1", name: "Sari" } });
        assert.equal((await page(visitor)).messages[0]?.author, showAgentNames ? "Sari" : undefined);
      }
    });
  });

  describe("polling", () => {
    it("comes in pages of 200", async () => {
      const visitor = await openVisitor(server);
      const line = { from: "business", sentAt: startedAt, receivedAt: startedAt } as const;
      for (let index = 1; index <= 250; index += 1) {
        await server.store.talk.addMessage(visitor.conversation.id, { ...line, id: `a${index}`, text: `${index}` });
      }
      const first = await page(visitor);
      assert.deepEqual([first.messages.length, first.hasMore, first.revision], [200, true, 200]);
      const second = await page(visitor, first.revision);
      assert.deepEqual([second.messages.length, second.hasMore, second.revision], [50, false, 250]);
    });
  });

  describe("erasure", () => {
    it("by the lead ends the stream with a word, and everything else answers 410", async () => {
      const visitor = await openVisitor(server);
      const { id, visitorId } = visitor.conversation;
      await visitor.say("private words");
      await server.post(leadCreated({ visitorId }));
      const listener = listenTo(await visitor.call("/stream"));
      const center = listenTo(await readAs(server, "/api/stream?after=0"));
      await center.until(({ name }) => name === "item");
      await server.post(leadErased({ visitorId }));
      await listener.until(({ name }) => name === "erased");
      await listener.ended;
      await center.until(({ name, data }) => name === "erased" && data["conversationId"] === id);
      await center.leave();
      for (const call of [
        visitor.call("/stream"),
        visitor.call("/events"),
        visitor.say("late"),
        visitor.post("/state", {}),
      ]) {
        assert.equal(await problemOf(call), "410 conversation-erased");
      }
      assert.equal(
        await problemOf(postTo(server, "/v1/conversations", visitor.conversation)),
        "410 conversation-erased",
      );
    });

    it("by the visitor needs no lead", async () => {
      const visitor = await openVisitor(server);
      await visitor.say("private words");
      assert.equal((await visitor.call("", { method: "DELETE" })).status, 204);
      assert.equal(await problemOf(visitor.call("/events")), "410 conversation-erased");
    });
  });

  describe("limits", () => {
    const tight = {
      ...defaultLimits,
      messages: { visitor: [{ most: 3, seconds: 1 }], address: [{ most: 5, seconds: 60 }] },
      openings: { visitor: [{ most: 2, seconds: 60 }], address: [{ most: 100, seconds: 60 }] },
    };
    beforeEach(async () => {
      await server.close();
      server = await openTestServer({ limits: tight });
    });

    it("hold for a visitor, over conversations; what was refused was not kept and can come later", async () => {
      const first = await openVisitor(server, { visitorId: "the-same-visitor" });
      const second = await openVisitor(server, { visitorId: "the-same-visitor" });
      const other = await openVisitor(server);
      for (const visitor of [first, second, first]) assert.equal((await visitor.say("Hello")).status, 200);
      const refused = await second.say("too much", "m4");
      assert.equal(refused.headers.get("Retry-After"), "1");
      assert.equal(await problemOf(refused), "429 too-many-requests");
      assert.equal((await other.say("Hello")).status, 200);
      await new Promise((resolve) => setTimeout(resolve, 1050));
      assert.equal((await second.say("too much", "m4")).status, 200);
      const third = newConversation({ visitorId: "the-same-visitor" });
      assert.equal(await problemOf(postTo(server, "/v1/conversations", third)), "429 too-many-requests");
    });

    it("hold for an address; a proxy's word counts only where it is trusted", async () => {
      const sayFrom = async (address: string, forwarded: string) => {
        const visitor = await openVisitor(server);
        const url = `${serverOrigin}/v1/conversations/${visitor.conversation.id}/messages`;
        const headers = {
          Authorization: `Bearer ${visitor.token}`,
          "Content-Type": "application/json",
          "X-Forwarded-For": forwarded,
        };
        const body = JSON.stringify({ id: "m", text: "Hello", at: startedAt });
        return (await server.fetch(new Request(url, { method: "POST", headers, body }), { address })).status;
      };
      const statuses = [];
      for (let index = 0; index < 6; index += 1) statuses.push(await sayFrom("203.0.113.7", `198.51.100.${index}`));
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
      assert.equal(await sayFrom("203.0.113.8", ""), 200);
      await server.close();
      server = await openTestServer({ limits: tight, trustProxy: true });
      for (let index = 0; index < 6; index += 1) assert.equal(await sayFrom("10.0.0.1", `198.51.100.${index}`), 200);
      const behind = [];
      for (let index = 0; index < 6; index += 1)
        behind.push(await sayFrom("10.0.0.1", `8.8.8.${index}, 198.51.100.77`));
      assert.deepEqual(behind, [200, 200, 200, 200, 200, 429]);
    });
  });

  describe("pages of other sites", () => {
    const ask = (path: string, init: RequestInit) => server.fetch(new Request(serverOrigin + path, init));
    beforeEach(async () => {
      await server.close();
      server = await openTestServer({ origins: ["https://shop.example"] });
    });

    for (const path of [
      "/v1/conversations",
      "/v1/conversations/some-id/stream",
      "/v1/conversations/some-id/messages",
    ]) {
      it(`may ask beforehand about ${path}, once in two hours`, async () => {
        const headers = { Origin: "https://shop.example", "Access-Control-Request-Method": "POST" };
        const answer = await ask(path, { method: "OPTIONS", headers });
        assert.equal(answer.status, 204);
        assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "https://shop.example");
        assert.match(answer.headers.get("Access-Control-Allow-Headers") ?? "", /Authorization.*Last-Event-ID/);
        assert.equal(answer.headers.get("Access-Control-Max-Age"), "7200");
        const stranger = await ask(path, {
          method: "OPTIONS",
          headers: { ...headers, Origin: "https://evil.example" },
        });
        assert.equal(stranger.status, 403);
        assert.equal(stranger.headers.get("Access-Control-Allow-Origin"), null);
      });
    }

    it("read refusals", async () => {
      const headers = { Origin: "https://shop.example" };
      const answer = await ask("/v1/conversations/some-id/events", { headers });
      assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "https://shop.example");
      assert.equal(await problemOf(answer), "401 token-needed");
    });

    it("read the site's configuration where they are listed", async () => {
      const answer = await ask("/v1/sites/default/config", { headers: { Origin: "https://shop.example" } });
      const { site, ...rest } = (await answer.json()) as { site: string };
      assert.match(site, /^[\w-]{16}$/);
      assert.deepEqual(rest, { config: {} });
      assert.deepEqual(await (await ask(`/v1/sites/${site}/config`, {})).json(), { site, config: {} });
      assert.equal(answer.headers.get("Cache-Control"), "public, max-age=60");
      const stranger = ask("/v1/sites/default/config", { headers: { Origin: "https://evil.example" } });
      assert.equal(await problemOf(stranger), "403 origin-not-allowed");
      assert.equal(await problemOf(ask("/v1/sites/other/config", {})), "404 not-found");
    });
  });

  it("refuses methods that are not possible", async () => {
    const visitor = await openVisitor(server);
    for (const [method, path, allow] of [
      ["PUT", "/messages", "POST, OPTIONS"],
      ["GET", "/messages", "POST, OPTIONS"],
      ["POST", "/stream", "GET, HEAD, OPTIONS"],
      ["GET", "", "DELETE, OPTIONS"],
    ] as const) {
      const answer = await visitor.call(path, { method });
      assert.deepEqual([answer.status, answer.headers.get("Allow")], [405, allow]);
    }
    assert.equal((await visitor.call("/stream", { method: "HEAD" })).status, 200);
  });
});
