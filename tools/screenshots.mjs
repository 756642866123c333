// `npm run screenshots`: takes the pictures of docs/images anew, of the built chat in Chromium. Plain JavaScript up to
// the guard.
import { requireRecentNode } from "./lib/guard.mjs";

requireRecentNode("The screenshots", "npm run screenshots");
const { takeScreenshots } = await import("./lib/screenshots.ts");
await takeScreenshots();
