import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Live } from "../../../src/server/services/live.ts";

describe("who is there and who writes", () => {
  let live: Live;
  let left: string[];
  let told: (string | undefined)[];
  let tellStored: (ids: ReadonlySet<string>) => void;
  const times = { grace: 5000, typing: 6000, polled: 45_000 };
  const nothing = (): void => undefined;

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    left = [];
    told = [];
    live = new Live({
      store: {
        subscribe(listener) {
          tellStored = listener;
          return nothing;
        },
        visitorLeft(id) {
          left.push(id);
          return Promise.resolve();
        },
      },
      now: () => new Date(0),
      onError: (error) => assert.fail(String(error)),
      times,
    });
  });
  afterEach(() => mock.timers.reset());

  describe("a visitor", () => {
    it("is there while a stream is open, and as long after as a reload takes", () => {
      const leave = live.joinVisitor("a", nothing);
      assert.equal(live.conversation("a").present, true);
      leave();
      mock.timers.tick(4999);
      assert.deepEqual([live.conversation("a").present, left], [true, []]);
      mock.timers.tick(1);
      assert.deepEqual([live.conversation("a").present, left], [false, ["a"]]);
    });

    it("has not left when they come back in time", () => {
      live.joinVisitor("a", nothing)();
      mock.timers.tick(4000);
      const leave = live.joinVisitor("a", nothing);
      mock.timers.tick(60_000);
      assert.deepEqual([live.conversation("a").present, left], [true, []]);
      leave();
    });

    it("is there while one of several tabs is", () => {
      const [first, second] = [live.joinVisitor("a", nothing), live.joinVisitor("a", nothing)];
      first();
      mock.timers.tick(60_000);
      assert.equal(live.conversation("a").present, true);
      second();
      mock.timers.tick(5000);
      assert.deepEqual(left, ["a"]);
    });

    it("has left at once when the last page says so, not when one of several does", () => {
      const ends = [live.joinVisitor("a", nothing), live.joinVisitor("a", nothing)];
      live.visitorLeft("a");
      assert.equal(live.conversation("a").present, true);
      ends[0]?.();
      live.visitorLeft("a");
      assert.deepEqual([live.conversation("a").present, left], [false, ["a"]]);
      ends[1]?.();
      mock.timers.tick(60_000);
      assert.deepEqual(left, ["a"]);
    });

    it("who polls is there until they have not asked for a while", () => {
      live.visitorAsked("a");
      mock.timers.tick(44_000);
      live.visitorAsked("a");
      mock.timers.tick(44_999);
      assert.equal(live.conversation("a").present, true);
      mock.timers.tick(1);
      assert.deepEqual([live.conversation("a").present, left], [false, ["a"]]);
    });

    it("writes until they have not said so for a while, or stopped, or left", () => {
      const end = live.joinVisitor("a", nothing);
      live.visitorTypes("a", true);
      mock.timers.tick(5000);
      live.visitorTypes("a", true);
      mock.timers.tick(5999);
      assert.equal(live.conversation("a").typing, true);
      mock.timers.tick(1);
      assert.equal(live.conversation("a").typing, false);
      live.visitorTypes("a", true);
      live.visitorTypes("a", false);
      assert.equal(live.conversation("a").typing, false);
      live.visitorTypes("a", true);
      live.visitorLeft("a");
      assert.equal(live.conversation("a").typing, false);
      end();
    });

    it("of a ninth stream ends the eldest", () => {
      const news: string[][] = Array.from({ length: 9 }, () => []);
      for (const each of news) live.joinVisitor("a", (what) => each.push(what));
      assert.deepEqual(news, [["full"], ...Array.from({ length: 8 }, () => [])]);
    });
  });

  describe("the business", () => {
    it("is there while anybody has a stream, and visitors are told when that changes", () => {
      const news: string[] = [];
      live.joinVisitor("a", (what) => news.push(what));
      assert.equal(live.agentsThere, false);
      const [first, second] = [live.joinAgent(nothing), live.joinAgent(nothing)];
      assert.deepEqual([live.agentsThere, news], [true, ["live"]]);
      first();
      second();
      mock.timers.tick(4999);
      assert.deepEqual([live.agentsThere, news], [true, ["live"]]);
      mock.timers.tick(1);
      assert.deepEqual([live.agentsThere, news], [false, ["live", "live"]]);
    });

    it("writes by name, each person once, until they have not said so for a while", () => {
      const news: string[] = [];
      live.joinVisitor("a", (what) => news.push(what));
      live.joinAgent((id) => told.push(id));
      news.length = 0;
      live.agentTypes("a", { id: "p1", name: "Sari" }, true);
      live.agentTypes("a", { id: "p1", name: "Sari" }, true);
      live.agentTypes("a", { id: "p2", name: "Budi" }, true);
      assert.deepEqual(live.conversation("a").replying, ["Sari", "Budi"]);
      assert.deepEqual(
        [told, news],
        [
          ["a", "a"],
          ["live", "live"],
        ],
      );
      live.agentTypes("a", { id: "p2", name: "Budi" }, false);
      mock.timers.tick(6000);
      assert.deepEqual(live.conversation("a").replying, []);
    });
  });

  it("tells those who listen to a conversation, and every Center, what the store has", () => {
    const news: string[] = [];
    live.joinVisitor("a", (what) => news.push(what));
    live.joinVisitor("b", (what) => assert.notEqual(what, "stored"));
    live.joinAgent((id) => told.push(id));
    news.length = 0;
    tellStored(new Set(["a", "nobody-listens"]));
    assert.deepEqual([news, told], [["stored"], [undefined]]);
  });

  it("keeps nothing of a conversation in which nothing is going on", () => {
    for (let index = 0; index < 100; index += 1) {
      live.joinVisitor(`a${index}`, nothing)();
      live.visitorAsked(`b${index}`);
      live.visitorTypes(`c${index}`, true);
      live.agentTypes(`d${index}`, { id: "p1", name: "Sari" }, true);
      live.visitorLeft(`e${index}`);
    }
    assert.equal(live.size, 400);
    mock.timers.tick(60_000);
    assert.equal(live.size, 0);
  });

  it("stores who leaves by the end of the server", async () => {
    live.joinVisitor("a", nothing);
    live.visitorTypes("b", true);
    await live.close();
    assert.deepEqual(left, ["a"]);
    mock.timers.tick(60_000);
    assert.deepEqual(left, ["a"]);
  });
});
