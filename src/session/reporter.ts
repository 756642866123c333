import { describeCause } from "../delivery/describe-cause.ts";
import { browserPage } from "./browser-page.ts";
import type { EngineCore } from "./engine-types.ts";
import type { Diagnostic } from "./session-types.ts";

/** What can be said beside the causes of failed deliveries: level and words, with `{}` for the detail. */
const texts: Record<string, readonly [Diagnostic["level"], string]> = {
  "no-destination": [
    "error",
    "Nothing is sent or announced: set endpoint or server, or config.delivery to false if that is meant.",
  ],
  "region-unknown": [
    "warning",
    'A phone number without a country code was not captured: set region="…" to the country you serve.',
  ],
  "invalid-number": ["info", "Something like a number was not captured: no such number can exist."],
  ignored: ["info", "A contact of the business itself (config.detection.ignore) was not captured."],
  "kind-off": ["info", "A contact of a kind that config.detection.kinds leaves out was not captured."],
  "scan-postponed": ["info", "A part of the detection isn't loaded yet: the message is scanned when it is."],
  "message-too-long": ["warning", "A message was cut to 4000 characters."],
  "lead-full": ["warning", "{} contacts no longer fit into the lead."],
  "macro-unfilled": [
    "warning",
    "The ad platform did not fill in {}: the link holds its placeholder. Paste the parameters as docs/attribution.md gives them.",
  ],
  "skipped-consent": [
    "warning",
    "config.destinations.{} was told nothing of a lead: the visitor's consent is not there. Set config.consent.ads, or call session.grantConsent().",
  ],
  "destination-absent": ["warning", "config.destinations.{} is on, but the page has not loaded it: nothing was told."],
  "live-refused": ["error", "The server refuses the conversation ({}). What the visitor writes is shown as not sent."],
  "server-invalid": ["error", 'server="{}" is no http(s) address: correct it. Messages are kept until then.'],
  "storage-refused": ["warning", "The browser refuses to store ({}): the conversation lasts as long as this page."],
  "contact-invalid": ["warning", 'identify(): "{}" can\'t be reached as it is written; kept as a note.'],
  "profile-invalid": [
    "warning",
    'identify(): "{}" was left out: a profile holds texts, numbers and true or false, 3,000 characters in all.',
  ],
};

/** Codes and details that are in the console already, by engine. */
const logged = new WeakMap<EngineCore, Set<string>>();

/**
 * Tells a diagnostic. The page's console gets each one once, and never the visitor's text. A chunk of its own: most
 * pages never need it.
 * @param code stable, e.g. `region-unknown`
 * @param detail what fills the place that the text leaves open
 */
export function report(core: EngineCore, code: string, detail: string): void {
  const [level, text] = texts[code] ?? ["info", code];
  speak(core, { level, code, message: text.replace("{}", () => detail) });
}

/**
 * Tells why an event was not delivered.
 * @param reason of the delivery's report, e.g. `http-401`
 * @param status of the same
 */
export function reportDelivery(
  core: EngineCore,
  reason: string,
  { status, url }: { status: string; url: string },
): void {
  // What passes by itself is worth a line, not an alarm.
  const passing = reason === "offline" ? "info" : "warning";
  const level = status === "retrying" ? passing : "error";
  speak(core, { level, code: reason.replace(/:.*/s, ""), message: describeCause(reason, url) });
}

function speak(core: EngineCore, diagnostic: Diagnostic): void {
  core.tell("diagnostic", diagnostic);
  const known = logged.get(core) ?? new Set();
  logged.set(core, known);
  const { level, code, message } = diagnostic;
  if (level === "info" || known.has(message)) return;
  known.add(message);
  ({ ...browserPage, ...core.platform }).log(level, `lead-chat: ${message} (${code})`);
}
