/**
 * Waits for something outside of the browser, such as a row in a database.
 *
 * @param look called again and again until it gives something truthy
 * @param what names it in the error, e.g. `the lead in the database`
 * @param timeout milliseconds after which it rejects
 */
export async function until<T>(look: () => T | Promise<T>, what: string, timeout = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
