// The manifest is generated from the JSDoc of the element classes: attributes, events, slots, parts, properties.

/** The attributes that a class's JSDoc names, with their types as written there. */
function documentedAttributes(node) {
  const tags = (node.jsDoc ?? []).flatMap(({ tags: own }) => own ?? []);
  const attributes = tags.filter(({ tagName }) => tagName.getText() === "attr");
  return attributes.map((tag) => /@attr \{([^}]+)\} ([a-z-]+)/.exec(tag.getText())?.slice(1) ?? []);
}

/**
 * What the analyzer reads from code it only half understands: a variable that holds the name of an event, a list of
 * attributes, a property without one. The JSDoc names each of those by itself; where it does, it is the whole truth.
 */
function onlyNames() {
  const documented = new Map();
  return {
    name: "only-names",
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const attributes = documentedAttributes(node);
      if (attributes.length > 0)
        documented.set(node.name.getText(), new Map(attributes.map(([type, name]) => [name, type])));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const element of declarations ?? []) {
          element.events = element.events?.filter(({ name, description }) => description || name?.includes("-"));
          const types = documented.get(element.name);
          if (!types) continue;
          element.attributes = element.attributes?.filter(({ name }) => types.has(name));
          for (const attribute of element.attributes ?? []) attribute.type = { text: types.get(attribute.name) };
        }
      }
    },
  };
}

export default {
  globs: ["src/elements/**/*.ts", "src/center/**/*.ts"],
  exclude: ["**/*-styles.ts"],
  outdir: "dist",
  litelement: true,
  plugins: [onlyNames()],
};
