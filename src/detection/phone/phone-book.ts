/** The numbering plan of one country or region. */
interface Plan {
  readonly region: string;
  readonly code: string;
  readonly international: RegExp;
  readonly national: RegExp;
  readonly prefix: RegExp | undefined;
  readonly replacement: string;
  readonly mobile: RegExp | undefined;
  readonly firstDigits: RegExp | undefined;
}

/**
 * How a number was typed: with `+` or an international prefix, with the country's trunk prefix, as bare national
 * digits, or as the country code without `+`.
 */
export type TypedForm = "international" | "trunk" | "national" | "code";

export interface PhoneNumber {
  /** E.164. */
  readonly value: string;
  readonly form: TypedForm;
  /** It has the shape of a mobile number of its country. */
  readonly mobile: boolean;
}

/** Compiles `d` for a digit; anchored at both ends. */
function compile(pattern: string | undefined, end = "$"): RegExp | undefined {
  return pattern ? new RegExp(`^(?:${pattern.replaceAll("d", "\\d")})${end}`) : undefined;
}

function readPlan(line: string): Plan {
  const [region = "", code = "", international, national, prefix, replacement = "", mobile, firstDigits] =
    line.split(" ");
  return {
    region,
    code,
    international: compile(international, "") ?? /^00/,
    national: compile(national) ?? /^$/,
    prefix: compile(prefix, ""),
    replacement,
    mobile: compile(mobile),
    firstDigits: compile(firstDigits, ""),
  };
}

/**
 * Numbering plans and the reading of digits by them. The rules are those of libphonenumber (`parse` and
 * `isValidNumber` on its general patterns); patterns are compiled when a number of that country is first met.
 */
export class PhoneBook {
  readonly #lines = new Map<string, string>();
  readonly #regions = new Map<string, string[]>();
  readonly #plans = new Map<string, Plan>();

  /** @param plans lines as in `plans-markets.ts`; may be called again with more. */
  add(plans: string): void {
    for (const line of plans.split("\n")) {
      const [region = "", code = ""] = line.split(" ", 2);
      this.#lines.set(region, line);
      this.#regions.set(code, [...(this.#regions.get(code) ?? []), region]);
    }
  }

  /** @param region ISO 3166-1 alpha-2 */
  has(region: string): boolean {
    return this.#lines.has(region);
  }

  /** @returns whether the calling code of this international number has a plan here */
  knows(international: string): boolean {
    return [2, 3, 4].some((end) => this.#regions.has(international.slice(1, end)));
  }

  /**
   * @param digits ASCII digits, with a leading `+` where it was typed
   * @param region whose national numbers are meant; undefined: international ones only
   * @returns undefined unless the number is valid
   */
  parse(digits: string, region: string | undefined): PhoneNumber | undefined {
    if (digits.startsWith("+")) return this.#parseInternational(digits.slice(1), "international");
    const plan = region ? this.#plan(region) : undefined;
    if (!plan) return undefined;
    for (const prefix of [/^00/, plan.international]) {
      const abroad = prefix.test(digits) && this.#parseInternational(digits.replace(prefix, ""), "international");
      if (abroad) return abroad;
    }
    const own = digits.startsWith(plan.code) ? this.#validate(plan, digits.slice(plan.code.length), "code") : undefined;
    if (own?.mobile && !plan.mobile?.test(digits)) return own;
    return this.#validate(plan, digits, "national") ?? own;
  }

  #parseInternational(digits: string, form: TypedForm): PhoneNumber | undefined {
    for (const length of [1, 2, 3]) {
      const plan = this.#plan(this.#regions.get(digits.slice(0, length))?.[0] ?? "");
      if (plan) return this.#validate(plan, digits.slice(length), form);
    }
    return undefined;
  }

  #validate(typedIn: Plan, typed: string, form: TypedForm): PhoneNumber | undefined {
    const national = withoutPrefix(typedIn, typed);
    // Plans know longer ones, of extensions and of machines; no telephone network puts more than 15 digits through.
    const plan = (typedIn.code + national).length > 15 ? undefined : this.#owner(typedIn, national);
    return (
      plan && {
        value: `+${plan.code}${national}`,
        form: form === "national" && national !== typed ? "trunk" : form,
        mobile: plan.mobile?.test(national) ?? false,
      }
    );
  }

  /** Countries may share a calling code: the one whose plan has the number. */
  #owner(first: Plan, national: string): Plan | undefined {
    const fits = (plan: Plan | undefined) =>
      plan?.national.test(national) && plan.firstDigits?.test(national) !== false;
    if (fits(first)) return first;
    return this.#regions
      .get(first.code)
      ?.map((region) => this.#plan(region))
      .find(fits);
  }

  #plan(region: string): Plan | undefined {
    const known = this.#plans.get(region);
    const line = this.#lines.get(region);
    if (known || !line) return known;
    const plan = readPlan(line);
    this.#plans.set(region, plan);
    return plan;
  }
}

/** Takes off the national prefix and a carrier code, unless the digits are valid only with them. */
function withoutPrefix(plan: Plan, digits: string): string {
  const match = plan.prefix?.exec(digits);
  if (!match) return digits;
  const captured = match.slice(1);
  const replaced = plan.replacement && captured.at(-1) !== undefined;
  const rest = replaced
    ? digits.replace(match[0], match[0].replace(plan.prefix ?? "", plan.replacement))
    : digits.slice(match[0].length);
  return plan.national.test(digits) && !plan.national.test(rest) ? digits : rest;
}
