/**
 * The accessible name of the launcher, known before any chunk is loaded.
 * @param _language BCP 47 tag; English is the only language so far
 * @param business the business's name, if it has one
 */
export function launcherName(_language: string | undefined, business: string | null): string {
  return business ? `Chat with ${business}` : "Chat with us";
}
