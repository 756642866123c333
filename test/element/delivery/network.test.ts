import { expect } from "@open-wc/testing";
import { Attempts } from "../../../src/delivery/attempt.ts";
import type { NetworkPlatform } from "../../../src/session/platform.ts";
import { browserNetwork } from "../../../src/session/browser-network.ts";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";

const startTimer = (task: () => void, milliseconds: number) => {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
};
const json = { "Content-Type": "application/json" };
const text = { "Content-Type": "text/plain;charset=UTF-8" };

function attempts(network: NetworkPlatform): Attempts {
  return new Attempts({ ...network, startTimer, now: () => Date.now() });
}
const send = (url: string, headers: Readonly<Record<string, string>> = json, acceptsAny = false) =>
  attempts(browserNetwork).make({ url, headers, body: '{"id":"e1"}' }, acceptsAny);

describe("an attempt in a real browser", () => {
  let box: ReceiverBox;
  let unwatch: () => void;
  beforeEach(async () => {
    box = await connectReceiver();
    unwatch = browserNetwork.watch();
  });
  afterEach(() => unwatch());

  it("is stored by a receiver that says yes", async () => {
    expect(await send(box.url("ok"))).to.deep.equal({ kind: "stored", rejected: [] });
    const [post] = await box.posts();
    expect(post?.body).to.equal('{"id":"e1"}');
    expect(post?.headers["content-type"]).to.equal("application/json");
  });

  it("reads Retry-After and the rejected ids", async () => {
    const busy = await send(box.url("status/429", { "retry-after": "7" }));
    expect(busy).to.deep.equal({ kind: "retry", reason: "http-429", wait: 7000 });
    const rejected = [{ id: "e1", reason: "rejected: refused-by-test" }];
    expect(await send(box.url("reject"))).to.deep.equal({ kind: "stored", rejected });
  });

  it("needs no preflight as text", async () => {
    expect((await send(box.url("no-preflight"), text)).kind).to.equal("stored");
    expect((await box.requests()).map(({ method }) => method)).to.deep.equal(["POST"]);
  });

  const causes: [string, string, Readonly<Record<string, string>>, string][] = [
    ["a redirect", "redirect", json, "redirected"],
    ["a web page", "html", json, "not-a-receiver"],
    ["no CORS headers", "no-cors", json, "refused-cross-origin"],
    ["no preflight answer", "no-preflight", json, "refused-cross-origin"],
    ["an answer that nobody may read", "no-cors", text, "refused-cross-origin"],
    ["a missing page", "status/404", json, "http-404"],
    ["a server in trouble", "status/503", json, "http-503"],
  ];
  for (const [what, mode, headers, reason] of causes) {
    it(`names ${what}: ${reason}`, async () => {
      const outcome = await send(box.url(mode), headers);
      expect(outcome.kind === "stored" ? "stored" : outcome.reason).to.equal(reason);
    });
  }

  it("names an address where nobody listens: unreachable", async () => {
    const outcome = await send("http://127.0.0.1:1/leads");
    expect(outcome).to.deep.equal({ kind: "retry", reason: "unreachable" });
  });

  it("names a device without a connection: offline", async () => {
    Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
    try {
      expect(await send("http://127.0.0.1:1/leads")).to.deep.equal({ kind: "retry", reason: "offline" });
    } finally {
      Reflect.deleteProperty(navigator, "onLine");
    }
  });

  it("follows a redirect where the host accepts any answer", async () => {
    expect((await send(box.url("redirect"), json, true)).kind).to.equal("stored");
  });

  it("can be ended", async () => {
    const one = attempts(browserNetwork);
    const outcome = one.make({ url: box.url("slow", { ms: "60000" }), headers: json, body: "{}" }, false);
    await box.waitForPosts(1);
    one.abort();
    // Ended once with keepalive and once without.
    await box.waitForPosts(2);
    one.abort();
    expect((await outcome).kind).to.equal("retry");
  });

  it("names the page's own policy: blocked-by-csp", async () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">
      <script type="module">
        import { browserNetwork } from "/src/session/browser-network.ts";
        import { Attempts } from "/src/delivery/attempt.ts";
        parent.postMessage("ready");
        const startTimer = (task, milliseconds) => { const timer = setTimeout(task, milliseconds); return () => clearTimeout(timer); };
        addEventListener("message", async ({ data }) => {
          browserNetwork.watch();
          const attempts = new Attempts({ ...browserNetwork, startTimer, now: () => 0 });
          parent.postMessage(await attempts.make({ url: data, headers: {}, body: "{}" }, false));
        });
      </script>`;
    const next = () =>
      new Promise((resolve) => addEventListener("message", ({ data }) => resolve(data), { once: true }));
    const ready = next();
    document.body.append(frame);
    await ready;
    const outcome = next();
    frame.contentWindow?.postMessage(box.url("ok"));
    expect(await outcome).to.deep.equal({ kind: "retry", reason: "blocked-by-csp" });
    expect(await box.requests()).to.deep.equal([]);
    frame.remove();
  });
});

describe("the lock", () => {
  it("lets one task run at a time", async () => {
    const order: string[] = [];
    const task = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
    };
    await Promise.all([browserNetwork.withLock("test", task("a")), browserNetwork.withLock("test", task("b"))]);
    expect(order).to.deep.equal(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("hands on what the task throws, and is free again", async () => {
    const failing = browserNetwork.withLock("test", () => Promise.reject(new RangeError("task")));
    expect(await failing.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    await browserNetwork.withLock("test", async () => {});
  });

  it("is done without where the browser has none (an insecure page)", async () => {
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, "locks");
    Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
    let ran = false;
    await browserNetwork.withLock("test", async () => void (ran = true));
    Reflect.deleteProperty(navigator, "locks");
    expect(ran).to.equal(true);
    expect(Object.getOwnPropertyDescriptor(Navigator.prototype, "locks")).to.deep.equal(locks);
  });
});
