// `npm run bench -- detection`: how many chat messages a second, beside the libraries that find a part of the same, and
// how long the worst texts take. CPU time of this process, best of five runs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPhoneNumbersInText } from "libphonenumber-js/min";
import { LinkifyIt } from "linkify-it";
import { detectContacts } from "../src/detection/index.ts";
import type { DetectionOptions } from "../src/detection/types.ts";

interface Labelled {
  readonly text: string;
  readonly region: string;
}

const fixtures = join(import.meta.dirname, "../test/fixtures/detection");
const labelled = readdirSync(fixtures)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(join(fixtures, name), "utf8").split("\n").filter(Boolean))
  .map((line) => JSON.parse(line) as Labelled);
const chat = readFileSync(join(import.meta.dirname, "detection-chat.txt"), "utf8")
  .trim()
  .split("\n")
  .map((text): Labelled => ({ text, region: "ID" }));

const cpu = () => process.cpuUsage().user / 1000;
type Find = (message: Labelled) => unknown;

/** @returns microseconds a message, the best of five */
async function measure(messages: readonly Labelled[], find: Find): Promise<number> {
  const rounds = Math.ceil(20_000 / messages.length);
  let best = Infinity;
  for (let run = 0; run < 6; run++) {
    const start = cpu();
    for (let round = 0; round < rounds; round++) for (const message of messages) await find(message);
    if (run > 0) best = Math.min(best, ((cpu() - start) * 1000) / rounds / messages.length);
  }
  return best;
}

/** @returns the 99th percentile of single messages, in microseconds of wall time */
async function percentile(messages: readonly Labelled[], find: Find): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 200; round++) {
    for (const message of messages) {
      const start = performance.now();
      await find(message);
      times.push((performance.now() - start) * 1000);
    }
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)] ?? 0;
}

const linkify = new LinkifyIt();
const published = /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*/g;
const unnumbered: DetectionOptions = {
  kinds: [
    "email",
    "instagram",
    "facebook",
    "messenger",
    "line",
    "twitter",
    "linkedin",
    "weibo",
    "wechat",
    "snapchat",
    "name",
  ],
};
const finders: Record<string, Find> = {
  "detection, all kinds": ({ text, region }) => detectContacts(text, { region }),
  "detection, no numbers": ({ text, region }) => detectContacts(text, { ...unnumbered, region }),
  "linkify-it (links, e-mail)": ({ text }) => linkify.match(text),
  "libphonenumber-js find (numbers)": ({ text, region }) =>
    findPhoneNumbersInText(text, { defaultCountry: region as "ID", v2: true } as never),
  "HTML's e-mail pattern": ({ text }) => text.match(published),
};

const rows: Record<string, Record<string, string>> = {};
const reference = await measure(chat, finders["detection, no numbers"] as Find);
for (const [name, find] of Object.entries(finders)) {
  const [plain, rich] = [await measure(chat, find), await measure(labelled, find)];
  rows[name] = {
    "ordinary chat, messages/s": Math.round(1e6 / plain).toLocaleString("en"),
    "p99 µs": (await percentile(chat, find)).toFixed(1),
    "labelled, messages/s": Math.round(1e6 / rich).toLocaleString("en"),
    "times detection's": (plain / reference).toFixed(2),
  };
}
console.table(rows);

const families =
  "@|.|a.|a@|a@a.|1 |+1|1-|1 ext |http://|(|x@y-|a-b-|wa |line |don't |my name is |0812 3456 7890 |ana at gmail dot com |nol |ใ|微信|و|ㅋ|🙂|\u200d|\n";
const worst = [];
for (const piece of families.split("|")) worst.push(await timeFamily(piece));
console.log("The slowest of texts of 100,000 characters, and of 4,000:");
console.table(
  worst
    .sort((a, b) => b["100 kB, ms"] - a["100 kB, ms"])
    .slice(0, 6)
    .map((row) => ({ ...row })),
);

async function timeFamily(piece: string) {
  const time = async (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    let best = Infinity;
    for (let run = 0; run < 4; run++) {
      const start = cpu();
      await detectContacts(text, { region: "ID" });
      best = Math.min(best, cpu() - start);
    }
    return Math.round(best * 10) / 10;
  };
  return { family: JSON.stringify(piece), "100 kB, ms": await time(100_000), "4 kB, ms": await time(4_000) };
}
