import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MessageItem, SessionState } from "../../../src/session/session-types.ts";
import { emptyLeadRecord } from "../../../src/lead/lead-record.ts";
import { at, meta, openLedger, queued, said, scan, write } from "../../fixtures/session/ledger-double.ts";
import { World } from "../../fixtures/session/world.ts";

const ids = ({ items }: SessionState) => items.map(({ id }) => id);
const waiting = (id: string): MessageItem => ({
  ...{ type: "message", id, from: "visitor", text: id, at },
  state: "pending",
});

describe("the conversation of a page", () => {
  test("is read by the first who asks, once; until then the page is loading", async () => {
    const { ledger, disk, control } = openLedger();
    disk.items.set("m", said("m"));
    await ledger.read();
    assert.deepEqual([ledger.state.phase, ids(ledger.state), control.itemReads], ["loading", [], 0]);
    await Promise.all([ledger.loadHistory(), ledger.loadHistory()]);
    await ledger.loadHistory();
    assert.deepEqual([ledger.state.phase, ids(ledger.state), control.itemReads], ["ready", ["m"], 1]);
  });

  test("the elements are told when it is there", async () => {
    const { ledger, told } = openLedger();
    await ledger.loadHistory();
    assert.deepEqual(told.states.at(-1)?.phase, "ready");
    assert.equal(told.states.at(-1), ledger.state);
  });

  test("what the host keeps is not looked for on the device", async () => {
    const { ledger, disk, control } = openLedger({ settings: { config: { messages: [] } } });
    disk.items.set("m", said("m"));
    await ledger.loadHistory();
    assert.deepEqual([ledger.state.phase, ids(ledger.state), control.itemReads], ["ready", [], 0]);
  });

  test("what was read before something was written does not replace it", async () => {
    const { ledger, disk, control, letGo, settled } = openLedger();
    disk.items.set("m", { ...said("m"), state: "sending" });
    control.holds = true;
    const reading = ledger.loadHistory();
    await settled();
    await ledger.commit(write({ items: { put: [{ ...said("m"), state: "sent" }, said("n", 2)] } }));
    letGo();
    await reading;
    const states = ledger.state.items.map((item) => "state" in item && item.state);
    assert.deepEqual([ids(ledger.state), states, control.itemReads], [["m", "n"], ["sent", "stored"], 2]);
  });

  test("nor what was read before another tab forgot it", async () => {
    const { ledger, disk, control, letGo, settled, receive } = openLedger();
    disk.items.set("m", said("m"));
    control.holds = true;
    const reading = ledger.loadHistory();
    await settled();
    disk.items.clear();
    receive({ type: "forgotten" });
    letGo();
    await reading;
    assert.deepEqual(ids(ledger.state), []);
  });

  test("a message that waits is shown behind it, and once only when it is written", async () => {
    const { ledger } = openLedger();
    await ledger.loadHistory();
    ledger.show(waiting("w"));
    await ledger.commit(write({ items: { put: [said("m")] } }));
    assert.deepEqual(ids(ledger.state), ["m", "w"]);
    assert.equal(ledger.pending("w")?.state, "pending");
    await ledger.commit(write({ items: { put: [said("w", 2)] } }));
    assert.deepEqual(ids(ledger.state), ["m", "w"]);
    assert.equal(ledger.pending("w"), undefined);
  });

  test("the elements are told of a message that waits", () => {
    const { ledger, told } = openLedger();
    const before = told.states.length;
    ledger.show(waiting("w"));
    assert.deepEqual([told.states.length - before, told.states.at(-1)?.items.length], [1, 1]);
  });

  test("so is one of a conversation that the host keeps", async () => {
    const { ledger, disk } = openLedger({ settings: { config: { messages: [] } } });
    ledger.show(waiting("w"));
    await ledger.commit(write({ passing: [said("w")] }));
    assert.deepEqual([ids(ledger.state), ledger.pending("w"), disk.items.size], [["w"], undefined, 0]);
  });

  test("what waited is dropped where everything is forgotten", () => {
    const { ledger } = openLedger();
    ledger.show(waiting("w"));
    ledger.dropPending();
    ledger.publish();
    assert.deepEqual(ids(ledger.state), []);
  });
});

describe("what another tab wrote of the conversation", () => {
  test("is shown where the conversation is; a page that only delivers does not need it", async () => {
    const { ledger, disk, receive, settled } = openLedger();
    await ledger.read();
    receive({ type: "written", items: { put: [said("theirs")] } });
    await settled();
    assert.deepEqual(ids(ledger.state), []);
    disk.items.set("theirs", said("theirs"));
    await ledger.loadHistory();
    receive({ type: "written", items: { put: [said("more", 2)] } });
    await settled();
    assert.deepEqual(ids(ledger.state), ["theirs", "more"]);
    receive({ type: "written", items: { delete: ["theirs"] } });
    await settled();
    assert.deepEqual(ids(ledger.state), ["more"]);
  });

  test("is not shown where the host keeps its own", async () => {
    const { ledger, receive, settled } = openLedger({ settings: { config: { messages: [] } } });
    await ledger.loadHistory();
    receive({ type: "written", items: { put: [said("theirs")] } });
    await settled();
    assert.deepEqual(ids(ledger.state), []);
  });

  test("is nothing to a page without a disk", async () => {
    const { ledger, receive, settled, told } = openLedger({ settings: { storage: "none" } });
    await ledger.loadHistory();
    await ledger.commit(write({ meta: { put: [meta] }, items: { put: [said("mine")] } }));
    receive({ type: "written", items: { put: [said("theirs", 2)] } });
    receive({ type: "forgotten" });
    await settled();
    assert.deepEqual([ids(ledger.state), told.elsewhere, told.forgotten], [["mine"], 0, 0]);
  });
});

