import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MINUTE, SECOND, asking, events, scene, status } from "../../../fixtures/live/keeper-double.ts";

describe("asking instead", () => {
  test("passes on what it hears, and asks again after a while; at once where there is more", async () => {
    const { scheduler, answer, questions, heard, connected } = asking();
    connected.length = 0;
    await answer({ events, hasMore: true });
    await scheduler.advance(10);
    assert.deepEqual([heard, questions.length, connected], [events, 2, [true]]);
    await answer({ events: [], hasMore: false });
    await scheduler.advance(4 * SECOND - 10);
    assert.equal(questions.length, 2);
    await scheduler.advance(20);
    assert.equal(questions.length, 3);
  });

  test("tries a stream again after ten minutes", async () => {
    const { scheduler, answer, streams } = asking();
    const since = scheduler.now;
    while (scheduler.now - since <= 10 * MINUTE) {
      assert.equal(streams.length, 1);
      await answer({ events: [], hasMore: false });
      await scheduler.advance(4 * SECOND);
    }
    await answer({ events: [], hasMore: false });
    assert.equal(streams.length, 2);
  });

  test("a server that was gone and is back gets a stream at once: it was not the stream's fault", async () => {
    const { scheduler, answer, streams, connected, questions } = asking();
    await answer({ kind: "retry", reason: "none" });
    assert.deepEqual(connected.at(-1), false);
    await scheduler.advance(1100);
    assert.equal(questions.length, 2);
    await answer({ events, hasMore: false });
    assert.equal(streams.length, 2);
  });

  test("once a failure is made up for, a stream that does not get through is asked for as before", async () => {
    const { scheduler, answer, streams, questions, fail } = asking();
    await answer({ kind: "retry", reason: "none" });
    await scheduler.advance(1100);
    await answer({ events, hasMore: false });
    assert.equal(streams.length, 2);
    fail({ kind: "retry", reason: "none" }, status(0));
    assert.equal(questions.length, 3);
    await answer({ events, hasMore: false });
    assert.equal(streams.length, 2, "no second try at once");
  });

  test("a stream after it is judged anew: one early end is no reason to ask again", async () => {
    const { scheduler, keeper, answer, stream, questions } = scene();
    keeper.start();
    stream().opened();
    await scheduler.advance(10 * SECOND);
    await answer({ kind: "retry", reason: "none" });
    await scheduler.advance(1100);
    await answer({ events, hasMore: false });
    stream().opened();
    stream().piece(": hi\n\n");
    const before = questions.length;
    stream().ended();
    await scheduler.advance(510);
    assert.equal(questions.length, before);
  });

  test("fails later and later, and as late as the server asks", async () => {
    const { scheduler, answer, questions } = asking();
    await answer({ kind: "retry", reason: "none" });
    await scheduler.advance(490);
    assert.equal(questions.length, 1);
    await scheduler.advance(20);
    assert.equal(questions.length, 2);
    await answer({ kind: "retry", reason: "http-429", wait: MINUTE });
    await scheduler.advance(MINUTE - 10);
    assert.equal(questions.length, 2);
    await scheduler.advance(20);
    assert.equal(questions.length, 3);
    await answer({ kind: "retry", reason: "http-503", wait: 0 });
    await scheduler.advance(1500);
    assert.equal(questions.length, 3, '"at once" is no term');
  });

  for (const outcome of [{ kind: "gone" }, { kind: "reopen", reason: "http-401" }] as const) {
    test(`${outcome.kind}: it ends, and says so`, async () => {
      const { scheduler, answer, questions, refused, keeper } = asking();
      await answer(outcome);
      await scheduler.advance(60 * MINUTE);
      assert.deepEqual([questions.length, refused, keeper.isOn], [1, [outcome], false]);
    });
  }

  test("an answer after the end is nobody's", async () => {
    const { scheduler, keeper, answer, heard, questions } = asking();
    keeper.stop();
    await answer({ events, hasMore: true });
    await scheduler.advance(MINUTE);
    assert.deepEqual([heard, questions.length], [[], 1]);
  });
});
