import type { TestEvent } from "node:test/reporters";
import type { Tally } from "./tally.ts";

/** What the reporter writes: the count, and the files that hold no test. */
export interface Count extends Tally {
  readonly empty: string[];
}

/** The part of an event's data that is read here. */
interface EventData {
  readonly name: string;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string; readonly error?: { readonly failureType?: string } };
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

function count(type: string, data: EventData, sum: Count): void {
  if (isSet(data.skip) || isSet(data.todo)) sum.skipped += 1;
  else if (type === "test:fail") sum.failed += isCountedByItsTests(data) ? 0 : 1;
  else if (data.details.type === "suite") return;
  else if (isFileItself(data)) sum.empty.push(data.name);
  else sum.passed += 1;
}

/**
 * A reporter of `node --test` that writes nothing but the count, as JSON. Suites are no tests; a test that is marked as
 * to do counts as skipped.
 */
export default async function* countTests(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const sum: Count = { passed: 0, failed: 0, skipped: 0, empty: [] };
  for await (const { type, data } of source as AsyncIterable<{ type: string; data: EventData }>) {
    if (type === "test:pass" || type === "test:fail") count(type, data, sum);
  }
  yield JSON.stringify(sum);
}
