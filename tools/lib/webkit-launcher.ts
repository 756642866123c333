import type { BrowserLauncher } from "@web/test-runner-core";
import type { Browser } from "./browsers.ts";
import { WebKitBrowser, type PointerAction, type WebKitWindow } from "./webkit-browser.ts";

type MouseButton = "left" | "middle" | "right";

const BUTTONS: Readonly<Record<MouseButton, number>> = { left: 0, middle: 1, right: 2 };

/**
 * Runs element tests in WebKitGTK: one window, one test file after another. The methods after `stopSession` are those
 * that the runner's own commands (`sendKeys`, `sendMouse`) look for in a launcher of the type `webdriver`.
 */
export class WebKitLauncher implements BrowserLauncher {
  readonly type = "webdriver";
  readonly name = "WebKit";
  readonly concurrency = 1;
  readonly #browser: Browser;
  readonly #active = new Map<string, string>();
  #opened: WebKitBrowser | undefined;
  #window: Promise<WebKitWindow> | undefined;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async #open(): Promise<WebKitWindow> {
    this.#opened = await WebKitBrowser.open(this.#browser);
    return this.#opened.newWindow();
  }

  /** The window that tests run in, opened with the first of them. */
  window(): Promise<WebKitWindow> {
    this.#window ??= this.#open();
    return this.#window;
  }

  async startSession(id: string, url: string): Promise<void> {
    const window = await this.window();
    this.#active.set(id, url);
    await window.setViewport(800, 600);
    await window.goto(url);
  }

  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  getBrowserUrl(id: string): string | undefined {
    return this.#active.get(id);
  }

  async stopSession(id: string): Promise<Record<string, never>> {
    // An empty page ends what the test left running.
    await (await this.window()).goto("about:blank");
    this.#active.delete(id);
    return {};
  }

  startDebugSession(): Promise<void> {
    return Promise.reject(new Error("WebKitGTK has no visible window to debug in"));
  }

  async stop(): Promise<void> {
    await this.#window?.catch(() => undefined);
    await this.#opened?.close();
    this.#window = undefined;
    this.#opened = undefined;
  }

  async sendKeys(_id: string, keys: readonly string[]): Promise<void> {
    const window = await this.window();
    for (const key of keys) await (key.length > 1 ? window.press(key) : window.type(key));
  }

  async #pointer(...actions: PointerAction[]): Promise<void> {
    await (await this.window()).pointer(actions);
  }

  sendMouseMove(_id: string, x: number, y: number): Promise<void> {
    return this.#pointer({ type: "pointerMove", x, y, duration: 0 });
  }

  async sendMouseClick(id: string, ...[x, y, button = "left"]: [number, number, MouseButton?]): Promise<void> {
    await this.sendMouseMove(id, x, y);
    await this.sendMouseDown(id, button);
    await this.sendMouseUp(id, button);
  }

  sendMouseDown(_id: string, button: MouseButton = "left"): Promise<void> {
    return this.#pointer({ type: "pointerDown", button: BUTTONS[button] });
  }

  sendMouseUp(_id: string, button: MouseButton = "left"): Promise<void> {
    return this.#pointer({ type: "pointerUp", button: BUTTONS[button] });
  }

  resetMouse(id: string): Promise<void> {
    return this.sendMouseMove(id, 0, 0);
  }
}
