import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { LeadPage } from "../../../src/protocol/center-api.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { key, leadCreated, leadErased, leadUpdated, otherKey } from "../../fixtures/server/events.ts";
import {
  openTestServer,
  readProblem,
  serverOrigin,
  streamed,
  type TestServer,
} from "../../fixtures/server/test-server.ts";

describe("POST /v1/events", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ origins: ["https://shop.example"] });
  });
  afterEach(() => server.close());

  const receipt = async (response: Response) => {
    assert.equal(response.status, 200);
    assert.match(response.headers.get("Content-Type") ?? "", /^application\/json/);
    return response.json();
  };
  const leads = async () => ((await (await server.read("/api/leads")).json()) as LeadPage).leads;

  describe("what is taken", () => {
    for (const type of [
      "application/json",
      "application/json; charset=utf-8",
      'Application/JSON;charset="UTF-8"',
      "application/cloudevents+json",
    ]) {
      it(`takes one event as ${type}`, async () => {
        const response = await server.post(leadCreated(), { "Content-Type": type });
        assert.deepEqual(await receipt(response), { accepted: 1, duplicates: 0, rejected: [] });
        assert.equal((await leads()).length, 1);
      });
    }

    it("answers a repeat as a success that changed nothing", async () => {
      const event = leadCreated();
      await server.post(event);
      assert.deepEqual(await receipt(await server.post(event)), { accepted: 0, duplicates: 1, rejected: [] });
      assert.equal((await leads()).length, 1);
    });

    it("takes a batch and says what became of each event", async () => {
      await server.post(leadCreated({ id: "known" }));
      const response = await server.postBatch([
        leadCreated({ id: "new", leadId: "lead-2" }),
        leadCreated({ id: "known" }),
        leadUpdated({ id: "stolen", key: otherKey }),
        { ...leadCreated({ id: "odd" }), specversion: "2.0" },
        { ...leadCreated({ id: "huge" }), extra: "x".repeat(70_000) },
      ]);
      const { accepted, duplicates, rejected } = (await receipt(response)) as {
        accepted: number;
        duplicates: number;
        rejected: { id: string; reason: string }[];
      };
      assert.deepEqual([accepted, duplicates], [1, 1]);
      assert.deepEqual(
        rejected.map(({ id, reason }) => `${id} ${reason.split(":")[0]}`),
        ["stolen wrong-key", "odd invalid-event", "huge event-too-large"],
      );
      assert.equal(rejected[0]?.reason, "wrong-key");
      assert.match(rejected[1]?.reason ?? "", /specversion: must be "1\.0"/);
    });

    it("takes an empty batch", async () => {
      assert.deepEqual(await receipt(await server.postBatch([])), { accepted: 0, duplicates: 0, rejected: [] });
    });

    it("counts the same id in one batch once", async () => {
      const event = leadCreated();
      assert.deepEqual(await receipt(await server.postBatch([event, event])), {
        accepted: 1,
        duplicates: 1,
        rejected: [],
      });
    });

    it("answers a test lead and lists it nowhere", async () => {
      assert.deepEqual(await receipt(await server.post(leadCreated({ test: true }))), {
        accepted: 1,
        duplicates: 0,
        rejected: [],
      });
      assert.deepEqual(await leads(), []);
      assert.doesNotMatch(await (await server.read("/api/leads.csv")).text(), /6281234567890/);
    });

    it("forgets an erased lead everywhere", async () => {
      await server.post(leadCreated());
      assert.deepEqual(await receipt(await server.post(leadErased())), { accepted: 1, duplicates: 0, rejected: [] });
      assert.deepEqual(await leads(), []);
      assert.doesNotMatch(await (await server.read("/api/leads.csv")).text(), /6281234567890/);
    });

    it("takes fields that this version does not know, and does not let them into the lead", async () => {
      const event = leadCreated();
      const extended = {
        ...event,
        traceparent: "00-1",
        data: { ...event.data, lead: { ...event.data.lead, mood: "good" } },
      };
      assert.deepEqual(await receipt(await server.post(extended)), { accepted: 1, duplicates: 0, rejected: [] });
      assert.equal(JSON.stringify(await leads()).includes("mood"), false);
    });

    it("takes an event that names __proto__ and pollutes nothing", async () => {
      const body = JSON.stringify(leadCreated()).replace(
        '"profile":{}',
        '"profile":{"__proto__":{"polluted":true},"constructor":"x"}',
      );
      const response = await server.post(body);
      assert.ok(response.status === 200 || response.status === 422);
      assert.equal("polluted" in {}, false);
    });

    it("takes text/plain only where the owner allows it", async () => {
      const asText = { "Content-Type": "text/plain;charset=UTF-8" };
      const problem = await readProblem(await server.post(leadCreated(), asText));
      assert.equal(problem.status, 415);
      assert.match(problem.detail, /LEAD_CHAT_ALLOW_TEXT/);
      const permissive = await openTestServer({ allowText: true });
      assert.deepEqual(await receipt(await permissive.post(leadCreated(), asText)), {
        accepted: 1,
        duplicates: 0,
        rejected: [],
      });
      await permissive.close();
    });
  });

  describe("what is refused", () => {
    const valid = leadCreated({ id: "valid" });
    const withLead = (changes: object) => ({
      ...valid,
      data: { ...valid.data, lead: { ...valid.data.lead, ...changes } },
    });
    const contact = { kind: "phone", value: "+62", origins: ["chat"], firstAt: valid.time, lastAt: valid.time };

    const mistakes: readonly (readonly [name: string, body: unknown, path: string, message: RegExp])[] = [
      ["no object", 5, "", /object/],
      ["null", null, "", /object/],
      ["a list", [valid], "", /object/],
      ["no type", { ...valid, type: undefined }, "type", /leadchat\.lead\.created\.v1/],
      [
        "a foreign type",
        { ...valid, type: "com.example.order" },
        "type",
        /must be one of leadchat\.lead\.created\.v1, /,
      ],
      ["another version", { ...valid, specversion: "0.3" }, "specversion", /must be "1\.0"/],
      ["no id", { ...valid, id: undefined }, "id", /needed/],
      ["an empty id", { ...valid, id: "" }, "id", /at least 1 character/],
      ["a long id", { ...valid, id: "x".repeat(129) }, "id", /at most 128 characters/],
      [
        "a time of another form",
        { ...valid, time: "yesterday" },
        "time",
        /time in UTC such as 2026-11-20T09:00:00\.000Z/,
      ],
      ["no data", { ...valid, data: undefined }, "data", /object is needed/],
      ["no contacts", withLead({ contacts: undefined }), "data.lead.contacts", /list is needed/],
      [
        "an empty contact",
        withLead({ contacts: [{ ...contact, value: "" }] }),
        "data.lead.contacts[0].value",
        /at least 1 character/,
      ],
      [
        "a number as contact",
        withLead({ contacts: [{ ...contact, value: 62 }] }),
        "data.lead.contacts[0].value",
        /text/,
      ],
      [
        "an odd kind",
        withLead({ contacts: [contact, { ...contact, kind: "E-Mail!" }] }),
        "data.lead.contacts[1].kind",
        /lower-case/,
      ],
      [
        "a foreign origin",
        withLead({ contacts: [{ ...contact, origins: ["moon"] }] }),
        "data.lead.contacts[0].origins[0]",
        /"chat", "form", "host" or "agent"/,
      ],
      ["an odd moment", withLead({ createdAt: "2026" }), "data.lead.createdAt", /time in UTC/],
      ["an odd state", withLead({ state: "asleep" }), "data.lead.state", /"active" or "withdrawn"/],
      ["an odd answer", withLead({ answers: { q: { value: {} } } }), "data.lead.answers.q.value", /./],
      ["too many labels", withLead({ labels: Array(51).fill("x") }), "data.lead.labels", /at most 50 items/],
      ["an odd key", { ...valid, data: { ...valid.data, key: "secret-looking" } }, "data.key", /32 hexadecimal digits/],
      ["half a change", { ...valid, data: { ...valid.data, sequence: 1.5 } }, "data.sequence", /whole number/],
      ["sequence 0", { ...valid, data: { ...valid.data, sequence: 0 } }, "data.sequence", /at least 1/],
    ];
    for (const [name, body, path, message] of mistakes) {
      it(`names the place of a mistake: ${name}`, async () => {
        const problem = await readProblem(await server.post(body));
        assert.equal(problem.status, 422);
        assert.equal(problem.type, "urn:lead-chat:problem:invalid-event");
        const found = problem.errors?.find((error) => error.path === path);
        assert.ok(found, `no error at "${path}": ${JSON.stringify(problem.errors)}`);
        assert.match(found.message, message);
        assert.ok(problem.detail.includes(found.message));
        assert.deepEqual(await leads(), []);
      });
    }

    it("never repeats a key that it refuses", async () => {
      const response = await server.post({ ...valid, data: { ...valid.data, key: "almost-a-secret" } });
      assert.doesNotMatch(await response.text(), /almost-a-secret/);
    });

    it("names twenty mistakes at most, and cuts a path that the sender made long", async () => {
      const contacts = Array(60).fill({ ...contact, value: "" });
      const problem = await readProblem(
        await server.post(withLead({ contacts, profile: { ["k".repeat(5000)]: "x" } })),
      );
      assert.equal(problem.errors?.length, 20);
      assert.ok(problem.errors.every(({ path }) => path.length < 220));
    });

    it("refuses a change with another key, and keeps the lead", async () => {
      await server.post(leadCreated({ key }));
      const problem = await readProblem(
        await server.post(leadUpdated({ key: otherKey, contacts: [["email", "thief@example.com"]] })),
      );
      assert.deepEqual([problem.status, problem.type], [403, "urn:lead-chat:problem:wrong-key"]);
      assert.equal((await leads())[0]?.lead.contacts[0]?.value, "+6281234567890");
    });

    for (const [name, body] of [
      ["an empty body", ""],
      ["half an object", '{"specversion":'],
      ["a form", "name=Budi&phone=0812"],
    ] as const) {
      it(`answers 400 to ${name}`, async () => {
        const problem = await readProblem(await server.post(body));
        assert.deepEqual([problem.status, problem.type], [400, "urn:lead-chat:problem:not-json"]);
      });
    }

    it("answers 400 to bytes that are no UTF-8", async () => {
      const response = await server.fetch(
        new Request(`${serverOrigin}/v1/events`, {
          method: "POST",
          body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
          headers: { "Content-Type": "application/json" },
        }),
      );
      assert.equal((await readProblem(response)).status, 400);
    });

    it("joins characters that two pieces of a body share", async () => {
      const bytes = new TextEncoder().encode(JSON.stringify(leadCreated({ contacts: [["name", "名前😀"]] })));
      const body = streamed(Array.from(bytes, (_, index) => bytes.subarray(index, index + 1)));
      const response = await server.postStream(body);
      assert.equal(response.status, 200);
      assert.equal((await leads())[0]?.lead.contacts[0]?.value, "名前😀");
    });

    for (const [name, headers, detail] of [
      ["a form", { "Content-Type": "application/x-www-form-urlencoded" }, /application\/json/],
      ["no type at all", { "Content-Type": "" }, /application\/json/],
      ["another charset", { "Content-Type": "application/json; charset=latin1" }, /UTF-8/],
      ["a compressed body", { "Content-Encoding": "gzip" }, /Content-Encoding "gzip"/],
    ] as const) {
      it(`answers 415 to ${name}`, async () => {
        const problem = await readProblem(await server.post(leadCreated(), headers));
        assert.equal(problem.status, 415);
        assert.match(problem.detail, detail);
      });
    }

    it("answers 413 to an event over 64 kB and takes one just below", async () => {
      const sized = (bytes: number) => {
        const bare = { ...leadCreated(), extra: "" };
        return { ...bare, extra: "x".repeat(bytes - JSON.stringify(bare).length) };
      };
      const problem = await readProblem(await server.post(sized(64 * 1024 + 1)));
      assert.deepEqual([problem.status, problem.type], [413, "urn:lead-chat:problem:event-too-large"]);
      assert.equal((await server.post(sized(64 * 1024))).status, 200);
    });

    it("answers 413 to a body that says it is over 1 MB, before reading it", async () => {
      let pulled = 0;
      const body = streamed(
        (function* () {
          for (; pulled < 3; pulled += 1) yield new Uint8Array(1024);
        })(),
      );
      const response = await server.postStream(body, { "Content-Length": "2000000" });
      const problem = await readProblem(response);
      assert.deepEqual([problem.status, problem.type], [413, "urn:lead-chat:problem:body-too-large"]);
    });

    it("answers 413 to a body over 1 MB that did not say so, while it still comes, and takes in the rest", async () => {
      let sent = 0;
      let resume: (() => void) | undefined;
      const gate = new Promise<void>((resolve) => (resume = resolve));
      let finished: ((why: string) => void) | undefined;
      const end = new Promise<string>((resolve) => (finished = resolve));
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          if (sent === 20) await gate;
          if (sent === 40) {
            controller.close();
            return finished?.("taken in");
          }
          sent += 1;
          controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
        },
        cancel: () => finished?.("cut off"),
      });
      const response = await server.postStream(body, { Origin: "https://shop.example" });
      assert.ok(sent <= 20, "answered before the whole body was there");
      assert.equal((await readProblem(response)).status, 413);
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), "https://shop.example");
      resume?.();
      assert.equal(await end, "taken in");
    });

    it("cuts off a sender that never ends", async () => {
      let cut: (() => void) | undefined;
      const end = new Promise<void>((resolve) => (cut = resolve));
      const endless = (function* () {
        for (;;) yield new Uint8Array(1024 * 1024);
      })();
      const response = await server.postStream(streamed(endless, { onCancel: () => cut?.() }));
      assert.equal(response.status, 413);
      await end;
    });

    for (const [name, body, path] of [
      ["an object", leadCreated(), ""],
      ["an event without id", [leadCreated(), { ...leadCreated(), id: 5 }], "[1].id"],
      ["an event that is no object", [null], "[0].id"],
    ] as const) {
      it(`refuses a batch whose events it could not name: ${name}`, async () => {
        const response = await server.post(body, { "Content-Type": "application/cloudevents-batch+json" });
        const problem = await readProblem(response);
        assert.equal(problem.status, 422);
        assert.equal(problem.errors?.[0]?.path, path);
        assert.deepEqual(await leads(), []);
      });
    }

    it("refuses an event that is nested without end", async () => {
      const deep = "[".repeat(20_000) + "]".repeat(20_000);
      const response = await server.post(`${JSON.stringify(leadCreated()).slice(0, -1)},"deep":${deep}}`);
      assert.ok([200, 422].includes(response.status), `answered ${response.status}`);
      assert.equal(server.errors.length, 0);
    });
  });

  it("answers 503 and asks to come again when nothing can be stored", async () => {
    const store = await openSqliteLeadStore({ path: ":memory:" });
    const full = new Error("database or disk is full");
    const broken = await openTestServer({ store: { ...store, record: () => Promise.reject(full) } });
    const response = await broken.post(leadCreated());
    assert.equal(response.headers.get("Retry-After"), "5");
    assert.equal((await readProblem(response)).type, "urn:lead-chat:problem:store-unavailable");
    assert.deepEqual(broken.errors, [full]);
    await broken.close();
  });

  it("answers 503 while it stops", async () => {
    const stopping = await openTestServer();
    await stopping.close();
    const response = await stopping.post(leadCreated());
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("Retry-After"), "5");
  });
});
