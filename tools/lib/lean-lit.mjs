// Lit tells the page which versions of it there are, and looks for what patches it for old browsers, for hydration and
// for decorators. In the chat none of it is used: it would cost bytes and leave names in the window of the business's
// page, and a patch that the page has for its own Lit is not meant for ours.

/** By the end of a file's name: what goes, and what stands there instead. */
const cuts = {
  "lit-html/lit-html.js": [
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ";"],
  ],
  "lit-element/lit-element.js": [
    [/,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/, ";"],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/, ""],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ""],
  ],
  "@lit/reactive-element/reactive-element.js": [
    [/,\w+=\w+\.reactiveElementPolyfillSupport/, ""],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ";"],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ""],
    [
      /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w+)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[\w+,\w+\]of \2\)this\.elementProperties\.set\(\w+,\w+\)\}/,
      "",
    ],
  ],
};

/** A plugin of rolldown. It refuses a Lit that is written otherwise, so that an update is looked at. */
export const leanLit = {
  name: "lead-chat-lean-lit",
  transform: {
    filter: { id: /\/(lit-html\/lit-html|lit-element\/lit-element|reactive-element\/reactive-element)\.js$/ },
    handler(code, id) {
      const [, list] = Object.entries(cuts).find(([file]) => id.endsWith(file));
      for (const [what, instead] of list) {
        if (!what.test(code)) throw new Error(`${id}: ${what} is not there any more`);
        code = code.replace(what, instead);
      }
      return { code };
    },
  },
};
