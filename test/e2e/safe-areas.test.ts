import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import playwright, { type Browser, type CDPSession, type Page } from "playwright-core";
import { playwrightLaunchOptions } from "../../tools/lib/launch-options.ts";
import { testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";

const [chromium] = await testBrowsers(["chromium"]);

/** CSS pixels that rounded corners, a notch and the home indicator take. */
interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const screens = {
  upright: { size: { width: 390, height: 844 }, insets: { top: 47, right: 0, bottom: 34, left: 0 } },
  lying: { size: { width: 844, height: 390 }, insets: { top: 0, right: 47, bottom: 21, left: 47 } },
} as const;

describe("on a phone with a notch, as Chromium tells of one", { skip: !chromium }, () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  before(async () => {
    server = await ServerProcess.start();
    browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium!));
    const context = await browser.newContext({ hasTouch: true, isMobile: true, reducedMotion: "reduce" });
    page = await context.newPage();
    session = await context.newCDPSession(page);
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => customElements.get("lead-chat") !== undefined);
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  /** How far something stays off the four sides of the screen. */
  async function distances(selector: string): Promise<Insets> {
    const box = await page.locator(selector).first().boundingBox();
    assert.ok(box, selector);
    const { width, height } = page.viewportSize()!;
    return { top: box.y, right: width - box.x - box.width, bottom: height - box.y - box.height, left: box.x };
  }

  async function staysOff(selector: string, insets: Insets, sides: readonly (keyof Insets)[]): Promise<void> {
    const found = await distances(selector);
    for (const side of sides)
      assert.ok(found[side] >= insets[side], `${selector}: ${found[side]} from the ${side}, where ${insets[side]} are`);
  }

  for (const [name, { size, insets }] of Object.entries(screens)) {
    it(`nothing to press or read is below them: ${name}`, async () => {
      await page.setViewportSize(size);
      await session.send("Emulation.setSafeAreaInsetsOverride" as never, { insets } as never);
      await staysOff('[part="launcher"]', insets, ["right", "bottom"]);
      await page.evaluate(() => document.querySelector("lead-chat")?.setAttribute("dir", "rtl"));
      await staysOff('[part="launcher"]', insets, ["bottom", "left"]);
      await page.evaluate(() => document.querySelector("lead-chat")?.removeAttribute("dir"));
      await page.evaluate(() => document.querySelector("lead-chat")?.show());
      await page.locator("lead-chat-composer textarea").waitFor();
      await staysOff('[part="close-button"]', insets, ["top", "right"]);
      await staysOff('[part="avatar"]', insets, ["top", "left"]);
      await staysOff('[part~="form-button"]', insets, ["bottom", "left"]);
      await staysOff("lead-chat-composer textarea", insets, ["bottom", "right"]);
      await staysOff(".bubble", insets, ["left"]);
      // The ground itself reaches to the edges.
      assert.deepEqual(await distances("dialog"), { top: 0, right: 0, bottom: 0, left: 0 });
      await page.locator('[part~="form-button"]').click();
      await page.locator('[part~="form-submit"]').waitFor();
      await staysOff('[part~="form-submit"]', insets, ["right", "bottom", "left"]);
      await page.keyboard.press("Escape");
      await page.locator(".menu-button").click();
      await page.locator("lead-chat-menu li:last-child > *").scrollIntoViewIfNeeded();
      await staysOff("lead-chat-menu li:last-child > *", insets, ["right", "bottom", "left"]);
      await page.keyboard.press("Escape");
      await page.evaluate(() => document.querySelector("lead-chat")?.close());
    });
  }
});
