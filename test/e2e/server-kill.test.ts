import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { OpenedConversation } from "../../src/protocol/talk.ts";
import { leadCreated } from "../fixtures/server/events.ts";
import { type ServerProcess, startServer } from "../fixtures/server/server-process.ts";
import { newConversation, startedAt } from "../fixtures/server/talk.ts";
import { createRandom } from "../fixtures/session/random.ts";

const kills = 20;
/** Devices that send events, and visitors who write, side by side. */
const senders = 6;

/** One thing that a device wants to be stored; it is sent until the server says that it is. */
interface Errand {
  readonly id: string;
  send(server: ServerProcess): Promise<Response>;
}

describe("kill -9 of the server under load", () => {
  let data: string;
  before(() => {
    data = mkdtempSync(join(tmpdir(), "lead-chat-killed-"));
  });
  after(() => rmSync(data, { recursive: true }));

  it(`${kills} times, loses nothing that was answered and counts nothing twice`, { timeout: 170_000 }, async (test) => {
    const random = createRandom(20);
    const answered = { events: new Set<string>(), messages: new Map<string, number>() };
    const visitors = Array.from({ length: senders }, () => ({ ...newConversation(), token: "" }));
    let repeated = 0;

    const open = async (server: ServerProcess): Promise<void> => {
      for (const { token: _token, ...conversation } of visitors) {
        const response = await postJson(`${server.origin}/v1/conversations`, conversation);
        const visitor = visitors.find(({ id }) => id === conversation.id);
        if (visitor) visitor.token = ((await response.json()) as OpenedConversation).token;
      }
    };
    const nextEvent = (index: number, count: number): Errand => {
      const id = `event-${index}-${count}`;
      const event = leadCreated({ id, leadId: `lead-${index}-${count}` });
      return { id, send: (server) => postJson(`${server.origin}/v1/events`, event) };
    };
    const nextMessage = (index: number, count: number): Errand => {
      const id = `message-${index}-${count}`;
      const visitor = visitors[index];
      const message = { id, text: `text of ${id}`, at: startedAt };
      return {
        id,
        send: (server) =>
          postJson(`${server.origin}/v1/conversations/${visitor?.id}/messages`, message, visitor?.token ?? ""),
      };
    };
    const unanswered = new Map<string, Errand>();
    const counts = { event: Array<number>(senders).fill(0), message: Array<number>(senders).fill(0) };
    /** Sends until the server is gone; what got no answer is the first thing to be sent to the next. */
    const work = async (server: ServerProcess, kind: "event" | "message", index: number): Promise<void> => {
      for (;;) {
        const key = `${kind}-${index}`;
        const count = (counts[kind][index] ?? 0) + 1;
        const again = unanswered.get(key);
        const errand = again ?? (kind === "event" ? nextEvent(index, count) : nextMessage(index, count));
        if (again) repeated += 1;
        else counts[kind][index] = count;
        unanswered.set(key, errand);
        try {
          const response = await errand.send(server);
          assert.equal(response.status, 200, await response.clone().text());
          const body = (await response.json()) as { readonly revision?: number };
          if (kind === "event") answered.events.add(errand.id);
          else answered.messages.set(errand.id, body.revision ?? 0);
          unanswered.delete(key);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          return;
        }
      }
    };

    for (let round = 0; round < kills; round += 1) {
      const server = await startServer(data, { LEAD_CHAT_LIMITS: "off" });
      if (round === 0) await open(server);
      const working = visitors.flatMap((_, index) => [work(server, "event", index), work(server, "message", index)]);
      const before = answered.events.size + answered.messages.size;
      // A server that has just started is slow; it is killed while it is busy.
      while (answered.events.size + answered.messages.size < before + senders) await wait(5);
      await wait(random() * 250);
      await server.stop("SIGKILL");
      await Promise.all(working);
    }

    const stored = readStored(data);
    test.diagnostic(`${answered.events.size} events, ${answered.messages.size} messages, ${repeated} sent again`);
    assert.ok(answered.events.size > kills && answered.messages.size > kills);
    assert.equal(stored.integrity, "ok");
    const lost = [...answered.events].filter((id) => !stored.events.has(id));
    assert.deepEqual(lost, []);
    for (const [id, revision] of answered.messages) assert.equal(stored.messages.get(id), revision, id);
    // A repeat has found what the lost answer had stored: each conversation counts 1, 2, 3, … once.
    for (const revisions of stored.conversations)
      assert.deepEqual(
        revisions,
        revisions.map((_, index) => index + 1),
      );
    assert.equal(stored.leads, stored.events.size);
    assert.equal(stored.repeatedTexts, 0);
  });
});

function postJson(url: string, body: unknown, token?: string): Promise<Response> {
  const headers = {
    "Content-Type": "application/json",
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
  return fetch(url, { method: "POST", body: JSON.stringify(body), headers });
}

function readStored(data: string) {
  const database = new DatabaseSync(join(data, "lead-chat.sqlite"));
  const all = (sql: string) => database.prepare(sql).all();
  try {
    const messages = all(
      "SELECT conversation_id, id, talk_revision FROM messages ORDER BY conversation_id, talk_revision",
    );
    const conversations = new Map<string, number[]>();
    for (const row of messages) {
      const id = String(row["conversation_id"]);
      conversations.set(id, [...(conversations.get(id) ?? []), Number(row["talk_revision"])]);
    }
    return {
      integrity: all("PRAGMA integrity_check")[0]?.["integrity_check"],
      events: new Set(all("SELECT id FROM received_events").map(({ id }) => String(id))),
      leads: Number(all("SELECT count(*) AS count FROM leads")[0]?.["count"]),
      messages: new Map(messages.map((row) => [String(row["id"]), Number(row["talk_revision"])])),
      conversations: [...conversations.values()],
      repeatedTexts: all("SELECT text FROM messages GROUP BY text HAVING count(*) > 1").length,
    };
  } finally {
    database.close();
  }
}
