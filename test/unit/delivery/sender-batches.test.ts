import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { busy, refused, setUpSender, stored } from "./sender-support.ts";
import { entryOf, HOUR } from "./support.ts";

describe("a batch that is refused", () => {
  test("goes singly, and only what is refused then is parked", async () => {
    const { sender, sent, settled, left } = setUpSender("abc", (ids) => (ids.includes("b2") ? refused : stored));
    sender.kick();
    await settled();
    assert.deepEqual(sent, ["a1+b2+c3", "a1", "b2", "c3"]);
    assert.deepEqual(left(), ["b2 parked"]);
  });

  test("each of them under the lock for itself: other tabs get their turn", async () => {
    const { sender, settled, underLock } = setUpSender("abcd", (ids) => (ids.length > 1 ? refused : stored));
    sender.kick();
    await settled();
    assert.ok(
      underLock.every((count) => count <= 1),
      String(underLock),
    );
  });

  test("one of a lead that fails for a while holds back what follows of it, and nothing else", async () => {
    let down = true;
    const { sender, sent, advance, settled, left } = setUpSender("aab", (ids) => {
      if (ids.length > 1) return refused;
      return ids[0] === "a1" && down ? busy : stored;
    });
    sender.kick();
    await settled();
    assert.deepEqual(sent, ["a1+a2+b3", "a1"], "the endpoint is busy: nobody hurries");
    down = false;
    await advance(5000);
    assert.ok(sent.indexOf("a2") > sent.lastIndexOf("a1"), sent.join(" "));
    assert.deepEqual(left(), []);
  });

  test("what came later goes in a batch again, behind those that go singly", async () => {
    const { sender, state, sent, settled, letGo } = setUpSender(
      "ab",
      (ids) => (ids.includes("a1") ? refused : stored),
      {
        holds: true,
      },
    );
    sender.kick();
    await settled();
    state.entries = [...state.entries, entryOf("a3", 3, { line: "a" }), entryOf("c4", 4, { line: "c" })];
    for (let turn = 0; turn < 6; turn++) await letGo();
    assert.deepEqual(sent, ["a1+b2", "a1", "b2", "a3+c4"]);
  });

  test("no batch reaches over one that goes singly", async () => {
    const { sender, state, sent, settled, letGo } = setUpSender("ab", (ids) => (ids.length > 1 ? refused : stored), {
      holds: true,
    });
    sender.kick();
    await settled();
    // Of three lines that were never tried the first in the queue goes first; this one is before all.
    state.entries = [entryOf("z0", 0, { line: "z" }), ...state.entries];
    for (let turn = 0; turn < 8; turn++) await letGo();
    assert.deepEqual(sent, ["a1+b2", "z0", "a1", "b2"]);
  });

  test("is tried as one again when the configuration has changed", async () => {
    let wrong = true;
    const { sender, sent, settled, advance, left } = setUpSender("ab", () => (wrong ? refused : stored));
    sender.kick();
    await settled();
    assert.deepEqual(left(), ["a1 parked", "b2 parked"]);
    wrong = false;
    sender.hurry({ unpark: true });
    await advance(1);
    // A parked event is tried alone.
    assert.deepEqual(sent, ["a1+b2", "a1", "b2", "a1", "b2"]);
    assert.deepEqual(left(), []);
  });

  test("the configuration changes while the batch is on its way: it is sent again as one", async () => {
    let wrong = true;
    const { sender, sent, settled, letGo, left, advance } = setUpSender("ab", () => (wrong ? refused : stored), {
      holds: true,
    });
    sender.kick();
    await settled();
    sender.hurry({ unpark: true });
    await letGo();
    wrong = false;
    await advance(1000);
    await letGo();
    assert.deepEqual(sent, ["a1+b2", "a1+b2"]);
    assert.deepEqual(left(), []);
  });

  test("stopped meanwhile: nothing more is sent", async () => {
    const { sender, sent, settled, letGo, left } = setUpSender("abc", () => refused, { holds: true });
    sender.kick();
    await settled();
    sender.stop();
    await letGo();
    await letGo();
    assert.deepEqual(sent, ["a1+b2+c3"]);
    assert.deepEqual(left(), ["a1 waiting", "b2 waiting", "c3 waiting"]);
  });

  test("refused while the page goes away: they go singly when it stays", async () => {
    const { sender, sent, settled, left } = setUpSender("ab", (ids) => (ids.length > 1 ? refused : stored));
    sender.hide();
    assert.deepEqual(sent, ["a1+b2"]);
    await settled();
    assert.deepEqual(sent, ["a1+b2", "a1", "b2"]);
    assert.deepEqual(left(), []);
  });
});

describe("a batch that is taken", () => {
  test("but for one, which is named: that one is parked, the others leave, and what follows goes on", async () => {
    const rejected = [{ id: "a2", reason: "rejected: wrong-key" }];
    const { sender, sent, settled, left } = setUpSender("aab", (ids) =>
      ids.length > 1 ? { kind: "stored", rejected } : stored,
    );
    sender.kick();
    await settled();
    assert.deepEqual(sent, ["a1+a2+b3"]);
    assert.deepEqual(left(), ["a2 parked"]);
  });

  test("a failure that passes keeps it together", async () => {
    let down = true;
    const { sender, sent, advance, settled } = setUpSender("ab", () => (down ? busy : stored));
    sender.kick();
    await settled();
    down = false;
    await advance(1000);
    assert.deepEqual(sent, ["a1+b2", "a1+b2"]);
  });

  test("more than twenty go in several", async () => {
    const { sender, sent, settled } = setUpSender("a".repeat(45), () => stored);
    sender.kick();
    await settled();
    assert.deepEqual(
      sent.map((ids) => ids.split("+").length),
      [20, 20, 5],
    );
  });
});

test("an endpoint that is always busy is asked less and less often", async () => {
  const { sender, sent, advance } = setUpSender("a", () => busy);
  sender.kick();
  await advance(HOUR);
  assert.ok(sent.length > 20 && sent.length < 40, `${sent.length} requests in an hour`);
});
