import type { LeadChatConfig } from "../../protocol/config.ts";
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- this module is itself a part of the validation chunk: it is imported on demand only
import { validateConfig } from "../../protocol/validate-config.ts";
import type { Diagnostic, SessionSettings } from "../../session/session-types.ts";
import { checkAttributes } from "./check-attributes.ts";
import { readSiteConfig, type SiteConfigError } from "../../session/site-config.ts";

/** Who the visitor writes to, as the server says. */
export interface SiteFacts {
  readonly businessName?: string;
  readonly avatar?: string;
  /** Country of numbers typed without a country code. */
  readonly region?: string;
}

/** What is done with what was read. */
export interface ConfigUser {
  /** The `<lead-chat>`: its attributes are checked too. */
  readonly element?: Element;
  report(diagnostic: Diagnostic): void;
  /** Called when the page's own configuration is checked, and again when the server's has joined it. */
  use(config: LeadChatConfig, site: SiteFacts): void;
}

/**
 * Checks the page's attributes and configuration; what is wrong is reported by its path and left out. Where there is a server, what the
 * business set up there joins it: the page's own keys go before.
 * @param settings of the page
 * @param user gets the result
 */
export function readConfig(settings: SessionSettings, { element, report, use }: ConfigUser): void {
  const { config: given, server } = settings;
  const { config: own, problems } = validateConfig(given ?? {});
  for (const problem of [...(element ? checkAttributes(element) : []), ...problems]) report(problem);
  use(own, {});
  if (server && own.delivery !== false) void join(settings, own, { report, use });
}

async function join(settings: SessionSettings, own: LeadChatConfig, { report, use }: ConfigUser): Promise<void> {
  try {
    const { config: theirs, site: _, ...facts } = await readSiteConfig(settings);
    const { config, problems: found } = validateConfig(theirs);
    // A newer server may say what this chat does not know yet: that is no error of the page.
    for (const { path, message } of found)
      report({ code: "site-config-invalid", level: "warning", path, message: `What the server says: ${message}` });
    // How events are sent is asked by the server that gets them.
    const { delivery, ...rest } = config;
    use({ ...rest, ...(delivery && !settings.endpoint && { delivery }), ...own }, facts);
  } catch (error) {
    const { url, message: reason } = error as SiteConfigError;
    const message = `${url} can't be read (${reason}): the page's own settings hold alone.`;
    report({ code: "site-config-failed", level: "warning", message });
  }
}
