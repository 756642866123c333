import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Touch } from "../../../src/protocol/lead-event.ts";
import type { EngineCore } from "../../../src/session/engine-types.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";
import { scanSignals, signal } from "../../../src/session/signal-actions.ts";
import type { Change, ScanRecord } from "../../../src/storage/storage-types.ts";
import { AT, NOW, contextOf, disk, meta } from "../../fixtures/session/change-double.ts";

const signals = { payment: ["pay"], vip: ["gold"], price: ["how much"] };
const scan = (text: string, talkId: string, part: Partial<ScanRecord> = {}): ScanRecord => ({
  ...{ id: `${text}#signals`, task: "signals", text, at: AT, visitorId: "v" },
  conversation: { id: talkId, startedAt: `2026-11-2${talkId}T09:00:00.000Z`, lastAt: AT },
  ...part,
});

/** A device on which messages are looked at for signals, in any order. */
function device(settings: SessionSettings = {}, touches: readonly Touch[] = []) {
  const stored = disk({ meta: [meta] });
  const told: string[] = [];
  let kicks = 0;
  const core = {
    settings: { config: { signals }, ...settings },
    ledger: { commit: <Result>(change: Change<Result>) => stored.make(change).then(({ result }) => result) },
    context: () => contextOf({ touches: () => touches, now: () => NOW, newId: () => `id${String(Math.random())}` }),
    tell: (_: string, { name }: { name: string }) => told.push(name),
    kick: () => void kicks++,
    loadHistory: async () => {},
  } as unknown as EngineCore;
  const look = async (text: string, talkId: string, part: Partial<ScanRecord> = {}) => {
    const one = scan(text, talkId, part);
    stored.maps.scans.set(one.id, one);
    await scanSignals(core, one);
  };
  const events = () =>
    [...stored.maps.outbox.values()].flatMap(({ event }) => (event.type === "leadchat.signal.v1" ? [event] : []));
  const sent = () => events().map(({ data }) => `${data.name} ${data.conversation.id}`);
  return { ...stored, core, told, look, events, sent, kicks: () => kicks };
}

describe("messages that are looked at in another order than they were written in", () => {
  test("each conversation gives each signal once, whichever was looked at first", async () => {
    const { look, sent } = device();
    await look("pay", "1");
    await look("gold", "2");
    await look("how much", "1");
    await look("gold again", "2");
    await look("pay again", "1");
    await look("how much again", "1");
    assert.deepEqual(sent(), ["payment 1", "vip 2", "price 1"]);
  });

  test("one that gave nothing before is remembered beside the newer one", async () => {
    const { look, sent, meta: now } = device();
    await look("pay", "2");
    await look("pay of before", "1");
    await look("pay once more", "2");
    await look("pay of before, again", "1");
    assert.deepEqual(sent(), ["payment 2", "payment 1"]);
    assert.equal(now()?.signals?.earlier?.length, 1);
  });

  test("ten earlier ones are remembered, each with its own", async () => {
    const { look, meta: now } = device();
    for (let count = 0; count < 14; count++) await look("pay", `x${String(count)}`);
    assert.equal(now()?.signals?.conversation, "x13");
    assert.deepEqual(
      now()?.signals?.earlier?.map(({ conversation }) => conversation),
      Array.from({ length: 10 }, (_, index) => `x${String(index + 3)}`),
    );
  });
});

describe("a message that is looked at", () => {
  test("names what it gave, once, however often it says it, and sends it at once", async () => {
    const { look, told, kicks, maps } = device();
    await look("gold, pay, pay", "1");
    assert.deepEqual([told, kicks(), maps.scans.size], [["payment", "vip"], 1, 0]);
    await look("gold", "1");
    await look("hello", "1");
    assert.deepEqual([told.length, kicks(), maps.scans.size], [2, 1, 0], "no news is nothing to send");
  });

  test("that another tab has looked at gives nothing", async () => {
    const { core, told, maps } = device();
    await scanSignals(core, scan("pay", "1"));
    assert.deepEqual([told, maps.outbox.size], [[], 0]);
  });

  test("says when its conversation began, and where the visitor came from, if that is known", async () => {
    const { look, events } = device();
    await look("pay", "1");
    assert.deepEqual(events()[0]?.data.conversation, { id: "1", startedAt: "2026-11-21T09:00:00.000Z" });
    assert.ok(!("touches" in (events()[0]?.data ?? {})));
    const led = device({}, [{ kind: "click", at: AT }]);
    await led.look("pay", "1");
    assert.deepEqual(led.events()[0]?.data.touches, [{ kind: "click", at: AT }]);
  });

  test("without keywords in the settings gives nothing", async () => {
    for (const config of [undefined, {}, { signals: {} }]) {
      const { look, sent } = device({ config });
      await look("pay", "1");
      assert.deepEqual(sent(), []);
    }
  });
});

describe("one that the host raises", () => {
  test("begins the conversation where nothing was said, and is one of it", async () => {
    const { core, events, meta: now, kicks } = device();
    await signal(core, "handoff_whatsapp");
    await signal(core, "handoff_whatsapp");
    assert.deepEqual(
      events().map(({ data }) => [data.name, data.conversation.id]),
      [["handoff_whatsapp", now()?.conversation?.id]],
    );
    assert.equal(kicks(), 1);
  });

  test("has a name of at most 64 characters", async () => {
    const { core, events } = device();
    await signal(core, "x".repeat(100));
    assert.equal(events()[0]?.data.name.length, 64);
  });
});

describe("held for the visitor's yes", () => {
  test("in a conversation that is looked at late: what it holds stands beside it, with its beginning", async () => {
    const { look, meta: now, sent, told } = device({ capture: "ask" });
    await look("gold", "2");
    await look("pay", "1");
    await look("pay gold", "2");
    assert.deepEqual([sent(), told], [[], []]);
    const { signals: kept } = now() ?? {};
    assert.deepEqual(
      [...(kept?.earlier ?? []), ...(kept ? [kept] : [])].map(({ conversation, startedAt, held }) => [
        conversation,
        startedAt,
        held.toSorted(),
      ]),
      [
        ["2", "2026-11-22T09:00:00.000Z", ["payment", "vip"]],
        ["1", "2026-11-21T09:00:00.000Z", ["payment"]],
      ],
    );
  });
});
