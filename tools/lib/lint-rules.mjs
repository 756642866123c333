// What eslint.config.mjs is made of: the names and patterns that are refused, each with the sentence that says why.

/** Node's globals that the plain JavaScript of tools/ uses. */
export const nodeGlobals = Object.fromEntries(
  ["console", "process", "performance", "URL", "Buffer", "fetch", "setTimeout", "clearTimeout", "structuredClone"].map(
    (name) => [name, "readonly"],
  ),
);

/** Refuses globals by their names, and as properties of the global object. */
export const refuseGlobals = (/** @type {{ name: string, message: string }[]} */ ...globals) => [
  "error",
  { globals, checkGlobalObject: true, globalObjects: ["window", "self"] },
];

/** Registering happens where a page asks for it, never by importing a class. */
export const customElementsGlobal = {
  name: "customElements",
  message: "Only define.ts, loader.ts and *-define.ts register elements.",
};

const platformMessage = "Elements and controllers get this through the session, so that it can be replaced and tested.";

/** What elements and controllers reach only through the session. */
export const platformGlobals = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "indexedDB",
  "localStorage",
  "sessionStorage",
  "caches",
].map((name) => ({ name, message: platformMessage }));

export const imports = {
  /** In all of src. */
  everywhere: [
    { regex: "^zod(?!/mini$)", message: "Full zod is 92 kB and probes new Function: take zod/mini." },
    {
      regex: "^lit/directives/(style-map|unsafe-html|unsafe-svg|unsafe-mathml)",
      message: "A strict Content-Security-Policy or Trusted Types would refuse what this writes.",
    },
    { regex: "^lit/decorators", message: "Node runs this source: static properties and declare fields instead." },
  ],
  /** Where schemas must not come along: they would be in the first bytes that a visitor loads. */
  protocolTypesOnly: [
    {
      regex: "/protocol/",
      allowTypeImports: true,
      message: "Types only: schemas run at the server, and in the browser in the validation chunk (a dynamic import).",
    },
  ],
};

const html = "TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement";

export const syntax = {
  /** What a strict Content-Security-Policy or Trusted Types refuse. */
  markup: [
    {
      selector: `${html}[value.raw=/\\sstyle\\s*=/]`,
      message: "A strict policy refuses style attributes: use a class or the CSSOM.",
    },
    {
      selector: `${html}[value.raw=/<style/i]`,
      message: "A strict policy refuses <style>: use a constructed style sheet.",
    },
    { selector: `${html}[value.raw=/<script/i]`, message: "Templates load no scripts." },
    {
      selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]",
      message: "Trusted Types refuse text as markup: use a template.",
    },
    {
      selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]",
      message: "Trusted Types refuse text as markup: use a template.",
    },
  ],
  /** A focused test hides all others. */
  focusedTests: [
    {
      selector: "MemberExpression[object.name=/^(it|test|describe|suite|context|specify)$/][property.name='only']",
      message: "A focused test hides all others.",
    },
    { selector: "CallExpression[callee.name=/^(fit|fdescribe)$/]", message: "A focused test hides all others." },
    {
      selector: "CallExpression[callee.name=/^(it|test|describe|suite)$/] Property[key.name='only'][value.value=true]",
      message: "A focused test hides all others.",
    },
  ],
};

/**
 * Promises that tests need not wait for: the runner waits for node:test's, and chai's `equal` only looks like one, since
 * a plugin declares it for comparing snapshots, too.
 */
export const knownPromises = {
  allowForKnownSafeCalls: [
    { from: "package", package: "node:test", name: ["describe", "it", "test", "suite", "before", "after"] },
    { from: "package", package: "chai", name: "Equal" },
  ],
};

/** @type {import("eslint").Rule.RuleModule} */
const disableNeedsReason = {
  meta: {
    type: "problem",
    schema: [],
    messages: { reason: "Say why: `// eslint-disable-next-line rule -- the reason`." },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const directive = /^\s*eslint-disable/.test(comment.value);
        if (directive && !/--\s*\S/.test(comment.value) && comment.loc) {
          context.report({ loc: comment.loc, messageId: "reason" });
        }
      }
    },
  }),
};

/** Rules of this house alone. */
export const plugin = { rules: { "disable-needs-reason": disableNeedsReason } };
