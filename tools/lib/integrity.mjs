// What a page needs that trusts no server with what it runs: the hash of each file, and a snippet that names them all.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `integrity.json` (the hash of each file) and `snippet.html` (the script tag with its integrity, and an import
 * map with those of the chunks, for an address with the exact version).
 * @param {{ outDir: string, version: string, files: readonly string[], base?: string }} options `files` below `outDir`;
 *   `base`: where they will stand, e.g. `https://cdn.example/lead-chat`; default: a place to fill in
 */
export function writeIntegrity({ outDir, version, files, base = "https://example.com/cdn" }) {
  const hashOf = (file) => {
    const hash = createHash("sha384")
      .update(readFileSync(join(outDir, file)))
      .digest("base64");
    return `sha384-${hash}`;
  };
  const integrity = Object.fromEntries([...files].sort().map((file) => [file, hashOf(file)]));
  writeFileSync(join(outDir, "integrity.json"), `${JSON.stringify({ version, files: integrity }, null, 2)}\n`);
  const address = (file) => `${base.replace(/\/$/, "")}/${version}/${file}`;
  const chunks = Object.entries(integrity).filter(([file]) => file.startsWith("chunks/"));
  const map = { integrity: Object.fromEntries(chunks.map(([file, hash]) => [address(file), hash])) };
  const snippet = `<script type="importmap">
${JSON.stringify(map, null, 1)}
</script>
<script async src="${address("loader.js")}" integrity="${integrity["loader.js"]}" crossorigin="anonymous"></script>
`;
  writeFileSync(join(outDir, "snippet.html"), snippet);
}
