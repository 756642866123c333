import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createApi } from "../../../src/center/client/api.ts";
import { RefusedError, SignedOutError, UnreachableError } from "../../../src/center/client/api-error.ts";
import { createCenterClient } from "../../../src/center/client/center-client.ts";
import { readEvents, type StreamEvent } from "../../../src/center/client/event-stream.ts";

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
    { type: "lead", data: '{"name":"名前😀"}', id: "1" },
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

/** A client whose requests are answered by a function, and what was asked. */
function clientWith(answer: (request: Request) => Response | Promise<Response>) {
  const asked: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    asked.push(request);
    return answer(request);
  };
  return { asked, client: createCenterClient(createApi({ base: "https://leads.example/", fetch, silence: 30 })) };
}

const problem = (status: number, code: string, detail: string) =>
  Response.json({ type: `https://problems.example/${code}`, detail, status, code }, { status });

describe("createCenterClient", () => {
  it("asks with the session's cookie and names only the filters that are set", async () => {
    const { asked, client } = clientWith(() => Response.json({ leads: [], total: 0, next: null, revision: 0 }));
    await client.leads({ search: "a&b", kind: "", status: "raw" }, 7);
    assert.equal(asked[0]?.url, "https://leads.example/api/leads?search=a%26b&status=raw&before=7");
    assert.equal(asked[0]?.credentials, "same-origin");
  });

  it("writes ids so that they cannot become other paths", async () => {
    const { asked, client } = clientWith(() => new Response(null, { status: 204 }));
    await client.addNote("../settings?", "x");
    assert.equal(new URL(asked[0]?.url ?? "").pathname, "/api/leads/..%2Fsettings%3F/notes");
    assert.deepEqual(await asked[0]?.json(), { text: "x" });
  });

  it("takes an answer that breaks off for none", async () => {
    const broken = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) }));
    const { client } = clientWith(broken);
    await assert.rejects(client.me(), UnreachableError);
    await assert.rejects(client.csv({}), UnreachableError);
  });

  it("says that the session has ended", async () => {
    const { client } = clientWith(() => problem(401, "sign-in-needed", "Sign in."));
    await assert.rejects(client.me(), SignedOutError);
  });

  it("tells a wrong password from an ended session", async () => {
    const { client } = clientWith(() => problem(401, "wrong-password", "Check both."));
    await assert.rejects(client.signIn("a@b.c", "x"), (error) => {
      assert.ok(error instanceof RefusedError);
      assert.deepEqual([error.status, error.refusal.code, error.message], [401, "wrong-password", "Check both."]);
      return true;
    });
  });

  it("gives the server's reason, and the status where there is none", async () => {
    const { client } = clientWith(() => problem(422, "invalid-body", "config.welcome: too long"));
    await assert.rejects(client.settings(), { name: "RefusedError", message: "config.welcome: too long" });
    const { client: other } = clientWith(() => new Response("<html>", { status: 502 }));
    await assert.rejects(other.settings(), { message: "The server answered 502." });
  });

  it("says that the server does not answer", async () => {
    const { client } = clientWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await assert.rejects(client.me(), UnreachableError);
  });

  it("ends a stream that has fallen silent", async () => {
    const { client } = clientWith(
      ({ signal }) =>
        new Response(
          new ReadableStream({
            start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)),
          }),
        ),
    );
    const events = client.changes({ after: "5", signal: new AbortController().signal, onOpen: () => undefined });
    await assert.rejects(events.next());
  });

  it("resumes a stream after the last event that is known", async () => {
    const { asked, client } = clientWith(() => new Response("id: 6\nevent: total\ndata: {}\n\n"));
    let opened = 0;
    const options = { after: "5", signal: new AbortController().signal, onOpen: () => (opened += 1) };
    for await (const { id } of client.changes(options)) assert.equal(id, "6");
    assert.equal(asked[0]?.headers.get("Last-Event-ID"), "5");
    assert.equal(opened, 1);
  });
});
