const storageKey = "lead-chat-center-key";

/** What of a page the key passes through. */
export interface KeyPlaces {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState">;
  /** `undefined` where the browser refuses it: then the key lives as long as the page. */
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined;
}

/**
 * The key of this tab: from the address's fragment, which is taken out of the address, else as the tab kept it.
 * A fragment never leaves the browser, so the key stands in no log.
 */
export function takeKey({ location, history, storage }: KeyPlaces): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get("key")?.trim();
  if (given === undefined) return storage?.getItem(storageKey) ?? undefined;
  history.replaceState(null, "", location.pathname + location.search);
  return given === "" ? undefined : given;
}

/** Keeps the key for this tab, or forgets it. */
export function keepKey({ storage }: Pick<KeyPlaces, "storage">, key: string | undefined): void {
  if (key === undefined) storage?.removeItem(storageKey);
  else storage?.setItem(storageKey, key);
}

/** The places of the page that this runs in. */
export function pageKeyPlaces(): KeyPlaces {
  return { location, history, storage: tabStorage() };
}

function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
