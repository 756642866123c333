import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { contactIdentity } from "../../../src/lead/contact-identity.ts";
import { leadChatEventSchema, type LeadChatEvent, type LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { LeadSession, SessionSettings } from "../../../src/session/session-types.ts";
import { World, type Tab } from "../../fixtures/session/world.ts";

/** What a visitor, or the page, does. */
type Act =
  | { readonly kind: "say"; readonly address: number; readonly words: number }
  | { readonly kind: "form" | "identify" | "edit" | "remove"; readonly address: number }
  | { readonly kind: "mark" | "undo" | "forget" | "reload" | "other tab" | "offline" | "online" | "read" };

const address = fc.nat(3);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("say" as const), address: fc.nat(5), words: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("form", "identify", "edit", "remove"), address }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("mark", "undo", "reload", "other tab", "offline", "online", "read") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const) }) },
);
const acts = fc.array(act, { maxLength: 14 });
const addressOf = (number: number) => `visitor${number}@example.com`;
/** A word that stands in no event about a lead, whatever happens. */
const SECRET = "umbrella";

/** One device over some visits. */
class Device {
  readonly world = new World();
  readonly settings: SessionSettings;
  readonly told: LeadEvent[] = [];
  #tab: Tab;
  session: LeadSession;

  constructor(settings: SessionSettings = {}) {
    this.settings = settings;
    this.#tab = this.world.tab();
    this.session = this.#open();
  }

  #open(): LeadSession {
    const session = this.#tab.session(this.settings);
    session.on("lead", (event) => this.told.push(event));
    return session;
  }

  async do(one: Act): Promise<void> {
    await Promise.all([this.#begin(one), this.world.settle()]);
    await this.world.settle();
  }

  async #begin(one: Act): Promise<unknown> {
    const { session } = this;
    const notice = session.state.get().items.findLast(({ type }) => type === "notice");
    switch (one.kind) {
      case "say": {
        const contact = one.address < 4 ? ` write to ${addressOf(one.address)}` : "";
        return session.sendMessage(`${SECRET} ${"la ".repeat(one.words)}${contact}`);
      }
      case "form": {
        const contacts = [{ kind: "email", value: addressOf(one.address), field: "email" }];
        return session.submitForm({ formId: "f", contacts, answers: {}, consents: [] });
      }
      case "identify":
        return session.identify({ email: addressOf(one.address) });
      case "edit":
        return session.editContact?.({ kind: "email", value: addressOf(one.address) }, `new${addressOf(one.address)}`);
      case "remove":
        return session.removeContact?.({ kind: "email", value: addressOf(one.address) });
      case "mark":
        return session.markAsLead("vip");
      case "undo":
        return notice && session.undoNotice?.(notice.id);
      case "forget":
        return session.forget();
      case "reload":
      case "other tab":
        if (one.kind === "reload") this.#tab.crash();
        this.#tab = this.world.tab();
        this.session = this.#open();
        return this.session.prepare();
      case "offline":
      case "online":
        return this.#tab.signal(one.kind);
      case "read":
        return session.markRead();
    }
  }

  /** Everything gets through. */
  async end(): Promise<readonly LeadChatEvent[]> {
    this.world.online = true;
    for (const tab of this.world.tabs) tab.signal("online");
    const next = this.world.tab();
    void next.engine.resume({ settings: { endpoint: "https://in.example/leads", region: "ID", ...this.settings } });
    await this.world.advance(2 * 3_600_000);
    return this.world.received.map(({ event }) => event);
  }
}

async function live(given: readonly Act[], settings?: SessionSettings) {
  const device = new Device(settings);
  for (const one of given) await device.do(one);
  return { device, events: await device.end() };
}

const check = (property: fc.IAsyncProperty<unknown>) => fc.assert(property, { numRuns: 40 });
const isSnapshot = (event: LeadChatEvent): event is LeadEvent =>
  event.type === "leadchat.lead.created.v1" || event.type === "leadchat.lead.updated.v1";

