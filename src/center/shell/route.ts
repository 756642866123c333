/** The parts of the settings, each a page of its own. */
export const settingsPages = [
  "business",
  "chat",
  "replies",
  "signals",
  "canned",
  "labels",
  "install",
  "people",
  "account",
] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** What is shown, as the address's fragment says it. */
export type Route =
  | { readonly view: "inbox"; readonly conversation?: string; readonly details?: boolean }
  | { readonly view: "leads"; readonly lead?: string }
  | { readonly view: "settings"; readonly page?: SettingsPage };

/** A link that lets somebody in for the first time. */
export interface EntryLink {
  readonly kind: "setup" | "invitation";
  readonly token: string;
}

/** @param hash e.g. `#conversation=0199…` */
export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, "");
  if (text === "settings" || text.startsWith("settings/")) {
    const page = settingsPages.find((name) => text === `settings/${name}`);
    return { view: "settings", ...(page && { page }) };
  }
  const values = new URLSearchParams(text);
  const lead = values.get("lead");
  if (lead) return { view: "leads", lead };
  if (values.has("leads")) return { view: "leads" };
  const conversation = values.get("conversation");
  if (!conversation) return { view: "inbox" };
  return { view: "inbox", conversation, ...(values.has("details") && { details: true }) };
}

/** @returns the fragment that {@link parseRoute} reads, with `#` */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case "settings":
      return route.page ? `#settings/${route.page}` : "#settings";
    case "leads":
      return route.lead === undefined ? "#leads" : `#lead=${encodeURIComponent(route.lead)}`;
    case "inbox":
      if (route.conversation === undefined) return "#inbox";
      return `#conversation=${encodeURIComponent(route.conversation)}${route.details ? "&details" : ""}`;
  }
}

/** The link that somebody came by, if it is one. A fragment never leaves the browser, so its token stands in no log. */
export function parseEntryLink(hash: string): EntryLink | undefined {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const setup = values.get("setup")?.trim();
  if (setup) return { kind: "setup", token: setup };
  const invitation = (values.get("join") ?? values.get("invitation"))?.trim();
  return invitation ? { kind: "invitation", token: invitation } : undefined;
}
