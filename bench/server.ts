// The server as it runs, in a process of its own, over loopback: `npm run bench -- server`. Every event and message that
// counts here was answered, so it is on disk. On a machine with few cores client and server share them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { leadCreated } from "../test/fixtures/server/events.ts";
import { type ServerProcess, startServer } from "../test/fixtures/server/server-process.ts";
import { newConversation, startedAt } from "../test/fixtures/server/talk.ts";
import { printTable } from "../tools/lib/print-table.ts";
import { openCenterScreen } from "./server/center-screen.ts";
import { type Client, createClient } from "./server/client.ts";

/** What the issue asks for: events a second, milliseconds, megabytes. */
const TARGETS = { rate: 3000, halfRate99: 60, streams: 2000, megabytes: 300, toAgent95: 150 } as const;

const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const whole = (value: number): string => Math.round(value).toLocaleString("en");
const oneDigit = (value: number): string => value.toFixed(1);

let count = 0;
function newEvent() {
  count += 1;
  return leadCreated({
    id: `event-${count}`,
    leadId: `lead-${count}`,
    contacts: [["phone", `+62812${String(count).padStart(8, "0")}`]],
  });
}

function megabytesOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** Sends as fast as answers come. @returns events a second */
async function measureRate(
  client: Client,
  options: { seconds: number; senders: number; batch: number },
): Promise<number> {
  const { seconds, senders, batch } = options;
  const type = batch > 1 ? "application/cloudevents-batch+json" : "application/json";
  const end = performance.now() + seconds * 1000;
  const begun = performance.now();
  let answered = 0;
  const send = async (): Promise<void> => {
    while (performance.now() < end) {
      const events = Array.from({ length: batch }, newEvent);
      const body = JSON.stringify(batch > 1 ? events : events[0]);
      const { status, text } = await client.post("/v1/events", body, { "Content-Type": type });
      if (status !== 200) throw new Error(`${status} ${text}`);
      answered += (JSON.parse(text) as { accepted: number }).accepted;
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  return answered / ((performance.now() - begun) / 1000);
}

/** Sends at a rate, whether or not answers come. @returns milliseconds from when each was due to its answer */
async function measureWaiting(client: Client, { rate, seconds }: { rate: number; seconds: number }): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const begun = performance.now();
  for (let index = 0; index < rate * seconds;) {
    const due = Math.floor(((performance.now() - begun) / 1000) * rate);
    for (; index <= due && index < rate * seconds; index += 1) {
      const from = begun + (index / rate) * 1000;
      const sent = client.post("/v1/events", JSON.stringify(newEvent()));
      running.push(sent.then(({ status }) => void (status === 200 && times.push(performance.now() - from))));
    }
    await wait(1);
  }
  await Promise.all(running);
  return times;
}

interface Visitor {
  readonly id: string;
  readonly authorization: string;
}

async function openVisitor(client: Client): Promise<Visitor> {
  const conversation = newConversation();
  const { status, text } = await client.post("/v1/conversations", JSON.stringify(conversation));
  if (status !== 200) throw new Error(`${status} ${text}`);
  const { token } = JSON.parse(text) as { token: string };
  return { id: conversation.id, authorization: `Bearer ${token}` };
}

async function openStreams(client: Client, most: number): Promise<(() => void)[]> {
  const ends: (() => void)[] = [];
  for (let index = 0; index < most; index += 20) {
    const opened = Array.from({ length: 20 }, async () => {
      const { id, authorization } = await openVisitor(client);
      return client.listen(`/v1/conversations/${id}/stream`, { Authorization: authorization }, () => undefined);
    });
    ends.push(...(await Promise.all(opened)));
  }
  return ends;
}

const owner = { name: "Olga", email: "olga@shop.example", password: "twelve characters or more" };

async function signIn(client: Client, origin: string, token: string): Promise<string> {
  const body = JSON.stringify({ token, ...owner });
  const { status, text, cookie } = await client.post("/api/setup", body, { Origin: origin });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return cookie;
}

/** @returns milliseconds from the visitor's sending to the line on the agent's stream */
async function measureToAgent(client: Client, cookie: string, messages: number): Promise<number[]> {
  const arrivals = new Map<string, (time: number) => void>();
  let rest = "";
  const end = await client.listen("/api/stream", { Cookie: cookie }, (text) => {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const id = /^event: item\ndata: .*"id":"(message-[^"]*)"/m.exec(block)?.[1];
      if (id !== undefined) arrivals.get(id)?.(performance.now());
    }
  });
  const visitors = await Promise.all(Array.from({ length: 20 }, () => openVisitor(client)));
  const times: number[] = [];
  for (let index = 0; index < messages; index += 1) {
    const visitor = visitors[index % visitors.length];
    const id = `message-${index}`;
    const arrived = new Promise<number>((resolve) => arrivals.set(id, resolve));
    const from = performance.now();
    const body = JSON.stringify({ id, text: "Is there a place left on Saturday?", at: startedAt });
    await client.post(`/v1/conversations/${visitor?.id}/messages`, body, {
      Authorization: visitor?.authorization ?? "",
    });
    times.push((await arrived) - from);
    await wait(10);
  }
  end();
  return times;
}

