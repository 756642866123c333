import { refusal } from "../problem.ts";

/** @param cause why something could not be stored */
export function notStored(cause: unknown): Error {
  return refusal("not-stored", { headers: { "Retry-After": "5" }, cause });
}

/**
 * @param writing something that is being stored
 * @throws Problem `not-stored` if it was not
 */
export async function orUnavailable<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    throw notStored(cause);
  }
}
