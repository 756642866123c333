import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadErasedEvent, LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { FormResult, FormSubmission } from "../../../src/session/session-types.ts";
import { World, tinyDetection } from "../../fixtures/session/world.ts";

const leads = (world: World) => world.leadEvents as LeadEvent[];
const form = (part: Partial<FormSubmission> = {}): FormSubmission => ({
  formId: "default",
  contacts: [
    { kind: "name", value: " Ana  Souza ", field: "name" },
    { kind: "email", value: "Ana@Example.com", field: "email" },
    { kind: "phone", value: "", field: "phone" },
  ],
  answers: { message: { question: "Message", value: "Do you have oat milk?" } },
  consents: [{ purpose: "contact", granted: true, text: "By sending, you ask us to contact you." }],
  ...part,
});

async function done<Result>(world: World, work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, world.advance(3000)]);
  return result;
}

test("a form becomes one event of the lead: contacts, answers, consents, conversation", async () => {
  const world = new World();
  const session = world.tab().session({ language: "id" });
  assert.deepEqual(await done(world, session.submitForm(form())), { outcome: "accepted", changed: true });
  const [event, ...others] = leads(world);
  assert.deepEqual(others, []);
  assert.ok(event);
  const { lead, change, conversation } = event.data;
  assert.equal(change.action, "submitted");
  assert.equal(change.origin, "form");
  assert.deepEqual(change.added, [
    { kind: "name", value: "Ana Souza" },
    { kind: "email", value: "ana@example.com" },
  ]);
  assert.deepEqual(lead.answers, { message: { question: "Message", value: "Do you have oat milk?" } });
  assert.deepEqual(
    lead.consents.map(({ purpose, granted, origin, language }) => [purpose, granted, origin, language]),
    [["contact", true, "form", "id"]],
  );
  assert.ok(conversation);
  assert.deepEqual(
    session.state.get().items.map(({ type }) => type),
    ["line", "notice"],
  );
});

test("the message of a form is an answer, not a message of the chat, and is not scanned", async () => {
  const world = new World();
  const session = world.tab().session();
  await done(world, session.submitForm(form({ answers: { message: { value: "write to other@example.com" } } })));
  assert.deepEqual(
    leads(world)[0]?.data.lead.contacts.map(({ value }) => value),
    ["Ana Souza", "ana@example.com"],
  );
  assert.equal(world.disk().scans.size, 0);
});

test("chat and form are one lead", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("+6281234567890");
  await world.settle();
  await done(world, session.submitForm(form()));
  const [first, second] = leads(world);
  assert.equal(first?.data.lead.id, second?.data.lead.id);
  assert.equal(second?.data.lead.contacts.length, 3);
  assert.equal(second?.data.sequence, 2);
});

test("the same form again changes nothing", async () => {
  const world = new World();
  const session = world.tab().session();
  await done(world, session.submitForm(form()));
  assert.deepEqual(await done(world, session.submitForm(form())), { outcome: "accepted", changed: false });
  assert.equal(leads(world).length, 1);
});

test("double clicks give one submission", async () => {
  const world = new World();
  const session = world.tab().session();
  await done(world, Promise.all([session.submitForm(form()), session.submitForm(form()), session.submitForm(form())]));
  assert.equal(leads(world).length, 1);
  assert.equal(session.state.get().items.length, 2, "its line and the notice");
});

