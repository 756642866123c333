import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeadChatEvent, LeadEvent } from "../../../src/protocol/lead-event.ts";
import { docsBlock } from "../../fixtures/docs-code.ts";
import { World } from "../../fixtures/session/world.ts";

interface Submission {
  readonly submittedAt: number;
  readonly fields: { objectTypeId: string; name: string; value: string }[];
  readonly context: Record<string, string | undefined>;
  readonly legalConsentOptions?: { consent: Record<string, unknown> };
}

const code = docsBlock("recipes.md", "code", "hubspot");
const { toHubSpot } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
  toHubSpot: (event: LeadChatEvent) => Submission | null;
};

async function run(transform = toHubSpot) {
  const world = new World();
  const tab = world.tab();
  const session = tab.session({ config: { delivery: { transform } } });
  const act = (work: Promise<unknown>) => Promise.all([work, world.advance(2000)]);
  await act(session.sendMessage("hello, my name is Ana"));
  const consent = { purpose: "contact", granted: true, text: "You may call me." };
  const contacts = [
    { kind: "email", value: "Ana@Example.com", field: "email" },
    { kind: "phone", value: "081234567890", field: "phone" },
    { kind: "name", value: "Ana Maria Souza", field: "name" },
  ];
  await act(session.submitForm({ formId: "f", contacts, answers: {}, consents: [consent] }));
  await act(session.forget());
  return { world, tab, session };
}
const { world, tab } = await run();
const bodies = world.received.map(({ body }) => JSON.parse(body) as Submission);
const values = (submission: Submission | undefined | null) =>
  Object.fromEntries(submission?.fields.map(({ name, value }) => [name, value]) ?? []);

test("only what is a submission is sent; everything else leaves the outbox all the same", () => {
  assert.equal(bodies.length, 1);
  assert.equal(world.disk().outbox.size, 0);
  assert.deepEqual(
    tab.heard("delivery").map(({ type, status }) => `${type} ${status}`),
    [
      "leadchat.conversation.started.v1 delivered",
      "leadchat.lead.created.v1 delivered",
      "leadchat.lead.erased.v1 delivered",
    ],
  );
});

test("field by field, as HubSpot's documentation names them", () => {
  const [submission] = bodies;
  assert.deepEqual(Object.keys(submission ?? {}).sort(), ["context", "fields", "legalConsentOptions", "submittedAt"]);
  assert.ok(submission?.fields.every(({ objectTypeId }) => objectTypeId === "0-1"));
  assert.ok(submission?.fields.every((field) => Object.keys(field).length === 3));
  assert.deepEqual(values(submission), {
    email: "ana@example.com",
    phone: "+6281234567890",
    firstname: "Ana",
    lastname: "Maria Souza",
  });
  assert.ok(Math.abs((submission?.submittedAt ?? 0) - Date.UTC(2026, 10, 20, 9)) < 60_000, "milliseconds");
  assert.equal(submission?.context["pageUri"], "https://shop.example/class?utm_campaign=weekend");
  assert.deepEqual(submission?.legalConsentOptions, { consent: { consentToProcess: true, text: "You may call me." } });
});

const lead = world.received[0]?.event as unknown as LeadEvent;
test("what was received is HubSpot's shape, not ours", () => assert.equal("specversion" in lead, false));

/** A lead event with these contacts. */
const event = (contacts: Record<string, string>, part: Partial<LeadEvent["data"]> = {}): LeadEvent =>
  ({
    type: "leadchat.lead.created.v1",
    time: "2026-11-20T09:00:00.000Z",
    data: {
      lead: { contacts: Object.entries(contacts).map(([kind, value]) => ({ kind, value })), consents: [] },
      ...part,
    },
  }) as unknown as LeadEvent;

test("names: first and last, one alone, none", () => {
  const names = (name?: string) => values(toHubSpot(event({ email: "a@b.example", ...(name && { name }) })));
  assert.deepEqual(names("Ana Maria Souza"), { email: "a@b.example", firstname: "Ana", lastname: "Maria Souza" });
  assert.deepEqual(names("Ana"), { email: "a@b.example", firstname: "Ana" });
  assert.deepEqual(names(), { email: "a@b.example" });
});

test("WhatsApp stands in for a phone number", () => {
  assert.equal(values(toHubSpot(event({ email: "a@b.example", whatsapp: "+628" })))["phone"], "+628");
  assert.equal(values(toHubSpot(event({ email: "a@b.example", whatsapp: "+628", phone: "+629" })))["phone"], "+629");
});

test("without an address, and for a test, nothing is submitted", () => {
  assert.equal(toHubSpot(event({ phone: "+628" })), null);
  assert.equal(toHubSpot(event({ email: "a@b.example" }, { test: true })), null);
});

test("without consent nothing is said about consent", () => {
  assert.equal("legalConsentOptions" in (toHubSpot(event({ email: "a@b.example" })) ?? {}), false);
});
