import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MINUTE, SECOND, asking, scene, status, typing } from "../../../fixtures/live/keeper-double.ts";

describe("a stream that gets through", () => {
  test("is opened once, and what it says is passed on in order, whatever its pieces", () => {
    const { keeper, streams, stream, heard, connected } = scene();
    keeper.start();
    keeper.start();
    assert.deepEqual([streams.length, keeper.isOn], [1, true]);
    stream().opened();
    assert.deepEqual(connected, [], "an answer without a word is no stream yet");
    stream().piece(": still here\n\n");
    assert.deepEqual([heard, connected], [[], [true]], "a sign of life is no news");
    const text = typing(true) + typing(false);
    for (const piece of [text.slice(0, 9), text.slice(9, 40), text.slice(40)]) stream().piece(piece);
    assert.deepEqual(heard, [
      { type: "typing", active: true },
      { type: "typing", active: false },
    ]);
    assert.deepEqual(connected, [true], "said once");
  });

  test("says nothing any more after it was stopped", () => {
    const { scheduler, keeper, streams, stream, heard } = scene();
    keeper.start();
    stream().opened();
    keeper.stop();
    stream().piece(typing(true));
    stream().ended();
    assert.deepEqual([heard, streams.length, streams[0]?.isEnded, keeper.isOn], [[], 1, true, false]);
    assert.equal(scheduler.timers.length, 0);
  });
});

describe("a stream that ends", () => {
  test("after a good life is followed by the next within a second", async () => {
    const { scheduler, keeper, streams, stream, live } = scene();
    keeper.start();
    await live(30 * SECOND);
    stream().ended();
    await scheduler.advance(499);
    assert.equal(streams.length, 1);
    await scheduler.advance(2);
    assert.equal(streams.length, 2);
  });

  test("early is followed later and later, and the third time by questions", async () => {
    const { scheduler, keeper, streams, stream, live, questions } = scene();
    keeper.start();
    await live(29 * SECOND);
    stream().ended();
    await scheduler.advance(501);
    assert.equal(streams.length, 2);
    await live(SECOND);
    stream().ended();
    await scheduler.advance(990);
    assert.equal(streams.length, 2);
    await scheduler.advance(20);
    assert.equal(streams.length, 3);
    await live(SECOND);
    stream().ended();
    assert.deepEqual([streams.length, questions.length], [3, 1]);
  });

  test("a good life between makes the early ones forgotten", async () => {
    const { scheduler, keeper, stream, live, questions } = scene();
    keeper.start();
    for (const lived of [1, 1, 30, 1, 1]) {
      await live(lived * SECOND);
      stream().ended();
      await scheduler.advance(5 * SECOND);
    }
    assert.equal(questions.length, 0);
  });

  test("is over once, however often it says so", async () => {
    const { scheduler, keeper, streams, stream, connected } = scene();
    keeper.start();
    const first = stream();
    first.opened();
    first.piece(": hi\n\n");
    first.ended();
    first.ended();
    first.failed("none");
    first.opened();
    assert.deepEqual(connected, [true]);
    await scheduler.advance(510);
    assert.equal(streams.length, 2, "the next one comes as after one end");
  });
});

describe("a stream that is silent", () => {
  const cases: [what: string, steps: ("open" | "piece")[], after: number][] = [
    ["the server never answers: 15 s", [], 15 * SECOND],
    ["it answers and says nothing: 10 s", ["open"], 10 * SECOND],
    ["it spoke and falls silent: 40 s", ["open", "piece"], 40 * SECOND],
  ];
  for (const [what, steps, after] of cases) {
    test(`${what}, and it is given up`, async () => {
      const { scheduler, keeper, streams, stream, questions } = scene();
      keeper.start();
      if (steps.includes("open")) stream().opened();
      if (steps.includes("piece")) stream().piece(": hi\n\n");
      await scheduler.advance(after - 1);
      assert.equal(streams[0]?.isEnded, false);
      await scheduler.advance(1);
      assert.equal(streams[0]?.isEnded, true);
      assert.equal(questions.length, steps.length === 1 ? 1 : 0, "it is asked only where a stream is held back");
    });
  }

  test("one that is held back as a whole never comes: questions at once", async () => {
    const { scheduler, keeper, stream, questions } = scene();
    keeper.start();
    stream().opened();
    await scheduler.advance(10 * SECOND);
    assert.equal(questions.length, 1);
  });
});

