import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { leadChatEventSchema } from "../../../src/protocol/lead-event.ts";
import type { FormDraft, FormSubmission, LeadSession } from "../../../src/session/session-types.ts";
import { World, tinyDetection } from "../../fixtures/session/world.ts";

const leads = (world: World) => world.leadEvents as LeadEvent[];
const form = (part: Partial<FormSubmission> = {}): FormSubmission => ({
  formId: "class",
  submissionId: "s1",
  contacts: [{ kind: "email", value: "ana@example.com", field: "email" }],
  answers: { size: { question: "How many?", value: 2 } },
  consents: [
    { purpose: "contact", granted: true, text: "By sending, you ask us to contact you." },
    { purpose: "news", granted: false, text: "Send me news.", version: "2" },
  ],
  profile: { city: "Bandung" },
  end: { id: "thanks", fit: true },
  suspicion: [],
  reply: "We write to you today.",
  ...part,
});
const draft = (part: Partial<FormDraft> = {}): FormDraft => ({
  id: "class",
  submissionId: "s1",
  values: { size: "2" },
  screen: 0,
  ...part,
});

async function done<Result>(world: World, work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, world.advance(3000)]);
  return result;
}

describe("a submitted form", () => {
  /** What the chat shows of it. */
  const shown = (session: LeadSession) =>
    session.state.get().items.map((item) => (item.type === "line" ? item.about : item.type));

  test("has a line in the chat, once, before the notice", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.submitForm(form()));
    await done(world, session.submitForm(form()));
    assert.deepEqual(shown(session), ["submitted", "notice", "message"]);
    await done(world, session.submitForm(form({ submissionId: "s2" })));
    assert.deepEqual(shown(session).slice(3), ["submitted", "message"], "nothing new in it, but it was sent");
  });

  test("has no line where the host shows its own, and none that says more than is known", async () => {
    for (const settings of [{ notice: "hidden" }, { storage: "none" }] as const) {
      const world = new World();
      const session = world.tab().session(settings);
      await done(world, session.submitForm(form()));
      assert.ok(!shown(session).includes("submitted"), JSON.stringify(settings));
    }
  });

  test("says in the event which form it was, how it ended, and what the visitor told", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.submitForm(form({ end: { id: "no-fit", fit: false }, suspicion: ["fast"] })));
    const [event] = leads(world);
    assert.deepEqual(event?.data.change.form, {
      id: "class",
      submission: "s1",
      end: "no-fit",
      fit: false,
      suspicion: ["fast"],
    });
    assert.deepEqual(event?.data.lead.profile, { city: "Bandung" });
    assert.deepEqual(
      event?.data.lead.consents.map(({ purpose, granted, version }) => [purpose, granted, version]),
      [
        ["contact", true, undefined],
        ["news", false, "2"],
      ],
    );
    assert.equal(leadChatEventSchema.safeParse(event).success, true);
  });

  test("is answered in the chat, after the notice", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.submitForm(form()));
    assert.deepEqual(
      session.state.get().items.map((item) => (item.type === "message" ? `${item.from}: ${item.text}` : item.type)),
      ["line", "notice", "business: We write to you today."],
    );
  });

  test("sent again, from here or another tab, is one submission", async () => {
    const world = new World();
    const first = world.tab().session();
    const second = world.tab().session();
    await done(world, Promise.all([first.submitForm(form()), second.submitForm(form()), first.submitForm(form())]));
    assert.equal(leads(world).length, 1);
    assert.equal(first.state.get().items.filter(({ type }) => type === "message").length, 1);
  });

  test("without a connection it is accepted, says so, and is delivered once when there is one", async () => {
    const world = new World();
    const tab = world.tab();
    const session = tab.session();
    tab.signal("offline");
    assert.deepEqual(await done(world, session.submitForm(form())), { outcome: "accepted", changed: true });
    assert.deepEqual(leads(world), []);
    assert.deepEqual(shown(session), ["submitted", "notice", "message"]);
    tab.signal("online");
    await world.advance(10_000);
    assert.deepEqual(
      leads(world).map(({ data }) => data.change.form?.submission),
      ["s1"],
    );
  });

  test("filled in again with the same answers is another one", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.submitForm(form()));
    assert.deepEqual(await done(world, session.submitForm(form({ submissionId: "s2" }))), {
      outcome: "accepted",
      changed: true,
    });
    assert.deepEqual(
      leads(world).map(({ data }) => [data.sequence, data.change.form?.submission, data.change.added.length]),
      [
        [1, "s1", 1],
        [2, "s2", 0],
      ],
    );
  });

  test("is marked when there are too many within an hour, and delivered all the same", async () => {
    const world = new World();
    const session = world.tab().session();
    for (let count = 1; count <= 6; count++) await done(world, session.submitForm(form({ submissionId: `s${count}` })));
    await world.advance(60 * 60 * 1000);
    await done(world, session.submitForm(form({ submissionId: "later" })));
    assert.deepEqual(
      leads(world).map(({ data }) => data.change.form?.suspicion),
      [undefined, undefined, undefined, undefined, undefined, ["rate"], undefined],
    );
  });

  test("that can't be checked yet keeps all of it", async () => {
    const world = new World();
    let broken = true;
    const detection = {
      ...tinyDetection,
      normaliseContact: async (...parameters: Parameters<typeof tinyDetection.normaliseContact>) => {
        if (broken) throw new Error("offline");
        return tinyDetection.normaliseContact(...parameters);
      },
    };
    const session = world.tab({ detection }).session();
    await done(world, session.keepFormDraft(draft()));
    await done(world, session.submitForm(form()));
    assert.deepEqual(leads(world), []);
    assert.equal(await done(world, session.readFormDraft("class")), undefined);
    assert.deepEqual(
      session.state.get().items.map(({ type }) => type),
      ["line", "message"],
    );
    broken = false;
    await world.advance(120_000);
    assert.equal(leads(world)[0]?.data.change.form?.submission, "s1");
    assert.deepEqual(leads(world)[0]?.data.lead.profile, { city: "Bandung" });
  });

  test("leaves room in the event: answers of earlier forms go first", async () => {
    const world = new World();
    const session = world.tab().session();
    const answers = (name: string) => ({ [name]: { value: "x".repeat(4000) } });
    for (const name of ["a", "b", "c"])
      await done(world, session.submitForm(form({ submissionId: name, answers: answers(name) })));
    assert.deepEqual(Object.keys(leads(world).at(-1)?.data.lead.answers ?? {}), ["b", "c"]);
  });
});

