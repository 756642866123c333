import { parseArgs } from "node:util";
import { ENGINES, type Engine } from "./browsers.ts";

/** The kinds of tests, by what they need. */
export const PARTS = ["unit", "element", "e2e"] as const;

/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];

/** What `npm test` was asked for. */
export interface TestOptions {
  readonly parts: readonly Part[];
  readonly engines: readonly Engine[];
  /** Only test files whose path holds one of these; all if there are none. */
  readonly filters: readonly string[];
  /** Whether missing browsers may be installed. */
  readonly install: boolean;
  /** Whether an engine that could not run is a failure. */
  readonly strict: boolean;
  /** Whether a test file that failed runs once more; what then passes is named as unstable. */
  readonly again: boolean;
  readonly help: boolean;
}

/** Shown by `npm test -- --help`. */
export const USAGE = `npm test -- [options] [part of a test file's path …]

  --only unit|element|e2e               only these tests; may be given more than once
  --engine chromium|firefox|webkit      only in these browsers; may be given more than once
  --install                             install browsers that are missing (done without asking where CI is set)
  --again                               run a file that failed once more, and name what then passes (so where CI is set)
  --help                                this text
`;

function oneOf<T extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly T[],
): readonly T[] {
  if (!given) return known;
  const unknown = given.find((value) => !(known as readonly string[]).includes(value));
  if (unknown !== undefined) throw new Error(`--${option} knows ${known.join(", ")}, not "${unknown}".`);
  return known.filter((value) => given.includes(value));
}

/** Whether a continuous integration service runs this: they all set `CI`, some to `false` where it is not one. */
export function isContinuousIntegration(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const value = env["CI"] ?? "";
  return value !== "" && value !== "false" && value !== "0";
}

/**
 * Reads the command line.
 *
 * @throws Error with one sentence for the person who typed it
 */
export function parseTestOptions(parameters: readonly string[], env: NodeJS.ProcessEnv = process.env): TestOptions {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      only: { type: "string", multiple: true },
      engine: { type: "string", multiple: true },
      install: { type: "boolean", default: false },
      again: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const integration = isContinuousIntegration(env);
  return {
    parts: oneOf("only", values.only, PARTS),
    engines: oneOf("engine", values.engine, ENGINES),
    filters: positionals.map((path) => path.replaceAll("\\", "/").replace(/^\.\//, "")),
    install: values.install || integration,
    strict: integration,
    again: values.again || integration,
    help: values.help,
  };
}