describe("whatever a visitor does, in whatever order", () => {
  test("everything arrives, and every event is as its schema says", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { device, events } = await live(given);
        assert.deepEqual([device.world.disk().outbox.size, device.world.disk().scans.size], [0, 0]);
        for (const event of events) assert.ok(leadChatEventSchema.safeParse(event).success, event.type);
      }),
    ));

  test("no event holds anything of the words in which the details stood", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { device, events } = await live(given, { config: { signals: { weather: [SECRET] } } });
        assert.ok(!JSON.stringify(events).includes(SECRET));
        for (const tab of device.world.tabs) assert.ok(!JSON.stringify(tab.heard("diagnostic")).includes(SECRET));
      }),
    ));

  test("the last snapshot of each lead is what the device holds; of what was forgotten the last word is the erasure", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { device, events } = await live(given);
        const erased = new Set(
          events.flatMap((event) => (event.type === "leadchat.lead.erased.v1" ? [event.data.lead.id] : [])),
        );
        const latest = new Map<string, LeadEvent["data"]>();
        for (const event of events)
          if (isSnapshot(event) && (latest.get(event.data.lead.id)?.sequence ?? 0) < event.data.sequence)
            latest.set(event.data.lead.id, event.data);
        for (const { isLead, lead } of device.world.disk().leads.values()) {
          if (!isLead) continue;
          assert.equal(erased.has(lead.id), false);
          const there = latest.get(lead.id)?.lead;
          assert.deepEqual(there?.contacts.map(contactIdentity), lead.contacts.map(contactIdentity));
          assert.deepEqual([there?.state, there?.labels], [lead.state, lead.labels]);
        }
      }),
    ));

  test("the numbers of a lead's events are 1, 2, 3 …, each once, and its key is one", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { events } = await live(given);
        const all = events.filter(isSnapshot);
        for (const lead of new Set(all.map(({ data }) => data.lead.id))) {
          const snapshots = all.filter(({ data }) => data.lead.id === lead);
          const sequences = [...new Set(snapshots.map(({ data }) => data.sequence))];
          assert.deepEqual(
            sequences.toSorted((a, b) => a - b),
            sequences.map((_, index) => index + 1),
          );
          assert.equal(new Set(snapshots.map(({ id }) => id)).size, sequences.length);
          assert.equal(new Set(snapshots.map(({ data }) => data.key)).size, 1);
        }
      }),
    ));

  test("one visitor is one lead, until everything is forgotten", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { events } = await live(given);
        const leads = new Set(events.filter(isSnapshot).map(({ data }) => data.lead.id)).size;
        const forgets = given.filter(({ kind }) => kind === "forget").length;
        assert.ok(leads <= forgets + 1, `${leads} leads, ${forgets} times forgotten`);
      }),
    ));

  test("what an event says was added and removed leads from one snapshot to the next", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { events } = await live(given);
        const held = new Map<string, Set<string>>();
        const seen = new Set<string>();
        for (const event of events) {
          if (!isSnapshot(event) || seen.has(event.id)) continue;
          seen.add(event.id);
          const { lead, change } = event.data;
          const now = held.get(lead.id) ?? new Set<string>();
          for (const contact of change.removed) now.delete(contactIdentity(contact));
          for (const contact of change.added) now.add(contactIdentity(contact));
          held.set(lead.id, now);
          assert.deepEqual([...now].sort(), lead.contacts.map(contactIdentity).sort());
        }
      }),
    ));

  test("the page is told each change once, and it is what is posted", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        const { device, events } = await live(given);
        const posted = new Map(events.filter(isSnapshot).map((event) => [event.id, event]));
        assert.equal(new Set(device.told.map(({ id }) => id)).size, device.told.length);
        for (const event of device.told) {
          const there = posted.get(event.id);
          // What was forgotten before it could be sent is not sent.
          if (there) assert.deepEqual(there, event);
          else assert.ok(given.some(({ kind }) => kind === "forget"));
        }
      }),
    ));

  test("with capture=off nothing of the messages becomes a lead; with ask nothing before the yes", () =>
    check(
      fc.asyncProperty(acts, fc.constantFrom("off", "ask"), async (given, capture) => {
        const spoken = given.filter(({ kind }) => !["form", "identify", "mark", "edit"].includes(kind));
        const { events } = await live(spoken, { capture });
        assert.deepEqual(events.filter(isSnapshot), []);
      }),
    ));

  test("with storage=none it is the same, as long as the page lives and is online", () =>
    check(
      fc.asyncProperty(acts, async (given) => {
        // Without a disk a notice waits for the endpoint's yes: while that cannot come there is nothing to take back.
        const stays = given.filter(({ kind }) => !["reload", "other tab", "offline"].includes(kind));
        const [kept, passing] = [await live(stays), await live(stays, { storage: "none" })];
        const values = (events: readonly LeadChatEvent[]) =>
          events
            .filter(isSnapshot)
            .map(({ data }) => [data.change.action, ...data.change.added.map(({ value }) => value)]);
        assert.deepEqual(values(passing.events), values(kept.events));
        assert.equal(passing.device.world.disk().meta.size, 0);
        assert.equal(passing.device.world.markers.size, 0);
      }),
    ));
});
