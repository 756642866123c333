import { BasePage } from "../drivers/base-page.ts";
import type { Page } from "../drivers/driver.ts";

/**
 * Runs in a framed page before anything else: does what the page around it sends, as the drivers' scripts are sent.
 * The answer is JSON, or what was thrown.
 */
export const FRAME_BRIDGE = `<script>addEventListener("message", async ({ data, ports: [port] }) => {
  if (typeof data?.script !== "string") return;
  try {
    port.postMessage({ json: await (0, eval)(data.script) });
  } catch (error) {
    port.postMessage({ error: String(error) });
  }
});</script>`;

/**
 * The page inside the only frame of another, of whatever origin: it holds {@link FRAME_BRIDGE}, and the frame covers what
 * is visible from its top left corner, so that places are the same in both.
 */
export class FramedPage extends BasePage {
  readonly #outer: Page;

  constructor(outer: Page) {
    super();
    this.#outer = outer;
  }

  goto(url: string): Promise<void> {
    return this.#outer.goto(url);
  }
  reload(): Promise<void> {
    return this.#outer.reload();
  }
  type(text: string): Promise<void> {
    return this.#outer.type(text);
  }
  press(key: string): Promise<void> {
    return this.#outer.press(key);
  }
  setViewport(width: number, height: number): Promise<void> {
    return this.#outer.setViewport(width, height);
  }
  screenshot(path: string): Promise<void> {
    return this.#outer.screenshot(path);
  }
  close(): Promise<void> {
    return this.#outer.close();
  }
  clickAt(x: number, y: number): Promise<void> {
    return this.#outer.clickAt(x, y);
  }

  protected async run(script: string): Promise<string | undefined> {
    const ask = (given: string): Promise<{ json?: string; error?: string }> =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data as { json?: string });
        document.querySelector("iframe")?.contentWindow?.postMessage({ script: given }, "*", [port2]);
        // Nobody listens there yet.
        setTimeout(resolve, 3000, { error: "the frame does not answer" });
      });
    const { json, error } = await this.#outer.evaluate(ask, script);
    if (error !== undefined) throw new Error(error);
    return json;
  }
}
