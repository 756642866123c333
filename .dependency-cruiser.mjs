// Import directions: what each folder of src may reach. Imports point down only; a path that is not in this table is
// refused. Neighbours on one level may name each other's types (storage keeps the records of all), but not run each
// other's code: the session brings them together.
const folders = {
  shared: [],
  detection: ["shared"],
  protocol: ["detection", "shared"],
  attribution: ["protocol", "detection", "shared"],
  storage: ["protocol", "detection", "shared"],
  chat: ["protocol", "detection", "shared"],
  lead: ["protocol", "detection", "shared"],
  delivery: ["protocol", "detection", "shared"],
  session: ["chat", "lead", "attribution", "delivery", "storage", "protocol", "detection", "shared"],
  i18n: ["shared"],
  controllers: ["session", "chat", "lead", "protocol", "detection", "shared"],
  elements: ["i18n", "controllers", "session", "chat", "lead", "protocol", "detection", "shared"],
  center: [
    "i18n",
    "controllers",
    "elements/style",
    "elements/composer/submit-on-enter",
    "elements/define-element",
    "protocol",
    "detection",
    "shared",
  ],
  server: ["attribution", "protocol", "detection", "shared"],
};

/** The level whose members may name each other's types. */
const neighbours = ["attribution", "storage", "chat", "lead", "delivery"];

/** Packages, and the folders that may import them. What is not here may be imported nowhere in src. */
const packages = {
  lit: ["elements", "center", "controllers"],
  zod: ["protocol", "server"],
  "libphonenumber-js": ["detection", "lead"],
  "linkify-it": ["detection"],
  kysely: ["server"],
  hono: ["server"],
  "@hono/node-server": ["server"],
  "csv-stringify": ["server"],
  nodemailer: ["server"],
  "rate-limiter-flexible": ["server"],
  "web-push": ["server"],
};

const within = (names) => names.map((name) => `^src/${name}(/|[.]ts$)`);

function directionOf([folder, allowed]) {
  const from = { path: `^src/${folder}/` };
  const reach = within([folder, ...allowed]).concat("^src/universal[.]d[.]ts$");
  const comment = `src/${folder} may import ${allowed.length > 0 ? allowed.join(", ") : "nothing of ours"}.`;
  const near = neighbours.includes(folder) ? within(neighbours) : [];
  const rule = { name: `from-${folder}`, comment, severity: "error", from };
  const types =
    near.length > 0 ? [{ ...rule, to: { path: near, pathNot: reach, dependencyTypesNot: ["type-only"] } }] : [];
  return [{ ...rule, to: { path: "^src/", pathNot: [...reach, ...near] } }, ...types];
}

const direction = Object.entries(folders).flatMap(directionOf);

const owners = Object.entries(packages).map(([name, users]) => ({
  name: `only-there-${name}`,
  comment: `Only src/{${users.join(",")}} may import ${name}.`,
  severity: "error",
  from: { path: "^src/", pathNot: users.map((user) => `^src/${user}/`) },
  to: { path: `^node_modules/${name}/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...direction,
    ...owners,
    {
      name: "known-packages",
      comment: "src imports only the packages that .dependency-cruiser.mjs knows, each where it belongs.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^node_modules/", pathNot: Object.keys(packages).map((name) => `^node_modules/${name}/`) },
    },
    {
      name: "node-at-the-server",
      comment: "Only the server runs in Node alone.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/server/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Modules that run in a circle have no order. (Types have none to lose.)",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "src-stands-alone",
      comment: "What is shipped does not reach into tests, demo, tools or benchmarks.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|demo|tools|bench)/" },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this module and it is no entry: it is dead, or it was forgotten.",
      severity: "error",
      from: {
        orphan: true,
        path: "^src/",
        // The page's own two entries.
        pathNot: ["[.]d[.]ts$", "^src/center/page/"],
      },
      to: {},
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
