/**
 * The accessible name of the launcher before the panel is loaded, which knows it in the visitor's language. English only:
 * the 24 names would make the loader a quarter larger, on every page view.
 * @param business the business's name, if it has one
 */
export function launcherName(business: string | null): string {
  return business ? `Chat with ${business}` : "Chat with us";
}
