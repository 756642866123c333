interface Described {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text?: string };
  readonly default?: string;
}
interface Method extends Described {
  readonly kind?: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly parameters?: readonly (Described & { readonly optional?: boolean })[];
  readonly return?: { readonly type?: { readonly text?: string } };
}
interface Element extends Described {
  readonly tagName?: string;
  readonly attributes?: readonly Described[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly members?: readonly Method[];
}
/** The part of a custom-elements manifest that the reference is made of. */
export interface ReferenceManifest {
  readonly modules: readonly { readonly declarations?: readonly Element[] }[];
}

/** Elements that pages use, in the order of the reference. */
const TAGS = ["lead-chat", "lead-form", "lead-center"];

/** Members of every element of the platform or of Lit, which are no news. */
const KNOWN = /^(connected|disconnected|attributeChanged|adopted)Callback$|^(render|requestUpdate|version|styles)$/;

const cell = (text: string) => text.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
const code = (text: string | undefined) => (text ? `\`${text}\`` : "");

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return `### ${title}\n\n${line(heads)}\n${line(heads.map(() => "---"))}\n${rows.map(line).join("\n")}\n\n`;
}

function signature({ name, parameters = [], return: result }: Method): string {
  const inner = parameters
    .map(({ name: parameter, optional }) => `${parameter ?? ""}${optional ? "?" : ""}`)
    .join(", ");
  const type = result?.type?.text;
  return `${name ?? ""}(${inner})${type && type !== "void" ? `: ${type}` : ""}`;
}

function section(element: Element): string {
  const {
    tagName,
    description = "",
    attributes = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
  } = element;
  const members = (element.members ?? []).filter(
    ({ name = "", description: words, privacy, static: isStatic }) =>
      words && !privacy && !isStatic && !KNOWN.test(name) && !name.startsWith("#"),
  );
  const attributeNames = new Set(attributes.map(({ name }) => name));
  const isMethod = ({ kind, type }: Method) => kind === "method" || /^LeadSession\["/.test(type?.text ?? "");
  const methods = members.filter(isMethod);
  const properties = members.filter((member) => !isMethod(member) && !attributeNames.has(member.name));
  const described = (list: readonly Described[]) =>
    list.map(({ name, description: words = "" }) => [code(name), words]);
  return [
    `## \`<${tagName ?? ""}>\`\n\n${description}\n\n`,
    table(
      "Attributes",
      ["attribute", "values", "meaning"],
      attributes.map(({ name, type, description: words = "" }) => [code(name), code(type?.text), words]),
    ),
    table("Properties", ["property", "meaning"], described(properties)),
    table(
      "Methods",
      ["method", "meaning"],
      methods.map((one) => [
        code(one.kind === "method" ? signature(one) : `${one.name ?? ""}()`),
        one.description ?? "",
      ]),
    ),
    table("Events", ["event", "meaning"], described(events)),
    table(
      "Slots",
      ["slot", "meaning"],
      slots.map(({ name, description: words = "" }) => [name ? code(name) : "default", words]),
    ),
    table("Parts", ["part", "what it is"], described(cssParts)),
    table(
      "Custom properties",
      ["property", "default", "meaning"],
      cssProperties.map(({ name, default: value, description: words = "" }) => [code(name), code(value), words]),
    ),
  ].join("");
}

/**
 * @param manifest as the build made it
 * @returns docs/reference.md: every attribute, property, method, event, slot, part and custom property
 */
export function writeReference(manifest: ReferenceManifest): string {
  const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const found = TAGS.flatMap((tag) => elements.find(({ tagName }) => tagName === tag) ?? []);
  const intro =
    "# Reference\n\nMade of the elements' own documentation (`dist/custom-elements.json`) by " +
    "`node tools/build-reference.mjs`; a test keeps it so. What is sent is in [events](events.md), " +
    "what `config` may hold in [configuration](configuration.md).\n\n";
  return intro + found.map(section).join("").trimEnd() + "\n";
}
