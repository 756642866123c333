import type { BasicTestSession, TestRunnerPlugin } from "@web/test-runner-core";
import { WebKitLauncher } from "./webkit-launcher.ts";

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

async function resize(session: BasicTestSession, size: Viewport): Promise<void> {
  if (session.browser instanceof WebKitLauncher) {
    const window = await session.browser.window();
    return window.setViewport(size.width, size.height);
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
