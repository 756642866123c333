import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Model } from "../../fixtures/session/model.ts";

const { CI, LEAD_CHAT_SCHEDULES, LEAD_CHAT_SEED } = process.env;
const count = Number(LEAD_CHAT_SCHEDULES ?? (CI ? 10_000 : 1_000));
const first = Number(LEAD_CHAT_SEED ?? 1);
/** Schedules a test: each has its own time limit, and a slow machine is no failure. */
const PART = 500;

describe(`${count} schedules of everything that can go wrong: nothing acknowledged is lost, nothing counts twice`, () => {
  for (let from = first; from < first + count; from += PART) {
    const end = Math.min(from + PART, first + count);
    test(`seeds ${from} to ${end - 1}`, { timeout: 300_000 }, async (t) => {
      const sum = { steps: 0, acknowledged: 0, requests: 0, crashes: 0 };
      for (let seed = from; seed < end; seed++) {
        try {
          const outcome = await new Model(seed).run();
          // The model itself never waits: the test runner gets its turn here.
          if (seed % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
          for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
        } catch (error) {
          assert.fail(`seed ${seed} (LEAD_CHAT_SEED=${seed} LEAD_CHAT_SCHEDULES=1): ${(error as Error).stack}`);
        }
      }
      t.diagnostic(JSON.stringify(sum));
      assert.ok(sum.acknowledged > (end - from) / 4, "the schedules say something");
    });
  }
});
