import { globSync } from "node:fs";
import { join, relative } from "node:path";
import litAnalyzer from "lit-analyzer";
import ts from "typescript";
import type { CheckOutcome } from "./checks.ts";
import { root } from "./root.ts";

const { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } = litAnalyzer;

/** One thing that is wrong in a template. */
export interface TemplateProblem {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/**
 * What the analyzer's tables are too old for: attributes that browsers know by now, and all of CSS of the last years.
 * Registration is an entry of its own here, so a template's file imports none on purpose.
 */
const CONFIG = makeConfig({
  strict: true,
  globalAttributes: ["inert", "enterkeyhint", "exportparts", "popover", "popovertarget", "writingsuggestions"],
  rules: { "no-invalid-css": "off", "no-missing-import": "off", "no-missing-element-type-definition": "off" },
});

/** The analyzer knows elements by the platform's own call only: show it that one where ours stands. */
function showRegistration(path: string, text: string): string {
  return path.endsWith("-define.ts") ? text.replaceAll(/^define\(/gm, "customElements.define(") : text;
}

function createProgram(files: readonly string[]): ts.Program {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(
    { ...(config.config as object), include: [], files: [] },
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    if (!path.endsWith("-define.ts")) return getSourceFile(path, ...rest);
    return ts.createSourceFile(path, showRegistration(path, readFile(path) ?? ""), rest[0], true);
  };
  return ts.createProgram({ rootNames: files, options, host });
}

/**
 * The analyzer takes `nothing` for a value. What it says about a union of words with `nothing` holds only if one of the
 * words does not fit.
 */
function isAboutNothing(message: string): boolean {
  const [, given, taken] = /^Type '(.+)' is not assignable to '(.+)'$/.exec(message) ?? [];
  if (!given?.includes("Symbol(") || taken === undefined) return false;
  const fitting = taken.split(" | ");
  // A long list is cut by the analyzer itself: what it leaves out is not known to be wrong.
  const isCut = fitting.some((word) => /^\.\.\. \d+ more \.\.\.$/.test(word));
  return given.split(" | ").every((word) => word.startsWith("Symbol(") || isCut || fitting.includes(word));
}

/** Its list of autocomplete tokens has the single ones only, and the standard allows several in a row. */
function isAboutAutocomplete(message: string, source: string): boolean {
  return source.startsWith("autocomplete=") && message.startsWith("Type ");
}

/**
 * Analyses the Lit templates of some files: types of bindings, unknown elements, attributes, properties and events,
 * tags that are never closed.
 *
 * @param files absolute paths: what is looked at, and every file that registers an element
 */
export function findTemplateProblems(files: readonly string[]): TemplateProblem[] {
  const program = createProgram(files);
  const context = new DefaultLitAnalyzerContext({ getProgram: () => program });
  context.updateConfig(CONFIG);
  const analyzer = new LitAnalyzer(context);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => files.includes(fileName))
    .flatMap((file) => {
      context.setContextBase({ file: file, timeout: 60_000, throwOnCancellation: false });
      return analyzer.getDiagnosticsInFile(file as never).flatMap(({ message, source, location }) => {
        const text = file.text.slice(location.start, location.start + 40);
        if (isAboutNothing(message) || isAboutAutocomplete(message, text)) return [];
        const { line } = ts.getLineAndCharacterOfPosition(file, location.start);
        return [{ file: file.fileName, line: line + 1, rule: source, message }];
      });
    });
}

/** Checks the templates of all elements. */
export function checkTemplates(): Promise<CheckOutcome> {
  const files = globSync("src/{elements,center}/**/*.ts", { cwd: root }).map((file) => join(root, file));
  const lines = findTemplateProblems(files).map(
    ({ file, line, rule, message }) => `${relative(root, file)}:${line} ${message} (${rule})`,
  );
  return Promise.resolve({ ok: lines.length === 0 && files.length > 0, output: lines.join("\n") });
}
