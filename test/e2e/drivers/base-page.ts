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
  abstract clickAt(x: number, y: number): Promise<void>;

  async evaluate<Parameters extends readonly unknown[], Result>(
    run: PageFunction<Parameters, Result>,
    ...parameters: Parameters
  ): Promise<Result> {
    const json = await this.run(asScript(run, parameters));
    return (typeof json === "string" ? JSON.parse(json) : undefined) as Result;
  }

  /** Asks until the answer is not a reason to go on waiting; rejects with the last reason when time is over. */
  async #ask<Answer>(
    look: () => Promise<Answer | { missing: string }>,
    what: string,
    timeout: number,
  ): Promise<Answer> {
    const until = Date.now() + timeout;
    for (;;) {
      const answer = await look();
      if (!(answer && typeof answer === "object" && "missing" in answer)) return answer;
      if (Date.now() > until) throw new Error(`${what} (${timeout} ms): ${answer.missing}.`);
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  }

  async click(selector: string, { timeout = DEFAULT_TIMEOUT }: Patience = {}): Promise<void> {
    const look = async (): Promise<Spot> => (await this.evaluate(askPage, selector, "spot")) as Spot;
    const { x, y } = await this.#ask<{ x: number; y: number }>(look, `Cannot click ${selector}`, timeout);
    await this.clickAt(x, y);
  }

  async textOf(selector: string, { timeout = DEFAULT_TIMEOUT }: Patience = {}): Promise<string> {
    const look = async (): Promise<{ text: string } | { missing: string }> =>
      (await this.evaluate(askPage, selector, "text")) as { text: string } | { missing: string };
    const { text } = await this.#ask<{ text: string }>(look, `Cannot read ${selector}`, timeout);
    return text;
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
