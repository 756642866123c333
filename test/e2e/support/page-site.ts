import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site of somebody else that embeds the chat: it has an origin of its own. */
export interface PageSite {
  readonly origin: string;
  /** Puts a page up, or another one in its place. */
  set(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

/** Starts a site on loopback; what is not put up is not found. */
export async function startPageSite(): Promise<PageSite> {
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? "/", "http://site").pathname);
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...page.headers }).end(page.html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    set: (path, html, headers = {}) => void pages.set(path, { html, headers }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
