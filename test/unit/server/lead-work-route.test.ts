import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ConversationThread, LeadNote, LeadPage, LeadRecord, LeadWork } from "../../../src/protocol/center-api.ts";
import { leadStatusEventSchema } from "../../../src/protocol/lead-status-event.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import type { Store } from "../../../src/server/stores/store.ts";
import { leadCreated, leadErased, leadUpdated } from "../../fixtures/server/events.ts";
import type { SignedInPerson } from "../../fixtures/server/people.ts";
import { listenTo, openVisitor, ownerOf } from "../../fixtures/server/talk.ts";
import { openTestServer, readProblem, type TestServer } from "../../fixtures/server/test-server.ts";

let server: TestServer;
let store: Store;
let owner: SignedInPerson;
const now = "2026-11-20T09:00:00.000Z";
beforeEach(async () => {
  store = await openSqliteLeadStore({ path: ":memory:" });
  server = await openTestServer({ store, now: () => new Date(now) });
  owner = await ownerOf(server);
});
afterEach(() => server.close());

type Worked = LeadRecord & { readonly work: LeadWork };
const json = async <Type>(response: Promise<Response>): Promise<Type> => {
  const answer = await response;
  assert.ok(answer.ok, `${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()) as Type;
};
const lead = (id = "lead-1") => json<Worked>(owner.send("GET", `/api/leads/${id}`));
const change = (body: unknown, id = "lead-1") => owner.send("PATCH", `/api/leads/${id}`, body);
const list = async (query = "") => {
  const page = await json<LeadPage>(owner.send("GET", `/api/leads${query}`));
  assert.equal(page.total, page.leads.length);
  return page.leads.map(({ id }) => id).sort();
};

describe("work on a lead", () => {
  beforeEach(async () => {
    assert.equal((await server.post(leadCreated())).status, 200);
  });

  it("begins with nothing, and stands with the lead in the list and alone", async () => {
    const nothing = { status: "raw", labels: [], notes: [], addedContacts: [], refusedContacts: [] };
    assert.deepEqual((await lead()).work, nothing);
    const page = await json<LeadPage>(owner.send("GET", "/api/leads"));
    assert.deepEqual(page.leads[0]?.work, nothing);
  });

  it("keeps status, labels, notes and contacts, also when the visitor's next snapshot comes", async () => {
    const changed = await json<Worked>(change({ status: "qualified", labels: ["vip", " later ", "vip"] }));
    assert.deepEqual([changed.work.status, changed.work.labels], ["qualified", ["vip", "later"]]);
    const note = await json<LeadNote>(owner.send("POST", "/api/leads/lead-1/notes", { text: "Call on Monday" }));
    assert.deepEqual(note, { id: note.id, text: "Call on Monday", author: "Olga Owner", at: now });
    await owner.send("POST", "/api/leads/lead-1/contacts", { kind: "line", value: "budi" });
    await owner.send("POST", "/api/leads/lead-1/refused", { value: "+6281234567899" });
    await server.post(leadUpdated({ contacts: [["email", "budi@example.com"]] }));
    const after = await lead();
    assert.deepEqual(after.work, {
      status: "qualified",
      labels: ["vip", "later"],
      notes: [note],
      addedContacts: [{ kind: "line", value: "budi" }],
      refusedContacts: ["+6281234567899"],
    });
    assert.equal(after.lead.contacts[0]?.value, "budi@example.com");
    assert.equal((await owner.send("DELETE", `/api/leads/lead-1/notes/${note.id}`)).status, 204);
    assert.deepEqual((await lead()).work.notes, []);
    assert.equal((await owner.send("DELETE", `/api/leads/lead-1/notes/${note.id}`)).status, 404);
  });

  it("takes a value as a contact or as none, never both", async () => {
    const value = "+6281234567899";
    const say = (what: string, body: object) => json<Worked>(owner.send("POST", `/api/leads/lead-1/${what}`, body));
    for (let turn = 0; turn < 2; turn += 1) {
      const added = await say("contacts", { kind: "phone", value });
      assert.deepEqual([added.work.addedContacts, added.work.refusedContacts], [[{ kind: "phone", value }], []]);
      const refused = await say("refused", { value });
      assert.deepEqual([refused.work.addedContacts, refused.work.refusedContacts], [[], [value]]);
    }
  });

  it("writes an event for a status that changed, with the change, and none for one that did not", async () => {
    await change({ status: "contacted" });
    await change({ status: "contacted", labels: ["vip"] });
    await change({ labels: [] });
    await change({ status: "converted" });
    const events = await store.work.outgoing();
    const by = { id: owner.me.id, name: "Olga Owner" };
    assert.deepEqual(
      events.map(({ data }) => data).sort((one, other) => one.status.localeCompare(other.status)),
      [
        { lead: { id: "lead-1", visitorId: "visitor-of-lead-1" }, status: "contacted", previous: "raw", by },
        { lead: { id: "lead-1", visitorId: "visitor-of-lead-1" }, status: "converted", previous: "contacted", by },
      ],
    );
    for (const event of events) {
      assert.ok(leadStatusEventSchema.safeParse(event).success);
      assert.match(event.source, /^urn:lead-chat:site:[\w-]{16}$/);
      assert.equal(event.time, now);
    }
  });

  it("is told to every open Center", async () => {
    const listener = listenTo(await owner.send("GET", "/api/stream"));
    await change({ status: "qualified" });
    const heard = await listener.until(({ name }) => name === "lead");
    const { record } = heard.data as { record: Worked };
    assert.deepEqual([record.id, record.work.status], ["lead-1", "qualified"]);
    await listener.leave();
  });

  it("goes when the visitor has everything erased, and cannot be done on what is gone", async () => {
    await change({ status: "qualified", labels: ["a-label"] });
    await owner.send("POST", "/api/leads/lead-1/notes", { text: "a-note" });
    await owner.send("POST", "/api/leads/lead-1/contacts", { kind: "line", value: "a-contact" });
    await owner.send("POST", "/api/leads/lead-1/refused", { value: "no-contact" });
    await server.post(leadErased());
    const empty = { status: "raw", labels: [], notes: [], addedContacts: [], refusedContacts: [] };
    assert.deepEqual(await store.work.of("lead-1"), empty);
    assert.deepEqual(await store.work.outgoing(), []);
    for (const answer of [
      await owner.send("GET", "/api/leads/lead-1"),
      await change({ status: "raw" }),
      await owner.send("POST", "/api/leads/lead-1/notes", { text: "late" }),
      await owner.send("POST", "/api/leads/lead-1/contacts", { kind: "line", value: "late" }),
      await owner.send("POST", "/api/leads/lead-1/refused", { value: "late" }),
    ]) {
      assert.equal((await readProblem(answer)).status, 404);
    }
    assert.deepEqual(await store.work.of("lead-1"), empty);
  });

  const mistakes: readonly (readonly [string, string, unknown, string])[] = [
    ["PATCH", "", { status: "won" }, "status"],
    ["PATCH", "", { labels: [""] }, "labels[0]"],
    ["PATCH", "", { labels: Array.from({ length: 51 }, String) }, "labels"],
    ["PATCH", "", { contacts: [] }, "contacts"],
    ["POST", "/notes", { text: "  " }, "text"],
    ["POST", "/notes", { text: "x".repeat(4001) }, "text"],
    ["POST", "/contacts", { kind: "Phone!", value: "1" }, "kind"],
    ["POST", "/contacts", { kind: "phone", value: "" }, "value"],
    ["POST", "/refused", {}, "value"],
  ];
  for (const [method, path, body, place] of mistakes) {
    it(`${method} ${path} refuses ${JSON.stringify(body).slice(0, 40)} and names the place`, async () => {
      const problem = await readProblem(await owner.send(method, `/api/leads/lead-1${path}`, body));
      assert.deepEqual([problem.status, problem.errors?.[0]?.path], [422, place]);
    });
  }
});

describe("the list of leads, narrowed down", () => {
  beforeEach(async () => {
    const touch = { kind: "click" as const, at: now, campaign: "Spring 100%", campaignId: "77" };
    const withTouch = leadCreated({
      leadId: "ana",
      contacts: [
        ["name", "Ana Souza"],
        ["email", "Ana@Example.com"],
      ],
    });
    await server.postBatch([
      { ...withTouch, data: { ...withTouch.data, touches: [touch] } },
      leadCreated({ leadId: "budi", contacts: [["phone", "+6281234567890"]], origin: "form" }),
      leadCreated({ leadId: "chai", contacts: [["line", "chai_50%"]] }),
    ]);
    const marked = leadCreated({ leadId: "dewi", contacts: [["phone", "+6281300000000"]] });
    const answers = { q1: { question: "City?", value: "Zürich ÅNGSTRÖM" } };
    await server.post({
      ...marked,
      data: { ...marked.data, lead: { ...marked.data.lead, answers, labels: ["wholesale", "a_b"] } },
    });
    await change({ status: "qualified", labels: ["vip", "ÅRETS"] }, "budi");
    await owner.send("POST", "/api/leads/chai/contacts", { kind: "whatsapp", value: "+6281355555555" });
    await owner.send("POST", "/api/leads/chai/contacts", { kind: "name", value: "ÉLODIE" });
    await owner.send("POST", "/api/leads/chai/notes", { text: "Wants a Table for Four" });
  });

  const cases: readonly (readonly [query: string, ids: readonly string[]])[] = [
    ["", ["ana", "budi", "chai", "dewi"]],
    ["search=", ["ana", "budi", "chai", "dewi"]],
    ["search=SOUZA", ["ana"]],
    ["search=souza ana", ["ana"]],
    ["search=souza budi", []],
    ["search=ana@example.com", ["ana"]],
    ["search=0812-3456", ["budi"]],
    ["search=(0812)3456", ["budi"]],
    ["search=zürich", ["dewi"]],
    ["search=ångström", ["dewi"]],
    ["search=100%25", ["ana"]],
    ["search=%25", ["ana", "chai"]],
    ["search=_", ["chai", "dewi"]],
    ["search=\\", []],
    ["search=' OR 1=1 --", []],
    ["search=table four", ["chai"]],
    ["search=vip", ["budi"]],
    ["search=VIP", ["budi"]],
    ["search=ÅRETS", ["budi"]],
    ["search=årets", ["budi"]],
    ["search=élodie", ["chai"]],
    ["search=wholesale", ["dewi"]],
    ["search=81355555", ["chai"]],
    ["kind=phone", ["budi", "dewi"]],
    ["kind=whatsapp", ["chai"]],
    ["kind=pho", []],
    ["origin=form", ["budi"]],
    ["origin=chat", ["ana", "chai", "dewi"]],
    ["label=vip", ["budi"]],
    ["label=wholesale", ["dewi"]],
    ["label=whole", []],
    ["label=axb", []],
    ["label=a_b", ["dewi"]],
    ["label=%25", []],
    ["status=qualified", ["budi"]],
    ["status=raw", ["ana", "chai", "dewi"]],
    ["campaign=Spring 100%25", ["ana"]],
    ["campaign=spring", ["ana"]],
    ["campaign=%25", ["ana"]],
    ["campaign=_", []],
    ["status=raw&kind=phone", ["dewi"]],
    ["status=qualified&kind=phone&origin=form&label=vip&search=62812", ["budi"]],
  ];
  for (const [query, ids] of cases) {
    it(`?${query} finds ${ids.join(", ") || "nobody"}`, async () => {
      assert.deepEqual(await list(`?${query.replaceAll(" ", "+")}`), ids);
    });
  }

  for (const query of ["status=won", "origin=web", `search=${"x".repeat(201)}`, `kind=${"x".repeat(33)}`]) {
    it(`refuses ${query.slice(0, 30)} and says what it takes`, async () => {
      assert.equal((await readProblem(await owner.send("GET", `/api/leads?${query}`))).status, 400);
    });
  }

  it("is the file of the filter too", async () => {
    const file = async (query: string) => (await owner.send("GET", `/api/leads.csv?${query}`)).text();
    const ids = (text: string) =>
      text
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0])
        .sort();
    assert.deepEqual(ids(await file("kind=phone")), ["budi", "dewi"]);
    assert.deepEqual(ids(await file("status=qualified")), ["budi"]);
    assert.deepEqual(ids(await file("search=nobody")), []);
    const whole = await owner.send("GET", "/api/leads.csv");
    assert.equal(whole.headers.get("Content-Disposition"), 'attachment; filename="leads-2026-11-20.csv"');
    assert.deepEqual(ids(await whole.text()), ["ana", "budi", "chai", "dewi"]);
    assert.equal((await readProblem(await owner.send("GET", "/api/leads.csv?status=won"))).status, 400);
  });

  it("pages within what it finds", async () => {
    const first = await json<LeadPage>(owner.send("GET", "/api/leads?kind=phone&limit=1"));
    const second = await json<LeadPage>(owner.send("GET", `/api/leads?kind=phone&limit=1&before=${first.next}`));
    assert.deepEqual([...first.leads, ...second.leads].map(({ id }) => id).sort(), ["budi", "dewi"]);
    assert.deepEqual([first.total, second.total, second.next], [2, 2, null]);
  });

  it("forgets what could be found of an erased lead", async () => {
    await server.post(leadErased({ leadId: "budi" }));
    assert.deepEqual(await list("?search=62812"), []);
    assert.deepEqual(await list("?label=vip"), []);
  });
});

describe("Mark as lead", () => {
  const mark = (id: string, body: unknown = {}) => owner.send("POST", `/api/conversations/${id}/lead`, body);

  it("makes a lead of the conversation's visitor, once, that can be worked on", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello, are you open?");
    const made = await json<Worked>(mark(visitor.conversation.id, { label: "vip" }));
    assert.equal(made.lead.visitorId, visitor.conversation.visitorId);
    assert.deepEqual([made.change.action, made.change.origin, made.work.labels], ["marked", "agent", ["vip"]]);
    const again = await json<Worked>(mark(visitor.conversation.id, { label: "later" }));
    assert.deepEqual([again.id, again.work.labels], [made.id, ["vip", "later"]]);
    assert.deepEqual(await list("?origin=agent"), [made.id]);
    const thread = await json<ConversationThread>(owner.send("GET", `/api/conversations/${visitor.conversation.id}`));
    assert.equal(thread.lead?.id, made.id);
    assert.deepEqual(thread.conversation.labels, ["vip", "later"]);
  });

  it("becomes part of the visitor's own lead when that arrives", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello");
    const made = await json<Worked>(mark(visitor.conversation.id, { label: "vip" }));
    await change({ status: "qualified" }, made.id);
    await owner.send("POST", `/api/leads/${made.id}/notes`, { text: "Nice person" });
    const listener = listenTo(await owner.send("GET", "/api/stream"));
    const own = { leadId: "own-lead", visitorId: visitor.conversation.visitorId };
    assert.equal((await server.post(leadCreated(own))).status, 200);
    const gone = await listener.until(({ name, data }) => name === "lead" && data["type"] === "removed");
    assert.equal(gone.data["id"], made.id);
    await listener.leave();
    assert.deepEqual(await list(), ["own-lead"]);
    const { work } = await lead("own-lead");
    assert.deepEqual([work.status, work.labels, work.notes[0]?.text], ["qualified", ["vip"], "Nice person"]);
    const thread = await json<ConversationThread>(owner.send("GET", `/api/conversations/${visitor.conversation.id}`));
    assert.equal(thread.lead?.id, "own-lead");
    assert.equal((await owner.send("GET", `/api/leads/${made.id}`)).status, 404);
    const once = await json<Worked>(mark(visitor.conversation.id));
    assert.equal(once.id, "own-lead");
  });

  it("becomes part of it also where the visitor had the conversation erased", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello");
    const made = await json<Worked>(mark(visitor.conversation.id, { label: "vip" }));
    assert.equal((await visitor.call("", { method: "DELETE" })).status, 204);
    assert.deepEqual(await list(), [made.id]);
    await server.post(leadCreated({ leadId: "own-lead", visitorId: visitor.conversation.visitorId }));
    assert.deepEqual(await list(), ["own-lead"]);
    assert.deepEqual((await lead("own-lead")).work.labels, ["vip"]);
  });

  it("is joined by a lead that had been withdrawn", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello");
    const own = { leadId: "own-lead", visitorId: visitor.conversation.visitorId };
    await server.post(leadCreated(own));
    await change({ labels: ["vip"] }, "own-lead");
    await server.post(leadUpdated({ ...own, state: "withdrawn", contacts: [] }));
    const made = await json<Worked>(mark(visitor.conversation.id, { label: "vip" }));
    assert.notEqual(made.id, "own-lead");
    await server.post(leadUpdated({ ...own, sequence: 3 }));
    assert.deepEqual(await list(), ["own-lead"]);
    assert.deepEqual((await lead("own-lead")).work.labels, ["vip"]);
  });

  it("goes when the visitor has everything erased", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("Hello");
    const made = await json<Worked>(mark(visitor.conversation.id, { label: "vip" }));
    await server.post(leadErased({ leadId: "own-lead", visitorId: visitor.conversation.visitorId }));
    assert.deepEqual(await list(), []);
    assert.deepEqual((await store.work.of(made.id)).labels, []);
    assert.equal((await readProblem(await mark(visitor.conversation.id))).status, 404);
  });

  it("knows only conversations that there are", async () => {
    assert.equal((await readProblem(await mark("nowhere"))).status, 404);
    const visitor = await openVisitor(server);
    const problem = await readProblem(await mark(visitor.conversation.id, { label: "x".repeat(65) }));
    assert.equal(problem.status, 422);
  });
});
