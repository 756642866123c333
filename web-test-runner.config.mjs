// For `npx web-test-runner --watch`: the element tests in one browser, again after every change. `npm test` takes the
// same settings and all browsers. LEAD_CHAT_ENGINE chooses another engine than Chromium.
import { globSync } from "node:fs";
import { findBrowsers, isBrowser } from "./tools/lib/browsers.ts";
import { elementConfig } from "./tools/lib/element-config.ts";
import { startReceiver } from "./test/fixtures/receiver.ts";

const engine = /** @type {import("./tools/lib/browsers.ts").Engine} */ (process.env["LEAD_CHAT_ENGINE"] ?? "chromium");
const browsers = (await findBrowsers([engine])).filter(isBrowser);
if (browsers.length === 0) throw new Error(`No ${engine} here: npm test -- --engine ${engine} --install`);

const { origin: receiver } = await startReceiver();
const { config } = elementConfig({ browsers, receiver, files: globSync("test/element/**/*.test.ts") });
export default config;
