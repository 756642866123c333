import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Connection } from "./middleware/caller.ts";
import { SettingsError } from "./settings.ts";

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly fetch: (request: Request, connection: Connection) => Promise<Response>;
}

export interface Listening {
  /** The port that was opened. */
  readonly port: number;
  /** Takes no new requests; resolves when the running ones are answered. */
  stop(): Promise<void>;
}

/** How long running requests may take to end when the server stops. */
const stopMilliseconds = 10_000;

/**
 * Opens a port.
 *
 * @throws SettingsError if it cannot be opened, with the reason in one sentence
 */
export async function listen({ host, port, fetch }: ListenOptions): Promise<Listening> {
  // Its clean-up cuts a connection half a second after an early answer: a browser that is still sending would see a
  // network error instead of the refusal. The server takes in the rest itself, within limits.
  const listener = getRequestListener(
    (request, { incoming }) => {
      const address = incoming.socket.remoteAddress;
      return fetch(request, address === undefined ? {} : { address });
    },
    { autoCleanupIncoming: false, overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, { host, port })));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A server on a port has an address.");
  return { port: address.port, stop: () => stop(server) };
}

function explain(error: Error, { host, port }: { readonly host: string; readonly port: number }): Error {
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new SettingsError(
      `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (code === "EACCES")
    return new SettingsError(`Port ${port} needs more rights than this user has. Choose one over 1023.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new SettingsError(`HOST=${host} is no address of this machine.`);
  }
  return error;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has got its last answer stays open for its keep-alive time unless somebody closes it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), stopMilliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}
