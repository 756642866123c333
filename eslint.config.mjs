// The house rules that a linter can see. Each one that guards a promise of the design has a test that it bites:
// test/package/lint.test.ts.
import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";
import * as house from "./tools/lib/lint-rules.mjs";

const tables = [
  "src/i18n/**",
  "src/center/i18n/**",
  "src/**/*-data.ts",
  "src/**/data/**",
  "src/detection/phone/plans-*.ts",
];

export default tseslint.config(
  // The projects of demo/frameworks and the types for frameworks are compiled where those are installed: in their test.
  { ignores: ["demo/frameworks/**", "types/**", "dist/**", ".runtime/**", "data/**", "coverage/**"] },
  {
    plugins: { house: house.plugin },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { "house/disable-needs-reason": "error" },
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        // `typeof import("…")` names what a dynamic import gives, without loading it.
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Interfaces here are made of closures, and classes keep their state in #private fields, which fail at once.
      "@typescript-eslint/unbound-method": "off",
      // A method that an interface makes asynchronous may have nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "no-undef": "off",
    },
  },
  {
    // Globals can only be declared so.
    files: ["**/*.d.ts"],
    rules: { "no-var": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: house.nodeGlobals },
  },
  {
    // Parts of them run in a page.
    files: ["bench/**/*.{js,mjs}"],
    rules: { "no-undef": "off" },
  },
  {
    files: ["src/**/*.ts"],
    // Known, so that what is refused is refused as a property of theirs, too.
    languageOptions: { globals: { window: "readonly", self: "readonly" } },
    rules: {
      "max-lines-per-function": ["error", { max: 50, skipComments: true }],
      "max-params": ["error", 3],
      "no-console": "error",
      "no-restricted-globals": house.refuseGlobals(house.customElementsGlobal),
      "no-restricted-imports": ["error", { patterns: house.imports.everywhere }],
      "no-restricted-syntax": ["error", ...house.syntax.markup],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  { files: ["src/**/*.ts", "tools/**", "bench/**"], ignores: tables, rules: { "max-lines": ["error", 350] } },
  {
    files: ["src/{elements,center,controllers}/**/*.ts"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/best-practice"]],
    plugins: { "lit-a11y": litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      "lit/no-legacy-template-syntax": "error",
      "lit/no-useless-template-literals": "error",
      "lit/no-value-attribute": "error",
      // Definition and registration live apart, so this one sees nothing.
      "wc/guard-super-call": "off",
    },
  },
  {
    files: ["src/{elements,controllers}/**/*.ts"],
    rules: { "no-restricted-globals": house.refuseGlobals(house.customElementsGlobal, ...house.platformGlobals) },
  },
  {
    files: ["src/{elements,session}/**/*.ts"],
    rules: {
      "no-restricted-imports": "off",
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [...house.imports.everywhere, ...house.imports.protocolTypesOnly] },
      ],
    },
  },
  {
    // Registration, and nothing else, is what these are for.
    files: ["src/{define,define-lead-form,loader,single}.ts", "src/**/*-define.ts", "src/elements/define-element.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // The host element reads the one marker of the design before anything else is loaded.
    files: ["src/elements/lead-chat/marker.ts"],
    rules: { "no-restricted-globals": house.refuseGlobals(house.customElementsGlobal) },
  },
  {
    // Where the process meets its operator, and the widget the owner of the page.
    files: [
      "src/server/main.ts",
      "src/session/browser-page.ts",
      "src/elements/define-element.ts",
      "src/elements/panel/mount-panel.ts",
    ],
    rules: { "no-console": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...house.syntax.focusedTests],
      "@typescript-eslint/no-floating-promises": ["error", house.knownPromises],
      // chai's assertions are expressions.
      "@typescript-eslint/no-unused-expressions": "off",
      // What is missing in a test fails the test, which is what a test is for.
      "@typescript-eslint/no-non-null-assertion": "off",
      // JSON from the wire is compared with what is expected of it.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
    },
  },
);
