import type { ReactiveControllerHost } from "lit";
import { persist } from "../../session/persist.ts";

/** Loads the parts of the panel that a visitor asks for, and knows how that goes. */
export class PartLoader {
  readonly #host: ReactiveControllerHost;
  /** What was pressed and is on its way. */
  waiting: "form" | "menu" | undefined;
  /** It takes too long: asks again. */
  retry: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** @returns whether to go on: not where it was on its way already */
  menu(): Promise<unknown> {
    return this.#load("menu", () => import("../menu/menu-define.ts"));
  }

  /**
   * @param isListed one of several forms is chosen by what comes with the form's second part
   * @returns whether to go on: not where it was on its way already
   */
  form(isListed: unknown): Promise<unknown> {
    return this.#load("form", async () => {
      const { loadMore } = await import("../lead-form/lead-chat-form-define.ts");
      return isListed ? loadMore() : true;
    });
  }

  async #load(part: "form" | "menu", load: () => Promise<unknown>): Promise<unknown> {
    if (this.waiting === part) return this.retry?.();
    this.#set(part);
    const module = await persist(load, (retry) => this.#set(part, retry));
    this.#set();
    return module;
  }

  #set(waiting?: "form" | "menu", retry?: () => void): void {
    this.waiting = waiting;
    this.retry = retry;
    this.#host.requestUpdate();
  }
}
