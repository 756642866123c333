import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Alerter } from "../../../src/center/alerts/alerter.ts";
import { activated, decodeKey } from "../../../src/center/alerts/push.ts";
import { isQuiet } from "../../../src/center/alerts/quiet-hours.ts";
import { cannedQuery, fillCanned, findCanned } from "../../../src/center/inbox/canned.ts";
import { Drafts } from "../../../src/center/inbox/drafts.ts";
import { piecesOf } from "../../../src/center/inbox/highlight.ts";
import { initialsOf } from "../../../src/center/shared/initials.ts";
import { dayName, spanSince } from "../../../src/center/shared/relative-time.ts";
import { PreferenceStore } from "../../../src/center/shell/preferences.ts";
import { formatRoute, parseEntryLink, parseRoute, type Route } from "../../../src/center/shell/route.ts";
import { ShortcutReader } from "../../../src/center/shell/shortcuts.ts";
import type { ConversationSummary } from "../../../src/protocol/center-api.ts";
import { ago, conversation } from "../../fixtures/center/sample.ts";

function memory(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  };
}

describe("the address", () => {
  const routes: Route[] = [
    { view: "inbox" },
    { view: "inbox", conversation: "0199-a" },
    { view: "inbox", conversation: "a b&c=#/", details: true },
    { view: "leads" },
    { view: "leads", lead: "lead/1" },
    { view: "settings" },
    { view: "settings", page: "people" },
  ];
  for (const route of routes) {
    it(`says ${JSON.stringify(route)} and is read so`, () => assert.deepEqual(parseRoute(formatRoute(route)), route));
  }

  it("that says nothing known is the inbox", () => {
    for (const hash of ["", "#", "#nonsense", "#settings2", "#conversation="])
      assert.equal(parseRoute(hash).view, "inbox");
    assert.deepEqual(parseRoute("#settings/nonsense"), { view: "settings" });
  });

  it("brings somebody by a link", () => {
    assert.deepEqual(parseEntryLink("#setup=abc"), { kind: "setup", token: "abc" });
    assert.deepEqual(parseEntryLink("#join=x%2By"), { kind: "invitation", token: "x+y" });
    assert.deepEqual(parseEntryLink("#invitation=abc"), { kind: "invitation", token: "abc" });
    assert.equal(parseEntryLink("#setup="), undefined);
    assert.equal(parseEntryLink("#conversation=1"), undefined);
  });
});

describe("shortcuts", () => {
  const press = (key: string, change = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    ...change,
  });

  it("are single keys, or two in a row", () => {
    const reader = new ShortcutReader();
    assert.equal(reader.read(press("j"), 0), "next");
    assert.equal(reader.read(press("J"), 0), "next");
    assert.equal(reader.read(press("g"), 100), undefined);
    assert.equal(reader.read(press("l"), 900), "goLeads");
    assert.equal(reader.read(press("?"), 950), "help");
  });

  it("forget the first key after a while, and after another", () => {
    const reader = new ShortcutReader();
    reader.read(press("g"), 0);
    assert.equal(reader.read(press("i"), 2000), undefined);
    reader.read(press("g"), 3000);
    assert.equal(reader.read(press("j"), 3100), undefined);
    assert.equal(reader.read(press("j"), 3200), "next");
  });

  it("leave the browser's keys alone", () => {
    const reader = new ShortcutReader();
    for (const change of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
      assert.equal(reader.read(press("k", change), 0), undefined);
    }
  });
});

describe("drafts", () => {
  it("are kept one a conversation, over a reload", () => {
    const storage = memory();
    const drafts = new Drafts(storage);
    drafts.set("a", "half");
    drafts.set("b", "other");
    drafts.set("b", "");
    const again = new Drafts(storage);
    assert.deepEqual([again.get("a"), again.get("b")], ["half", ""]);
    again.clear();
    assert.equal(new Drafts(storage).get("a"), "");
  });

  it("work where the browser keeps nothing, or something else", () => {
    const drafts = new Drafts();
    drafts.set("a", "x");
    assert.equal(drafts.get("a"), "x");
    for (const kept of ["{", "5", "[1,[2,3]]"])
      assert.equal(new Drafts(memory({ "lead-chat-center-drafts": kept })).get("2"), "");
    const full = { getItem: () => null, setItem: () => assert.fail("full") };
    const kept = new Drafts(full);
    kept.set("a", "x");
    assert.equal(kept.get("a"), "x");
  });

  it("are a hundred at most", () => {
    const storage = memory();
    const drafts = new Drafts(storage);
    for (let index = 0; index < 120; index++) drafts.set(String(index), "x");
    assert.deepEqual([new Drafts(storage).get("19"), new Drafts(storage).get("20")], ["", "x"]);
  });
});

