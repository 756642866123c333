/** Settles in a task of its own: what else waits comes first, and no task grows long. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
