/**
 * JSON of a value, also on a page whose old library has given lists a `toJSON` of their own (Prototype 1.6 does): it makes
 * texts of them, which no receiver takes.
 * @param space as `JSON.stringify` takes it
 * @returns undefined for what JSON has no words for, a function say
 * @throws TypeError for what holds itself
 */
export function toJson(value: unknown, space?: number): string | undefined {
  const replace = function (this: Readonly<Record<string, unknown>>, key: string, given: unknown): unknown {
    const own = this[key];
    return Array.isArray(own) ? own : given;
  };
  return JSON.stringify(value, replace, space);
}
