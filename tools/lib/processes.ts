import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";

/** A process that was started here, and that is ended with everything it started in turn. */
export interface Started {
  readonly id: number;
  /** What it wrote so far, both streams, in the order of arrival. Empty unless `output` was `"collect"`. */
  output(): string;
  /** Settles with the exit code when it ends; a signal counts as 1. Never rejects. */
  readonly ended: Promise<number>;
  /** Ends it by its id, gently at first, and settles when it is gone. */
  end(): Promise<void>;
  /** Takes it away without a warning, as a crash or a power cut would, and settles when it is gone. */
  kill(): Promise<void>;
}

/** How {@link startProcess} runs a command. */
export interface StartOptions {
  readonly cwd?: string;
  /** Variables on top of this process's own; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `show` (default) lets it write to the terminal, `collect` keeps what it writes for {@link Started.output}. */
  readonly output?: "show" | "collect";
  /** Called with each piece of output as it comes; only with `collect`. */
  readonly onOutput?: (text: string) => void;
}

/** Milliseconds between the request to end and the end by force. */
const GRACE = 3000;
const running = new Set<ChildProcess>();
let listening = false;

/** Sends a signal to a process and to what it started: they share a group where the system has groups. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    else process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}

/** Whether any process of the child's group is left, e.g. a browser whose driver has ended. */
function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined || process.platform === "win32") return false;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function endChild(child: ChildProcess, first: NodeJS.Signals = "SIGTERM"): Promise<void> {
  signal(child, first);
  const until = Date.now() + GRACE;
  while (groupLives(child) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  if (groupLives(child)) signal(child, "SIGKILL");
  running.delete(child);
}

/** Ends every process that was started here and still runs. */
export async function endAllProcesses(): Promise<void> {
  await Promise.all([...running].map((child) => endChild(child)));
}

/**
 * Makes sure that nothing started here outlives this process: not after Ctrl-C, a hang-up or a request to end, and not
 * after an exit that nobody expected.
 */
function listenForEnd(): void {
  if (listening) return;
  listening = true;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => {
      void endAllProcesses().finally(() => process.exit(name === "SIGINT" ? 130 : 143));
    });
  }
  process.on("exit", () => {
    for (const child of running) signal(child, "SIGKILL");
  });
}

/**
 * Starts a command in a process group of its own.
 *
 * @param command an executable, never a shell line
 * @param parameters its arguments
 * @returns the started process
 */
export function startProcess(command: string, parameters: readonly string[], options: StartOptions = {}): Started {
  listenForEnd();
  const collect = options.output === "collect";
  const settings: SpawnOptions = {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: collect ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  };
  const child = spawn(command, parameters, settings);
  running.add(child);
  let text = "";
  const take = (piece: Buffer | string): void => {
    text += String(piece);
    options.onOutput?.(String(piece));
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  const ended = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      take(`${error.message}\n`);
      running.delete(child);
      resolve(127);
    });
    child.once("close", (code) => {
      if (!groupLives(child)) running.delete(child);
      resolve(code ?? 1);
    });
  });
  return {
    id: child.pid ?? -1,
    output: () => text,
    ended,
    end: () => endChild(child),
    kill: () => endChild(child, "SIGKILL"),
  };
}

/**
 * Runs a command to its end.
 *
 * @returns its exit code and, with `collect` (the default here), what it wrote
 */
export async function runProcess(
  command: string,
  parameters: readonly string[],
  options: StartOptions = {},
): Promise<{ code: number; output: string }> {
  const started = startProcess(command, parameters, { output: "collect", ...options });
  const code = await started.ended;
  return { code, output: started.output() };
}
