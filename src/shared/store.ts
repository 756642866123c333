/** A value that can be read at any time and watched: the one way state travels down to elements and hosts. */
export interface ReadableStore<Value> {
  get(): Value;
  /**
   * @param listener called after each change with the new value; not called at once
   * @returns a function that ends the subscription
   */
  subscribe(listener: (value: Value) => void): () => void;
}

export interface Store<Value> extends ReadableStore<Value> {
  set(value: Value): void;
}

/** A store in memory. Listeners of one change run in the order of their subscription, each once. */
export function createStore<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<(value: Value) => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
