import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstPage, type LeadListState, withChange, withPage } from "../../../src/center/leads/lead-list-state.ts";
import type { LeadChange } from "../../../src/protocol/center-api.ts";
import { leadRecord } from "../../fixtures/center/records.ts";

const page = {
  leads: [leadRecord({ id: "b", revision: 2 }), leadRecord({ id: "a", revision: 1 })],
  total: 5,
  next: 1,
  revision: 2,
};
const ids = ({ leads }: LeadListState) => leads.map(({ id }) => id).join("");
const changed = (id: string, revision: number, changedAt?: string): LeadChange => ({
  type: "lead",
  revision,
  record: leadRecord({ id, revision, ...(changedAt && { changedAt }) }),
});

describe("the list of leads", () => {
  const start = firstPage(page);

  it("puts a new lead first and knows that it is new", () => {
    const state = withChange(start, changed("c", 3));
    assert.equal(ids(state), "cba");
    assert.deepEqual([state.revision, state.latest], [3, { id: "c", isNew: true }]);
  });

  it("moves a changed lead up instead of showing it twice", () => {
    const state = withChange(start, changed("a", 3, "2026-11-20T12:00:00.000Z"));
    assert.equal(ids(state), "ab");
    assert.deepEqual(state.latest, { id: "a", isNew: false });
  });

  it("drops a lead that is gone, also one that it does not show", () => {
    assert.equal(ids(withChange(start, { type: "removed", revision: 3, id: "b" })), "a");
    assert.equal(ids(withChange(start, { type: "removed", revision: 3, id: "z" })), "ba");
  });

  it("ignores a change that it knows", () => {
    const state = withChange(start, changed("c", 3));
    assert.equal(withChange(state, changed("c", 3)), state);
    assert.equal(withChange(state, { type: "removed", revision: 2, id: "a" }), state);
  });

  it("keeps what people made of a lead that its visitor changed", () => {
    const work = { status: "qualified" as const, labels: ["VIP"], notes: [], addedContacts: [], refusedContacts: [] };
    const worked = { ...start, leads: start.leads.map((lead) => ({ ...lead, work })) };
    assert.equal(withChange(worked, changed("a", 3)).leads[0]?.work, work);
    assert.equal(withChange(worked, changed("c", 3)).leads[0]?.work, undefined);
  });

  it("appends a page without repeating what has moved up meanwhile", () => {
    const moved = withChange(start, changed("z", 3));
    const more = {
      leads: [leadRecord({ id: "z", revision: 0 }), leadRecord({ id: "y", revision: 0 })],
      total: 5,
      next: null,
      revision: 3,
    };
    const state = withPage(moved, more);
    assert.equal(ids(state), "zbay");
    assert.equal(state.next, null);
    assert.equal(state.leads[0]?.revision, 3);
  });
});
