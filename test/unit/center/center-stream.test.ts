import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { StreamOptions } from "../../../src/center/client/api.ts";
import { SignedOutError } from "../../../src/center/client/api-error.ts";
import type { StreamEvent } from "../../../src/center/client/event-stream.ts";
import { CenterStream } from "../../../src/center/stream/center-stream.ts";

/** What one connection does, in its order. */
type Step = StreamEvent | "hold" | "refuse" | "sign-out";

const event = (id: number): StreamEvent => ({ type: "total", data: JSON.stringify({ total: id }), id: String(id) });

/** A server that follows a plan: one list of steps a connection; after the last one it holds. */
function follow(connections: readonly (readonly Step[])[]) {
  const remaining = [...connections];
  const asked: (string | undefined)[] = [];
  const told: unknown[] = [];
  const opened: boolean[] = [];
  const waits: number[] = [];
  let signedOut = 0;
  let held: () => void;
  const holding = new Promise<void>((resolve) => (held = resolve));
  const stream = new CenterStream({
    async *changes({ after, signal, onOpen }: StreamOptions) {
      asked.push(after);
      const steps = remaining.shift() ?? ["hold"];
      if (steps[0] === "refuse") throw new Error("no connection");
      if (steps[0] === "sign-out") throw new SignedOutError("Sign in.");
      onOpen();
      for (const step of steps) {
        if (typeof step !== "string") yield step;
        else if (step === "hold") {
          held();
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        }
      }
    },
    onEvent: (_type, data) => void told.push(data),
    onOpen: (resumed) => void opened.push(resumed),
    onSignedOut: () => {
      signedOut += 1;
      held();
    },
    random: () => 0.5,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  stream.start();
  return { stream, asked, told, opened, waits, holding, signedOut: () => signedOut };
}

describe("CenterStream", () => {
  it("goes on after the last event through every lost connection, without gap or double", async () => {
    const { stream, asked, told, opened, holding } = follow([[event(1), event(2)], ["refuse"], [event(3), "hold"]]);
    await holding;
    assert.deepEqual(asked, [undefined, "2", "2"]);
    assert.deepEqual(told, [{ total: 1 }, { total: 2 }, { total: 3 }]);
    assert.deepEqual(opened, [false, true]);
    assert.equal(stream.connection.get(), "live");
    stream.stop();
  });

  it("says that something may have been missed when nothing was heard before", async () => {
    const { stream, opened, holding } = follow([["refuse"], [], ["hold"]]);
    await holding;
    assert.deepEqual(opened, [false, false]);
    stream.stop();
  });

  it("waits longer after each failure, never over 15 s", async () => {
    const refusals: Step[][] = Array.from({ length: 8 }, () => ["refuse"]);
    const { stream, waits, holding } = follow([...refusals, ["hold"]]);
    await holding;
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    stream.stop();
  });

  it("ends when the session has ended", async () => {
    const { asked, holding, signedOut } = follow([["sign-out"]]);
    await holding;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([asked.length, signedOut()], [1, 1]);
  });
});
