import { Problem } from "../problem.ts";

/**
 * @param writing something that is being stored
 * @throws Problem `store-unavailable` if it was not
 */
export async function orUnavailable<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    const detail = "Nothing of this request was stored. Send it again.";
    throw new Problem("store-unavailable", detail, { headers: { "Retry-After": "5" }, cause });
  }
}
