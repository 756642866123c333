/** Single values that a server keeps for itself: keys made once, places it has got to. */
export interface ValueStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /** Keeps a value unless there is one. @returns the one that is kept: of two servers that start at once, both get the same */
  getOrSet(name: string, value: string): Promise<string>;
  delete(name: string): Promise<void>;
}
