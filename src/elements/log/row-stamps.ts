import { nothing, render, type TemplateResult } from "lit";

/** What templates that differ in their texts only have in common. */
interface Stamp {
  /** Copied for each of them. */
  readonly content: DocumentFragment;
  /** Of its text nodes in order: whether it is filled. */
  readonly filled: readonly boolean[];
}

/** What a template says, apart from what it looks like. */
interface Outline {
  /** The same for templates that differ in their texts only. */
  key: string;
  readonly texts: string[];
}

/** Stands where a text will stand; a parser lets none of it into a template. */
const HOLE = "\0";
/** Most stamps that are kept. A conversation has a dozen; more differ in an attribute that is of one message only. */
const MOST = 100;

/** By the key of their outline; nothing where a template can't be drawn in this way. */
const stamps = new Map<string, Stamp | undefined>();
/** Of each kind of template: its number, and of each of its values whether it stands within a tag. */
const kinds = new Map<TemplateStringsArray, { readonly number: number; readonly inAttribute: readonly boolean[] }>();

/**
 * Draws a template of which there are many by copying what Lit drew of the first: none of Lit's marks are in it and none
 * of its records are kept, so that there is next to nothing to be collected as garbage while the reader scrolls.
 * @returns nothing where something in it can be focused or listens: drawn anew it would lose the focus
 */
export function stampTemplate(template: TemplateResult): DocumentFragment | undefined {
  const outline: Outline = { key: "", texts: [] };
  if (!describe(template, outline)) return undefined;
  const { key, texts } = outline;
  if (!stamps.has(key)) {
    if (stamps.size >= MOST) stamps.clear();
    stamps.set(key, makeStamp(template));
  }
  const stamp = stamps.get(key);
  if (!stamp) return undefined;
  const copy = stamp.content.cloneNode(true) as DocumentFragment;
  const holes = textsOf(copy).filter((_, index) => stamp.filled[index]);
  for (const [index, hole] of holes.entries()) hole.data = texts[index] ?? "";
  return copy;
}

function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === "object" && value !== null && "strings" in value;
}

/** @returns whether everything in it can be told by a key and texts */
function describe(value: unknown, outline: Outline): boolean {
  if (isTemplate(value)) {
    const { strings, values } = value;
    const { number, inAttribute } = kindOf(strings);
    outline.key += `${number}(`;
    const isPlain = values.every((inner, index) =>
      inAttribute[index] ? describeAttribute(inner, outline) : describe(inner, outline),
    );
    outline.key += ")";
    return isPlain;
  }
  if (Array.isArray(value)) {
    outline.key += "[";
    const isPlain = value.every((inner) => describe(inner, outline));
    outline.key += "]";
    return isPlain;
  }
  if (typeof value === "string" && value) {
    outline.texts.push(value);
    outline.key += HOLE;
    return true;
  }
  outline.key += "-";
  return value === nothing || value === undefined || value === null || value === "";
}

function describeAttribute(value: unknown, outline: Outline): boolean {
  outline.key += `${typeof value === "string" ? JSON.stringify(value) : String(value)},`;
  return value === nothing || ["string", "boolean", "undefined"].includes(typeof value);
}

function kindOf(strings: TemplateStringsArray) {
  let kind = kinds.get(strings);
  if (!kind) {
    let isInside = false;
    const inAttribute = strings.map((text) => {
      const opened = text.lastIndexOf("<");
      const closed = text.lastIndexOf(">");
      if (opened !== closed) isInside = opened > closed;
      return isInside;
    });
    kinds.set(strings, (kind = { number: kinds.size, inAttribute }));
  }
  return kind;
}

function makeStamp(template: TemplateResult): Stamp | undefined {
  const holder = document.createElement("div");
  render(withHoles(template), holder);
  if (holder.querySelector("button, [href], [tabindex]")) return undefined;
  for (const node of needless(holder)) node.remove();
  const content = document.createDocumentFragment();
  content.append(...holder.childNodes);
  const filled = textsOf(content).map(({ data }) => data === HOLE);
  return { content, filled };
}

/** The same with a hole instead of each of its texts. */
function withHoles(value: TemplateResult): TemplateResult {
  const { inAttribute } = kindOf(value.strings);
  const dig = (inner: unknown): unknown => {
    if (isTemplate(inner)) return withHoles(inner);
    if (Array.isArray(inner)) return inner.map(dig);
    return typeof inner === "string" && inner ? HOLE : inner;
  };
  return { ...value, values: value.values.map((inner, index) => (inAttribute[index] ? inner : dig(inner))) };
}

function textsOf(content: Node): readonly Text[] {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

/** Lit's marks, and white space between the boxes of a message, which is not shown. */
function needless(holder: HTMLElement): ChildNode[] {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  const found: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Comment | Text;
    if (node instanceof Comment || (!node.data.trim() && node.parentElement?.matches(".message"))) found.push(node);
  }
  return found;
}
