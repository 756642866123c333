import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CenterClient, SignInError } from "../../../src/center/center-client.ts";
import { type FeedState, LeadFeed } from "../../../src/center/lead-feed.ts";
import type { LeadPage, LeadStreamMessage } from "../../../src/protocol/center-api.ts";
import { leadRecord } from "../../fixtures/center/records.ts";

const page = (changes: Partial<LeadPage> = {}): LeadPage => ({
  leads: [leadRecord({ id: "a", revision: 1 })],
  total: 1,
  next: null,
  revision: 1,
  ...changes,
});
const lead = (id: string, revision: number): LeadStreamMessage => ({
  type: "lead",
  revision,
  record: leadRecord({ id, revision }),
});

/** What one connection does, in its order: tell a change, fail, or hold until the page goes away. */
type Step = LeadStreamMessage | Error | "hold" | "refuse-connection";

/** A server that follows a plan: one list of steps a connection. */
function createPlan(connections: readonly (readonly Step[])[], pages: readonly (LeadPage | Error)[] = [page()]) {
  const asked: number[] = [];
  const waits: number[] = [];
  const remaining = [...connections];
  const remainingPages = [...pages];
  const client: Pick<CenterClient, "leads" | "changes"> = {
    async leads() {
      const next = remainingPages.shift() ?? new Error("no more pages");
      if (next instanceof Error) throw next;
      return next;
    },
    async *changes(after, signal, onOpen) {
      asked.push(after);
      const steps = remaining.shift() ?? ["hold"];
      if (steps[0] !== "refuse-connection") onOpen();
      for (const step of steps) {
        if (step === "refuse-connection") throw new Error("no connection");
        if (step instanceof Error) throw step;
        if (step !== "hold") yield step;
        else await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      }
    },
  };
  const feed = new LeadFeed({
    client,
    random: () => 0.5,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  const until = (test: (state: FeedState) => boolean): Promise<FeedState> =>
    new Promise((resolve) => {
      const look = (state: FeedState): void => {
        if (!test(state)) return;
        end();
        resolve(state);
      };
      const end = feed.state.subscribe(look);
      look(feed.state.get());
    });
  return { feed, asked, waits, until };
}

const ids = (state: FeedState) =>
  state.status === "ready" ? state.list.leads.map(({ id }) => id).join("") : state.status;
const isLive = (state: FeedState) => state.status === "ready" && state.connection === "live";

describe("LeadFeed", () => {
  it("loads the list and follows it from there", async () => {
    const { feed, asked, until } = createPlan([[lead("b", 2), { type: "total", total: 2 }, "hold"]]);
    assert.equal(feed.state.get().status, "loading");
    feed.start();
    const state = await until((now) => now.status === "ready" && now.list.total === 2);
    assert.equal(ids(state), "ba");
    assert.ok(isLive(state));
    assert.deepEqual(asked, [1]);
    feed.stop();
  });

  it("comes again from the last change that it knows, and says so meanwhile", async () => {
    const { feed, asked, until } = createPlan([[lead("b", 2)], [new Error("cut")], [lead("c", 3), "hold"]]);
    const connections: string[] = [];
    feed.state.subscribe((state) => {
      if (state.status === "ready" && connections.at(-1) !== state.connection) connections.push(state.connection);
    });
    feed.start();
    await until((state) => ids(state) === "cba");
    assert.deepEqual(asked, [1, 2, 2]);
    assert.deepEqual(connections, ["connecting", "live", "reconnecting", "live", "reconnecting", "live"]);
    feed.stop();
  });

  it("waits longer the longer nobody answers, but never long", async () => {
    const failures = Array.from({ length: 8 }, () => ["refuse-connection" as const]);
    const { feed, waits, until } = createPlan([[], ...failures, [lead("z", 9), "hold"]]);
    feed.start();
    await until((state) => ids(state) === "za");
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000]);
    feed.stop();
  });

  it("does not wait when somebody is in a hurry", async () => {
    let waiting: AbortSignal | undefined;
    let connections = 0;
    const feed = new LeadFeed({
      client: {
        leads: async () => page(),
        // eslint-disable-next-line require-yield -- A connection that tells nothing.
        async *changes() {
          connections += 1;
        },
      },
      wait: (_milliseconds, signal) => {
        waiting = signal;
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
      },
    });
    feed.start();
    while (!waiting) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(connections, 1);
    feed.hurry();
    while (connections < 2) await new Promise((resolve) => setImmediate(resolve));
    feed.stop();
  });

  it("asks for the key again when it is refused, at once and later", async () => {
    const atOnce = createPlan([], [new SignInError("no")]);
    atOnce.feed.start();
    await atOnce.until((state) => state.status === "refused");
    const later = createPlan([[new SignInError("no longer")]]);
    later.feed.start();
    await later.until((state) => state.status === "refused");
    assert.deepEqual([later.asked.length, later.waits.length], [1, 0]);
  });

  it("says that the list could not be loaded, and tries again when asked", async () => {
    const { feed, until } = createPlan([["hold"]], [new Error("500"), page()]);
    feed.start();
    await until((state) => state.status === "failed");
    feed.start();
    await until(isLive);
    feed.stop();
  });

  it("loads the next page once at a time, and keeps the list when that fails", async () => {
    const next = page({ leads: [leadRecord({ id: "old", revision: 0 })], next: null });
    const { feed, until } = createPlan([["hold"]], [page({ next: 1 }), new Error("500"), next]);
    feed.start();
    await until(isLive);
    await feed.loadMore();
    const failed = feed.state.get();
    assert.ok(failed.status === "ready" && !failed.isLoadingMore);
    assert.equal(ids(failed), "a");
    const running = [feed.loadMore(), feed.loadMore()];
    const during = feed.state.get();
    assert.ok(during.status === "ready" && during.isLoadingMore);
    await Promise.all(running);
    assert.equal(ids(feed.state.get()), "aold");
    await feed.loadMore();
    assert.equal(ids(feed.state.get()), "aold");
    feed.stop();
  });

  it("changes nothing after it was stopped", async () => {
    let answer: ((value: LeadPage) => void) | undefined;
    const feed = new LeadFeed({
      client: {
        leads: () => new Promise((resolve) => (answer = resolve)),
        // eslint-disable-next-line require-yield -- Never reached.
        async *changes() {
          assert.fail("followed after the end");
        },
      },
    });
    feed.start();
    feed.stop();
    answer?.(page());
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(feed.state.get().status, "loading");
  });
});
