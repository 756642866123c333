// `npm run check`: everything about the code that a machine can judge without running it in a browser. Plain JavaScript
// up to the guard; see tools/lib/check-run.ts.
import { requireRecentNode } from "./lib/guard.mjs";

requireRecentNode("The checks", "npm run check");
const { runChecks } = await import("./lib/check-run.ts");
process.exitCode = await runChecks(process.argv.slice(2));
