import type { Kysely, Transaction } from "kysely";
import { GroupCommit } from "../group-commit.ts";
import { readLatestRevision } from "./latest-revision.ts";
import type { Tables } from "./tables.ts";

/** What a commit changed, for those who watch. */
export interface Touched {
  /** Whether a lead changed. */
  leads: boolean;
  /** Conversations in which something changed. */
  readonly conversations: Set<string>;
  /** Whether something was erased that no file may hold from now on. */
  erased: boolean;
}

/** What a job writes with. */
export interface WriteContext {
  readonly transaction: Transaction<Tables>;
  readonly touched: Touched;
  /** The number of the next change over all leads and conversations: grows by one each time, without repeat. */
  nextRevision(): Promise<number>;
}

export interface WriterOptions {
  /** What jobs write into. */
  readonly database: Kysely<Tables>;
  /** Told after each commit, before the jobs are answered, what it changed. */
  readonly onCommit: (touched: Touched) => void;
  /** Sees to it that what was deleted is in no file any more; awaited before the jobs are answered. */
  readonly afterErasure?: () => Promise<void>;
}

type Job = (context: WriteContext) => Promise<void>;

/**
 * The one way to write into the database: jobs that come at the same time share a transaction. Nobody else writes
 * meanwhile, so what a job reads is still so when it writes.
 */
export class Writer {
  readonly #commits: GroupCommit<Job, true>;

  constructor({ database, onCommit, afterErasure }: WriterOptions) {
    this.#commits = new GroupCommit({
      async commit(jobs) {
        const touched: Touched = { leads: false, conversations: new Set(), erased: false };
        await database.transaction().execute(async (transaction) => {
          const context = { transaction, touched, nextRevision: countRevisions(transaction) };
          for (const job of jobs) await job(context);
        });
        if (touched.erased) await afterErasure?.();
        onCommit(touched);
        return jobs.map(() => true);
      },
    });
  }

  /**
   * @param job may be run more than once, each time from the start: the last time counts
   * @returns what the job returned, once it is on disk
   * @throws what the job or the database throws; then nothing of the job was kept
   */
  async run<Result>(job: (context: WriteContext) => Promise<Result>): Promise<Result> {
    const done: Result[] = [];
    await this.#commits.run(async (context) => {
      done.push(await job(context));
    });
    return done.at(-1) as Result;
  }

  /** Resolves when every job that was given is done. */
  idle(): Promise<void> {
    return this.#commits.idle();
  }
}

/** Asks the database once a transaction. */
function countRevisions(transaction: Transaction<Tables>): () => Promise<number> {
  let last: number | undefined;
  return async () => {
    last = (last ?? (await readLatestRevision(transaction))) + 1;
    return last;
  };
}
