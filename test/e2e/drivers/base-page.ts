import type { Page, PageFunction, Patience } from "./driver.ts";
import { asScript, askPage, type Spot } from "./page-scripts.ts";

const DEFAULT_TIMEOUT = 10_000;
const INTERVAL = 50;

/** What every kind of tab does in the same way, once it can run a script and press a button of the mouse. */
export abstract class BasePage implements Page {
  abstract goto(url: string): Promise<void>;
  abstract reload(): Promise<void>;
  abstract type(text: string): Promise<void>;
  abstract press(key: string): Promise<void>;
  abstract setViewport(width: number, height: number): Promise<void>;
  abstract screenshot(path: string): Promise<void>;
  abstract close(): Promise<void>;

  /** Runs an expression whose value is a promise of JSON, in a way that a Content-Security-Policy lets through. */
  protected abstract run(script: string): Promise<string | undefined | null>;
  protected abstract clickAt(x: number, y: number): Promise<void>;

  async evaluate<Parameters extends readonly unknown[], Result>(
    run: PageFunction<Parameters, Result>,
    ...parameters: Parameters
  ): Promise<Result> {
    const json = await this.run(asScript(run, parameters));
    return (typeof json === "string" ? JSON.parse(json) : undefined) as Result;
  }

  async click(selector: string, { timeout = DEFAULT_TIMEOUT }: Patience = {}): Promise<void> {
    const until = Date.now() + timeout;
    for (;;) {
      const spot = (await this.evaluate(askPage, selector, "spot")) as Spot;
      if ("x" in spot) return this.clickAt(spot.x, spot.y);
      if (Date.now() > until) throw new Error(`Cannot click ${selector}: ${spot.missing}.`);
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  }

  async textOf(selector: string, patience: Patience = {}): Promise<string> {
    const found = await this.waitFor(askPage, [selector, "text"], patience);
    return (found as { text: string }).text;
  }

  async count(selector: string): Promise<number> {
    return (await this.evaluate(askPage, selector, "count")) as number;
  }

  async waitFor<Parameters extends readonly unknown[], Result>(
    run: PageFunction<Parameters, Result>,
    parameters?: Parameters,
    { timeout = DEFAULT_TIMEOUT }: Patience = {},
  ): Promise<NonNullable<Result>> {
    const until = Date.now() + timeout;
    let last = "it gave nothing";
    while (Date.now() < until) {
      try {
        const value = await this.evaluate(run, ...((parameters ?? []) as unknown as Parameters));
        if (value) return value;
        last = `it gave ${JSON.stringify(value)}`;
      } catch (error) {
        // A navigation takes the page away under a running script: look again at the next one.
        last = String(error);
      }
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
    const given = parameters && parameters.length > 0 ? ` with ${JSON.stringify(parameters)}` : "";
    throw new Error(`Waited ${timeout} ms for ${String(run)}${given}; in the end ${last}.`);
  }
}
