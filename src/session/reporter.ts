import type { EnginePlatform } from "./platform.ts";
import type { Tell } from "./engine-types.ts";
import type { Diagnostic } from "./session-types.ts";

/** Reports a diagnostic. The page's console gets each cause once, and never the visitor's text. */
export type Report = (level: Diagnostic["level"], code: string, message: string) => void;

export function createReporter(tell: Tell, log: EnginePlatform["log"]): Report {
  const logged = new Set<string>();
  return (level, code, message) => {
    tell("diagnostic", { level, code, message });
    if (level === "info" || logged.has(message)) return;
    logged.add(message);
    log(level, `lead-chat: ${message} (${code})`);
  };
}
