import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createFileFolder } from "../../../src/server/files/file-folder.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

describe("served files", () => {
  let folder: string;
  let server: TestServer;
  const script = `export const text = "${"lead ".repeat(400)}";\n`;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-files-"));
    const files: Record<string, string | Uint8Array> = {
      "secret.txt": "outside",
      "cdn-secret/x.js": "outside too",
      "cdn/loader.js": script,
      "cdn/chunks/panel-Ab3dE6gh.js": script,
      "cdn/chunks/panel-a1b2c3.js": script,
      "cdn/chunks/facade.js": script,
      "cdn/small.css": "a{}",
      "cdn/.hidden/key.txt": "hidden",
      "cdn/picture.png": new Uint8Array(2000),
      "cdn/data.bin": new Uint8Array(10),
      "center/index.html": "<!doctype html><title>Leads</title>",
      "center/assets/index-12345678.js": script,
      "docs/index.html": "<!doctype html><title>Documentation</title>",
      "demo/index.html": "<!doctype html><title>Shop</title>",
      "demo/class.html": "<!doctype html><title>Class</title>",
    };
    for (const [name, contents] of Object.entries(files)) {
      const path = join(folder, name);
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, contents);
    }
    await symlink(join(folder, "secret.txt"), join(folder, "cdn", "link.txt"));
    server = await openTestServer({
      cdn: createFileFolder(join(folder, "cdn")),
      center: createFileFolder(join(folder, "center")),
      docs: createFileFolder(join(folder, "docs")),
      demo: createFileFolder(join(folder, "demo")),
    });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    server.fetch(new Request(`${serverOrigin}${path}`, { headers, method }));

  it("lead to the Center where there is no demo", async () => {
    const plain = await openTestServer({ center: createFileFolder(join(folder, "center")) });
    const answer = await plain.fetch(new Request(`${serverOrigin}/`));
    assert.deepEqual([answer.status, answer.headers.get("Location")], [302, "/center/"]);
    assert.equal((await plain.fetch(new Request(`${serverOrigin}/class.html`))).status, 404);
    await plain.close();
  });

  it("nothing can run in the documentation", async () => {
    const policy = (await get("/docs/")).headers.get("Content-Security-Policy") ?? "";
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /script-src/);
  });

  for (const [path, type, cache] of [
    ["/cdn/loader.js", "text/javascript; charset=utf-8", "public, max-age=300, must-revalidate"],
    ["/cdn/chunks/panel-Ab3dE6gh.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/cdn/chunks/panel-a1b2c3.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/cdn/chunks/facade.js", "text/javascript; charset=utf-8", "public, max-age=300, must-revalidate"],
    ["/cdn/small.css", "text/css; charset=utf-8", "public, max-age=300, must-revalidate"],
    ["/cdn/picture.png", "image/png", "public, max-age=300, must-revalidate"],
    ["/cdn/data.bin", "application/octet-stream", "public, max-age=300, must-revalidate"],
    ["/center/", "text/html; charset=utf-8", "no-cache"],
    ["/center/assets/index-12345678.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/docs/", "text/html; charset=utf-8", "no-cache"],
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/class.html?utm_source=tiktok", "text/html; charset=utf-8", "no-cache"],
  ] as const) {
    it(`serves ${path} as ${type}`, async () => {
      const response = await get(path);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("Content-Type"), type);
      assert.equal(response.headers.get("Cache-Control"), cache);
      assert.equal(response.headers.get("X-Content-Type-Options"), "nosniff");
      assert.equal(Number(response.headers.get("Content-Length")), (await response.arrayBuffer()).byteLength);
    });
  }

  it("lets pages of every origin load the script-tag build, and only that", async () => {
    const script = await get("/cdn/loader.js", { Origin: "https://shop.example" });
    assert.equal(script.headers.get("Access-Control-Allow-Origin"), "*");
    assert.equal(script.headers.get("Cross-Origin-Resource-Policy"), "cross-origin");
    const center = await get("/center/", { Origin: "https://shop.example" });
    assert.equal(center.headers.get("Access-Control-Allow-Origin"), null);
  });

  it("guards the Leads Center by a strict policy", async () => {
    const { headers } = await get("/center/");
    const policy = headers.get("Content-Security-Policy") ?? "";
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types lit-html lead-center",
    ]) {
      assert.ok(policy.split("; ").includes(directive), directive);
    }
    assert.doesNotMatch(policy, /unsafe|\*/);
    assert.equal(headers.get("Referrer-Policy"), "no-referrer");
  });

  it("leads a folder without its slash to the folder", async () => {
    const response = await get("/center");
    assert.equal(response.status, 308);
    assert.equal(response.headers.get("Location"), "/center/");
  });

  for (const [accepted, encoding, decode] of [
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ] as const) {
    it(`compresses for "${accepted}"`, async () => {
      const response = await get("/cdn/loader.js", { "Accept-Encoding": accepted });
      assert.equal(response.headers.get("Content-Encoding"), encoding);
      assert.match(response.headers.get("Vary") ?? "", /Accept-Encoding/);
      const body = new Uint8Array(await response.arrayBuffer());
      assert.ok(body.byteLength < script.length / 2);
      assert.equal(decode(body).toString(), script);
    });
  }

  for (const [path, accepted] of [
    ["/cdn/loader.js", "identity"],
    ["/cdn/loader.js", ""],
    ["/cdn/small.css", "br"],
    ["/cdn/picture.png", "br"],
  ] as const) {
    it(`does not compress ${path} for "${accepted}"`, async () => {
      const response = await get(path, { "Accept-Encoding": accepted });
      assert.equal(response.headers.get("Content-Encoding"), null);
    });
  }

  it("spares a browser what it has, by encoding", async () => {
    const plain = (await get("/cdn/loader.js")).headers.get("ETag") ?? "";
    const brotli = (await get("/cdn/loader.js", { "Accept-Encoding": "br" })).headers.get("ETag") ?? "";
    assert.match(plain, /^"[\w-]+"$/);
    assert.notEqual(plain, brotli);
    const known = await get("/cdn/loader.js", { "If-None-Match": `"other", W/${plain}` });
    assert.equal(known.status, 304);
    assert.equal(await known.text(), "");
    assert.equal((await get("/cdn/loader.js", { "If-None-Match": brotli })).status, 200);
  });

  it("serves what a file has become", async () => {
    const path = join(folder, "demo", "changing.txt");
    await writeFile(path, "one");
    assert.equal(await (await get("/changing.txt")).text(), "one");
    await writeFile(path, "three");
    assert.equal(await (await get("/changing.txt")).text(), "three");
  });

  it("answers HEAD without a body and other methods with what is allowed", async () => {
    const head = await get("/cdn/loader.js", {}, "HEAD");
    assert.equal(head.status, 200);
    assert.equal(Number(head.headers.get("Content-Length")), script.length);
    assert.equal(await head.text(), "");
    const post = await get("/cdn/loader.js", {}, "POST");
    assert.equal(post.status, 405);
    assert.equal(post.headers.get("Allow"), "GET, HEAD");
  });

  for (const path of [
    "/cdn/missing.js",
    "/cdn/chunks",
    "/cdn/chunks/",
    "/cdn/loader.js/",
    "/cdn/loader.js/x",
    "/cdn/../secret.txt",
    "/cdn/%2e%2e/secret.txt",
    "/cdn/..%2fsecret.txt",
    "/cdn/%2e%2e%2fcdn-secret%2fx.js",
    "/cdn/..%5csecret.txt",
    "/cdn/chunks/..%2f..%2fsecret.txt",
    "/cdn/%2fetc%2fpasswd",
    "/cdn//etc/passwd",
    "/cdn/.hidden/key.txt",
    "/cdn/%2ehidden/key.txt",
    "/cdn/link.txt",
    "/cdn/loader.js%00.txt",
    "/cdn/%E0%A4%A",
    "/cdn/%ff",
    `/cdn/${"x".repeat(5000)}`,
    "/../secret.txt",
    "/..%2fsecret.txt",
  ]) {
    it(`has nothing at ${path.slice(0, 50)}`, async () => {
      const response = await get(path);
      assert.equal((await readProblem(response)).status, 404);
    });
  }
});
