import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What somebody sent to a page. */
export interface ReceivedPost {
  readonly path: string;
  readonly body: string;
}

/** A site of somebody else that embeds the chat: it has an origin of its own. */
export interface PageSite {
  readonly origin: string;
  /** What was posted to pages that are up, in order. */
  readonly posts: readonly ReceivedPost[];
  /** Puts a page up, or another one in its place. */
  set(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  /** Answers nobody who asks for a page until the function that it gives is called. */
  hold(path: string): () => void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += String(piece);
  return body;
}

/** Starts a site on loopback; what is not put up is not found. */
export async function startPageSite(): Promise<PageSite> {
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const held = new Map<string, Promise<void>>();
  const posts: ReceivedPost[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    const answer = async () => {
      await held.get(path);
      const page = pages.get(path);
      if (!page) return void response.writeHead(404).end();
      if (request.method === "OPTIONS")
        return void response.writeHead(204, { ...page.headers, "Access-Control-Allow-Headers": "*" }).end();
      if (request.method === "POST") posts.push({ path, body: await bodyOf(request) });
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...page.headers }).end(page.html);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    posts,
    set: (path, html, headers = {}) => void pages.set(path, { html, headers }),
    hold: (path) => {
      let release = (): void => {};
      held.set(path, new Promise((resolve) => (release = resolve)));
      return () => {
        held.delete(path);
        release();
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
