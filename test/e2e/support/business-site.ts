import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** The part of an event that tests look at. */
export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly lead?: { readonly id: string; readonly contacts: readonly { value: string }[] } };
}

/** A business's own site: files of a folder, and an endpoint of ten lines beside them. */
export interface BusinessSite {
  readonly origin: string;
  /** What the endpoint got, in order. */
  readonly events: readonly ReceivedEvent[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** @param folder what is served; nothing where only the endpoint is wanted */
export async function startBusinessSite(folder?: string): Promise<BusinessSite> {
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    if (pathname === "/v1/events") return void receive(request, response, events);
    const path = join(folder ?? "/nowhere", normalize(pathname === "/" ? "/index.html" : pathname));
    if (!folder || !existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(path)] ?? "application/octet-stream" });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    events,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage, response: ServerResponse, events: ReceivedEvent[]): Promise<void> {
  let body = "";
  for await (const piece of request) body += String(piece);
  events.push(JSON.parse(body) as ReceivedEvent);
  response.writeHead(200, { "Content-Type": "application/json" }).end('{"accepted":1,"duplicates":0,"rejected":[]}');
}
