import type { Handler } from "hono";
import { Problem } from "../problem.ts";

/** The end of a path's routes: refuses every method that none of them took. */
export function methodNotAllowed(allowed: readonly string[]): Handler {
  return (context) => {
    const allow = allowed.join(", ");
    if (context.req.method === "OPTIONS" && allowed.includes("OPTIONS")) {
      return context.body(null, 204, { Allow: allow });
    }
    throw new Problem("method-not-allowed", `${context.req.method} is not possible here. Use ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}
