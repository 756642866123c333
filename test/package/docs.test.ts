import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { before, describe, it } from "node:test";
import { format } from "prettier";
import { configSchema } from "../../src/protocol/config.ts";
import { slugOf } from "../../tools/build-docs.mjs";
import { writeReference, type ReferenceManifest } from "../../tools/lib/reference.ts";
import { root } from "../../tools/lib/root.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const documents = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: root })].map((path) =>
  path.replaceAll("\\", "/"),
);

/** Links of a document outside of code, without those to other sites. */
function linksOf(text: string): string[] {
  const prose = text.replace(/```[^]*?```/g, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => href).filter((href) => !/^[a-z]+:/.test(href));
}

function anchorsOf(text: string): Set<string> {
  const prose = text.replace(/```[^]*?```/g, "");
  return new Set([...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => slugOf(heading)));
}

describe("the documents", () => {
  for (const path of documents) {
    it(`${path} links to what is there`, () => {
      const text = read(path);
      for (const href of linksOf(text)) {
        const [file = "", anchor] = href.split("#");
        const target = file === "" ? path : normalize(join(dirname(path), file)).replaceAll("\\", "/");
        assert.ok(existsSync(join(root, target)), `${href} leads nowhere`);
        if (anchor !== undefined) assert.ok(anchorsOf(read(target)).has(anchor), `${target} has no heading #${anchor}`);
      }
    });
  }

  it("are all in the table of contents", () => {
    const listed = new Set(linksOf(read("docs/README.md")).map((href) => `docs/${href}`));
    const pages = documents.filter((path) => path.startsWith("docs/") && !path.includes("/decisions/"));
    assert.deepEqual(
      pages.filter((path) => path !== "docs/README.md" && !listed.has(path)),
      [],
    );
  });
});

/** Every code of a diagnostic that the sources know. */
function diagnosticCodes(): string[] {
  const keysOf = (path: string, name: string) => {
    const table = new RegExp(`const ${name}\\b.*= \\{\\n([^]*?)\\n\\};`).exec(read(path))?.[1] ?? "";
    return [...table.matchAll(/^ {2}"?([a-z-]+)"?:/gm)].map(([, code = ""]) => code);
  };
  const files = globSync("src/{elements,i18n,protocol,session,chat,controllers}/**/*.ts", { cwd: root });
  const named = files.flatMap((file) =>
    [...read(file).matchAll(/\b(?:code: |report\()"([a-z]+(?:-[a-z]+)+)"/g)].map(([, code = ""]) => code),
  );
  const form = new Set(["given-name", "email-invalid", "phone-invalid"]);
  return [
    ...new Set([
      ...keysOf("src/session/reporter.ts", "texts"),
      ...keysOf("src/delivery/describe-cause.ts", "remedies"),
      ...named,
    ]),
  ].filter((code) => !form.has(code));
}

describe("docs/troubleshooting.md", () => {
  const text = read("docs/troubleshooting.md");

  it("finds the codes that it is compared with", () => {
    const codes = diagnosticCodes();
    for (const code of ["region-unknown", "blocked-by-csp", "attribute-invalid"]) assert.ok(codes.includes(code), code);
  });

  for (const code of diagnosticCodes()) {
    it(`has a remedy for ${code}`, () => assert.match(text, new RegExp(`^\\| \`${code}\` +\\|`, "m")));
  }
});

describe("docs/configuration.md", () => {
  const text = read("docs/configuration.md");
  for (const key of Object.keys(configSchema.shape)) {
    it(`describes config.${key}`, () => assert.match(text, new RegExp(`^\\| \`${key}\` +\\|`, "m")));
  }
});

describe("docs/reference.md", () => {
  let written: string;
  before(async () => {
    const manifest = JSON.parse(read("dist/custom-elements.json")) as ReferenceManifest;
    written = await format(writeReference(manifest), { parser: "markdown", printWidth: 120 });
  });

  it("is what the elements' own documentation says", () => {
    assert.equal(read("docs/reference.md"), written, "run npm run build -- package && node tools/build-reference.mjs");
  });
});
