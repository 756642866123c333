import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import type { LeadPage } from "../../../src/protocol/center-api.ts";
import { leadCreated } from "../../fixtures/server/events.ts";
import { runServer, type ServerProcess, startServer } from "../../fixtures/server/server-process.ts";

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "lead-chat-process-"));
});
after(() => rmSync(folder, { recursive: true }));

const post = (server: ServerProcess, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/v1/events`, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });

describe("the server's process", () => {
  let server: ServerProcess;
  let data: string;
  before(async () => {
    data = join(folder, "running");
    server = await startServer(data);
  });
  after(() => server.stop("SIGKILL"));

  it("prints where everything is and how to sign in", () => {
    assert.match(server.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    const output = server.output();
    for (const address of ["/\n", `/center/#setup=${server.setupToken} `, "/v1/events\n"]) {
      assert.ok(output.includes(`${server.origin}${address}`), address);
    }
    assert.match(server.setupToken, /^[\w-]{43}$/);
    assert.ok(output.includes(data));
  });

  it("takes an event over the wire and shows the lead to whoever has the key", async () => {
    const sent = await post(server, JSON.stringify(leadCreated({ contacts: [["phone", "+6281234567890"]] })));
    assert.deepEqual(await sent.json(), { accepted: 1, duplicates: 0, rejected: [] });
    const read = await fetch(`${server.origin}/api/leads`, { headers: { Authorization: `Bearer ${server.key}` } });
    const { leads } = (await read.json()) as LeadPage;
    assert.equal(leads[0]?.lead.contacts[0]?.value, "+6281234567890");
  });

  it("allows its own pages to send", async () => {
    const own = await post(server, JSON.stringify(leadCreated({ leadId: "own" })), { Origin: server.origin });
    assert.equal(own.status, 200);
    const other = await post(server, JSON.stringify(leadCreated({ leadId: "other" })), {
      Origin: "https://shop.example",
    });
    assert.equal(other.status, 403);
  });

  it("lets a sender of 2 MB read why it is refused, and keeps the connection", async () => {
    const body = "x".repeat(2_000_000);
    for (let turn = 0; turn < 3; turn += 1) {
      const response = await post(server, body, { Origin: server.origin });
      assert.equal(response.status, 413);
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), server.origin);
      assert.equal(((await response.json()) as { type: string }).type, "urn:lead-chat:problem:body-too-large");
    }
  });

  it("answers a body that is too large while it still comes, without its length, and takes in the rest", async () => {
    const { port, hostname } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    let answer = "";
    const answered = new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("data", (chunk: Buffer) => {
        answer += chunk.toString();
        if (answer.includes("body-too-large")) resolve();
      });
    });
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    socket.write(
      "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    for (let sent = 0; sent < 20; sent += 1) socket.write(chunk);
    await answered;
    assert.match(answer, /^HTTP\/1\.1 413 /);
    // A slow sender goes on for longer than any impatient clean-up would wait.
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (let sent = 0; sent < 12; sent += 1) socket.write(chunk);
    socket.write("0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    await new Promise((resolve) => socket.once("close", resolve));
    assert.match(answer, /HTTP\/1\.1 200 OK[^]*\{"status":"ok"\}/);
  });

  it("says in one sentence that its port is in use", async () => {
    const { port } = new URL(server.origin);
    const { code, output } = await runServer(join(folder, "second"), { PORT: port });
    assert.equal(code, 1);
    assert.match(output, new RegExp(`^lead-chat: Port ${port} is in use\\. [^\\n]*\\n$`));
  });

  for (const [environment, message] of [
    [{ HOST: "0.0.0.0" }, /^lead-chat: HOST=0\.0\.0\.0 [^\n]*LEAD_CHAT_URL[^\n]*\n$/],
    [{ LEAD_CHAT_ORIGINS: "shop.example" }, /^lead-chat: LEAD_CHAT_ORIGINS: [^\n]*\n$/],
    [{ HOST: "203.0.113.9", LEAD_CHAT_URL: "https://chat.example" }, /^lead-chat: HOST=203\.0\.113\.9 [^\n]*\n$/],
  ] as const) {
    it(`refuses ${JSON.stringify(environment)} in one sentence`, async () => {
      const { code, output } = await runServer(join(folder, "refusing"), { PORT: "0", ...environment });
      assert.equal(code, 1);
      assert.match(output, message);
    });
  }
});