const wrong: [string, FormSubmission["contacts"], Record<string, string>][] = [
  ["an address that is none", [{ kind: "email", value: "ana@", field: "mail" }], { mail: "email-invalid" }],
  ["a number that is none", [{ kind: "phone", value: "12", field: "tel" }], { tel: "phone-invalid" }],
  ["a WhatsApp number that is none", [{ kind: "whatsapp", value: "12", field: "wa" }], { wa: "phone-invalid" }],
  ["a handle that is none", [{ kind: "instagram", value: "?", field: "ig" }], { ig: "contact-invalid" }],
  [
    "no way to be reached",
    [
      { kind: "name", value: "Ana", field: "name" },
      { kind: "email", value: " ", field: "mail" },
      { kind: "phone", value: "", field: "tel" },
    ],
    { mail: "reach-required", tel: "reach-required" },
  ],
  ["no field for it either", [{ kind: "name", value: "Ana", field: "name" }], { form: "reach-required" }],
  [
    "one of two wrong",
    [
      { kind: "email", value: "ana@example.com", field: "mail" },
      { kind: "phone", value: "12", field: "tel" },
    ],
    { tel: "phone-invalid" },
  ],
];
for (const [what, contacts, fields] of wrong) {
  test(`invalid: ${what}; nothing is changed`, async () => {
    const world = new World();
    const session = world.tab().session();
    const result = await done<FormResult>(world, session.submitForm(form({ contacts })));
    assert.deepEqual(result, { outcome: "invalid", fields });
    assert.equal(world.disk().leads.size, 0);
    assert.equal(world.received.length, 0);
  });
}

test("without a region a national number says so", async () => {
  const world = new World();
  const session = world.tab().session({ region: undefined });
  const contacts = [{ kind: "phone", value: "0812345678", field: "tel" }];
  const result = await done(world, session.submitForm(form({ contacts })));
  assert.deepEqual(result, { outcome: "invalid", fields: { tel: "phone-region-unknown" } });
});

test("who can be reached already may leave the fields empty", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("ana@example.com");
  await world.settle();
  const result = await done(
    world,
    session.submitForm(form({ contacts: [{ kind: "email", value: "", field: "mail" }] })),
  );
  assert.deepEqual(result, { outcome: "accepted", changed: true });
});

test("what checks numbers can't be loaded: the form is accepted, kept over a crash, and captured later", async () => {
  const world = new World();
  const missing = () => Promise.reject(new TypeError("no chunk"));
  const tab = world.tab({ detection: { ...tinyDetection, normaliseContact: missing } });
  const session = tab.session();
  const contacts = [
    { kind: "email", value: "ana@example.com", field: "mail" },
    { kind: "phone", value: "12", field: "tel" },
  ];
  assert.deepEqual(await done(world, session.submitForm(form({ contacts }))), { outcome: "accepted", changed: true });
  assert.equal(leads(world).length, 0);
  assert.equal(world.markers.get("default")?.pending, true);
  tab.crash();
  world.tab().engine.resume({ settings: { endpoint: "https://in.example/leads", region: "ID" } });
  await world.advance(3000);
  const [event] = leads(world);
  assert.deepEqual(
    event?.data.lead.contacts.map(({ value }) => value),
    ["ana@example.com"],
  );
  assert.deepEqual(event?.data.lead.answers["tel"], { value: "12" }, "what is no number is kept as it was typed");
});

test("longer than the wire carries: cut, not refused", async () => {
  const world = new World();
  const session = world.tab().session();
  const answers = {
    ["k".repeat(99)]: { question: "q".repeat(999), value: "v".repeat(9999) },
    list: { value: ["x".repeat(999)] },
  };
  await done(world, session.submitForm(form({ answers })));
  const [[key, answer] = ["", undefined], [, list] = []] = Object.entries(leads(world)[0]?.data.lead.answers ?? {});
  assert.deepEqual([key.length, answer?.question?.length, (answer?.value as string).length], [64, 500, 4000]);
  assert.deepEqual(
    (list?.value as string[]).map(({ length }) => length),
    [500],
  );
});