describe("one field", () => {
  test("can be checked before the form is sent", async () => {
    const world = new World();
    const session = world.tab().session({ region: "ID" });
    assert.equal(await done(world, session.checkContact("email", "ana@example.com")), undefined);
    assert.equal(await done(world, session.checkContact("instagram", "?")), "contact-invalid");
    assert.equal(world.disk().leads.size, 0);
  });
});

describe("a draft", () => {
  test("outlives the page, and is another form's own", async () => {
    const world = new World();
    const tab = world.tab();
    const session = tab.session();
    await done(world, session.keepFormDraft(draft()));
    await done(world, session.keepFormDraft(draft({ id: "other", values: { a: "b" } })));
    await done(world, session.keepFormDraft(draft({ values: { size: "3" }, screen: 1 })));
    tab.crash();
    const next = world.tab().session();
    assert.deepEqual(await done(world, next.readFormDraft("class")), draft({ values: { size: "3" }, screen: 1 }));
    assert.deepEqual((await done(world, next.readFormDraft("other")))?.values, { a: "b" });
    assert.equal(await done(world, next.readFormDraft("none")), undefined);
  });

  test("is erased by its submission, in the same commit", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.keepFormDraft(draft()));
    await done(world, session.keepFormDraft(draft({ id: "other" })));
    await done(world, session.submitForm(form()));
    assert.deepEqual(
      [...world.disk().meta.values()].flatMap(({ formDrafts = [] }) => formDrafts.map(({ id }) => id)),
      ["other"],
    );
  });

  test("is erased by hand, and by forget", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.keepFormDraft(draft()));
    await done(world, session.eraseFormDraft("class"));
    assert.equal(await done(world, session.readFormDraft("class")), undefined);
    await done(world, session.keepFormDraft(draft()));
    await done(world, session.forget());
    assert.equal(await done(world, session.readFormDraft("class")), undefined);
  });

  test("of a visitor who did nothing yet is not looked for: no database is opened", async () => {
    const world = new World();
    let opened = 0;
    const fault = (operation: string) => void (operation === "open" && opened++);
    const session = world.tab({ fault: fault }).session();
    assert.equal(await done(world, session.readFormDraft("class")), undefined);
    await done(world, session.eraseFormDraft("class"));
    assert.equal(opened, 0);
    assert.equal(world.markers.size, 0);
  });

  test("is no lead and no event", async () => {
    const world = new World();
    const session = world.tab().session();
    await done(world, session.keepFormDraft(draft({ values: { email: "ana@example.com" } })));
    assert.deepEqual(world.received, []);
    assert.equal(session.state.get().lead, null);
  });
});
