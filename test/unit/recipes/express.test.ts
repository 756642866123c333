import assert from "node:assert/strict";
import { test } from "node:test";
import { decideOutcome } from "../../../src/delivery/outcome.ts";
import { docsBlock } from "../../fixtures/docs-code.ts";

const code = docsBlock("recipes.md", "code", "express");

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}
type Handler = (request: { method: string; body: unknown }, response: unknown, next: () => void) => unknown;

/** The parts of Express that the code uses. */
function run() {
  const saved: { id: string }[] = [];
  const layers: { method: string; handlers: Handler[] }[] = [];
  const app = {
    use: (_: string, ...handlers: Handler[]) => void layers.push({ method: "", handlers }),
    post: (_: string, ...handlers: Handler[]) => void layers.push({ method: "POST", handlers }),
  };
  const parse: Handler = (request, _, next) => {
    request.body = JSON.parse(request.body as string);
    next();
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the documented text is what is tested
  new Function("app", "express", "save", code)(app, { json: () => parse }, (event: { id: string }) =>
    saved.push(event),
  );
  function request(method: string, body = ""): Reply {
    const reply: Reply = { status: 200, headers: {}, body: "" };
    const response = {
      set: (headers: Record<string, string>) => void Object.assign(reply.headers, headers),
      sendStatus: (status: number) => void (reply.status = status),
      json: (value: unknown) => void (reply.body = JSON.stringify(value)),
    };
    const handlers = layers.filter((layer) => !layer.method || layer.method === method).flatMap((one) => one.handlers);
    const incoming = { method, body };
    const next = (index: number): void => void handlers[index]?.(incoming, response, () => next(index + 1));
    next(0);
    return reply;
  }
  return { saved, request };
}

const outcome = ({ status, body }: Reply) =>
  decideOutcome(
    { status, body, redirected: false, contentType: "application/json", retryAfter: null },
    { acceptsAny: false, now: 0 },
  );

test("answers the preflight of the one site, with the content type allowed", () => {
  const { status, headers } = run().request("OPTIONS");
  assert.equal(status, 204);
  assert.equal(headers["Access-Control-Allow-Origin"], "https://shop.example");
  assert.equal(headers["Access-Control-Allow-Headers"], "Content-Type");
});

test("saves an event once, and says yes each time", () => {
  const { saved, request } = run();
  const event = JSON.stringify({ id: "e1", data: {} });
  assert.deepEqual(outcome(request("POST", event)), { kind: "stored", rejected: [] });
  const again = request("POST", event);
  assert.deepEqual(outcome(again), { kind: "stored", rejected: [] });
  assert.deepEqual(JSON.parse(again.body), { accepted: 1, duplicates: 1 });
  request("POST", JSON.stringify({ id: "e2", data: {} }));
  assert.deepEqual(
    saved.map(({ id }) => id),
    ["e1", "e2"],
  );
});

test("a test is answered and not saved", () => {
  const { saved, request } = run();
  assert.equal(outcome(request("POST", JSON.stringify({ id: "e1", data: { test: true } }))).kind, "stored");
  assert.deepEqual(saved, []);
});
