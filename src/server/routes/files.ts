import { type Context, Hono } from "hono";
import { encodings, type Encoding, type FileSource, type ServedFile } from "../files/file-source.ts";
import { refusal } from "../problem.ts";

export interface FileRoutesOptions {
  /** Path under which the files stand, e.g. `/cdn`; empty for the whole site. */
  readonly at: string;
  readonly source: FileSource;
  /** Header fields of every file. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A content hash in the name, as bundlers write it, or as the chat's own chunks have it: such a file never changes. */
const hashed = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$|^chunks\/[^/]+-[0-9a-f]{6}\.js$/;
/** An exact version at the beginning, e.g. `0.1.0/loader.js`. */
const versioned = /^\d+\.\d+\.\d+[^/]*\//;

/** Serves files; a folder by its `index.html`. */
export function fileRoutes({ at, source, headers }: FileRoutesOptions): Hono {
  const routes = new Hono();
  if (at !== "") {
    routes.get(at, (context) => context.redirect(`${at}/`, 308));
  }
  routes.all(`${at}/*`, async (context, next) => {
    const path = toFilePath(new URL(context.req.url).pathname.slice(at.length + 1));
    const file = path === undefined ? undefined : await source.read(path);
    if (path === undefined || !file) return next();
    if (context.req.method !== "GET" && context.req.method !== "HEAD") {
      const allow = "GET, HEAD";
      const params = { method: context.req.method, allow };
      throw refusal("method-not-allowed", { params, headers: { Allow: allow } });
    }
    return answer(context, { path, file, source, headers });
  });
  return routes;
}

/** @returns the path below the source, or `undefined` if it cannot be one */
function toFilePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

interface Answering {
  readonly path: string;
  readonly file: ServedFile;
  readonly source: FileSource;
  readonly headers: Readonly<Record<string, string>>;
}

async function answer(context: Context, { path, file, source, headers }: Answering): Promise<Response> {
  const encoding = chooseEncoding(context.req.header("Accept-Encoding"));
  const encoded = encoding && (await source.encode(file, encoding));
  const etag = encoded && encoding ? `${file.etag.slice(0, -1)}-${encoding}"` : file.etag;
  const fields = new Headers({
    "Content-Type": file.mimeType,
    "Cache-Control":
      hashed.test(path) || versioned.test(path) ? "public, max-age=31536000, immutable" : cacheShortly(path),
    ETag: etag,
    Vary: "Accept-Encoding",
    ...headers,
  });
  if (matches(context.req.header("If-None-Match"), etag)) return new Response(null, { status: 304, headers: fields });
  if (encoded && encoding) fields.set("Content-Encoding", encoding);
  const body = encoded ?? file.body;
  fields.set("Content-Length", String(body.byteLength));
  return new Response(context.req.method === "HEAD" ? null : body, { headers: fields });
}

/** Pages are asked about each time; scripts and pictures without a hash may be a few minutes old. */
function cacheShortly(path: string): string {
  return path.endsWith(".html") ? "no-cache" : "public, max-age=300, must-revalidate";
}

function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  const offered = new Map(
    (accepted ?? "").split(",").map((entry) => {
      const [name = "", quality = "q=1"] = entry
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return [name, Number(quality.slice(2)) || 0];
    }),
  );
  return encodings.find((encoding) => (offered.get(encoding) ?? 0) > 0);
}

function matches(condition: string | undefined, etag: string): boolean {
  const listed = (condition ?? "").split(",").map((entry) => entry.trim().replace(/^W\//, ""));
  return listed.includes(etag) || listed.includes("*");
}
