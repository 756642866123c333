/**
 * Who may call a route. `anyone`: also who is not signed in. `site`: pages of allowed origins. `visitor`: who has the
 * token of that very conversation. `agent`, `owner`: a signed-in person of that role. `key`: a script with
 * LEAD_CHAT_KEY.
 */
export type Caller = "anyone" | "site" | "visitor" | "agent" | "owner" | "key";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const anyone = ["anyone"] as const;
const site = ["site"] as const;
const visitor = ["visitor"] as const;
const people = ["agent", "owner"] as const;
const owner = ["owner"] as const;
const readers = ["agent", "owner", "key"] as const;

/**
 * Every route that there is, and who may call it; `:name` stands for one part of a path, a final `*` for any rest. Of
 * two paths that fit, the first counts. A route that is not here cannot be reached.
 */
export const routeTable: Readonly<Record<string, Readonly<Partial<Record<Method, readonly Caller[]>>>>> = {
  "/healthz": { GET: anyone },
  "/readyz": { GET: anyone },

  "/v1/events": { POST: site },
  "/v1/sites/:site/config": { GET: site },
  "/v1/conversations": { POST: site },
  "/v1/conversations/:id": { DELETE: visitor },
  "/v1/conversations/:id/messages": { POST: visitor },
  "/v1/conversations/:id/state": { POST: visitor },
  "/v1/conversations/:id/stream": { GET: visitor },
  "/v1/conversations/:id/events": { GET: visitor },

  "/api/setup": { POST: anyone },
  "/api/join": { POST: anyone },
  "/api/session": { POST: anyone, DELETE: people },
  "/api/me": { GET: people, PATCH: people },
  "/api/me/password": { POST: people },
  "/api/team": { GET: people },
  "/api/team/:id": { PATCH: owner, DELETE: owner },
  "/api/settings": { GET: people, PUT: owner },
  "/api/installation": { GET: people },
  "/api/activity": { GET: owner },
  "/api/push/key": { GET: people },
  "/api/push/subscriptions": { POST: people, DELETE: people },
  "/api/invitations": { POST: owner },
  "/api/invitations/:id": { DELETE: owner },

  "/api/stream": { GET: people },
  "/api/conversations": { GET: readers },
  "/api/conversations/:id": { GET: readers },
  "/api/conversations/:id/messages": { POST: people },
  "/api/conversations/:id/state": { POST: people },
  "/api/conversations/:id/lead": { POST: people },

  "/api/leads": { GET: readers },
  "/api/leads.csv": { GET: readers },
  "/api/leads/stream": { GET: readers },
  "/api/leads/:id": { GET: readers, PATCH: people },
  "/api/leads/:id/notes": { POST: people },
  "/api/leads/:id/notes/:noteId": { DELETE: people },
  "/api/leads/:id/contacts": { POST: people },
  "/api/leads/:id/refused": { POST: people },

  "/cdn": { GET: anyone },
  "/cdn/*": { GET: anyone },
  "/docs": { GET: anyone },
  "/docs/*": { GET: anyone },
  "/center": { GET: anyone },
  "/center/*": { GET: anyone },
};

/** Everything else that does not stand under these prefixes may be a file of the demo. */
const reserved = /^\/(?:api|v1)(?:\/|$)/;
const files: RouteEntry = { path: "/*", methods: new Map([["GET", anyone]]) };

/** A path of the table, ready to be compared. */
export interface RouteEntry {
  readonly path: string;
  readonly methods: ReadonlyMap<string, readonly Caller[]>;
}

const entries = Object.entries(routeTable).map(([path, methods]) => ({
  pattern: toPattern(path),
  entry: { path, methods: new Map<string, readonly Caller[]>(Object.entries(methods)) },
}));

/**
 * @param path of a request, decoded
 * @returns its entry, or `undefined` if there is no such route
 */
export function findRoute(path: string): RouteEntry | undefined {
  const found = entries.find(({ pattern }) => pattern.test(path))?.entry;
  return found ?? (reserved.test(path) ? undefined : files);
}

/** The methods of a path, for the answer to a browser's question about them. */
export function methodsAt(path: string): readonly string[] {
  return [...(findRoute(path)?.methods.keys() ?? [])];
}

/** Whether it is no route of its own: at most a file of the demo stands there. */
export function isFile(entry: RouteEntry): boolean {
  return entry === files;
}

function toPattern(path: string): RegExp {
  const parts = path.split("/").map((part) => {
    if (part === "*") return ".*";
    if (part.startsWith(":")) return "[^/]+";
    return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
