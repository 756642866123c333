import type { Browser } from "../../../tools/lib/browsers.ts";

/** How long and how often {@link Page.waitFor} and {@link Page.click} look. */
export interface Patience {
  /** Milliseconds; default 10,000. */
  readonly timeout?: number;
}

/**
 * A function that runs in the page: it travels as source text, so it sees its parameters and the page, nothing else.
 * Parameters and result travel as JSON.
 */
export type PageFunction<Parameters extends readonly unknown[], Result> = (
  ...parameters: Parameters
) => Result | Promise<Result>;

/**
 * One tab. Selectors are CSS and look into every open shadow root; ` >>> ` between two of them looks for the second
 * inside the first: `lead-chat >>> [part~="input"]`.
 */
export interface Page {
  /** Opens an address and settles when the page has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<Parameters extends readonly unknown[], Result>(
    run: PageFunction<Parameters, Result>,
    ...parameters: Parameters
  ): Promise<Result>;
  /** Clicks a place, CSS pixels from the top left of what is visible. */
  clickAt(x: number, y: number): Promise<void>;
  /** Presses the keys of a text, one after another, wherever the focus is. */
  type(text: string): Promise<void>;
  /** Presses a key by its `KeyboardEvent.key`, with modifiers as in `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** Clicks the middle of an element once it is there, at rest and not covered. */
  click(selector: string, patience?: Patience): Promise<void>;
  /** @returns the text of an element once it is there, as `textContent` gives it, trimmed */
  textOf(selector: string, patience?: Patience): Promise<string>;
  /** @returns how many elements there are */
  count(selector: string): Promise<number>;
  /** @returns the first truthy value that the function gives; rejects when time is over. Survives a navigation */
  waitFor<Parameters extends readonly unknown[], Result>(
    run: PageFunction<Parameters, Result>,
    parameters?: Parameters,
    patience?: Patience,
  ): Promise<NonNullable<Result>>;
  /** Gives the page a size in CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  /** Writes what is visible to a PNG file. */
  screenshot(path: string): Promise<void>;
  /** Closes the tab as a visitor would. */
  close(): Promise<void>;
}

/** A running browser. Its pages share storage, as tabs of one visitor do. */
export interface Driver {
  readonly browser: Browser;
  newPage(): Promise<Page>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
}

/** What stands in the network's place. */
export interface Answer {
  readonly type: string;
  readonly body: string;
}

/** How {@link "./open-driver.ts".openDriver} starts a browser. */
export interface DriverOptions {
  /**
   * Folder that keeps the visitor's storage over several starts; made up and removed again if not given. WebKitGTK's
   * browser keeps nothing while it is automated: it refuses.
   */
  readonly profile?: string;
  /** Keeps pages that were left, to go back to, as browsers of people do. WebKitGTK cannot be told. Default: off. */
  readonly backForwardCache?: boolean;
  /**
   * Answers what is asked of `https:` addresses, so that a page can stand at any of them without a server or a
   * certificate; undefined: not found. WebKitGTK's driver has no such thing, and ignores it.
   */
  readonly answer?: (url: URL) => Answer | undefined;
  /** Language of the browser, e.g. `en-US` (the default); WebKitGTK takes it from its environment. */
  readonly language?: string;
}
