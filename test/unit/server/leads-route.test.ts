import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { LeadChange, LeadPage, LeadStreamMessage } from "../../../src/protocol/center-api.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { leadCreated, leadErased, leadUpdated } from "../../fixtures/server/events.ts";
import {
  accessKey,
  openTestServer,
  readProblem,
  serverOrigin,
  type TestServer,
} from "../../fixtures/server/test-server.ts";

describe("GET /api/leads", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer();
  });
  afterEach(() => server.close());
  const page = async (query = "") => (await (await server.read(`/api/leads${query}`)).json()) as LeadPage;

  it("is empty at first", async () => {
    assert.deepEqual(await page(), { leads: [], total: 0, next: null, revision: 0 });
  });

  it("pages, the last changed first", async () => {
    await server.postBatch(["a", "b", "c"].map((leadId) => leadCreated({ leadId })));
    const first = await page("?limit=2");
    const second = await page(`?limit=2&before=${first.next}`);
    assert.deepEqual(
      [first, second].map(({ leads }) => leads.map(({ id }) => id)),
      [["c", "b"], ["a"]],
    );
    assert.deepEqual([first.total, first.revision, second.next], [3, 3, null]);
  });

  it("never shows the key of a lead, nor its hash", async () => {
    await server.post(leadCreated());
    const text = await (await server.read("/api/leads")).text();
    assert.doesNotMatch(text, /key/i);
    assert.doesNotMatch(text, /[0-9a-f]{32}/);
  });

  for (const query of ["limit=0", "limit=201", "limit=-1", "limit=1.5", "limit=many", "before=x", "before=-1"]) {
    it(`refuses ${query} and says what it takes`, async () => {
      const problem = await readProblem(await server.read(`/api/leads?${query}`));
      assert.equal(problem.status, 400);
      assert.match(problem.detail, /whole number/);
    });
  }
});

