import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GroupCommit } from "../../../src/server/stores/group-commit.ts";

/** A commit that ends when it is told to. */
function createCommits() {
  const groups: string[][] = [];
  let release: (() => void) | undefined;
  let gate: Promise<void> | undefined;
  const hold = (): void => {
    gate = new Promise((resolve) => (release = resolve));
  };
  const commit = async (jobs: readonly string[]): Promise<readonly string[]> => {
    groups.push([...jobs]);
    await gate;
    if (jobs.includes("bad")) throw new Error("bad job");
    return jobs.map((job) => job.toUpperCase());
  };
  return { groups, commit, hold, release: () => release?.() };
}

describe("GroupCommit", () => {
  it("gives each job its own result", async () => {
    const { commit } = createCommits();
    const group = new GroupCommit({ commit });
    assert.deepEqual(await Promise.all(["a", "b", "c"].map((job) => group.run(job))), ["A", "B", "C"]);
  });

  it("commits together what came together, and what came meanwhile", async () => {
    const { commit, groups, hold, release } = createCommits();
    hold();
    const group = new GroupCommit({ commit });
    const first = [group.run("a"), group.run("b")];
    while (groups.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = [group.run("c"), group.run("d"), group.run("e")];
    release();
    await Promise.all([...first, ...second]);
    assert.deepEqual(groups, [
      ["a", "b"],
      ["c", "d", "e"],
    ]);
  });

  it("answers nobody before the commit", async () => {
    const { commit, groups, hold, release } = createCommits();
    hold();
    const group = new GroupCommit({ commit });
    let answered = false;
    const running = group.run("a").then(() => (answered = true));
    while (groups.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(answered, false);
    release();
    await running;
    assert.equal(answered, true);
  });

  it("never puts more jobs into a group than it may", async () => {
    const { commit, groups } = createCommits();
    const group = new GroupCommit({ commit, most: 2 });
    await Promise.all(["a", "b", "c", "d", "e"].map((job) => group.run(job)));
    assert.deepEqual(
      groups.map(({ length }) => length),
      [2, 2, 1],
    );
  });

  it("lets a bad job fail alone", async () => {
    const { commit, groups } = createCommits();
    const group = new GroupCommit({ commit });
    const results = await Promise.allSettled(["a", "bad", "c"].map((job) => group.run(job)));
    assert.deepEqual(
      results.map((result) => (result.status === "fulfilled" ? result.value : "failed")),
      ["A", "failed", "C"],
    );
    assert.deepEqual(groups, [["a", "bad", "c"], ["a"], ["bad"], ["c"]]);
  });

  it("goes on after a failure, and is idle when all is done", async () => {
    const { commit } = createCommits();
    const group = new GroupCommit({ commit });
    await group.idle();
    await assert.rejects(group.run("bad"), /bad job/);
    const running = group.run("a");
    await group.idle();
    assert.equal(await running, "A");
  });

  it("does not take a missing result for a success", async () => {
    const group = new GroupCommit<string, string>({ commit: async () => [] });
    await assert.rejects(group.run("a"), /fewer results/);
  });
});
