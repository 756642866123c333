import type { Problem } from "./form-types.ts";

/** Mail providers that anybody can have an address at: no proof of a workplace. */
const personal = new Set(
  (
    "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud me mac aol gmx proton protonmail pm zoho " +
    "yandex mail qq 163 126 sina foxmail naver daum hanmail web t-online orange free laposte libero virgilio uol bol terra"
  ).split(" "),
);

/**
 * What is wrong with an address as it was typed, told so that it can be mended. Whether it is taken in the end is
 * detection's decision; this is a first look that needs no chunk.
 * @param work whether addresses of personal mail providers are refused
 */
export function checkEmail(typed: string, work: boolean): Problem | undefined {
  const value = typed.trim();
  const at = value.lastIndexOf("@");
  const user = value.slice(0, at);
  const host = value.slice(at + 1);
  if (at < 1 || /[\s,;]/.test(value) || user.length > 64 || value.length > 254 || !host) return { code: "email" };
  if (!host.includes(".")) return { code: "emailEnding", values: { example: `${value}.com` } };
  if (!/^[^.@\s]+(?:\.[^.@\s]+)*\.[^.@\s\d]{2,}$/.test(host) || user.includes("@")) return { code: "email" };
  return work && personal.has(host.toLowerCase().split(".")[0] ?? "") ? { code: "workEmail" } : undefined;
}
