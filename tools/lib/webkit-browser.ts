import type { Browser } from "./browsers.ts";
import { pressActions, typeActions, type KeyAction } from "./webdriver-keys.ts";
import { WebDriverSession } from "./webdriver-session.ts";
import { startWebKitDriver, webKitCapabilities, type WebKitDriver } from "./webkit-driver.ts";
import { XDisplay } from "./x-display.ts";

/** A step of the mouse, as WebDriver's pointer actions name it. */
export type PointerAction =
  | { readonly type: "pointerMove"; readonly x: number; readonly y: number; readonly duration: 0 }
  | { readonly type: "pointerDown" | "pointerUp"; readonly button: number };

/** Milliseconds that a new window has to appear. */
const PATIENCE = 10_000;

/** A window with one page in it, and nothing around it. */
export class WebKitWindow {
  readonly #session: WebDriverSession;
  readonly #handle: string;
  readonly #focus: () => void;

  constructor(session: WebDriverSession, handle: string, focus: () => void) {
    this.#session = session;
    this.#handle = handle;
    this.#focus = focus;
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return this.#session.command("POST", path, { window: this.#handle, body });
  }

  async goto(url: string): Promise<void> {
    this.#focus();
    await this.#post("/url", { url });
  }

  async reload(): Promise<void> {
    await this.#post("/refresh", {});
  }

  /** @returns the value of an expression, or of the promise that it gives */
  async run(expression: string): Promise<unknown> {
    const script =
      `const done = arguments[0]; Promise.resolve(${expression}).then(` +
      `(value) => done({ value }), (error) => done({ error: [error, error?.stack].join("\\n") }));`;
    const answer = await this.#post("/execute/async", { script, args: [] });
    const { value, error } = answer as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async #act(id: string, type: "key" | "pointer", actions: readonly (KeyAction | PointerAction)[]): Promise<void> {
    this.#focus();
    const parameters = type === "pointer" ? { parameters: { pointerType: "mouse" } } : {};
    await this.#post("/actions", { actions: [{ type, id, ...parameters, actions }] });
  }

  type(text: string): Promise<void> {
    return this.#act("keyboard", "key", typeActions(text));
  }

  press(key: string): Promise<void> {
    return this.#act("keyboard", "key", pressActions(key));
  }

  pointer(actions: readonly PointerAction[]): Promise<void> {
    return this.#act("mouse", "pointer", actions);
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.pointer([
      { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.#post("/window/rect", { x: 0, y: 0, width, height });
    const until = Date.now() + 2000;
    const fits = `[innerWidth, innerHeight].join() === "${width},${height}"`;
    while (!(await this.run(fits)) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** @returns what is visible, as PNG */
  async screenshot(): Promise<Buffer> {
    const image = await this.#session.command("GET", "/screenshot", { window: this.#handle });
    return Buffer.from(String(image), "base64");
  }

  async close(): Promise<void> {
    await this.#session.command("DELETE", "/window", { window: this.#handle });
    this.#session.leaveWindow();
  }
}

/**
 * WebKitGTK's MiniBrowser. Pages open in windows without a tool bar, because the bar keeps a window from becoming as
 * narrow as a phone; a page may open such a window only when somebody clicks, so a first page is there to be clicked.
 * Its pages share storage; nothing of it outlives the browser.
 */
export class WebKitBrowser {
  readonly #driver: WebKitDriver;
  readonly #session: WebDriverSession;
  readonly #display: XDisplay;
  readonly #opener: string;
  #opening: Promise<unknown> = Promise.resolve();

  private constructor(driver: WebKitDriver, session: WebDriverSession, display: XDisplay, opener: string) {
    this.#driver = driver;
    this.#session = session;
    this.#display = display;
    this.#opener = opener;
  }

  /** @throws Error with the words of the display, the driver or the browser when one of them does not come up */
  static async open(browser: Browser): Promise<WebKitBrowser> {
    const driver = await startWebKitDriver(browser);
    try {
      const session = await WebDriverSession.start(driver.port, webKitCapabilities(browser));
      const display = await XDisplay.connect(driver.display);
      const [opener = ""] = (await session.command("GET", "/window/handles")) as string[];
      return new WebKitBrowser(driver, session, display, opener);
    } catch (error) {
      await driver.end();
      throw error;
    }
  }

  /** Opens a window of 1280 × 800. One after another, so that each is known by what appeared. */
  newWindow(): Promise<WebKitWindow> {
    const opened = this.#opening.then(() => this.#openWindow());
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  async #openWindow(): Promise<WebKitWindow> {
    const [handles, windows] = [await this.#handles(), await this.#display.windows()];
    const opener = new WebKitWindow(this.#session, this.#opener, () => undefined);
    await opener.run(
      `(document.documentElement.onclick = () => void open("about:blank", "_blank", "popup,noopener,width=1280,height=800"), 1)`,
    );
    await opener.clickAt(5, 5);
    const handle = await this.#appeared(handles, () => this.#handles());
    const window = await this.#appeared(windows, () => this.#display.windows());
    return new WebKitWindow(this.#session, handle, () => this.#display.focus(window));
  }

  async #handles(): Promise<string[]> {
    return (await this.#session.command("GET", "/window/handles")) as string[];
  }

  async #appeared<T>(before: readonly T[], look: () => Promise<readonly T[]>): Promise<T> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const added = (await look()).filter((entry) => !before.includes(entry));
      if (added[0] !== undefined) return added[0];
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error("WebKitGTK opened no window");
  }

  /** Ends the browser, its driver and their display. */
  async close(): Promise<void> {
    await this.#session.end().catch(() => undefined);
    this.#display.close();
    await this.#driver.end();
  }
}
