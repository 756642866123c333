import { Hono } from "hono";
import { knownAddress, type Place } from "../middleware/caller.ts";
import { readBody } from "../middleware/read-body.ts";
import { whereBroken } from "../middleware/read-json.ts";
import { refusal } from "../problem.ts";
import { createLimiter, type LimitsOf } from "../services/limiter.ts";
import type { Receiver } from "../services/receive-events.ts";

/** Bytes that the body of a request may have. */
const mostBodyBytes = 1024 * 1024;

export interface EventRoutesOptions {
  readonly receiver: Receiver;
  /** Whether `text/plain` is taken as one event: it spares browsers the question beforehand (preflight). */
  readonly allowText: boolean;
  /** How often one address may send. */
  readonly limits: LimitsOf;
  readonly place: Place;
}

type BodyFormat = "event" | "batch";

/** `POST /v1/events`: what devices send, one event or a batch. */
export function eventRoutes({ receiver, allowText, limits, place }: EventRoutesOptions): Hono {
  const routes = new Hono();
  const limiter = createLimiter("requests", limits);
  routes.post("/v1/events", async (context) => {
    await limiter.take(undefined, knownAddress(context, place));
    const format = bodyFormat(context.req.raw.headers, allowText);
    const given = parse(await readBody(context.req.raw, { most: mostBodyBytes }));
    const receipt = format === "batch" ? await receiver.receiveBatch(given) : await receiver.receiveEvent(given);
    context.header("Cache-Control", "no-store");
    return context.json(receipt);
  });
  return routes;
}

function bodyFormat(headers: Headers, allowText: boolean): BodyFormat {
  const encoding = headers.get("Content-Encoding");
  if (encoding !== null && encoding !== "identity") {
    throw refusal("encoding-not-taken", { params: { encoding }, headers: accepted });
  }
  const [type = "", ...parameters] = (headers.get("Content-Type") ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw refusal("charset-not-taken", { params: { charset }, headers: accepted });
  }
  switch (type.trim()) {
    case "application/json":
    case "application/cloudevents+json":
      return "event";
    case "application/cloudevents-batch+json":
      return "batch";
    case "text/plain":
      if (allowText) return "event";
      throw refusal("text-not-taken", { headers: accepted });
    default:
      throw refusal("type-not-taken", { headers: accepted });
  }
}

const accepted = { Accept: "application/json, application/cloudevents+json, application/cloudevents-batch+json" };

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refusal("event-not-json", { params: { place: whereBroken(text, cause) }, cause });
  }
}
