import { setTimeout as wait } from "node:timers/promises";
import { openDriver, testBrowsers } from "../../test/e2e/drivers/open-driver.ts";

export interface CenterScreen {
  /** Resolves with when a text was on the screen, milliseconds since 1970. */
  seen(text: string): Promise<number>;
  close(): Promise<void>;
}

export interface CenterOwner {
  readonly email: string;
  readonly password: string;
}

/**
 * Opens the Leads Center in Chromium, signed in, with one conversation in sight.
 *
 * @returns `undefined` where there is no Chromium
 */
export async function openCenterScreen(
  origin: string,
  conversationId: string,
  { email, password }: CenterOwner,
): Promise<CenterScreen | undefined> {
  const [browser] = await testBrowsers(["chromium"]);
  if (!browser) return undefined;
  const driver = await openDriver(browser);
  const page = await driver.newPage();
  await page.setViewport(1280, 800);
  await page.goto(`${origin}/center/#conversation=${conversationId}`);
  await page.click("lead-center >>> #email");
  await page.type(email);
  await page.click("lead-center >>> #password");
  await page.type(password);
  await page.press("Enter");
  await page.textOf("lead-center >>> .bubble");
  await page.evaluate(() => {
    const inside = (node: Node): string => {
      if (node instanceof Text) return node.data;
      const root = node instanceof Element ? node.shadowRoot : null;
      return [...(root ?? node).childNodes].map(inside).join("");
    };
    const bubbles = (root: ParentNode): Element[] => [
      ...root.querySelectorAll(".bubble"),
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? bubbles(shadowRoot) : [])),
    ];
    const look = (): void => {
      const now = Date.now();
      for (const bubble of bubbles(document).slice(-3)) {
        const text = /words-\d+/.exec(inside(bubble))?.[0];
        if (text !== undefined) document.documentElement.dataset[text.replace("words-", "seen")] ??= String(now);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return {
    async seen(text) {
      for (;;) {
        const name = text.replace("words-", "seen");
        const time = await page.evaluate((key: string) => document.documentElement.dataset[key], name);
        if (time !== undefined) return Number(time);
        await wait(20);
      }
    },
    close: () => driver.close(),
  };
}
