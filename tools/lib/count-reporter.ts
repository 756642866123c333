import type { TestEvent } from "node:test/reporters";
import { fromRoot } from "./root.ts";
import type { FileResult } from "./second-run.ts";

/** What the reporter writes: the count of each file, and the files that hold no test. */
export interface Count {
  readonly files: readonly FileResult[];
  readonly empty: readonly string[];
}

/** The part of an event's data that is read here. */
interface EventData {
  readonly name: string;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string; readonly error?: { readonly failureType?: string } };
}

/** A {@link FileResult} while it is being counted. */
interface FileCount {
  readonly file: string;
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
}

function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

/** The runner reports a file without a single test as one passed test with the file's path for a name. */
function isFileItself({ name, file }: EventData): boolean {
  return (
    file !== undefined && file.replaceAll("\\", "/").endsWith(name.replaceAll("\\", "/")) && name.includes(".test.")
  );
}

/** A suite whose tests failed is counted by them; one whose own hooks failed counts by itself. */
function isCountedByItsTests({ details }: EventData): boolean {
  return details.type === "suite" && details.error?.failureType === "subtestsFailed";
}

function count(type: string, data: EventData, sum: FileCount, empty: string[]): void {
  if (isSet(data.skip) || isSet(data.todo)) sum.skipped += 1;
  else if (type === "test:fail") {
    if (isCountedByItsTests(data)) return;
    sum.failed += 1;
    sum.failures.push(isFileItself(data) ? fromRoot(sum.file) : `${fromRoot(sum.file)}: ${data.name}`);
  } else if (data.details.type === "suite") return;
  else if (isFileItself(data)) empty.push(data.name);
  else sum.passed += 1;
}

/**
 * A reporter of `node --test` that writes nothing but the count of each file, as JSON. Suites are no tests; a test that
 * is marked as to do counts as skipped.
 */
export default async function* countTests(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files = new Map<string, FileCount>();
  const empty: string[] = [];
  for await (const { type, data } of source as AsyncIterable<{ type: string; data: EventData }>) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const file = data.file ?? "";
    const sum = files.get(file) ?? { file, passed: 0, failed: 0, skipped: 0, failures: [] };
    files.set(file, sum);
    count(type, data, sum, empty);
  }
  yield JSON.stringify({ files: [...files.values()], empty });
}
