import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "../../../src/delivery/encode.ts";
import { flatten } from "../../../src/delivery/flatten.ts";
import { groupEntries } from "../../../src/delivery/group-entries.ts";
import type { OutboxEntry } from "../../../src/delivery/outbox-entry.ts";
import type { LeadChatEvent, LeadEvent } from "../../../src/protocol/lead-event.ts";

const at = "2026-11-20T09:00:00.000Z";
const contact = (kind: string, value: string) => ({ kind, value, origins: ["chat" as const], firstAt: at, lastAt: at });
const lead: LeadEvent = {
  specversion: "1.0",
  id: "e1",
  source: "https://shop.example/",
  type: "leadchat.lead.updated.v1",
  time: at,
  data: {
    lead: {
      id: "l1",
      visitorId: "v1",
      state: "active",
      createdAt: at,
      updatedAt: at,
      contacts: [
        contact("name", "Ana"),
        contact("email", "a@x.example"),
        contact("email", "b@x.example"),
        contact("phone", "+62812"),
      ],
      profile: { plan: "gold", visits: 3 },
      answers: {
        size: { question: "Size?", value: "M" },
        days: { value: ["Sat", "Sun"] },
        email: { value: "as typed" },
        page: { value: "two" },
        ok: { value: true },
      },
      labels: ["vip", "new"],
      consents: [],
    },
    change: { action: "submitted", origin: "form", added: [], removed: [], notice: "shown" },
    touches: [
      { kind: "click", at, platform: "tiktok", campaign: "first" },
      { kind: "click", at, platform: "google", campaignId: "17", adId: "19" },
    ],
    page: { url: "https://shop.example/class" },
    key: "0".repeat(32),
    sequence: 2,
  },
};
const conversation = { id: "c1", startedAt: at };
const envelope = { specversion: "1.0", id: "e2", source: "https://shop.example/", time: at } as const;

test("a lead becomes one flat object: a key a kind, answers, the last touch, the page", () => {
  assert.deepEqual(flatten(lead), {
    event: "lead.updated",
    id: "e1",
    time: at,
    leadId: "l1",
    state: "active",
    action: "submitted",
    sequence: 2,
    name: "Ana",
    email: "a@x.example, b@x.example",
    phone: "+62812",
    plan: "gold",
    visits: 3,
    size: "M",
    days: "Sat, Sun",
    answer_email: "as typed",
    answer_page: "two",
    ok: true,
    labels: "vip, new",
    platform: "google",
    campaign: "17",
    adId: "19",
    page: "https://shop.example/class",
  });
});

const others: [LeadChatEvent, Record<string, unknown>][] = [
  [
    {
      ...envelope,
      type: "leadchat.lead.erased.v1",
      data: { lead: { id: "l1", visitorId: "v1" }, key: "k", sequence: 3, test: true },
    },
    { event: "lead.erased", leadId: "l1", test: true },
  ],
  [
    {
      ...envelope,
      type: "leadchat.signal.v1",
      data: { name: "payment", value: true, conversation, visitorId: "v1", leadId: "l1" },
    },
    { event: "signal", signal: "payment", conversationId: "c1", leadId: "l1" },
  ],
  [
    { ...envelope, type: "leadchat.conversation.started.v1", data: { conversation, visitorId: "v1" } },
    { event: "conversation.started", conversationId: "c1" },
  ],
  [
    {
      ...envelope,
      type: "leadchat.message.v1",
      data: { message: { id: "m1", from: "visitor", text: "hi", at }, conversation, visitorId: "v1" },
    },
    { event: "message", text: "hi", conversationId: "c1" },
  ],
];
for (const [event, expected] of others) {
  test(`flat: ${event.type}`, () => assert.deepEqual(flatten(event), { id: "e2", time: at, ...expected }));
}

test("a hostile answer name stays a plain key", () => {
  const answers = JSON.parse('{"__proto__":{"value":"x"}}') as LeadEvent["data"]["lead"]["answers"];
  const flat = flatten({ ...lead, data: { ...lead.data, lead: { ...lead.data.lead, answers } } });
  assert.equal(Object.getPrototypeOf(flat), Object.prototype);
  assert.equal(flat["answer___proto__"], "x");
});