describe("a page that comes back from the back/forward cache", () => {
  test("has neither connection nor channel meanwhile, and one of each afterwards", async () => {
    const { ledger, control, channels, settled } = openLedger();
    await ledger.read();
    assert.deepEqual([channels.open, [...channels.names]], [1, ["lead-chat-1/test"]]);
    ledger.freeze();
    await settled();
    assert.deepEqual([channels.open, control.closed], [0, 1]);
    await ledger.thaw();
    await ledger.thaw();
    assert.deepEqual([channels.open, channels.ever], [1, 2]);
  });

  test("what is written while it goes is written, and told to nobody", async () => {
    const { ledger, disk, posted } = openLedger();
    ledger.freeze();
    await ledger.commit(write({ scans: { put: [scan("late")] } }));
    assert.deepEqual([[...disk.scans.keys()], posted], [["late"], []]);
  });

  test("shows nothing of what was forgotten meanwhile", async () => {
    const { ledger, disk, told } = openLedger();
    await ledger.loadHistory();
    await ledger.commit(write({ meta: { put: [meta] }, items: { put: [said("m")] } }));
    ledger.show(waiting("w"));
    ledger.freeze();
    for (const map of Object.values(disk)) map.clear();
    await ledger.thaw();
    assert.deepEqual([ids(ledger.state), told.forgotten], [[], 1]);
  });

  test("nor of one that began anew after that", async () => {
    const { ledger, disk } = openLedger();
    await ledger.loadHistory();
    await ledger.commit(write({ meta: { put: [meta] }, items: { put: [said("old")] } }));
    ledger.freeze();
    disk.items.clear();
    disk.items.set("new", said("new"));
    disk.meta.set("main", { ...meta, visitorId: "w" });
    await ledger.thaw();
    assert.deepEqual(ids(ledger.state), ["new"]);
  });

  test("takes up what came meanwhile, and has the work followed", async () => {
    const { ledger, disk, told } = openLedger();
    await ledger.loadHistory();
    ledger.freeze();
    disk.scans.set("s", scan("s"));
    disk.items.set("m", said("m"));
    await ledger.thaw();
    assert.deepEqual([ids(ledger.state), told.elsewhere, told.forgotten], [["m"], 1, 0]);
  });

  test("in which nothing had been loaded loads no conversation then", async () => {
    const { ledger, control } = openLedger();
    await ledger.read();
    ledger.freeze();
    await ledger.thaw();
    assert.equal(control.itemReads, 0);
  });
});

describe("a disk that is refused in the middle", () => {
  test("memory goes on with visitor and conversation; lead, outbox and scans stay with the disk", async () => {
    const { ledger, disk, control, told } = openLedger();
    await ledger.loadHistory();
    const lead = emptyLeadRecord("v", "0".repeat(32), at);
    await ledger.commit(
      write({
        ...{ meta: { put: [{ ...meta, position: 7 }] }, items: { put: [said("m")] } },
        ...{ leads: { put: [lead] }, outbox: { put: [queued("e")] }, scans: { put: [scan("s")] } },
      }),
    );
    control.fails = true;
    await ledger.commit(write({ items: { put: [said("n", 2)] } }));
    const sizes = () => [ledger.maps.leads.size, ledger.maps.outbox.size, ledger.maps.scans.size];
    assert.deepEqual([sizes(), told.refused.length, ledger.isDurable], [[0, 0, 0], 1, false]);
    // What memory holds by itself, read anew.
    await ledger.thaw();
    assert.deepEqual([ids(ledger.state), ledger.maps.meta.get("main")?.position, sizes()], [["m", "n"], 7, [0, 0, 0]]);
    assert.deepEqual([disk.leads.size, disk.outbox.size, disk.scans.size], [1, 1, 1]);
  });
});

describe("a connection that is lost in the moment of writing", () => {
  test("what was written is shown, as written", async () => {
    const { ledger, control, settled } = openLedger();
    await ledger.loadHistory();
    ledger.show(waiting("m"));
    control.loses = true;
    // As every rule does: where its work is there already, it comes to nothing.
    await ledger.commit({
      items: ["m"],
      apply: ({ items }) => ({ writes: items.length ? {} : { items: { put: [said("m")] } }, result: undefined }),
    });
    await settled();
    assert.deepEqual(
      ledger.state.items.map((item) => [item.id, "state" in item && item.state]),
      [["m", "stored"]],
    );
    assert.equal(ledger.pending("m"), undefined);
  });

  test("a visitor's message: one bubble, kept, sent and scanned once", async () => {
    const world = new World();
    let losses = 1;
    const lost = (operation: string, moment: string) =>
      operation === "commit" && moment === "after" && losses-- > 0 ? new Error("lost") : undefined;
    const session = world.tab({ fault: lost }).session();
    await Promise.all([session.sendMessage("ana@example.com"), world.advance(3000)]);
    const messages = session.state.get().items.filter(({ type }) => type === "message");
    assert.deepEqual(
      messages.map((item) => "state" in item && item.state),
      ["stored"],
    );
    assert.equal(world.leadEvents.length, 1);
  });
});
