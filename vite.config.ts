import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const demo = join(import.meta.dirname, "demo");

/** The server that answers `/cdn/`, `/v1/`, `/api/` and `/center/` while `vite` serves the demo pages themselves. */
const server = process.env["LEAD_CHAT_SERVER"] ?? "http://127.0.0.1:8787";

/** @returns the address of every page of the demo by its name, so that a new page needs no entry here. */
function pages(): Record<string, string> {
  const names = readdirSync(demo).filter((name) => name.endsWith(".html"));
  return Object.fromEntries(names.map((name) => [name.slice(0, -".html".length), join(demo, name)]));
}

/**
 * Keeps the chat's script tag as a business writes it: it belongs to the server, so it is neither bundled nor warned
 * about. The first half marks it for Vite, which takes the mark out again; the second closes the gap that is left.
 */
function leaveLoaderAlone(): Plugin[] {
  return [
    {
      name: "leave-loader-alone:mark",
      transformIndexHtml: {
        order: "pre",
        handler: (html) => html.replaceAll(/<script(?=[^>]*\ssrc="\/cdn\/)/g, "<script vite-ignore"),
      },
    },
    {
      name: "leave-loader-alone:tidy",
      transformIndexHtml: { order: "post", handler: (html) => html.replaceAll("<script  ", "<script ") },
    },
  ];
}

/** Builds the pages of `demo/` into `dist/demo` and serves them while they are being written. */
export default defineConfig({
  root: demo,
  appType: "mpa",
  plugins: leaveLoaderAlone(),
  // A page that imports the package gets these sources, built or not.
  resolve: { alias: [{ find: /^lead-chat$/, replacement: join(import.meta.dirname, "src", "index.ts") }] },
  build: {
    outDir: join(import.meta.dirname, "dist", "demo"),
    emptyOutDir: true,
    // Every asset stays a file of its own: the pages work under `img-src 'self'` too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages() },
  },
  server: {
    proxy: Object.fromEntries(["/cdn/", "/v1/", "/api/", "/center/"].map((path) => [path, server])),
  },
});
