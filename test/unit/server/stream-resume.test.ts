import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createLeadServer } from "../../../src/server/app.ts";
import { listen } from "../../../src/server/listen.ts";
import { scaleLimits } from "../../../src/server/services/limiter.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import { incoming, leadUpdated } from "../../fixtures/server/events.ts";
import { newConversation } from "../../fixtures/server/talk.ts";
import { password } from "../../fixtures/server/people.ts";
import { createRandom } from "../../fixtures/session/random.ts";

/** What one connection heard before it was cut, in order. */
interface Told {
  readonly id: number;
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/**
 * Reads server-sent events over a real socket and cuts it in the middle of whatever is on its way.
 *
 * @param cutAfter bytes
 */
function hear(url: string, headers: Record<string, string>, cutAfter: number): Promise<readonly Told[]> {
  return new Promise((resolve) => {
    const told: Told[] = [];
    let text = "";
    let size = 0;
    const done = (): void => resolve(told);
    const call = request(url, { headers, agent: false }, (response) => {
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        // Only what came before the cut was heard; an event counts when it is whole.
        const rest = Math.max(0, cutAfter - size);
        text += chunk.slice(0, rest);
        size += chunk.length;
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        told.push(...blocks.flatMap(parse));
        if (size >= cutAfter) response.destroy();
      });
      response.on("close", done);
      response.on("error", done);
    });
    call.on("error", done);
    // Signs of life go on without end: a connection that has nothing more to tell is cut too.
    const timer = setTimeout(() => call.destroy(), 150);
    call.on("close", () => clearTimeout(timer));
    call.end();
  });
}

function parse(block: string): Told[] {
  const id = /^id: (\d+)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  const name = /^event: (.*)$/m.exec(block)?.[1] ?? "";
  if (id === undefined || data === undefined) return [];
  return [{ id: Number(id), name, data: JSON.parse(data) as Record<string, unknown> }];
}

describe("streams under disconnects and restarts", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lead-chat-resume-"));
  });
  after(() => rm(folder, { recursive: true }));

  const openServer = async (seed: number, port = 0) => {
    const store = await openSqliteLeadStore({ path: join(folder, `${seed}.sqlite`) });
    const server = createLeadServer({
      store,
      heartbeat: 50,
      // The reader comes again far more often than a device would.
      limits: scaleLimits(Infinity),
      onError: (error) => assert.fail(String(error)),
    });
    const listening = await listen({ host: "127.0.0.1", port, fetch: server.fetch });
    const stop = async () => {
      const stopped = listening.stop();
      await server.close();
      await stopped;
    };
    return { server, store, port: listening.port, stop };
  };

  /** @returns the cookie of an owner */
  const signIn = async ({ server, port }: Awaited<ReturnType<typeof openServer>>): Promise<string> => {
    const origin = `http://127.0.0.1:${port}`;
    const body = { token: await server.createSetupToken(), name: "Olga", email: "olga@shop.example", password };
    const headers = { "Content-Type": "application/json", Origin: origin };
    const request = new Request(`${origin}/api/setup`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await server.fetch(request)).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  };

  for (const seed of [1, 2, 3, 4]) {
    it(`have no gap and no double, seed ${seed}`, { timeout: 60_000 }, async () => {
      const random = createRandom(seed);
      const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
      let server = await openServer(seed);
      const cookie = await signIn(server);
      const conversation = newConversation();
      const at = "2026-11-20T10:00:00.000Z";
      await server.store.talk.open({ conversation, token: "token-of-this-test", at });
      const { id } = conversation;
      const said: string[] = [];
      let isWriting = true;
      let restarting: Promise<void> | undefined;

      const write = async (): Promise<void> => {
        for (let index = 1; index <= 120; index += 1) {
          await restarting;
          const from = random() < 0.5 ? ("visitor" as const) : ("business" as const);
          const text = `message ${index} ${"x".repeat(between(0, 300))}`;
          await server.store.talk.addMessage(id, { id: `m${index}`, from, text, sentAt: at, receivedAt: at });
          said.push(text);
          if (random() < 0.2) await server.store.talk.businessReceived(new Map([[id, { readUpTo: between(1, 200) }]]));
          if (random() < 0.2) await server.store.talk.visitorReceived(id, { readUpTo: between(1, 200) });
          if (random() < 0.2)
            await server.store.record([incoming(leadUpdated({ sequence: index, leadId: `lead-${index % 5}` }))]);
          if (random() < 0.3) await wait(between(0, 10));
          if (index === 60) {
            restarting = (async () => {
              const { port } = server;
              await server.stop();
              server = await openServer(seed, port);
            })();
            await restarting;
            restarting = undefined;
          }
        }
        isWriting = false;
      };

      const follow = async (path: string, who: Record<string, string>, isDone: (told: readonly Told[]) => boolean) => {
        const all: Told[] = [];
        while (isWriting || !isDone(all)) {
          const last = all.at(-1)?.id;
          const headers = {
            ...who,
            ...(last !== undefined && { "Last-Event-ID": String(last) }),
          };
          all.push(...(await hear(`http://127.0.0.1:${server.port}${path}`, headers, between(1, 9000))));
          if (random() < 0.3) await wait(between(0, 30));
        }
        return all;
      };

      const [, visitor, center] = await Promise.all([
        write(),
        follow(`/v1/conversations/${id}/stream`, { Authorization: "Bearer token-of-this-test" }, (told) =>
          told.some(({ data }) => data["text"] === said.at(-1)),
        ),
        follow("/api/stream?after=0", { Cookie: cookie }, (told) =>
          told.some(({ data }) => (data["lastMessage"] as { text?: string } | undefined)?.text === said.at(-1)),
        ),
      ]);
      await server.stop();

      const grows = (told: readonly Told[]) => told.every((each, index) => each.id > (told[index - 1]?.id ?? 0));
      assert.ok(grows(visitor), "the visitor's numbers grow");
      assert.ok(grows(center), "the Center's numbers grow");
      const textsOf = (told: readonly Told[]) =>
        told.filter(({ name }) => name === "message").map(({ data }) => data["text"]);
      assert.deepEqual(textsOf(visitor), said);
      const items = center
        .filter(({ name }) => name === "item")
        .map(({ data }) => (data["item"] as { text: string }).text);
      assert.deepEqual(items, said);
    });
  }
});
