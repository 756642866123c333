import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as actions from "../../../../src/lead/form/form-actions.ts";
import type { FormDraft, FormValues } from "../../../../src/lead/form/form-types.ts";
import type { FormDefinition, FormQuestion } from "../../../../src/protocol/form.ts";
import { email, settled, twoSteps, world } from "../../../fixtures/lead/form-world.ts";

const kept = (values: FormValues, part: Partial<FormDraft> = {}): FormDraft => ({
  ...{ id: "default", submissionId: "earlier", screen: 0 },
  ...part,
  values,
});
const device = (...drafts: FormDraft[]) => new Map(drafts.map((draft) => [draft.id, draft]));
const form = (...questions: FormQuestion[]): FormDefinition => ({ policy: false, questions });
const choice = (...values: string[]) =>
  ({
    type: "choice",
    name: "kind",
    label: "What?",
    required: true,
    options: values.map((value) => ({ value })),
  }) as const;

describe("what is typed", () => {
  test("is noted down at once, whether or not what keeps it could be loaded", async () => {
    const waiting = new Promise<never>(() => {});
    for (const loadActions of [() => waiting, () => Promise.reject(new TypeError("offline"))]) {
      const w = world({ actions: undefined, services: { loadActions } as never });
      w.run.edit("kind", "flat");
      w.run.edit("email", "an");
      assert.deepEqual(w.notes.get("default")?.values, { kind: "flat", email: "an" });
      await settled();
      assert.equal(w.drafts.size, 0);
    }
  });

  test("is no note any more once the device has it", async () => {
    const w = world();
    w.run.edit("kind", "flat");
    await settled();
    assert.deepEqual([w.notes.size, w.drafts.get("default")?.values], [0, { kind: "flat" }]);
  });

  test("while the device is slow: the letters that wait are noted down", async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const w = world();
    const { drafts } = w.run.options.services;
    const write = drafts.write.bind(drafts);
    drafts.write = async (draft) => {
      await slow;
      await write(draft);
    };
    for (const text of ["a", "an", "ana"]) w.run.edit("email", text);
    await settled();
    assert.deepEqual([w.drafts.size, w.notes.get("default")?.values], [0, { email: "ana" }]);
    release();
    await settled();
    assert.deepEqual(w.drafts.get("default")?.values, { email: "ana" });
  });

  test("comes back from a note, and is kept then", async () => {
    const w = world({ notes: device(kept({ kind: "flat", email: "an" }, { screen: 1 })) });
    await w.run.start();
    assert.deepEqual([w.view().values, w.view().screen], [{ kind: "flat", email: "an" }, 1]);
    await settled();
    assert.deepEqual(w.drafts.get("default")?.values, { kind: "flat", email: "an" });
    assert.equal(w.run.submissionId, "earlier");
  });

  test("comes back from a note before the device is there, which may have more", async () => {
    let answer = (_: FormDraft) => {};
    const w = world({ notes: device(kept({ email: "ana@" })) });
    w.run.options.services.drafts.read = () => new Promise((resolve) => (answer = resolve));
    const started = w.run.start();
    assert.deepEqual(w.view().values, { email: "ana@" });
    answer(kept({ kind: "flat", email: "an" }));
    await started;
    assert.deepEqual(w.view().values, { kind: "flat", email: "ana@" });
  });

  test("before the draft was read joins it", async () => {
    const w = world({ drafts: device(kept({ kind: "flat", email: "an" }, { screen: 1 })) });
    const started = w.run.start();
    w.run.edit("kind", "house");
    await started;
    assert.deepEqual(w.view().values, { kind: "house", email: "an" });
    assert.equal(w.view().screen, 0, "nobody is taken away from where they type");
    assert.equal(w.run.submissionId, "earlier");
  });

  test("and taken away again stays away", async () => {
    const w = world({ drafts: device(kept({ kind: "flat", email: "an" })) });
    const started = w.run.start();
    w.run.edit("email", "");
    await started;
    assert.deepEqual(w.view().values, { kind: "flat", email: "" });
  });

  test("is not noted down of a form that was sent", async () => {
    const w = world();
    w.run.edit("kind", "flat");
    await w.run.advance();
    w.run.edit("email", "ana@example.com");
    await w.run.advance();
    await settled();
    assert.deepEqual([w.sent.length, w.notes.size, w.drafts.size], [1, 0, 0]);
  });

  test("stays in another language, and under other words for the same questions", async () => {
    const w = world({ definition: form({ ...email, required: true }, choice("flat", "house")) });
    w.run.edit("email", "ana@example.com");
    w.run.edit("kind", "flat");
    w.run.adapt({ languages: ["id"] });
    w.run.adapt({ definition: form(choice("house", "flat", "room"), { ...email, label: "Surel" }) });
    assert.deepEqual(w.view().values, { email: "ana@example.com", kind: "flat" });
    await w.run.advance();
    assert.deepEqual(w.sent[0]?.answers["kind"], { question: "What?", value: "flat" });
  });
});

