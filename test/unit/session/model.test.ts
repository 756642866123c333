import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../../fixtures/session/model.ts";

const { CI, LEAD_CHAT_SCHEDULES, LEAD_CHAT_SEED } = process.env;
const count = Number(LEAD_CHAT_SCHEDULES ?? (CI ? 10_000 : 1_000));
const first = Number(LEAD_CHAT_SEED ?? 1);

test(`${count} schedules of everything that can go wrong: nothing acknowledged is lost, nothing counts twice`, async (t) => {
  const sum = { steps: 0, acknowledged: 0, requests: 0, crashes: 0 };
  for (let seed = first; seed < first + count; seed++) {
    try {
      const outcome = await new Model(seed).run();
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
    } catch (error) {
      assert.fail(`seed ${seed} (LEAD_CHAT_SEED=${seed} LEAD_CHAT_SCHEDULES=1): ${(error as Error).stack}`);
    }
  }
  t.diagnostic(`${count} schedules: ${JSON.stringify(sum)}`);
  assert.ok(sum.acknowledged > count / 4, "the schedules say something");
});
