import assert from "node:assert/strict";
import { test } from "node:test";
import { at, meta, openLedger as setUp, queued, scan, write } from "../../fixtures/session/ledger-double.ts";

test("what was read before something was written does not replace it", async () => {
  const { ledger, control, letGo, settled } = setUp();
  control.holds = true;
  const reading = ledger.read();
  await settled();
  await ledger.commit(write({ meta: { put: [meta] }, scans: { put: [scan("late")] } }));
  letGo();
  await reading;
  assert.deepEqual([...ledger.maps.scans.keys()], ["late"]);
  assert.equal(control.reads, 2);
});

test("a reading leaves the conversation alone, and replaces everything else", async () => {
  const { ledger, disk } = setUp();
  const item = { id: "m", type: "message", from: "visitor", text: "hi", at, position: 1 } as const;
  await ledger.commit(write({ meta: { put: [meta] }, items: { put: [item] }, scans: { put: [scan("a")] } }));
  disk.scans.clear();
  disk.scans.set("b", scan("b"));
  await ledger.read();
  assert.deepEqual([...ledger.maps.scans.keys()], ["b"]);
  assert.deepEqual([...ledger.maps.items.keys()], ["m"]);
});

test("other tabs are told what was written, with the items, and that everything was forgotten", async () => {
  const { ledger, posted } = setUp();
  const item = { id: "m", type: "message", from: "visitor", text: "hi", at, position: 1 } as const;
  await ledger.commit(write({ meta: { put: [meta] }, items: { put: [item] } }));
  await ledger.commit(write({ clear: true, forgets: true }));
  assert.deepEqual(posted, [{ type: "written", items: { put: [item] } }, { type: "forgotten" }]);
});

test("what is written quietly is told to nobody", async () => {
  const { ledger, posted, told } = setUp();
  const before = told.states.length;
  await ledger.commitQuietly(write({ meta: { put: [{ ...meta, draft: "I wo" }] } }));
  assert.deepEqual([posted, told.states.length - before], [[], 0]);
});

test("what another tab wrote is read, and followed", async () => {
  const { ledger, disk, told, receive, settled } = setUp();
  await ledger.read();
  disk.scans.set("theirs", scan("theirs"));
  receive({ type: "written" });
  await settled();
  assert.deepEqual([...ledger.maps.scans.keys()], ["theirs"]);
  assert.equal(told.elsewhere, 1);
});

test("what another tab forgot is gone here too, also what waits to be committed", async () => {
  const { ledger, disk, told, receive, settled } = setUp();
  await ledger.commit(write({ meta: { put: [meta] }, scans: { put: [scan("a")] } }));
  ledger.show({ type: "message", id: "w", from: "visitor", text: "waiting", at, state: "pending" });
  disk.meta.clear();
  disk.scans.clear();
  receive({ type: "forgotten" });
  await settled();
  assert.equal(told.forgotten, 1);
  assert.deepEqual(ledger.state.items, []);
  assert.equal(ledger.maps.scans.size, 0);
});

test("refused, memory goes on with the conversation and without the lead, which stays on the disk as it is", async () => {
  const { ledger, disk, told, control, posted } = setUp();
  await ledger.commit(write({ meta: { put: [meta] }, scans: { put: [scan("on disk")] } }));
  posted.splice(0);
  control.fails = true;
  await ledger.commit(write({ scans: { put: [scan("in memory")] } }));
  assert.equal(told.refused.length, 1);
  assert.equal(ledger.isDurable, false);
  assert.deepEqual([...ledger.maps.scans.keys()], ["in memory"]);
  assert.deepEqual([...disk.scans.keys()], ["on disk"]);
  assert.deepEqual(posted, [], "pages without a disk share nothing");
});

test("busy: something to scan, or to send; what was given up is nothing to do", async () => {
  const { ledger } = setUp();
  assert.equal(ledger.isBusy, false);
  await ledger.commit(write({ scans: { put: [scan("a")] } }));
  assert.equal(ledger.isBusy, true);
  await ledger.commit(write({ scans: { delete: ["a"] }, outbox: { put: [queued("e", "parked")] } }));
  assert.equal(ledger.isBusy, true);
  await ledger.commit(write({ outbox: { put: [queued("e", "dead")] } }));
  assert.equal(ledger.isBusy, false);
});

test("in the back/forward cache no connection is held; afterwards everything is read again", async () => {
  const { ledger, disk, control, settled } = setUp();
  await ledger.loadHistory();
  ledger.freeze();
  await settled();
  assert.equal(control.closed, 1);
  const item = { id: "m", type: "message", from: "business", text: "hi", at, position: 1 } as const;
  disk.items.set("m", item);
  disk.scans.set("s", scan("s"));
  await ledger.thaw();
  assert.deepEqual([...ledger.maps.items.keys()], ["m"]);
  assert.deepEqual([...ledger.maps.scans.keys()], ["s"]);
});