describe("the end of a process", () => {
  it("prints a new link at each start until there is an owner, never keeps it, and never prints the key", async () => {
    const data = join(folder, "owner");
    const first = await startServer(data);
    assert.equal(await first.stop("SIGTERM"), 0);
    const second = await startServer(data);
    assert.notEqual(second.setupToken, first.setupToken);
    assert.doesNotMatch(second.output(), new RegExp(second.key));
    const setUp = ({ origin }: ServerProcess, token: string) =>
      fetch(`${origin}/api/setup`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: origin },
        body: JSON.stringify({ token, name: "Ana", email: "ana@shop.example", password: "twelve characters" }),
      });
    assert.equal((await setUp(second, first.setupToken)).status, 410);
    assert.doesNotMatch(
      readFileSync(join(data, "lead-chat.sqlite-wal")).toString("latin1"),
      new RegExp(second.setupToken),
    );
    assert.equal((await setUp(second, second.setupToken)).status, 200);
    assert.equal(await second.stop("SIGINT"), 0);
    const third = await startServer(data);
    assert.doesNotMatch(third.output(), /#setup=/);
    assert.equal(await third.stop("SIGTERM"), 0);
  });

  it("finishes what it was asked, ends its streams and leaves when it is asked to stop", async () => {
    const data = join(folder, "stopping");
    const server = await startServer(data);
    const stream = await fetch(`${server.origin}/api/leads/stream`, {
      headers: { Authorization: `Bearer ${server.key}` },
    });
    const running = Array.from({ length: 50 }, (_, index) =>
      post(server, JSON.stringify(leadCreated({ leadId: `lead-${index}` }))),
    );
    await Promise.race(running);
    const stopped = server.stop("SIGTERM");
    const answers = await Promise.allSettled(running);
    assert.equal(await stopped, 0);
    await stream.text();
    const accepted = answers.filter((answer) => answer.status === "fulfilled" && answer.value.status === 200);
    assert.ok(accepted.length > 0);
    assert.ok(countEvents(data) >= accepted.length);
  });

  it("by kill -9 loses nothing that was answered, and counts nothing twice", async () => {
    const data = join(folder, "killed");
    const answered = new Set<string>();
    let sent = 0;
    for (let round = 0; round < 3; round += 1) {
      const server = await startServer(data);
      const enough = answered.size + 60;
      let killed: Promise<unknown> | undefined;
      const sender = async (): Promise<void> => {
        while (!killed) {
          sent += 1;
          const event = leadCreated({ id: `event-${sent}`, leadId: `lead-${sent}` });
          try {
            const response = await post(server, JSON.stringify(event));
            if (response.status === 200 && (await response.json())) answered.add(event.id);
          } catch {
            return;
          }
          if (answered.size >= enough) killed ??= server.stop("SIGKILL");
        }
      };
      await Promise.all(Array.from({ length: 16 }, sender));
      await killed;
    }
    const database = new DatabaseSync(join(data, "lead-chat.sqlite"));
    const stored = database
      .prepare("SELECT id FROM received_events")
      .all()
      .map(({ id }) => String(id));
    const [check] = database.prepare("PRAGMA integrity_check").all();
    const leads = database.prepare("SELECT count(*) AS count, count(DISTINCT revision) AS revisions FROM leads").get();
    database.close();
    assert.ok(answered.size >= 180);
    assert.deepEqual(
      [...answered].filter((id) => !stored.includes(id)),
      [],
    );
    assert.equal(new Set(stored).size, stored.length);
    assert.deepEqual({ ...leads }, { count: stored.length, revisions: stored.length });
    assert.deepEqual({ ...check }, { integrity_check: "ok" });
  });
});

function countEvents(data: string): number {
  const database = new DatabaseSync(join(data, "lead-chat.sqlite"), { readOnly: true });
  const row = database.prepare("SELECT count(*) AS count FROM received_events").get();
  database.close();
  return Number(row?.["count"]);
}
