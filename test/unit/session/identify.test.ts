import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { leadChatEventSchema, type LeadEvent } from "../../../src/protocol/lead-event.ts";
import type { Profile, SessionSettings } from "../../../src/session/session-types.ts";
import { World } from "../../fixtures/session/world.ts";

const leads = (world: World) => world.leadEvents as LeadEvent[];

/** A page whose host says who is there, with whatever its own records hold. */
function setUp(settings: SessionSettings = {}) {
  const world = new World();
  const tab = world.tab();
  const session = tab.session(settings);
  const identify = async (profile: object) => {
    await Promise.all([session.identify(profile as Profile), world.advance(3000)]);
    return leads(world).at(-1)?.data.lead;
  };
  const codes = () =>
    tab.heard("diagnostic").map(({ code, message }) => `${code} ${/"(.*?)"/.exec(message)?.[1] ?? ""}`);
  return { world, tab, session, identify, codes };
}
const email = "ana@example.com";

describe("what a host's records hold beside texts, numbers and booleans", () => {
  const cases: [what: string, value: unknown, kept: unknown, said: boolean][] = [
    ["words", "gold", "gold", false],
    ["a number", 3, 3, false],
    ["zero", 0, 0, false],
    ["yes", true, true, false],
    ["no", false, false, false],
    ["no words", "", undefined, false],
    ["nothing", undefined, undefined, false],
    ["null, as databases have it", null, undefined, false],
    ["no number", Number.NaN, undefined, true],
    ["a number without end", Infinity, undefined, true],
    ["a whole number beyond all", 10n, undefined, true],
    ["a date", new Date(0), undefined, true],
    ["a list", ["a"], undefined, true],
    ["an object", { city: "Bandung" }, undefined, true],
    ["a function", () => "x", undefined, true],
    ["a symbol", Symbol("x"), undefined, true],
  ];
  for (const [what, value, kept, said] of cases) {
    test(`${what}: ${kept === undefined ? "left out" : "kept"}${said ? ", and said" : ""}`, async () => {
      const { world, identify, codes, session } = setUp();
      const lead = await identify({ email, thing: value });
      assert.deepEqual(lead?.profile, kept === undefined ? {} : { thing: kept });
      assert.deepEqual(codes(), said ? ["profile-invalid thing"] : []);
      assert.deepEqual(
        lead?.contacts.map((contact) => contact.value),
        [email],
      );
      for (const event of leads(world))
        assert.ok(leadChatEventSchema.safeParse(JSON.parse(JSON.stringify(event))).success);
      assert.equal(session.state.get().undelivered, 0);
    });
  }

  for (const value of [null, "", " ", undefined]) {
    test(`a way to reach the visitor that is ${JSON.stringify(value)} is none, and no mistake`, async () => {
      const { identify, codes } = setUp();
      const lead = await identify({ email, phone: value, name: value });
      assert.deepEqual(
        lead?.contacts.map(({ kind }) => kind),
        ["email"],
      );
      assert.deepEqual(lead?.profile, {});
      assert.deepEqual(codes(), []);
    });
  }

  test("a number that was given as a number is a fact, since nobody knows its zeros", async () => {
    const { identify } = setUp();
    const lead = await identify({ email, phone: 81234567890 });
    assert.deepEqual(lead?.profile, { phone: 81234567890 });
  });

  test("names that mean something to objects are names", async () => {
    const { identify } = setUp();
    const lead = await identify(
      JSON.parse(`{"email":"${email}","__proto__":"p","constructor":"c","toString":"t"}`) as object,
    );
    assert.deepEqual(Object.entries(lead?.profile ?? {}).sort(), [
      ["__proto__", "p"],
      ["constructor", "c"],
      ["toString", "t"],
    ]);
    assert.equal(({} as Record<string, unknown>)["p"], undefined);
  });
});

