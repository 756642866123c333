// The manifest is generated from the JSDoc of the element classes: attributes, events, slots, parts, properties.
export default {
  globs: ["src/elements/**/*.ts", "src/center/**/*.ts"],
  exclude: ["**/*-styles.ts"],
  outdir: "dist",
  litelement: true,
};