describe("no stream at all", () => {
  test("it is tried again after a growing while, and asked after the third time", async () => {
    const { scheduler, keeper, streams, fail, questions, connected } = scene();
    keeper.start();
    fail({ kind: "retry", reason: "none" });
    await scheduler.advance(501);
    fail({ kind: "retry", reason: "http-503" });
    await scheduler.advance(900);
    assert.equal(streams.length, 2);
    await scheduler.advance(110);
    fail({ kind: "retry", reason: "none" });
    assert.deepEqual([streams.length, questions.length, connected], [3, 1, [false, false, false]]);
  });

  test("one that comes makes the failures before it forgotten", async () => {
    const { scheduler, keeper, streams, stream, fail } = scene();
    keeper.start();
    for (let count = 0; count < 2; count++) {
      fail({ kind: "retry", reason: "none" });
      await scheduler.advance(1100);
    }
    stream().opened();
    stream().piece(": hi\n\n");
    stream().ended();
    await scheduler.advance(1100);
    assert.equal(streams.length, 4);
    fail({ kind: "retry", reason: "none" });
    await scheduler.advance(510);
    assert.equal(streams.length, 5);
  });

  test("a server that asks for patience gets it, however often", async () => {
    const { scheduler, keeper, streams, fail, questions } = scene();
    keeper.start();
    for (let count = 1; count <= 5; count++) {
      fail({ kind: "retry", reason: "http-429", wait: MINUTE });
      await scheduler.advance(MINUTE - 10);
      assert.equal(streams.length, count);
      await scheduler.advance(20);
      assert.equal(streams.length, count + 1);
    }
    assert.equal(questions.length, 0);
  });

  test('"at once" is no term: it does not come back in a rush', async () => {
    const { scheduler, keeper, streams, fail } = scene();
    keeper.start();
    fail({ kind: "retry", reason: "http-503", wait: 0 });
    await scheduler.advance(400);
    assert.equal(streams.length, 1);
    await scheduler.advance(110);
    assert.equal(streams.length, 2);
  });

  test("a browser that can't read one asks from the first moment", () => {
    const { questions } = asking();
    assert.equal(questions.length, 1);
  });

  for (const outcome of [{ kind: "gone" }, { kind: "reopen", reason: "http-403" }] as const) {
    test(`${outcome.kind}: it ends, and says so`, async () => {
      const { scheduler, keeper, streams, fail, refused, connected } = scene();
      keeper.start();
      fail(outcome, status(403));
      await scheduler.advance(60 * MINUTE);
      assert.deepEqual([streams.length, refused, connected, keeper.isOn], [1, [outcome], [false], false]);
      keeper.start();
      assert.equal(streams.length, 2, "with another token it begins anew");
    });
  }
});

describe("the page is looked at again, or the connection is back", () => {
  test("nothing is begun that was not wanted", () => {
    const { keeper, streams } = scene();
    keeper.wake();
    assert.equal(streams.length, 0);
  });

  test("a stream that spoke a moment ago is trusted, one that was silent for 20 s is not", async () => {
    const { scheduler, keeper, streams, stream } = scene();
    keeper.start();
    stream().opened();
    stream().piece(": hi\n\n");
    await scheduler.advance(20 * SECOND);
    keeper.wake();
    assert.equal(streams.length, 1);
    await scheduler.advance(10);
    keeper.wake();
    assert.deepEqual([streams.length, streams[0]?.isEnded], [2, true]);
  });

  test("one that is on its way is waited for, and each sign of life counts", async () => {
    const { scheduler, keeper, streams, stream } = scene();
    keeper.start();
    await scheduler.advance(10 * SECOND);
    keeper.wake();
    assert.equal(streams.length, 1);
    stream().opened();
    stream().piece(": hi\n\n");
    await scheduler.advance(15 * SECOND);
    stream().piece(": hi\n\n");
    await scheduler.advance(15 * SECOND);
    keeper.wake();
    assert.equal(streams.length, 1);
  });

  test("what waits does not wait any longer, and counts its failures anew", async () => {
    const { scheduler, keeper, streams, fail, questions } = scene();
    keeper.start();
    for (let count = 0; count < 6; count++) {
      fail({ kind: "retry", reason: "none" });
      keeper.wake();
    }
    await scheduler.advance(0);
    assert.deepEqual([streams.length, questions.length], [7, 0]);
  });

  test("who asks tries a stream", () => {
    const { keeper, streams } = asking();
    keeper.wake();
    assert.equal(streams.length, 2);
  });
});
