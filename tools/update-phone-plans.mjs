// Writes src/detection/phone/plans-*.ts from the metadata of libphonenumber-js, which follows google/libphonenumber.
// Run it after updating that package: node tools/update-phone-plans.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const package_ = join(root, "node_modules/libphonenumber-js");
const { countries, country_calling_codes: callingCodes } = JSON.parse(
  readFileSync(join(package_, "metadata.min.json"), "utf8"),
);
const { version } = JSON.parse(readFileSync(join(package_, "package.json"), "utf8"));

/** Where the businesses are that the chat is made for; the United States head the plan that is shared with DO. */
const markets =
  "US SG MY PH TH VN ID KH JP AU NZ AR BR CL CO PE EC BO GY PY UY VE BZ CR DO SV GT HN NI PA MX " +
  "SA AE QA OM KW LB JO IQ IL EG LK MA KE DZ NG ZA PK";

/** Shape of mobile numbers, national digits without trunk prefix: the evidence that a number without a word beside it needs. */
const mobile = {
  SG: "[89]d{7}",
  MY: "1d{8,9}",
  PH: "9d{9}",
  TH: "[689]d{8}",
  VN: "[35789]d{8}",
  ID: "8d{8,10}",
  KH: "(?:1|[6-9])d{7,8}",
  JP: "[6-9]0d{8}",
  AU: "[45]d{8}",
  NZ: "2d{7,9}",
  AR: "9d{10}",
  BR: "[1-9]{2}9d{8}",
  CL: "9d{8}",
  CO: "3d{9}",
  PE: "9d{8}",
  EC: "9d{8}",
  BO: "[67]d{7}",
  GY: "[67]d{6}",
  PY: "9d{8}",
  UY: "9d{7}",
  VE: "4[12]d{8}",
  BZ: "6d{6}",
  CR: "[5-8]d{7}",
  DO: "8[024]9d{7}",
  SV: "[67]d{7}",
  GT: "[3-5]d{7}",
  HN: "[389]d{7}",
  NI: "[578]d{7}",
  PA: "6d{7}",
  MX: "[2-9]d{9}",
  SA: "5d{8}",
  AE: "5d{8}",
  QA: "[3567]d{7}",
  OM: "[79]d{7}",
  KW: "[569]d{7}",
  LB: "(?:3|7d|81)d{6}",
  JO: "7[789]d{7}",
  IQ: "7d{9}",
  IL: "5d{8}",
  EG: "1[0125]d{8}",
  LK: "7d{8}",
  MA: "[67]d{8}",
  KE: "[17]d{8}",
  DZ: "[567]d{8}",
  NG: "[789]d{9}",
  ZA: "[678]d{8}",
  PK: "3d{9}",
  US: "[2-9]d{9}",
  CA: "[2-9]d{9}",
  IN: "[6-9]d{9}",
  CN: "1[3-9]d{9}",
  TW: "9d{8}",
  HK: "[4-9]d{7}",
  MO: "6d{7}",
  KR: "1d{8,9}",
  GB: "7d{9}",
  ES: "[67]d{8}",
  IT: "3d{8,9}",
  FR: "[67]d{8}",
  DE: "1[567]d{8,9}",
  AT: "6d{7,12}",
  CH: "7d{8}",
  TR: "5d{9}",
  BD: "1d{9}",
  PT: "9d{8}",
  GH: "[25]d{8}",
  TZ: "[67]d{8}",
  UG: "7d{8}",
  RW: "7d{8}",
};

const shorten = (pattern) => (pattern ? String(pattern).replaceAll("\\d", "d") : "");

/**
 * What the metadata leave out: North American exchanges begin with 2–9; Brazilian numbers of eight digits without area
 * code are those of companies alone; Mexico's prefixes from before 2019 are still typed.
 */
const corrections = {
  US: { pattern: "[2-9]d{2}[2-9]d{6}" },
  CA: { pattern: "[2-9]d{2}[2-9]d{6}" },
  BR: {
    pattern: "[1-9]{2}(?:9d{8}|[2-8]d{7})|(?:300|[3589]00d?)d{6}|(?:300d|40(?:0d|20)|4370|4864)d{4}",
  },
  MX: { parsing: "0(?:[12]|4[45])|1" },
};

function line(region) {
  const row = countries[region];
  const corrected = corrections[region] ?? {};
  const fields = [
    region,
    row[0],
    shorten(row[1]),
    corrected.pattern ?? shorten(row[2]),
    corrected.parsing ?? shorten(row[7] || row[5]),
    row[8] || "",
    mobile[region] ?? "",
    // Countries that share a calling code are told apart by their first digits.
    shorten(row[10]),
  ];
  return fields.join(" ").trimEnd();
}

function write(name, regions) {
  const text = `// Made by tools/update-phone-plans.mjs from libphonenumber-js ${version} (google/libphonenumber, Apache-2.0). Do not edit.
/**
 * One numbering plan a line: region, calling code, international prefix, national number, national prefix as parsed
 * (a carrier code may be captured), its replacement, mobile numbers, first digits. Patterns write \`d\` for a digit.
 */
export const plans = String.raw\`${regions.map(line).join("\n")}\`;
`;
  writeFileSync(join(root, "src/detection/phone", name), text);
}

/** The main country of a calling code comes first, as in the metadata. */
const order = Object.values(callingCodes).flat();
const inMarkets = new Set(markets.split(" "));
write(
  "plans-markets.ts",
  order.filter((region) => inMarkets.has(region)),
);
write(
  "plans-world.ts",
  order.filter((region) => !inMarkets.has(region) && countries[region]),
);
