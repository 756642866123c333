import { bareTens, digitSigns, numberWords } from "./digit-words.ts";

const joiners = /^(?:y|e|et|and|und)$/;

/** Takes words and typed digits one by one and writes the number that they say. */
export class SpokenNumber {
  /** What was said so far, with `+` where it was. */
  digits = "";
  /** How many words counted. */
  words = 0;
  /** How many digits were typed. */
  typed = 0;
  #times = 1;
  /** Tens that a unit may follow: `bare` without "and". */
  #open: { readonly value: number; readonly bare: boolean; readonly isFrench: boolean } | undefined;
  #isJoined = false;
  /** "on" is ten. */
  #isTurkish = false;
  #last = "";

  /** @returns whether the token belongs to a number */
  take(token: string, role: string): boolean {
    if (/^[\d -]+$/.test(token)) return this.#takeTyped(token.replace(/\D/g, ""));
    if (this.#open && joiners.test(token)) return (this.#isJoined = true);
    if (this.#isTurkish && token === "yuz") return this.#sayHundred();
    if (this.#isTurkish && token === "on") {
      this.#say(token, 10);
      this.#open ??= { value: Number(this.digits.slice(-2)), bare: true, isFrench: false };
      return true;
    }
    this.#isTurkish ||= token === "sifir";
    const parts = numberWords.has(token) ? [token] : token.split("-");
    const known = parts.filter((part) => part !== "et").map((part) => [part, this.#valueOf(part, role)] as const);
    if (known.length === 0 || known.some(([, value]) => value === undefined)) return this.#takeSign(token);
    for (const [part, value] of known) this.#say(part, value as number);
    return true;
  }

  /** A comma or the like: what follows is no part of what was said last. */
  pause(): void {
    this.#open = undefined;
    this.#last = "";
  }

  #valueOf(part: string, role: string): number | undefined {
    return numberWords.get(part) ?? (/^#\d$/.test(role) ? Number(role[1]) : undefined);
  }

  #takeTyped(digits: string): boolean {
    this.pause();
    this.digits += digits;
    this.typed += digits.length;
    return true;
  }

  #takeSign(token: string): boolean {
    const sign = digitSigns.get(token);
    if (sign === "+") {
      this.digits += sign;
      this.words++;
    } else if (sign) this.#times = sign;
    return sign !== undefined;
  }

  /** "beş yüz otuz iki" */
  #sayHundred(): boolean {
    const last = (this.#last && /[2-9]$/.exec(this.digits)?.[0]) || "1";
    if (last !== "1") this.digits = this.digits.slice(0, -1);
    this.digits += `${last}00`;
    this.words++;
    this.#open = { value: Number(last) * 100, bare: true, isFrench: false };
    return true;
  }

  #say(part: string, value: number): void {
    const open = this.#open;
    this.words++;
    this.#open = undefined;
    const fits =
      open !== undefined &&
      ((value > 0 && value < (open.value % 100 === 0 ? 100 : 10)) ||
        (open.isFrench && value > 0 && value < 20 && open.value % 20 === 0));
    if (open && fits && (open.bare || this.#isJoined)) {
      this.digits = this.digits.slice(0, -String(open.value).length) + String(open.value + value);
      // "soixante-dix-huit", "beş yüz otuz iki"
      if (value % 10 === 0) this.#open = { value: open.value + value, bare: true, isFrench: false };
    } else if (/^vingts?$/.test(part) && this.#last === "quatre") {
      this.digits = `${this.digits.slice(0, -1)}80`;
      this.#open = { value: 80, bare: true, isFrench: true };
    } else {
      this.digits += String(value).repeat(this.#times);
      if (value >= 20 && value % 10 === 0)
        this.#open = { value, bare: bareTens.test(part), isFrench: part === "soixante" };
      else if (part === "dix") this.#open = { value, bare: true, isFrench: false };
    }
    this.#times = 1;
    this.#isJoined = false;
    this.#last = part;
  }
}
