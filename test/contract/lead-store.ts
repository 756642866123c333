import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { LeadChatEvent } from "../../src/protocol/lead-event.ts";
import type { IncomingEvent, LeadStore, RecordOutcome } from "../../src/server/stores/lead-store.ts";
import {
  conversationStarted,
  incoming,
  leadCreated,
  leadErased,
  leadUpdated,
  messageSent,
  otherKey,
  paymentSignal,
} from "../fixtures/server/events.ts";

/** A received event as it lies in the database, read around the store. */
export interface StoredEvent {
  readonly id: string;
  readonly body: string | null;
}

/** One database for one test. */
export interface StoreHarness {
  /** Opens the store; after `close()` it opens the same data again. */
  open(): Promise<LeadStore>;
  /** What lies in the database, whatever the store says. */
  storedEvents(): Promise<readonly StoredEvent[]>;
  /** Lead ids that have this contact, by plain SQL. */
  leadsWithContact(value: string): Promise<readonly string[]>;
  /** Deletes the database. */
  remove(): Promise<void>;
}

/**
 * What every lead store promises.
 *
 * @param name of the implementation
 * @param createHarness makes an empty database
 */
export function describeLeadStore(name: string, createHarness: () => Promise<StoreHarness>): void {
  describe(`lead store: ${name}`, () => {
    let harness: StoreHarness;
    let store: LeadStore;
    const record = (...events: LeadChatEvent[]): Promise<readonly RecordOutcome[]> =>
      store.record(events.map((event) => incoming(event)));
    const leads = async () => (await store.leads({ limit: 100 })).leads;
    const contactsOf = async (id: string) => {
      const found = (await leads()).find((lead) => lead.id === id);
      return found?.lead.contacts.map(({ kind, value }) => `${kind}:${value}`);
    };

    beforeEach(async () => {
      harness = await createHarness();
      store = await harness.open();
    });
    afterEach(async () => {
      await store.close();
      await harness.remove();
    });

    describe("recording", () => {
      it("makes a lead with its contacts", async () => {
        assert.deepEqual(await record(leadCreated({ contacts: [["phone", "+6281234567890"]] })), ["accepted"]);
        assert.deepEqual(await contactsOf("lead-1"), ["phone:+6281234567890"]);
        assert.deepEqual(await harness.leadsWithContact("+6281234567890"), ["lead-1"]);
      });

      it("knows an id that it has had, in another call and in the same", async () => {
        const event = leadCreated();
        assert.deepEqual(await record(event), ["accepted"]);
        assert.deepEqual(await record(event, event), ["duplicate", "duplicate"]);
        assert.equal((await leads()).length, 1);
        assert.equal((await harness.storedEvents()).length, 1);
      });

      it("counts an id once when calls with it run side by side", async () => {
        const event = leadCreated();
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(event)));
        assert.equal(outcomes.flat().filter((outcome) => outcome === "accepted").length, 1);
        assert.equal(outcomes.flat().filter((outcome) => outcome === "duplicate").length, 19);
      });

      it("keeps what it was given over a restart", async () => {
        await record(leadCreated({ id: "kept" }));
        await store.close();
        store = await harness.open();
        assert.deepEqual(await contactsOf("lead-1"), ["phone:+6281234567890"]);
        assert.deepEqual(await record(leadCreated({ id: "kept" })), ["duplicate"]);
      });

      it("answers every call that was made before it closes", async () => {
        const calls = Array.from({ length: 30 }, (_, index) => record(leadCreated({ leadId: `lead-${index}` })));
        await store.close();
        assert.deepEqual((await Promise.all(calls)).flat(), Array(30).fill("accepted"));
        store = await harness.open();
        assert.equal((await leads()).length, 30);
      });

      it("takes an empty call", async () => {
        assert.deepEqual(await store.record([]), []);
      });

      it("keeps texts of any script, line breaks and quotes as they are", async () => {
        const values = ["名前", "قهوة‏السحر", `"'; DROP TABLE leads; --`, "a\nb\r\nc\td", "😀".repeat(150)];
        await record(leadCreated({ contacts: values.map((value) => ["name", value] as const) }));
        assert.deepEqual(
          await contactsOf("lead-1"),
          values.map((value) => `name:${value}`),
        );
        assert.deepEqual(await harness.leadsWithContact("名前"), ["lead-1"]);
      });

      it("fails one call without failing those beside it", async () => {
        const broken: IncomingEvent = {
          ...incoming(leadCreated({ leadId: "broken" })),
          body: Symbol("no text") as never,
        };
        const results = await Promise.allSettled([
          record(leadCreated({ leadId: "before" })),
          store.record([incoming(leadCreated({ leadId: "with-broken" })), broken]),
          record(leadCreated({ leadId: "after" })),
        ]);
        assert.deepEqual(
          results.map(({ status }) => status),
          ["fulfilled", "rejected", "fulfilled"],
        );
        assert.deepEqual((await leads()).map(({ id }) => id).sort(), ["after", "before"]);
      });
    });

    describe("order", () => {
      it("takes the snapshot with the higher sequence, whenever it comes", async () => {
        await record(leadUpdated({ sequence: 3, contacts: [["email", "third@example.com"]] }));
        const late = await record(
          leadCreated({ sequence: 1, contacts: [["email", "first@example.com"]] }),
          leadUpdated({ sequence: 2, contacts: [["email", "second@example.com"]] }),
          leadUpdated({ sequence: 3, contacts: [["email", "same@example.com"]] }),
        );
        assert.deepEqual(late, ["accepted", "accepted", "accepted"]);
        assert.deepEqual(await contactsOf("lead-1"), ["email:third@example.com"]);
        assert.equal((await harness.storedEvents()).length, 4);
        assert.deepEqual(await harness.leadsWithContact("second@example.com"), []);
      });

      it("replaces the contacts by those of the new snapshot", async () => {
        await record(leadCreated({ contacts: [["phone", "+6281234567890"]] }));
        await record(leadUpdated({ contacts: [["email", "budi@example.com"]] }));
        assert.deepEqual(await contactsOf("lead-1"), ["email:budi@example.com"]);
        assert.deepEqual(await harness.leadsWithContact("+6281234567890"), []);
      });

      it("keeps the time of the first event and takes that of the last change", async () => {
        await store.record([incoming(leadCreated(), "2026-11-20T10:00:00.000Z")]);
        await store.record([incoming(leadUpdated(), "2026-11-20T11:00:00.000Z")]);
        const [lead] = await leads();
        assert.equal(lead?.receivedAt, "2026-11-20T10:00:00.000Z");
        assert.equal(lead?.changedAt, "2026-11-20T11:00:00.000Z");
      });
    });

    describe("keys", () => {
      it("refuses a change and an erasure that come with another key, and stores nothing of them", async () => {
        await record(leadCreated());
        const outcomes = await record(
          leadUpdated({ key: otherKey, contacts: [["email", "thief@example.com"]] }),
          leadErased({ key: otherKey }),
        );
        assert.deepEqual(outcomes, ["wrong-key", "wrong-key"]);
        assert.deepEqual(await contactsOf("lead-1"), ["phone:+6281234567890"]);
        assert.equal((await harness.storedEvents()).length, 1);
      });

      it("records the others of a call in which one has the wrong key", async () => {
        await record(leadCreated());
        assert.deepEqual(
          await record(leadUpdated({ key: otherKey }), leadCreated({ leadId: "lead-2", key: otherKey })),
          ["wrong-key", "accepted"],
        );
      });

      it("refuses another key also after the lead was erased", async () => {
        await record(leadCreated(), leadErased());
        assert.deepEqual(await record(leadCreated({ key: otherKey, sequence: 500 })), ["wrong-key"]);
      });
    });

    describe("erasure", () => {
      it("deletes the lead's contents, also from the events received", async () => {
        await record(leadCreated(), leadUpdated({ contacts: [["email", "budi@example.com"]] }));
        await record(messageSent({ visitorId: "visitor-of-lead-1", leadId: "lead-1", text: "my number is secret" }));
        assert.deepEqual(await record(leadErased()), ["accepted"]);
        assert.deepEqual(await leads(), []);
        assert.deepEqual(await harness.leadsWithContact("budi@example.com"), []);
        const bodies = (await harness.storedEvents()).map(({ body }) => body);
        assert.deepEqual(bodies, [null, null, null, null]);
      });

      it("is terminal: a snapshot with a higher sequence changes nothing and keeps no contents", async () => {
        await record(leadCreated(), leadErased({ sequence: 2 }));
        assert.deepEqual(await record(leadUpdated({ sequence: 9, contacts: [["email", "late@example.com"]] })), [
          "accepted",
        ]);
        assert.deepEqual(await leads(), []);
        assert.doesNotMatch(JSON.stringify(await harness.storedEvents()), /late@example/);
      });

      it("holds for a lead that the server had not heard of", async () => {
        assert.deepEqual(await record(leadErased({ sequence: 2 })), ["accepted"]);
        assert.deepEqual(await record(leadCreated({ sequence: 1 })), ["accepted"]);
        assert.deepEqual(await leads(), []);
        assert.doesNotMatch(JSON.stringify(await harness.storedEvents()), /\+6281234567890/);
      });

      it("takes along what the visitor did without a lead, before and after", async () => {
        const visitorId = "visitor-of-lead-1";
        await record(conversationStarted({ id: "before", visitorId }), paymentSignal({ id: "signal", visitorId }));
        await record(conversationStarted({ id: "other", visitorId: "someone-else" }), leadCreated({ id: "lead" }));
        await record(leadErased({ id: "erasure" }), messageSent({ id: "after", visitorId, text: "late words" }));
        const kept = (await harness.storedEvents()).filter(({ body }) => body !== null).map(({ id }) => id);
        assert.deepEqual(kept, ["other"]);
      });

      it("leaves other leads alone", async () => {
        await record(leadCreated(), leadCreated({ leadId: "lead-2", visitorId: "visitor-of-lead-1", key: otherKey }));
        await record(leadErased());
        assert.deepEqual(
          (await leads()).map(({ id }) => id),
          ["lead-2"],
        );
        const kept = (await harness.storedEvents()).filter(({ body }) => body?.includes("lead-2"));
        assert.equal(kept.length, 1);
      });

      it("knows the ids of erased events still", async () => {
        await record(leadCreated({ id: "first" }), leadErased());
        assert.deepEqual(await record(leadCreated({ id: "first" })), ["duplicate"]);
      });
    });

    describe("tests and withdrawals", () => {
      it("keeps a test event and makes no lead of it", async () => {
        assert.deepEqual(await record(leadCreated({ test: true })), ["accepted"]);
        assert.deepEqual(await leads(), []);
        assert.equal((await store.leads({ limit: 10 })).total, 0);
        assert.equal((await harness.storedEvents()).length, 1);
      });

      it("lets a test event neither change nor erase a real lead", async () => {
        await record(leadCreated());
        await record(
          leadUpdated({ test: true, contacts: [["email", "test@example.com"]] }),
          leadErased({ test: true }),
        );
        assert.deepEqual(await contactsOf("lead-1"), ["phone:+6281234567890"]);
      });

      it("does not list a withdrawn lead, and lists it when it is active again", async () => {
        await record(leadCreated(), leadUpdated({ sequence: 2, state: "withdrawn", contacts: [] }));
        assert.deepEqual(await leads(), []);
        await record(leadUpdated({ sequence: 3, contacts: [["email", "back@example.com"]] }));
        assert.deepEqual(await contactsOf("lead-1"), ["email:back@example.com"]);
      });
    });

    describe("the list", () => {
      const names = (page: { readonly leads: readonly { readonly id: string }[] }) => page.leads.map(({ id }) => id);

      it("has the last changed lead first", async () => {
        await record(leadCreated({ leadId: "a" }), leadCreated({ leadId: "b" }), leadUpdated({ leadId: "a" }));
        assert.deepEqual(names(await store.leads({ limit: 10 })), ["a", "b"]);
      });

      it("is paged without gap or repeat", async () => {
        await record(...["a", "b", "c", "d", "e"].map((leadId) => leadCreated({ leadId })));
        const first = await store.leads({ limit: 2 });
        const second = await store.leads({ limit: 2, before: first.next ?? 0 });
        const third = await store.leads({ limit: 2, before: second.next ?? 0 });
        assert.deepEqual([names(first), names(second), names(third)], [["e", "d"], ["c", "b"], ["a"]]);
        assert.deepEqual([first.total, third.next], [5, null]);
      });

      it("ends without a further page when the last one is full", async () => {
        await record(leadCreated({ leadId: "a" }), leadCreated({ leadId: "b" }));
        assert.equal((await store.leads({ limit: 2 })).next, null);
      });

      it("never shows a key", async () => {
        await record(leadCreated());
        assert.doesNotMatch(JSON.stringify(await store.leads({ limit: 10 })), /0123456789abcdef/);
      });
    });

    describe("changes", () => {
      it("are told after a revision, each lead once in its present state", async () => {
        await record(leadCreated({ leadId: "a" }), leadCreated({ leadId: "b" }));
        const { revision } = await store.leads({ limit: 10 });
        assert.deepEqual(await store.changesAfter(revision, 10), []);
        await record(leadUpdated({ leadId: "a" }), leadCreated({ leadId: "c" }), leadErased({ leadId: "b" }));
        await record(leadUpdated({ leadId: "a", sequence: 3 }));
        const changes = await store.changesAfter(revision, 10);
        assert.deepEqual(
          changes.map((change) => (change.type === "lead" ? `lead ${change.record.id}` : `removed ${change.id}`)),
          ["lead c", "removed b", "lead a"],
        );
        assert.equal(changes.at(-1)?.revision, await store.latestRevision());
      });

      it("come at most as many as were asked for, the oldest first", async () => {
        await record(...["a", "b", "c"].map((leadId) => leadCreated({ leadId })));
        const changes = await store.changesAfter(0, 2);
        assert.deepEqual(
          changes.map((change) => change.type === "lead" && change.record.id),
          ["a", "b"],
        );
      });

      it("are announced after the commit, and only when a lead changed", async () => {
        const seen: number[] = [];
        const reads: Promise<void>[] = [];
        const end = store.subscribe(() => {
          reads.push(store.latestRevision().then((revision) => void seen.push(revision)));
        });
        const event = leadCreated();
        await record(event);
        await record(event);
        await record(leadCreated({ leadId: "test", test: true }));
        await Promise.all(reads);
        assert.deepEqual(seen, [1]);
        end();
        await record(leadUpdated());
        assert.equal(reads.length, 1);
      });
    });

    it("says that it is there, and after closing that it is not", async () => {
      await store.check();
      await store.close();
      await assert.rejects(store.check());
      await assert.rejects(record(leadCreated()));
      store = await harness.open();
    });
  });
}
