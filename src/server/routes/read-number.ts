import { refusal } from "../problem.ts";

export interface NumberRange {
  readonly least?: number;
  readonly most?: number;
}

/**
 * A whole number of a query or header field.
 *
 * @param name of the parameter, for the message
 * @throws Problem `query-number`
 */
export function readNumber(
  name: string,
  text: string | undefined,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: NumberRange = {},
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
  throw refusal("query-number", { params: { name, least, most } });
}
