import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import playwright, { type Browser, type CDPSession, type Page } from "playwright-core";
import { playwrightLaunchOptions } from "../../tools/lib/launch-options.ts";
import { testBrowsers } from "./drivers/open-driver.ts";
import { ServerProcess } from "./support/server-process.ts";

const [chromium] = await testBrowsers(["chromium"]);

/** Words that are composed before they are there: as they are typed, and as they are chosen. */
const words = {
  Japanese: [["に", "にほ", "にほん"], "日本"],
  Chinese: [["n", "ni", "nihao"], "你好"],
  Korean: [["ㅎ", "하", "한"], "한"],
  Vietnamese: [["t", "ti", "tiê", "tiế"], "tiếng"],
} as const;

describe("a word that is being composed, by Chromium's own input method interface", { skip: !chromium }, () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  before(async () => {
    server = await ServerProcess.start();
    browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium!));
    page = await browser.newPage();
    session = await page.context().newCDPSession(page);
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => customElements.get("lead-chat") !== undefined);
    await page.evaluate(() => document.querySelector("lead-chat")?.show());
    await page.locator("textarea").focus();
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  const press = async (key: string, code: number) => {
    const event = { key, code: key, windowsVirtualKeyCode: code, nativeVirtualKeyCode: code };
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  };
  const compose = (text: string) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const sent = () => page.locator('.chunks [part~="message-visitor"]').count();

  for (const [language, [typed, chosen]] of Object.entries(words)) {
    it(`is not sent by the Enter that chooses it, nor closed by Escape: ${language}`, async () => {
      const before = await sent();
      for (const text of typed) await compose(text);
      assert.equal(await page.locator("textarea").inputValue(), typed.at(-1));
      await press("Escape", 27);
      assert.equal(await page.locator("textarea").isVisible(), true, "the chat stays open");
      await press("Enter", 13);
      assert.equal(await sent(), before, "nothing was sent");
      await session.send("Input.insertText", { text: chosen });
      assert.equal(await page.locator("textarea").inputValue(), chosen);
      assert.equal(await sent(), before);
      await page.keyboard.press("Enter");
      await page.locator(".bubble", { hasText: chosen }).last().waitFor();
      assert.equal(await sent(), before + 1);
      assert.equal(await page.locator("textarea").inputValue(), "");
    });
  }
});
