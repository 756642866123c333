interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Job, Result> {
  /**
   * Does all jobs in one transaction, all or nothing.
   *
   * @returns one result a job, in their order, once they are on disk
   */
  readonly commit: (jobs: readonly Job[]) => Promise<readonly Result[]>;
  /** How many jobs at most share a transaction. */
  readonly most?: number;
}

/**
 * Lets jobs that arrive while the disk is busy share one transaction: a commit costs one wait for the disk, however
 * many jobs it holds. Each job is answered only after its commit. A job that fails fails alone: the others of its group
 * are done again, one by one.
 */
export class GroupCommit<Job, Result> {
  readonly #commit: (jobs: readonly Job[]) => Promise<readonly Result[]>;
  readonly #most: number;
  #waiting: Waiting<Job, Result>[] = [];
  #running: Promise<void> | undefined;

  constructor({ commit, most = 200 }: GroupCommitOptions<Job, Result>) {
    this.#commit = commit;
    this.#most = most;
  }

  /** @returns the job's result after its commit */
  run(job: Job): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when every job that was given is done. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop: requests that have arrived meanwhile join this group.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commitGroup(this.#waiting.splice(0, this.#most));
    }
    this.#running = undefined;
  }

  async #commitGroup(group: readonly Waiting<Job, Result>[]): Promise<void> {
    let results: readonly Result[];
    try {
      results = await this.#commit(group.map(({ job }) => job));
    } catch (error) {
      if (group.length > 1) for (const member of group) await this.#commitGroup([member]);
      else for (const { reject } of group) reject(error);
      return;
    }
    group.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result === undefined) reject(new Error("A commit gave fewer results than it had jobs."));
      else resolve(result);
    });
  }
}
