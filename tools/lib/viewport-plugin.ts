import type { BasicTestSession, TestRunnerPlugin } from "@web/test-runner-core";

/** Size of a page in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The one method each kind of page has for it. */
interface SizedPage {
  setViewport?(size: Viewport): Promise<void>;
  setViewportSize?(size: Viewport): Promise<void>;
}

/** What is used of a WebDriver session. */
export interface WindowDriver {
  execute(script: string): Promise<unknown>;
  setWindowRect(x: number | null, y: number | null, width: number, height: number): Promise<unknown>;
}

/** A window is larger than its page by its frame, which differs from system to system: ask, add, set. */
async function sizeWindow(driver: WindowDriver, { width, height }: Viewport): Promise<void> {
  const [frameWidth, frameHeight] = (await driver.execute(
    "return [outerWidth - innerWidth, outerHeight - innerHeight]",
  )) as [number, number];
  await driver.setWindowRect(null, null, width + frameWidth, height + frameHeight);
}

async function resize(session: BasicTestSession, size: Viewport): Promise<void> {
  if (session.browser.type === "webdriver") {
    const { driver } = session.browser as unknown as { driver: WindowDriver };
    return sizeWindow(driver, size);
  }
  const page = (session.browser as unknown as { getPage(id: string): SizedPage }).getPage(session.id);
  await (page.setViewportSize ? page.setViewportSize(size) : page.setViewport?.(size));
}

/**
 * The command `lead-chat-viewport` of the tests' pages, in every kind of browser; the runner's own `set-viewport` knows
 * no WebDriver. Its page side is `test/fixtures/viewport.ts`.
 */
export function viewportPlugin(): TestRunnerPlugin<Viewport> {
  return {
    name: "lead-chat-viewport",
    async executeCommand({ command, payload, session }) {
      if (command !== "lead-chat-viewport" || !payload) return undefined;
      await resize(session, payload);
      return true;
    },
  };
}
