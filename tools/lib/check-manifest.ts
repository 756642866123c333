import { readFile } from "node:fs/promises";
import type { CheckOutcome } from "./checks.ts";

/** Elements that pages use by name, so that editors and documentation have to know them. */
const PUBLIC_ELEMENTS = ["lead-chat", "lead-form"];

interface Member {
  readonly name?: string;
  readonly description?: string;
}

/** The part of the custom elements manifest (schema 1.0.0) that is looked at. */
export interface ElementsManifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly (Member & {
      readonly tagName?: string;
      readonly attributes?: readonly Member[];
      readonly events?: readonly Member[];
      readonly cssParts?: readonly Member[];
      readonly cssProperties?: readonly Member[];
    })[];
  }[];
}

const LISTS = ["attributes", "events", "cssParts", "cssProperties"] as const;

/** @returns what is missing in a manifest, a line each */
export function findGaps(manifest: ElementsManifest): string[] {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  return PUBLIC_ELEMENTS.flatMap((tag) => {
    const element = declarations.find(({ tagName }) => tagName === tag);
    if (!element) return [`<${tag}> is not in the manifest.`];
    const gaps = element.description ? [] : [`<${tag}> has no description.`];
    for (const list of LISTS) {
      const members = element[list] ?? [];
      if (members.length === 0) gaps.push(`<${tag}> documents no ${list}.`);
      for (const { name, description } of members) {
        if (!description) gaps.push(`<${tag}>, ${list}: "${name ?? "?"}" has no description.`);
      }
    }
    return gaps;
  });
}

/** Checks that what is public is documented in the manifest that the build made. */
export async function checkManifest(path: string): Promise<CheckOutcome> {
  const gaps = findGaps(JSON.parse(await readFile(path, "utf8")) as ElementsManifest);
  return { ok: gaps.length === 0, output: gaps.join("\n") };
}
