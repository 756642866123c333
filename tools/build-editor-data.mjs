// What editors complete from: VS Code's custom data of the elements that pages use, made of the manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateVsCodeCustomElementData } from "custom-element-vs-code-integration";

const publicTags = ["lead-chat", "lead-form", "lead-center"];

/** @param {string} outDir dist/, with the manifest in it */
export function buildEditorData(outDir) {
  const manifest = JSON.parse(readFileSync(join(outDir, "custom-elements.json"), "utf8"));
  const modules = manifest.modules.flatMap((module) => {
    const declarations = (module.declarations ?? []).filter(({ tagName }) => publicTags.includes(tagName));
    return declarations.length > 0 ? [{ ...module, declarations }] : [];
  });
  generateVsCodeCustomElementData(
    { ...manifest, modules },
    {
      outdir: outDir,
      htmlFileName: "vscode.html-custom-data.json",
      cssFileName: "vscode.css-custom-data.json",
      hideLogs: true,
    },
  );
}