test("identify: contacts in their kinds, everything else in the profile, no notice", async () => {
  const world = new World();
  const session = world.tab().session();
  await done(
    world,
    session.identify({ id: "u1", name: "Ana", email: "ana@example.com", plan: "gold", visits: 3, phone: "" }),
  );
  const [event] = leads(world);
  assert.deepEqual(event?.data.change, {
    action: "identified",
    origin: "host",
    added: [
      { kind: "name", value: "Ana" },
      { kind: "email", value: "ana@example.com" },
    ],
    removed: [],
    notice: "none",
  });
  assert.deepEqual(event?.data.lead.profile, { plan: "gold", visits: 3 });
  assert.deepEqual(session.state.get().items, []);
});

test("identify: what can't be reached is kept as a note, and said", async () => {
  const world = new World();
  const tab = world.tab();
  await done(world, tab.session().identify({ email: "ana@example.com", phone: "ask at the desk" }));
  assert.deepEqual(leads(world)[0]?.data.lead.profile, { phone: "ask at the desk" });
  assert.match(tab.logged.join(), /"phone".*\(contact-invalid\)/);
  assert.ok(!tab.logged.join().includes("desk"));
});

test("markAsLead makes a lead without any contact, once", async () => {
  const world = new World();
  const session = world.tab().session();
  await done(world, session.markAsLead("walk-in"));
  await done(world, session.markAsLead("walk-in"));
  assert.deepEqual(
    leads(world).map(({ data }) => [data.change.action, data.lead.state, data.lead.labels, data.lead.contacts]),
    [["marked", "active", ["walk-in"], []]],
  );
  const lines = session.state.get().items.map((item) => (item.type === "line" ? item.about : item.type));
  assert.deepEqual(lines, ["marked"], "the chat has one line of it");
});

test("forget deletes everything and leaves one erased event, with the key", async () => {
  const world = new World();
  const session = world.tab().session();
  void session.sendMessage("ana@example.com");
  await world.settle();
  const [created] = leads(world);
  await done(world, session.forget());
  const erased = world.leadEvents.at(-1) as LeadErasedEvent;
  assert.equal(erased.type, "leadchat.lead.erased.v1");
  assert.deepEqual(erased.data, {
    lead: { id: created?.data.lead.id, visitorId: created?.data.lead.visitorId },
    key: created?.data.key,
    sequence: 2,
  });
  const disk = world.disk();
  assert.deepEqual(
    [disk.meta.size, disk.leads.size, disk.items.size, disk.scans.size, disk.outbox.size],
    [0, 0, 0, 0, 0],
  );
  assert.deepEqual(session.state.get().items, []);
  assert.equal(session.state.get().lead, null);
  assert.equal(world.markers.size, 0);
});

test("forget while the endpoint is down: only the erasure is left to send, also after a crash", async () => {
  const world = new World();
  world.react = () => "lost-request";
  const tab = world.tab();
  const session = tab.session();
  void session.sendMessage("ana@example.com");
  await world.settle();
  await done(world, session.forget());
  assert.deepEqual(
    [...world.disk().outbox.values()].map(({ event }) => event.type),
    ["leadchat.lead.erased.v1"],
  );
  assert.ok(!JSON.stringify([...world.disk().outbox.values()]).includes("ana@example.com"));
  tab.crash();
  world.react = () => ({ status: 200 });
  world.tab().engine.resume({ settings: { endpoint: "https://in.example/leads" } });
  await world.advance(3000);
  assert.deepEqual(
    world.received.map(({ event }) => event.type),
    ["leadchat.lead.erased.v1"],
  );
});

test("forget reaches the other tabs, and who writes afterwards is somebody new", async () => {
  const world = new World();
  const [a, b] = [world.tab().session(), world.tab().session()];
  void b.prepare();
  void a.sendMessage("ana@example.com");
  await world.settle();
  assert.equal(b.state.get().items.length, 2);
  const before = b.state.get().lead?.visitorId;
  await done(world, a.forget());
  assert.deepEqual(b.state.get().items, []);
  assert.equal(b.state.get().lead, null);
  void b.sendMessage("ana@example.com");
  await world.settle();
  assert.notEqual(b.state.get().lead?.visitorId, before);
});
