// The manifest is generated from the JSDoc of the element classes: attributes, events, slots, parts, properties.

/**
 * What the analyzer reads from code it only half understands: a variable that holds the name of an event, or of a list
 * of attributes. The JSDoc names each of those by itself.
 */
const onlyNames = {
  name: "only-names",
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const element of declarations ?? []) {
        element.events = element.events?.filter(({ name, description }) => description || name?.includes("-"));
        element.attributes = element.attributes?.filter(({ name, description }) => description || name !== "texts");
      }
    }
  },
};

export default {
  globs: ["src/elements/**/*.ts", "src/center/**/*.ts"],
  exclude: ["**/*-styles.ts"],
  outdir: "dist",
  litelement: true,
  plugins: [onlyNames],
};