describe("GET /api/leads/stream", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ heartbeat: 5 });
  });
  afterEach(() => server.close());

  interface Listener {
    /** Reads on until what arrived since the last call fits, and returns it. */
    until(wanted: RegExp): Promise<string>;
    /** Reads to the end. */
    rest(): Promise<string>;
    end(): Promise<void>;
  }

  const listen = async (query = "", headers: Record<string, string> = {}): Promise<Listener> => {
    const response = await server.read(`/api/leads/stream${query}`, headers);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Content-Type"), "text/event-stream");
    assert.equal(response.headers.get("Cache-Control"), "no-store");
    const reader = response.body?.getReader();
    assert.ok(reader);
    const decoder = new TextDecoder();
    const until = async (wanted: RegExp): Promise<string> => {
      let text = "";
      while (!wanted.test(text)) {
        const { done, value } = await reader.read();
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return text;
    };
    return { until, rest: () => until(/^never$/), end: () => reader.cancel() };
  };
  const changes = (text: string) =>
    [...text.matchAll(/^data: ([^\n]*)$/gm)]
      .map(([, data]) => JSON.parse(data ?? "") as LeadStreamMessage)
      .filter((message): message is LeadChange => message.type !== "total");
  const summary = (text: string) =>
    changes(text).map((change) => (change.type === "lead" ? `lead ${change.record.id}` : `removed ${change.id}`));

  it("begins at once, and tells a lead as it comes, as it was given", async () => {
    const listener = await listen();
    await listener.until(/^retry: 1000\n\n/);
    await server.post(leadCreated({ leadId: "new", contacts: [["name", "a\n\nevent: b\r\u2028"]] }));
    const [change] = changes(await listener.until(/\nevent: lead\ndata: [^\n]*\n\n/));
    assert.ok(change?.type === "lead");
    assert.equal(change.record.lead.contacts[0]?.value, "a\n\nevent: b\r\u2028");
    await listener.end();
  });

  it("says nothing of what was there before, unless it is asked from there on", async () => {
    await server.post(leadCreated({ leadId: "old" }));
    const fromNow = await listen();
    const fromStart = await listen("?after=0");
    await server.post(leadCreated({ leadId: "new" }));
    assert.deepEqual(summary(await fromNow.until(/"new"/)), ["lead new"]);
    assert.deepEqual(summary(await fromStart.until(/"new"/)), ["lead old", "lead new"]);
    await fromNow.end();
    await fromStart.end();
  });

  it("goes on after the last event that a reader had, without gap or repeat", async () => {
    await server.postBatch(["a", "b", "c"].map((leadId) => leadCreated({ leadId })));
    const first = await listen("?after=0");
    const text = await first.until(/"c"/);
    assert.deepEqual(
      [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id),
      ["1", "2", "3"],
    );
    await first.end();
    await server.postBatch([leadCreated({ leadId: "d" }), leadUpdated({ leadId: "a" })]);
    const again = await listen("?after=0", { "Last-Event-ID": "2" });
    assert.deepEqual(summary(await again.until(/"a"/)), ["lead c", "lead d", "lead a"]);
    await again.end();
  });

  it("tells more than it reads at a time", async () => {
    const all = Array.from({ length: 250 }, (_, index) => `lead-${index}`);
    await server.postBatch(all.map((leadId) => leadCreated({ leadId })));
    const listener = await listen("?after=0");
    const seen = summary(await listener.until(/"lead-249"/));
    assert.deepEqual(
      seen,
      all.map((id) => `lead ${id}`),
    );
    await listener.end();
  });

  it("tells that a lead is gone, without a word of what it held", async () => {
    await server.post(leadCreated({ leadId: "a" }));
    const listener = await listen();
    await server.post(leadErased({ leadId: "a" }));
    const text = await listener.until(/event: removed/);
    assert.deepEqual(summary(text), ["removed a"]);
    assert.doesNotMatch(text, /62812/);
    await listener.end();
  });

  it("tells nothing of test leads", async () => {
    const listener = await listen();
    await server.post(leadCreated({ leadId: "test", test: true }));
    await server.post(leadCreated({ leadId: "real" }));
    assert.deepEqual(summary(await listener.until(/event: lead/)), ["lead real"]);
    await listener.end();
  });

  it("tells after changes how many leads there are", async () => {
    await server.postBatch(["a", "b"].map((leadId) => leadCreated({ leadId })));
    const listener = await listen("?after=0");
    assert.match(await listener.until(/event: total\n.*\n\n/), /^data: \{"type":"total","total":2\}$/m);
    await server.post(leadErased({ leadId: "a" }));
    assert.match(await listener.until(/event: total\n.*\n\n/), /"total":1\}/);
    await listener.end();
  });

  it("gives signs of life while nothing happens", async () => {
    const listener = await listen();
    await listener.until(/(: still here\n\n.*){3}/s);
    await listener.end();
  });

  it("ends when the server stops", async () => {
    const listener = await listen();
    await listener.until(/retry/);
    const rest = listener.rest();
    await server.close();
    assert.doesNotMatch(await rest, /event:/);
    server = await openTestServer();
  });

  it("listens to the store only while somebody reads", async () => {
    const store = await openSqliteLeadStore({ path: ":memory:" });
    let listening = 0;
    const counting: typeof store = {
      ...store,
      subscribe(listener) {
        listening += 1;
        const end = store.subscribe(listener);
        return () => {
          listening -= 1;
          end();
        };
      },
    };
    await server.close();
    server = await openTestServer({ store: counting });
    const listener = await listen();
    await listener.until(/retry/);
    assert.equal(listening, 1);
    await listener.end();
    assert.equal(listening, 0);
    const headOnly = new Request(`${serverOrigin}/api/leads/stream`, {
      method: "HEAD",
      headers: { Authorization: `Bearer ${accessKey}` },
    });
    assert.equal((await server.fetch(headOnly)).status, 200);
    assert.equal(listening, 0);
  });

  it("refuses a place that is none", async () => {
    assert.equal((await readProblem(await server.read("/api/leads/stream?after=yesterday"))).status, 400);
  });
});
