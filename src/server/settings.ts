import { isLoopback } from "./middleware/local-page.ts";
import { toOrigin } from "./middleware/cors.ts";

/** What the environment says about the server. */
export interface Settings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Folder of the database. */
  readonly dataFolder: string;
  readonly origins: readonly string[];
  readonly allowText: boolean;
  /** Whether the demo shop stands at `/`. */
  readonly demo: boolean;
  /** The key with which scripts read leads, if the operator chose one. */
  readonly accessKey: string | undefined;
  /** The origin under which browsers reach the server, e.g. `https://chat.shop.example`. */
  readonly publicOrigin: string | undefined;
  /** Whether a proxy in front says who asks and how. */
  readonly trustProxy: boolean;
  /** How often visitors and devices may call: so many times as often as usual. */
  readonly limits: number;
  /** The mail server, and who the mails come from. Absent: no mails. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Origins of push services beside those of the browsers' makers. */
  readonly pushOrigins: readonly string[];
}

/** A setting that cannot be used: the message names it and the remedy and is all that the operator needs to see. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** A key that can be guessed protects nothing. */
const shortestKey = 16;

/**
 * @param environment e.g. `process.env`
 * @throws SettingsError naming the variable
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const accessKey = environment["LEAD_CHAT_KEY"] || undefined;
  if (accessKey !== undefined && (accessKey.length < shortestKey || /\s/.test(accessKey))) {
    throw new SettingsError(
      `LEAD_CHAT_KEY must have at least ${shortestKey} characters and no spaces. ` +
        "Make one: node -p \"crypto.randomBytes(24).toString('base64url')\"",
    );
  }
  const host = environment["HOST"] || "127.0.0.1";
  const publicOrigin = readPublicOrigin(environment["LEAD_CHAT_URL"]);
  if (!isLoopback(host) && publicOrigin === undefined) {
    throw new SettingsError(
      `HOST=${host} opens the server to other machines: set LEAD_CHAT_URL to the address under which they reach it ` +
        "(https://… with a proxy in front; plain http:// shows passwords to the network), " +
        "or leave HOST out to serve this machine only.",
    );
  }
  return {
    host,
    port: readPort(environment["PORT"]),
    dataFolder: environment["LEAD_CHAT_DATA"] || "./data",
    origins: readOrigins("LEAD_CHAT_ORIGINS", environment["LEAD_CHAT_ORIGINS"]),
    allowText: readSwitch("LEAD_CHAT_ALLOW_TEXT", environment["LEAD_CHAT_ALLOW_TEXT"]),
    demo: readSwitch("LEAD_CHAT_DEMO", environment["LEAD_CHAT_DEMO"] || "1"),
    accessKey,
    publicOrigin,
    trustProxy: readSwitch("LEAD_CHAT_TRUST_PROXY", environment["LEAD_CHAT_TRUST_PROXY"]),
    limits: readLimits(environment["LEAD_CHAT_LIMITS"]),
    mail: readMail(environment, publicOrigin),
    pushOrigins: readOrigins("LEAD_CHAT_PUSH_ORIGINS", environment["LEAD_CHAT_PUSH_ORIGINS"]),
  };
}

function readMail(
  environment: Readonly<Record<string, string | undefined>>,
  publicOrigin: string | undefined,
): Settings["mail"] {
  const url = environment["LEAD_CHAT_SMTP_URL"] || undefined;
  const from = environment["LEAD_CHAT_MAIL_FROM"] || undefined;
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || !URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    // Not repeated here: it may hold a password.
    throw new SettingsError("LEAD_CHAT_SMTP_URL must be like smtps://user:password@mail.example:465 or smtp://…:587.");
  }
  if (from === undefined || !/^[^@<>]*<?[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    throw new SettingsError(
      'LEAD_CHAT_MAIL_FROM must say who the mails come from: chat@shop.example or "Kopi Senja <chat@shop.example>".',
    );
  }
  if (publicOrigin === undefined) {
    throw new SettingsError("LEAD_CHAT_SMTP_URL needs LEAD_CHAT_URL too: mails hold links to the Leads Center.");
  }
  return { url, from };
}

function readPublicOrigin(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    return toOrigin(text);
  } catch (cause) {
    throw new SettingsError(`LEAD_CHAT_URL: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function readPort(text: string | undefined): number {
  if (!text) return 8787;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new SettingsError(`PORT=${text} is no port. Use a number from 1 to 65535, or 0 for any that is free.`);
  }
  return port;
}

function readOrigins(name: string, text: string | undefined): readonly string[] {
  const entries = (text ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  try {
    return entries.map(toOrigin);
  } catch (cause) {
    throw new SettingsError(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function readLimits(text: string | undefined): number {
  if (!text) return 1;
  if (text === "off") return Infinity;
  const times = Number(text);
  if (times > 0 && times <= 1_000_000) return times;
  throw new SettingsError(`LEAD_CHAT_LIMITS=${text} is no limit. Use a number, 1 being the usual limits, or off.`);
}

function readSwitch(name: string, text: string | undefined): boolean {
  if (!text || text === "0" || text === "false") return false;
  if (text === "1" || text === "true") return true;
  throw new SettingsError(`${name}=${text} is neither on nor off. Use 1 or 0.`);
}
