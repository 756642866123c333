const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");

let lastTime = 0;
let counter = 0;

/**
 * A UUID v7 (RFC 9562): sorts by the moment it was made, also within one millisecond.
 * Written out here because it is on the way to the first captured message, where a library's options weigh more.
 * @param now milliseconds since 1970
 * @param random fills bytes, as `crypto.getRandomValues` does
 */
export function newId(now: number, random: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = random(new Uint8Array(10));
  // RFC 9562, 6.2, method 1: a counter in `rand_a`; when it runs over, or the clock goes back, time is carried on.
  counter = now > lastTime ? (bytes[8] ?? 0) : counter + 1;
  lastTime = Math.max(lastTime, now) + (counter > 0xfff ? 1 : 0);
  counter &= 0xfff;
  const time = hex(lastTime, 12);
  const rest = Array.from(bytes.subarray(0, 8), (byte, at) => hex(at ? byte : (byte & 0x3f) | 0x80, 2)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/**
 * 128 random bits.
 * @param random fills bytes, as `crypto.getRandomValues` does
 * @returns 32 hexadecimal digits
 */
export function newKey(random: (bytes: Uint8Array) => Uint8Array): string {
  return Array.from(random(new Uint8Array(16)), (byte) => hex(byte, 2)).join("");
}
