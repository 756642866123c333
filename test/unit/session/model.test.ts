import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import type { Seeds, Verdict } from "../../fixtures/session/model-worker.ts";

const { CI, LEAD_CHAT_SCHEDULES, LEAD_CHAT_SEED } = process.env;
const count = Number(LEAD_CHAT_SCHEDULES ?? (CI ? 10_000 : 1_000));
const first = Number(LEAD_CHAT_SEED ?? 1);
/** Schedules a test: each has its own time limit, and a slow machine is no failure. */
const PART = 2_500;

/** In a thread of its own: the test runner follows every promise of its thread, which takes as long as the model. */
async function runSchedules(seeds: Seeds): Promise<Verdict> {
  const worker = new Worker(new URL("../../fixtures/session/model-worker.ts", import.meta.url), { workerData: seeds });
  try {
    const [verdict] = (await once(worker, "message")) as [Verdict];
    return verdict;
  } finally {
    await worker.terminate();
  }
}

describe(`${count} schedules of everything that can go wrong: nothing acknowledged is lost, nothing counts twice`, () => {
  for (let from = first; from < first + count; from += PART) {
    const end = Math.min(from + PART, first + count);
    test(`seeds ${from} to ${end - 1}`, { timeout: 600_000 }, async (t) => {
      const verdict = await runSchedules({ from, end });
      if ("failure" in verdict) {
        const { seed, failure } = verdict;
        assert.fail(`seed ${seed} (LEAD_CHAT_SEED=${seed} LEAD_CHAT_SCHEDULES=1): ${failure}`);
      }
      t.diagnostic(JSON.stringify(verdict));
      assert.ok(verdict.acknowledged > (end - from) / 4, "the schedules say something");
    });
  }
});