describe("preferences", () => {
  it("are kept, and nonsense is not taken", () => {
    const storage = memory();
    new PreferenceStore(storage).set({ theme: "dark", sound: false, language: "ar" });
    assert.deepEqual(new PreferenceStore(storage).state.get(), {
      theme: "dark",
      sound: false,
      language: "ar",
      notifications: false,
      shortcuts: true,
    });
    const odd = memory({ "lead-chat-center": '{"theme":"pink","sound":"yes","language":5}' });
    assert.deepEqual(new PreferenceStore(odd).state.get(), {
      theme: "auto",
      sound: true,
      notifications: false,
      shortcuts: true,
    });
  });
});

describe("canned replies", () => {
  const replies = [
    { name: "price", text: "Rp 350.000" },
    { name: "Öffnung", text: "9–17" },
    { name: "place", text: "Jl. Senja 1" },
  ];

  it("are asked for by a slash at the start", () => {
    assert.equal(cannedQuery("/"), "");
    assert.equal(cannedQuery("/pri"), "pri");
    for (const text of ["", "and/or", "/a\nb", `/${"x".repeat(60)}`]) assert.equal(cannedQuery(text), undefined);
  });

  it("are found by name first, then by what they say, whatever the accents", () => {
    const names = (query: string) => findCanned(replies, query).map(({ name }) => name);
    assert.deepEqual(names("p"), ["price", "place"]);
    assert.deepEqual(names("off"), ["Öffnung"]);
    assert.deepEqual(names("350"), ["price"]);
    assert.deepEqual(names("zzz"), []);
  });

  it("call nobody by a bracket, and take names as they are", () => {
    assert.equal(
      fillCanned("Hi {name}, I am {agent}.", { name: "Ana $& {agent}", agent: "Sari" }),
      "Hi Ana $& {agent}, I am Sari.",
    );
    assert.equal(fillCanned("Hi {name}!", { name: undefined, agent: undefined }), "Hi!");
  });
});

describe("piecesOf", () => {
  const contact = (start: number, end: number) => ({ kind: "phone", value: "x", start, end, state: "new" as const });
  const shown = (text: string, ...contacts: ReturnType<typeof contact>[]) =>
    piecesOf(text, contacts).map((piece) => `${piece.type}:${piece.text}`);

  it("cuts where contact details and addresses stand, and loses no letter", () => {
    assert.deepEqual(shown("call 0812 now", contact(5, 9)), ["text:call ", "contact:0812", "text: now"]);
    const text = "see https://a.example/x?y=1, ok";
    assert.deepEqual(shown(text), ["text:see ", "link:https://a.example/x?y=1", "text:, ok"]);
  });

  it("leaves out what lies outside or overlaps", () => {
    const text = "0812345";
    const pieces = piecesOf(text, [contact(0, 4), contact(2, 6), contact(5, 99), contact(-3, 2), contact(6, 6)]);
    assert.equal(pieces.map((piece) => piece.text).join(""), text);
    assert.equal(pieces.filter(({ type }) => type === "contact").length, 1);
  });

  it("links to pages only, never to what hides where it leads", () => {
    for (const text of ["javascript:alert(1)", "data:text/html,x", "https://bank.example@evil.example/", "http://"]) {
      assert.deepEqual(
        piecesOf(text).filter(({ type }) => type === "link"),
        [],
        text,
      );
    }
    // A direction mark ends an address: nothing of it can be turned around.
    assert.deepEqual(shown("https://a.example/\u202egnp.exe")[0], "link:https://a.example/");
  });

  it("is quick with any text", () => {
    const start = performance.now();
    for (const text of [
      "https://".repeat(500),
      "http://a.".repeat(400),
      ".,;:!?".repeat(600),
      `https://${"!".repeat(4000)}`,
    ])
      piecesOf(text);
    assert.ok(performance.now() - start < 1000);
  });
});

describe("quiet hours", () => {
  const quiet = { from: "22:00", to: "07:00", timeZone: "Asia/Jakarta" };
  const time = (text: string) => Date.parse(`2026-11-20T${text}:00.000Z`);
  for (const [utc, expected] of [
    ["14:59", false],
    ["15:00", true],
    ["23:59", true],
    ["00:00", false],
  ] as const) {
    it(`${utc} UTC in Jakarta: ${expected ? "quiet" : "not"}`, () => assert.equal(isQuiet(quiet, time(utc)), expected));
  }

  it("may lie within one day, and a zone that is not known rings", () => {
    assert.equal(isQuiet({ from: "12:00", to: "13:00", timeZone: "UTC" }, time("12:30")), true);
    assert.equal(isQuiet({ from: "12:00", to: "13:00", timeZone: "UTC" }, time("13:00")), false);
    assert.equal(isQuiet({ ...quiet, timeZone: "Mars/Base" }, time("16:00")), false);
    assert.equal(isQuiet(undefined, time("16:00")), false);
  });
});

