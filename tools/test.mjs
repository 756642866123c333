// `npm test`: every test that this machine can run. Plain JavaScript up to the guard; see tools/lib/test-run.ts.
import { requireRecentNode } from "./lib/guard.mjs";

requireRecentNode("The tests", "npm test");
const { runTests } = await import("./lib/test-run.ts");
process.exitCode = await runTests(process.argv.slice(2));
