import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { noteArrival } from "../../../src/session/note-arrival.ts";
import type { SessionSettings } from "../../../src/session/session-types.ts";

const AD = "https://shop.example/class?utm_source=tiktok&campaign_id=17&session=secret#top";
const arrival = (at: string | number, url = AD) => ({ url, referrer: "https://www.tiktok.com/ad?secret=1", at });
const AT = "2026-11-20T09:00:00.000Z";

/** A device's localStorage. */
const stored = new Map<string, string>();
let refuses: (name: string) => boolean = () => false;
const storage = {
  getItem(name: string) {
    if (refuses(`get ${name}`)) throw new DOMException("no", "SecurityError");
    return stored.get(name) ?? null;
  },
  setItem(name: string, value: string) {
    if (refuses(`set ${name}`)) throw new DOMException("full", "QuotaExceededError");
    stored.set(name, value);
  },
};

describe("an arrival is written down", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  beforeEach(() => {
    stored.clear();
    refuses = () => false;
    Object.defineProperty(globalThis, "localStorage", { configurable: true, value: storage });
  });
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, "localStorage", before);
    else Reflect.deleteProperty(globalThis, "localStorage");
  });
  const record = (namespace = "default") =>
    JSON.parse(stored.get(`lead-chat/${namespace}/arrivals`) ?? "[]") as {
      url: string;
      referrer: string;
      at: string;
    }[];

  test("without what is no campaign's, and the origin alone of who led here", () => {
    noteArrival({ arrival: arrival(AT) });
    assert.deepEqual(record(), [
      {
        url: "https://shop.example/class?utm_source=tiktok&campaign_id=17",
        referrer: "https://www.tiktok.com/",
        at: AT,
      },
    ]);
  });

  test("in its own namespace, beside what is there", () => {
    noteArrival({ site: "shop", arrival: arrival(AT) });
    noteArrival({ site: "", arrival: arrival(AT) });
    noteArrival({ site: "shop", arrival: arrival("2026-11-21T09:00:00.000Z") });
    assert.deepEqual([record("shop").length, record().length], [2, 1]);
  });

  test("once, however many elements of the page do it", () => {
    for (let count = 0; count < 3; count++) noteArrival({ arrival: arrival(AT) });
    assert.equal(record().length, 1);
  });

  test("not at all for who comes by themself, and where the loader saw nothing", () => {
    noteArrival({ arrival: { url: "https://shop.example/?size=m", referrer: "", at: AT } });
    noteArrival({});
    assert.deepEqual([...stored.keys()], []);
  });

  const markers: [marker: string | undefined, pending: boolean][] = [
    [undefined, false],
    ['{"pending":true,"unread":0}', true],
    ['{"pending":false,"unread":2}', false],
    ['{"pending":"yes"}', false],
    ['{"pending":1}', false],
    ["{}", false],
    ["null", false],
    ["7", false],
    ["{", false],
  ];
  for (const [marker, pending] of markers)
    test(`an earlier visit left ${marker ?? "nothing"}: ${pending ? "there is something to do" : "nothing to do"}`, () => {
      if (marker !== undefined) stored.set("lead-chat/default", marker);
      assert.equal(noteArrival({ arrival: arrival(AT) }), pending);
    });

  test("a marker of another namespace says nothing", () => {
    stored.set("lead-chat/shop", '{"pending":true,"unread":0}');
    assert.equal(noteArrival({ arrival: arrival(AT) }), false);
    assert.equal(noteArrival({ site: "shop" }), true);
  });

  test("a storage that is full costs the record, not what is left to do", () => {
    stored.set("lead-chat/default", '{"pending":true,"unread":0}');
    refuses = (name) => name.startsWith("set");
    assert.equal(noteArrival({ arrival: arrival(AT) }), true);
  });

  const hostile: [what: string, prepare: () => void, settings: SessionSettings][] = [
    ["a storage that may not be read", () => (refuses = () => true), { arrival: arrival(AT) }],
    ["a record that is damaged", () => stored.set("lead-chat/default/arrivals", "{"), { arrival: arrival(AT) }],
    ["a time that is none", () => {}, { arrival: arrival("yesterday") }],
    ["an address that is none", () => {}, { arrival: { url: "::", referrer: "::", at: AT } }],
    ["no localStorage", () => Reflect.deleteProperty(globalThis, "localStorage"), { arrival: arrival(AT) }],
  ];
  for (const [what, prepare, settings] of hostile)
    test(`${what}: no error`, () => {
      prepare();
      assert.equal(noteArrival(settings), false);
    });
});