describe("a profile that is too large", () => {
  test("what fits is kept in its order, the rest is named", async () => {
    const { identify, codes } = setUp();
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${index}`, "x".repeat(500)]));
    const lead = await identify({ email, ...many });
    assert.deepEqual(Object.keys(lead?.profile ?? {}), ["f0", "f1", "f2", "f3", "f4"]);
    assert.deepEqual(codes(), ["profile-invalid f5", "profile-invalid f6", "profile-invalid f7", "profile-invalid f8"]);
  });

  test("one that does not fit keeps nothing back that is shorter, up to the last character", async () => {
    const { identify } = setUp();
    const base = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`f${index}`, "x".repeat(500)]));
    const left = 3000 - 5 * 502;
    const exact = await identify({ email, ...base, last: "y".repeat(left - 4) });
    assert.equal(exact?.profile["last"], "y".repeat(left - 4));
    const { identify: again } = setUp();
    assert.equal((await again({ email, ...base, last: "y".repeat(left - 3) }))?.profile["last"], undefined);
  });

  test("names and texts are as long as the wire takes", async () => {
    const { identify } = setUp();
    const lead = await identify({ email, ["k".repeat(99)]: "v".repeat(999) });
    assert.deepEqual(Object.entries(lead?.profile ?? {}), [["k".repeat(64), "v".repeat(512)]]);
  });

  test("an enormous one is no lost lead: what the host's records hold besides never reaches the endpoint", async () => {
    const { world, identify } = setUp();
    const huge = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`f${index}`, "x".repeat(300)]));
    await identify({ email, ...huge });
    const [event] = leads(world);
    assert.ok(JSON.stringify(event).length < 16 * 1024);
  });
});

describe("who it is", () => {
  for (const id of [null, "", undefined, 0]) {
    test(`an id that is ${JSON.stringify(id)} says nothing: the visitor stays who they are`, async () => {
      const { session, identify } = setUp();
      await identify({ id: "ana", email });
      const before = session.state.get().lead?.id;
      await identify({ id, plan: "gold" });
      assert.equal(session.state.get().lead?.id, before);
      await identify({ id: "ana", plan: "silver" });
      assert.equal(session.state.get().lead?.id, before, "and is known by the id of before");
    });
  }

  test("an id that is a number is the same as its words", async () => {
    const { session, identify, world } = setUp();
    await identify({ id: 42, email });
    const before = session.state.get().lead?.id;
    await identify({ id: "42", plan: "gold" });
    assert.equal(session.state.get().lead?.id, before);
    assert.deepEqual(
      [...world.disk().leads.values()].map(({ identity }) => identity),
      ["42"],
    );
  });

  test("the id itself is in no event", async () => {
    const { world, identify } = setUp();
    await identify({ id: "user-4711", email });
    assert.ok(!JSON.stringify(world.received).includes("user-4711"));
  });

  test("who comes back finds their lead, and nothing of the conversation of who was there between", async () => {
    const { world, session, identify } = setUp();
    await identify({ id: "ana", email });
    await identify({ id: "budi", email: "budi@example.com" });
    void session.sendMessage("something of budi's");
    await world.settle();
    await identify({ id: "ana" });
    assert.deepEqual(session.state.get().items, []);
    assert.deepEqual(
      session.state.get().lead?.contacts.map(({ value }) => value),
      [email],
    );
    assert.equal(session.state.get().conversation, undefined);
    assert.equal([...world.disk().items.values()].length, 0);
  });

  test("unread, a draft and a half-filled form are those of one person", async () => {
    const { world, session, identify } = setUp();
    await identify({ id: "ana", email });
    await Promise.all([session.receiveMessage?.({ text: "Hi Ana" }), world.settle()]);
    session.saveDraft?.("a secret of Ana's");
    void session.keepFormDraft({ id: "f", at: 0, values: {}, step: 0 } as never);
    await world.settle();
    await identify({ id: "budi", email: "budi@example.com" });
    const [meta] = [...world.disk().meta.values()];
    assert.deepEqual([session.state.get().unread, meta?.draft, meta?.formDrafts], [0, undefined, undefined]);
  });

  test("events that still wait keep their order and their keys over a change of person", async () => {
    const { world, identify } = setUp();
    world.react = () => "lost-request";
    await identify({ id: "ana", email });
    await identify({ id: "budi", email: "budi@example.com" });
    await identify({ id: "ana", phone: "081234567890" });
    world.react = () => ({ status: 200 });
    await world.advance(10 * 60_000);
    const told = leads(world).map(({ data }) => [data.lead.contacts[0]?.value, data.sequence]);
    assert.deepEqual(told.sort(), [
      ["ana@example.com", 1],
      ["ana@example.com", 2],
      ["budi@example.com", 1],
    ]);
    assert.equal(new Set(leads(world).map(({ data }) => data.key)).size, 2);
  });
});

test("whatever a host hands over, every event is as its schema says and arrives", async () => {
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 600 }),
    fc.constantFrom(null, undefined, Number.NaN, -0, 1e300, true, 5n, () => {}),
    fc.double(),
    fc.array(fc.string(), { maxLength: 2 }),
    fc.object({ maxDepth: 1, maxKeys: 2 }),
  );
  const name = fc.oneof(
    fc.constantFrom("email", "phone", "name", "id", "whatsapp", "__proto__"),
    fc.string({ maxLength: 80 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(name, value, { maxKeys: 8, noNullPrototype: true }), { minLength: 1, maxLength: 3 }),
      async (profiles) => {
        const { world, session, identify } = setUp();
        await identify({ email });
        for (const profile of profiles) await identify(profile);
        for (const { body } of world.received) {
          const problems = leadChatEventSchema.safeParse(JSON.parse(body)).error?.issues;
          assert.equal(problems, undefined, JSON.stringify(problems));
        }
        assert.equal(session.state.get().undelivered, 0);
        assert.ok(leads(world).length >= 1);
      },
    ),
    { numRuns: 25 },
  );
});
