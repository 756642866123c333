import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createFormNotes } from "../../../src/session/form-notes.ts";
import type { FormDraft, SessionSettings } from "../../../src/session/session-types.ts";

const DAY = 24 * 60 * 60 * 1000;
const draft = (values: FormDraft["values"], id = "class"): FormDraft => ({ id, submissionId: "s", values, screen: 0 });

/** A device, and its clock. */
function device() {
  const kept = new Map<string, string>();
  const clock = { now: 0 };
  const note = (namespace: string, name = "", text?: string) => {
    if (text !== undefined) kept.delete(namespace + name);
    if (text) kept.set(namespace + name, text);
    return kept.get(namespace + name) ?? null;
  };
  const page = (settings: SessionSettings = {}, namespace = "shop") =>
    createFormNotes(namespace, () => settings, { note, now: () => clock.now });
  return { kept, clock, page };
}

describe("notes of what is typed into forms", () => {
  test("are read by the next page, each form's and each namespace's own", () => {
    const { page } = device();
    page().write(draft({ name: "A" }));
    page().write(draft({ name: "B" }, "other"));
    assert.deepEqual(page().read("class"), draft({ name: "A" }));
    assert.deepEqual(page().read("other"), draft({ name: "B" }, "other"));
    assert.equal(page({}, "elsewhere").read("class"), undefined);
  });

  test("go when the database has what they say", () => {
    const { page, kept } = device();
    const notes = page();
    const typed = draft({ name: "A" });
    notes.write(typed);
    notes.settle(typed);
    assert.equal(kept.size, 0);
  });

  test("stay while more was typed, here or in another tab", () => {
    const { page } = device();
    const [notes, tab] = [page(), page()];
    const first = draft({ name: "A" });
    notes.write(first);
    notes.write(draft({ name: "An" }));
    notes.settle(first);
    assert.equal(page().read("class")?.values["name"], "An");
    const mine = draft({ name: "Ana" });
    notes.write(mine);
    tab.write(draft({ name: "Budi" }));
    notes.settle(mine);
    assert.equal(page().read("class")?.values["name"], "Budi");
  });

  test("are erased by hand", () => {
    const { page, kept } = device();
    page().write(draft({ name: "A" }));
    page().erase("class");
    assert.equal(kept.size, 0);
  });

  test("are not older than a history may be", () => {
    const { page, clock, kept } = device();
    page().write(draft({ name: "A" }));
    clock.now = 30 * DAY;
    assert.ok(page().read("class"));
    clock.now++;
    assert.equal(page().read("class"), undefined);
    assert.equal(kept.size, 0);
    page().write(draft({ name: "A" }));
    clock.now += 3 * DAY;
    assert.equal(page({ config: { storageDays: 2 } }).read("class"), undefined);
  });

  test("are neither written nor read where nothing may be stored", () => {
    const { page, kept } = device();
    page({ storage: "none" }).write(draft({ name: "A" }));
    assert.equal(kept.size, 0);
    page().write(draft({ name: "A" }));
    assert.equal(page({ storage: "none" }).read("class"), undefined);
  });

  test("that are damaged are none", () => {
    const { page, kept } = device();
    for (const text of ["{", "null", "1", '"x"']) {
      kept.set("shop/form/class", text);
      assert.equal(page().read("class"), undefined, text);
    }
  });

  test("of a device that refuses stop nobody", () => {
    const notes = createFormNotes("shop", () => ({}), { note: () => undefined });
    const typed = draft({ name: "A" });
    notes.write(typed);
    notes.settle(typed);
    notes.erase("class");
    assert.equal(notes.read("class"), undefined);
  });
});
