import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** What is compressed already. */
const PACKED = new Set([".woff2", ".png", ".jpg", ".mp3"]);

const NONCE = "c2VuamE";

/** What a careful site allows: its own files, and what it wrote into the page itself. */
const POLICY = `default-src 'self'; script-src 'self' 'nonce-${NONCE}'; style-src 'self' 'nonce-${NONCE}'; img-src 'self' data:; object-src 'none'; base-uri 'none'`;

/** @returns the page with its own inline code and styles allowed */
export function withNonce(html: string): string {
  return html.replace(/<(script|style)(?=[\s>])/g, `<$1 nonce="${NONCE}"`);
}

/** Answers what a chat asks of the business's side. @returns whether it did */
export type Backend = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean> | boolean;

/** What a site is made of. */
export interface SiteParts {
  /** Folders by the first part of a path, e.g. `npm` for `/npm/…`. */
  readonly folders: Readonly<Record<string, string>>;
  /** Pages by name: `/pages/NAME?messages=N`. */
  page(name: string, messages: number): string | undefined;
  readonly backend: Backend;
}

/** A running site. */
export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

const compress = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** @returns the file of a path, `index.html` for a folder's name alone, or undefined where that leads out of all folders */
export function fileOf(path: string, folders: SiteParts["folders"]): string | undefined {
  const [, first = "", ...rest] = decodeURIComponent(path).split("/");
  const folder = folders[first];
  if (folder === undefined) return undefined;
  const file = normalize(join(folder, ...(rest.length > 0 ? rest : ["index.html"])));
  return file.startsWith(folder + sep) ? file : undefined;
}

/**
 * Serves pages, files and a backend on a free port of this machine, as a good host would: brotli at its highest level,
 * done once and kept. Nothing may be taken from a cache: each visitor is a new one.
 */
export async function startSite({ folders, page, backend }: SiteParts): Promise<Site> {
  const packed = new Map<string, Buffer>();
  async function sendFile(file: string, response: ServerResponse): Promise<void> {
    const type = extname(file);
    let body = packed.get(file);
    if (!body) {
      const bytes = await readFile(file);
      body = PACKED.has(type) ? bytes : compress(bytes);
      packed.set(file, body);
    }
    const headers = { "Content-Type": TYPES[type] ?? "application/octet-stream", "Content-Length": body.length };
    response.writeHead(200, PACKED.has(type) ? headers : { ...headers, "Content-Encoding": "br" }).end(body);
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("Cache-Control", "no-cache");
    const [, kind, name = ""] = pathname.split("/");
    const html = kind === "pages" ? page(name, Number(searchParams.get("messages") ?? 0)) : undefined;
    if (html !== undefined) {
      const strict = searchParams.has("policy");
      if (strict) response.setHeader("Content-Security-Policy", POLICY);
      const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" };
      response.writeHead(200, headers).end(compress(Buffer.from(strict ? withNonce(html) : html)));
      return;
    }
    const file = fileOf(pathname, folders);
    if (file !== undefined) await sendFile(file, response);
    else if (!(await backend(request, response, pathname))) response.writeHead(404).end();
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(404, { "Content-Type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
