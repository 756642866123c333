import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ReadableStore } from "../shared/store.ts";

/** Binds a store to an element: the element is drawn again after each change, for as long as it is connected. */
export class StoreController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: ReadableStore<Value> | undefined;
  #end: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Value | undefined {
    return this.#store?.get();
  }

  /** @param store the store to follow from now on instead of the last one */
  bind(store: ReadableStore<Value> | undefined): void {
    if (store === this.#store) return;
    this.#store = store;
    this.hostDisconnected();
    this.hostConnected();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#end ??= this.#store?.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
  }
}
