/** Settles in a task of its own: what else waits comes first, and no task grows long. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Settles once the next frame is on its way to the screen; a page that is not looked at has none. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
