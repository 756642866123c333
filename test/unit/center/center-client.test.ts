import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCenterClient, SignInError } from "../../../src/center/center-client.ts";
import { readEvents, type StreamEvent } from "../../../src/center/event-stream.ts";
import { leadCreated } from "../../fixtures/server/events.ts";
import { accessKey, openTestServer, serverOrigin } from "../../fixtures/server/test-server.ts";

const bodyOf = (pieces: readonly Uint8Array[], onCancel?: () => void) => {
  const rest = [...pieces];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = rest.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel: () => onCancel?.(),
  });
};

describe("readEvents", () => {
  const text =
    'retry: 1000\n\n: still here\n\nid: 1\nevent: lead\ndata: {"name":"名前😀"}\n\ndata: plain\n\nevent: empty\n\n';
  const bytes = new TextEncoder().encode(text);
  const expected: StreamEvent[] = [
    { type: "lead", data: '{"name":"名前😀"}' },
    { type: "message", data: "plain" },
  ];
  const collect = async (pieces: readonly Uint8Array[]) => {
    let signs = 0;
    const events: StreamEvent[] = [];
    for await (const event of readEvents(bodyOf(pieces), () => (signs += 1))) events.push(event);
    return { events, signs };
  };

  for (const size of [1, 2, 3, 7, 64, 4096]) {
    it(`reads the same in pieces of ${size} bytes`, async () => {
      const pieces: Uint8Array[] = [];
      for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.subarray(start, start + size));
      const { events, signs } = await collect(pieces);
      assert.deepEqual(events, expected);
      assert.equal(signs, pieces.length);
    });
  }

  it("says nothing of an event that was cut off", async () => {
    const { events } = await collect([new TextEncoder().encode("event: lead\ndata: {}\n")]);
    assert.deepEqual(events, []);
  });

  it("ends the connection when nobody listens any more", async () => {
    let cancelled = false;
    for await (const _event of readEvents(
      bodyOf([bytes, bytes], () => (cancelled = true)),
      () => undefined,
    ))
      break;
    assert.equal(cancelled, true);
  });
});

describe("createCenterClient", () => {
  const connect = async (key = accessKey, silence?: number) => {
    const server = await openTestServer({ heartbeat: 10 });
    const client = createCenterClient({
      base: `${serverOrigin}/`,
      key,
      fetch: (input, init) => server.fetch(new Request(input, init)),
      ...(silence !== undefined && { silence }),
    });
    return { server, client };
  };

  it("reads pages, the file and changes", async () => {
    const { server, client } = await connect();
    await server.postBatch(["a", "b"].map((leadId) => leadCreated({ leadId })));
    const page = await client.leads();
    assert.equal(page.total, 2);
    assert.deepEqual((await client.leads(page.leads[0]?.revision)).leads.length, 1);
    assert.match(await (await client.csv()).text(), /6281234567890/);
    const seen: string[] = [];
    let opened = 0;
    for await (const message of client.changes(1, new AbortController().signal, () => (opened += 1))) {
      seen.push(message.type);
      if (message.type === "total") break;
    }
    assert.deepEqual([seen, opened], [["lead", "total"], 1]);
    await server.close();
  });

  it("tells a wrong key from every other failure", async () => {
    const { server, client } = await connect("not-the-key");
    const follow = async () => {
      for await (const _ of client.changes(0, new AbortController().signal, () => undefined)) break;
    };
    for (const call of [() => client.leads(), () => client.csv(), follow]) await assert.rejects(call(), SignInError);
    await server.close();
    await assert.rejects(
      client.leads(),
      (error) => error instanceof Error && !(error instanceof SignInError) && /503/.test(error.message),
    );
  });

  it("ends a stream when it is told to", async () => {
    const { server, client } = await connect();
    const stopping = new AbortController();
    const stream = client.changes(0, stopping.signal, () => stopping.abort());
    assert.equal((await stream.next()).done, true);
    assert.equal((await client.changes(0, stopping.signal, () => undefined).next()).done, true);
    await server.close();
  });

  it("gives a stream up that has fallen silent", async () => {
    const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const client = createCenterClient({
      base: serverOrigin,
      key: accessKey,
      silence: 20,
      fetch: async (_input, init) => {
        const stream = silent.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), {
          ...(init?.signal && { signal: init.signal }),
        });
        return new Response(stream);
      },
    });
    let opened = false;
    await assert.rejects(client.changes(0, new AbortController().signal, () => (opened = true)).next());
    assert.equal(opened, true);
  });
});