describe("a form that has changed between two visits", () => {
  /** What is left in the form, and what was complained about. */
  async function reopen(definition: FormDefinition, values: FormValues) {
    const w = world({ definition, drafts: device(kept(values)) });
    await w.run.start();
    await w.run.advance();
    await settled();
    return { ...w, problems: Object.keys(w.view().problems) };
  }

  test("has the answers of the questions that are still there", async () => {
    const w = await reopen(form({ ...email, required: true }, choice("flat", "house")), {
      gone: "an answer",
      email: "ana@example.com",
      kind: "house",
    });
    assert.deepEqual(
      [w.sent[0]?.contacts[0]?.value, w.sent[0]?.answers],
      ["ana@example.com", { kind: { question: "What?", value: "house" } }],
    );
  });

  test("begins no later than at its last step", async () => {
    const w = world({ definition: twoSteps, drafts: device(kept({ kind: "flat" }, { screen: 7 })) });
    await w.run.start();
    assert.equal(w.view().screen, 1);
  });

  test("does not send an option that it no longer offers: that question is asked again", async () => {
    const w = await reopen(form({ ...email, required: true }, choice("room", "studio")), {
      email: "ana@example.com",
      kind: "house",
    });
    assert.deepEqual([w.sent.length, w.problems], [0, ["kind"]]);
    w.run.edit("kind", "room");
    await w.run.advance();
    assert.equal(w.sent[0]?.answers["kind"]?.value, "room");
  });

  const options = [{ value: "a" }, { value: "b" }];
  for (const [what, question, before, after] of [
    ["of several options those that are left", { type: "choices", name: "q", label: "Q", options }, ["a", "z"], ["a"]],
    [
      "words of one's own as long as there is room for them",
      { type: "choice", name: "q", label: "Q", options, other: true },
      "other",
      "other",
    ],
    ["a list as a text", { type: "text", name: "q", label: "Q" }, ["a", "b"], "a, b"],
    ["no tick as a text", { type: "text", name: "q", label: "Q" }, true, undefined],
    ["no text as a tick", { type: "consent", name: "q", text: "News" }, "yes", undefined],
    ["a text as a text", { type: "long-text", name: "q", label: "Q" }, "a", "a"],
  ] as const)
    test(`keeps ${what}`, async () => {
      const w = world({ definition: form(question, email), drafts: device(kept({ q: before })) });
      await w.run.start();
      actions.advance(w.run).catch(() => {});
      await settled();
      assert.deepEqual(w.view().values["q"], after);
    });

  test("does not send a time that has passed meanwhile", async () => {
    const time = {
      ...({ type: "preferred-time", name: "when", label: "When?", required: true } as const),
      ...{ timeZone: "Asia/Jakarta", slots: ["09:00", "14:00"], days: 5 },
    };
    const definition = form({ ...email, required: true }, time);
    const values = { email: "ana@example.com", when: "2026-11-21T14:00" };
    const w = world({ definition, drafts: device(kept(values)) });
    await w.run.start();
    w.wait(2 * 24 * 60 * 60 * 1000);
    await w.run.advance();
    assert.deepEqual([w.sent.length, Object.keys(w.view().problems)], [0, ["when"]]);
    const next = await reopen(definition, values);
    assert.equal(next.sent.length, 1, "one that is still on offer is sent");
  });
});