describe("Alerter", () => {
  const now = Date.parse("2026-11-20T09:00:00.000Z");
  const written = (id: string, minutes: number, change: Partial<ConversationSummary> = {}) =>
    conversation(id, {
      unread: 1,
      revision: 5,
      lastMessage: { from: "visitor", text: "x", at: ago(minutes, now) },
      ...change,
    });
  const create = (change: { seen?: string; isLookedAt?: boolean; sound?: boolean; quiet?: boolean } = {}) => {
    const heard: string[] = [];
    const clock = { now };
    const quietHours = { from: "00:00", to: "23:59", timeZone: "UTC" };
    const alerter = new Alerter({
      me: () => ({ id: "me", name: "S", email: "s@x.y", role: "agent", ...(change.quiet && { quietHours }) }),
      preferences: () => ({ theme: "auto", sound: change.sound ?? true, notifications: true, shortcuts: true }),
      isSeen: (id) => id === change.seen,
      isLookedAt: () => change.isLookedAt ?? false,
      now: () => clock.now,
      ring: () => void heard.push("ring"),
      notify: ({ id }) => void heard.push(id),
    });
    return { alerter, heard, clock };
  };

  it("tells of a new message once, not of what is only true now", () => {
    const { alerter, heard } = create();
    alerter.hear(written("a", 0), undefined);
    alerter.hear(written("a", 0, { visitor: { present: true, typing: true } }), written("a", 0));
    assert.deepEqual(heard, ["ring", "a"]);
  });

  it("rings once for many at a time", () => {
    const { alerter, heard, clock } = create();
    alerter.hear(written("a", 0), written("a", 9, { revision: 4 }));
    alerter.hear(written("b", 0), written("b", 9, { revision: 4 }));
    clock.now += 2000;
    alerter.hear(written("c", 0), written("c", 9, { revision: 4 }));
    assert.deepEqual(heard, ["ring", "a", "b", "ring", "c"]);
  });

  it("is still for what is old, answered, read, in view or in quiet hours", () => {
    for (const { alerter, heard, changed } of [
      { ...create(), changed: written("a", 10) },
      { ...create(), changed: written("a", 0, { unread: 0 }) },
      { ...create(), changed: written("a", 0, { lastMessage: { from: "business", text: "x", at: ago(0, now) } }) },
      { ...create({ seen: "a" }), changed: written("a", 0) },
      { ...create({ quiet: true }), changed: written("a", 0) },
    ]) {
      alerter.hear(changed, undefined);
      assert.deepEqual(heard, []);
    }
  });

  it("shows nothing over a page that is looked at, and is mute where asked", () => {
    const { alerter, heard } = create({ isLookedAt: true });
    alerter.hear(written("a", 0), undefined);
    const mute = create({ sound: false });
    mute.alerter.hear(written("a", 0), undefined);
    assert.deepEqual([heard, mute.heard], [["ring"], ["a"]]);
  });
});

describe("words and times", () => {
  it("initials stand for names, not for addresses and numbers", () => {
    assert.deepEqual(["Ana Souza", "ana@example.com", "+62 811", "李小龙", ""].map(initialsOf), [
      "AS",
      "",
      "",
      "李",
      "",
    ]);
  });

  it("spans are short", () => {
    const now = Date.parse("2026-11-20T12:00:00.000Z");
    assert.deepEqual(
      [0, 59, 60, 3000].map((minutes) => spanSince(ago(minutes, now), now, "en")),
      ["0 min", "59 min", "1 hr", "2 days"],
    );
  });

  it("days have names", () => {
    const now = new Date(2026, 10, 20, 1).getTime();
    const day = (offset: number) => dayName(new Date(2026, 10, 20 - offset, 23).toISOString(), now, "en");
    assert.deepEqual([day(0), day(1), day(2)], ["today", "yesterday", "Wed, Nov 18"]);
    assert.equal(dayName(new Date(2025, 10, 20).toISOString(), now, "en"), "Thu, Nov 20, 2025");
  });

  it("keys of push services are read", () => {
    assert.deepEqual([...decodeKey("-_8A")], [251, 255, 0]);
  });
});

describe("a service worker", () => {
  class Worker extends EventTarget {
    state = "installing";

    become(state: string): void {
      this.state = state;
      this.dispatchEvent(new Event("statechange"));
    }
  }
  const register = (installing: Worker | null, active: Worker | null = null) =>
    ({ installing, active, waiting: null }) as unknown as ServiceWorkerRegistration;

  it("takes a subscription once it is active, not while it is installed", async () => {
    const worker = new Worker();
    let isReady = false;
    const waiting = activated(register(worker)).then(() => (isReady = true));
    for (const state of ["installed", "activating"]) {
      worker.become(state);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(isReady, false, state);
    }
    worker.become("activated");
    await waiting;
  });

  it("of an earlier visit is there at once, also while its successor is installed", async () => {
    const old = new Worker();
    await activated(register(null, old));
    await activated(register(new Worker(), old));
  });
});