/** @returns milliseconds from the visitor's sending to the bubble on the agent's screen; nothing without Chromium */
async function measureToScreen(client: Client, origin: string, messages: number): Promise<number[]> {
  const { id, authorization } = await openVisitor(client);
  const say = (name: string): Promise<unknown> => {
    const message = { id: name, text: `Is there a place left? ${name}`, at: startedAt };
    const headers = { Authorization: authorization };
    return client.post(`/v1/conversations/${id}/messages`, JSON.stringify(message), headers);
  };
  await say("the first");
  const screen = await openCenterScreen(origin, id, owner);
  if (!screen) return [];
  const times: number[] = [];
  for (let index = 0; index < messages; index += 1) {
    const from = Date.now();
    await say(`words-${index}`);
    times.push((await screen.seen(`words-${index}`)) - from);
    await wait(50);
  }
  await screen.close();
  return times;
}

/** Milliseconds of the processor that a process has used. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // User and system time in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

type Row = readonly [what: string, measured: string, target: string];

async function withServer(measure: (client: Client, server: ServerProcess) => Promise<Row[]>): Promise<Row[]> {
  const data = mkdtempSync(join(tmpdir(), "lead-chat-bench-"));
  const server = await startServer(data, { LEAD_CHAT_LIMITS: "off" });
  const client = createClient(server.origin, 128);
  try {
    return await measure(client, server);
  } finally {
    client.close();
    await server.stop("SIGKILL");
    rmSync(data, { recursive: true });
  }
}

const columns = ["server", "measured", "asked for"] as const;

const events = await withServer(async (client, server) => {
  await measureRate(client, { seconds: 3, senders: 64, batch: 1 });
  const rows: Row[] = [];
  for (const [what, senders, batch] of [
    ["one a request", 100, 1],
    ["batches of 20", 16, 20],
  ] as const) {
    const before = { time: processorTime(server.pid), count };
    const rate = await measureRate(client, { seconds: 8, senders, batch });
    const each = (processorTime(server.pid) - before.time) / (count - before.count);
    rows.push([`events/s, ${what}`, whole(rate), `≥ ${whole(TARGETS.rate)}`]);
    rows.push([`µs of the server's processor an event, ${what}`, whole(each * 1000), ""]);
  }
  const rate = TARGETS.rate / 2;
  const waiting = await measureWaiting(client, { rate, seconds: 8 });
  rows.push([`ms to the answer at ${whole(rate)}/s, p50`, oneDigit(at(waiting, 0.5)), ""]);
  rows.push([`ms to the answer at ${whole(rate)}/s, p99`, oneDigit(at(waiting, 0.99)), `< ${TARGETS.halfRate99}`]);
  return rows;
});

printTable(columns, events);

const talk = await withServer(async (client, server) => {
  const before = megabytesOf(server.pid);
  const ends = await openStreams(client, TARGETS.streams);
  const cookie = await signIn(client, server.origin, server.setupToken);
  const toAgent = await measureToAgent(client, cookie, 300);
  const after = megabytesOf(server.pid);
  const toScreen = await measureToScreen(client, server.origin, 100);
  ends.forEach((end) => end());
  return [
    [
      `MB with ${whole(TARGETS.streams)} open streams (${whole(before)} without)`,
      whole(after),
      `< ${TARGETS.megabytes}`,
    ],
    ["ms from visitor to agent's stream beside them, p50", oneDigit(at(toAgent, 0.5)), ""],
    ["ms from visitor to agent's stream beside them, p95", oneDigit(at(toAgent, 0.95)), `< ${TARGETS.toAgent95}`],
    ...(toScreen.length > 0
      ? ([
          ["ms from visitor to agent's screen beside them, p50", whole(at(toScreen, 0.5)), ""],
          ["ms from visitor to agent's screen beside them, p95", whole(at(toScreen, 0.95)), `< ${TARGETS.toAgent95}`],
        ] as const)
      : []),
  ];
});

printTable(columns, talk);
