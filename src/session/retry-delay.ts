/**
 * How long to wait before a chunk that could not be loaded is asked for again.
 * @param failures so far, before this one
 * @returns milliseconds
 */
export function retryDelay(failures: number): number {
  return 1000 * ([1, 4, 15, 60][failures] ?? 300);
}
