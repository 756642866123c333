/** Who has the Center open, told by their streams. */
export interface OpenCenters {
  /** @returns a function to be called once when the stream ends */
  enter(personId: string): () => void;
  has(personId: string): boolean;
}

export function createOpenCenters(): OpenCenters {
  const counts = new Map<string, number>();
  const add = (personId: string, change: number): void => {
    const count = (counts.get(personId) ?? 0) + change;
    if (count > 0) counts.set(personId, count);
    else counts.delete(personId);
  };
  return {
    enter(personId) {
      add(personId, 1);
      return () => add(personId, -1);
    },
    has: (personId) => counts.has(personId),
  };
}