const json = { contentType: "json" } as const;
test("event: the event itself", () => {
  assert.deepEqual(encode([lead], { ...json, format: "event" }), {
    body: JSON.stringify(lead),
    contentType: "application/json",
  });
});
test("flat: the flat object, as text where no preflight may be", () => {
  assert.deepEqual(encode([lead], { contentType: "text", format: "flat" }), {
    body: JSON.stringify(flatten(lead)),
    contentType: "text/plain;charset=UTF-8",
  });
});
test("batch: a list, also of one", () => {
  assert.deepEqual(encode([lead], { ...json, format: "batch" }), {
    body: JSON.stringify([lead]),
    contentType: "application/cloudevents-batch+json",
  });
});
test("transform: the host's own shape, an object or words", () => {
  assert.deepEqual(
    encode([lead], { ...json, format: "event" }, ({ id }) => ({ id })),
    {
      body: '{"id":"e1"}',
      contentType: "application/json",
    },
  );
  assert.deepEqual(
    encode([lead], { ...json, format: "event" }, ({ id }) => `id=${id}`),
    {
      body: "id=e1",
      contentType: "application/json",
    },
  );
});
test("transform: it gets the event, not the flat object", () => {
  assert.deepEqual(
    encode([lead], { ...json, format: "flat" }, ({ type }) => ({ type })),
    {
      body: `{"type":"${lead.type}"}`,
      contentType: "application/json",
    },
  );
});
test("transform that fails or returns nothing keeps the event", () => {
  const failing = () => {
    throw new Error("host");
  };
  assert.deepEqual(encode([lead], { ...json, format: "event" }, failing), { reason: "transform-failed" });
  assert.deepEqual(
    encode([lead], { ...json, format: "event" }, () => undefined),
    { reason: "transform-empty" },
  );
});

let position = 0;
const entry = (id: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  position: ++position,
  line: "l1",
  event: { id } as OutboxEntry["event"],
  createdAt: 0,
  status: "waiting",
  attempts: 0,
  triedAt: 0,
  ...part,
});
const group = (chosen: OutboxEntry, entries: OutboxEntry[], transforms = false) =>
  groupEntries(chosen, entries, transforms).map(({ id }) => id);

test("a batch holds what stands behind the chosen one, at most 20", () => {
  const entries = Array.from({ length: 30 }, (_, index) => entry(`e${index}`));
  assert.equal(group(entries[0] as OutboxEntry, entries).length, 20);
  assert.deepEqual(group(entries[28] as OutboxEntry, entries.slice(28)), ["e28", "e29"]);
});
test("… and at most 16 kB", () => {
  const large = (id: string) => entry(id, { event: { id, text: "x".repeat(5000) } as unknown as OutboxEntry["event"] });
  const entries = [large("a"), large("b"), large("c"), large("d")];
  assert.deepEqual(group(entries[0] as OutboxEntry, entries), ["a", "b", "c"]);
});
test("… without what is parked, dead, or needs a transform that is not here", () => {
  const entries = [
    entry("a"),
    entry("b", { status: "parked" }),
    entry("c", { status: "dead" }),
    entry("d", { transform: true }),
    entry("e"),
  ];
  assert.deepEqual(group(entries[0] as OutboxEntry, entries), ["a", "e"]);
  assert.deepEqual(group(entries[0] as OutboxEntry, entries, true), ["a"], "what stands before e is sent before it");
});
test("… and what the host's function shapes with its like, each line in order", () => {
  const entries = [
    entry("a", { line: "a" }),
    entry("b", { line: "b", transform: true }),
    entry("c", { line: "c" }),
    entry("d", { line: "a", transform: true }),
    entry("e", { line: "b", transform: true }),
  ];
  assert.deepEqual(group(entries[0] as OutboxEntry, entries, true), ["a", "c"]);
  assert.deepEqual(group(entries[1] as OutboxEntry, entries.slice(1), true), ["b", "d", "e"]);
  assert.deepEqual(group(entries[1] as OutboxEntry, entries, true), ["b", "e"], "a still holds back what follows it");
});
test("… and no event that an earlier one of its lead still holds back", () => {
  const entries = [
    entry("a1", { line: "a", triedAt: 9 }),
    entry("b1", { line: "b" }),
    entry("a2", { line: "a" }),
    entry("b2", { line: "b" }),
  ];
  assert.deepEqual(group(entries[1] as OutboxEntry, entries), ["b1", "b2"]);
});
test("a parked event is tried alone", () => {
  const entries = [entry("a", { status: "parked" }), entry("b")];
  assert.deepEqual(group(entries[0] as OutboxEntry, entries), ["a"]);
});

test("transform that gives null leaves the event out; with the others of a batch, or alone", () => {
  const only = (type: string) => (event: LeadChatEvent) => (event.type === type ? { type } : null);
  assert.deepEqual(encode([lead], { ...json, format: "event" }, only("nothing")), { skipped: true });
  assert.deepEqual(encode([lead, lead], { ...json, format: "batch" }, only("nothing")), { skipped: true });
  assert.deepEqual(encode([lead, { ...lead, type: "x" } as never], { ...json, format: "batch" }, only("x")), {
    body: '[{"type":"x"}]',
    contentType: "application/json",
  });
});
