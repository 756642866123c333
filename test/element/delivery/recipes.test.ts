import { expect } from "@open-wc/testing";
import { resolveDestination } from "../../../src/delivery/destination.ts";
import type { FlatEvent } from "../../../src/delivery/flatten.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import { browserPlatform } from "../../../src/session/browser-platform.ts";
import { createLeadSession } from "../../../src/session/create-lead-session.ts";
import { createEngineRegistry } from "../../../src/session/engine-registry.ts";
import type { DeliveryReport, LeadSession } from "../../../src/session/session-types.ts";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";
import { tinyDetection } from "../../fixtures/session/world.ts";

type Delivery = Exclude<LeadChatConfig["delivery"], false | undefined>;

/** The services of `docs/recipes.md`, with an address as theirs are, and how they ask browsers beforehand. */
const services = [
  { name: "apps-script", address: "https://script.google.com/macros/s/AKfycb/exec", json: "refused-cross-origin" },
  { name: "zapier", address: "https://hooks.zapier.com/hooks/catch/1/a/", json: "refused-cross-origin" },
  { name: "make", address: "https://hook.eu2.make.com/abc", json: "refused-cross-origin" },
  { name: "n8n", address: "https://n8n.example/webhook/abc", json: undefined },
] as const;

/** What the page of the documentation tells to configure. */
async function documented(name: string): Promise<Delivery> {
  const page = await (await fetch("/docs/recipes.md")).text();
  const block = new RegExp(`<!-- config: ${name} -->\\s*\`\`\`json\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1];
  return (JSON.parse(block ?? "{}") as { delivery: Delivery }).delivery;
}

describe("the recipes, in a real browser against what answers as the services do", () => {
  let box: ReceiverBox;
  let session: LeadSession | undefined;
  let site: string;

  beforeEach(async () => {
    box = await connectReceiver();
    site = crypto.randomUUID();
  });
  afterEach(() => {
    session?.close();
    indexedDB.deleteDatabase(`lead-chat-1/${site}`);
    localStorage.removeItem(`lead-chat/${site}`);
  });

  async function send(mode: string, delivery: Delivery): Promise<DeliveryReport> {
    const engine = createEngineRegistry({ ...browserPlatform, detection: tinyDetection });
    session = createLeadSession(
      { site, endpoint: box.url(mode), region: "ID", config: { delivery } },
      { loadEngine: async () => engine },
    );
    const report = new Promise<DeliveryReport>((resolve) => session?.on("delivery", resolve));
    await session.sendMessage("my name is Ana, call me at 081234567890");
    return report;
  }

  for (const { name, address, json } of services) {
    it(`${name}: what is documented arrives, flat, without a preflight where the service answers none`, async () => {
      const delivery = await documented(name);
      // The test's own host is none of theirs: what follows from the address is taken from theirs.
      const real = resolveDestination({ endpoint: address, config: { delivery } }, location.href);
      if (typeof real === "string") throw new Error(real);
      const { contentType } = real;
      expect(contentType).to.equal(json ? "text" : "json");
      expect((await send(name, { ...delivery, contentType })).status).to.equal("delivered");
      const posts = await box.waitForPosts(2);
      const lead = posts.map(({ body }) => JSON.parse(body) as FlatEvent).find(({ event }) => event === "lead.created");
      expect([lead?.["name"], lead?.["phone"]]).to.deep.equal(["Ana", "+6281234567890"]);
      expect(lead?.["id"]).to.match(/^[0-9a-f-]{36}$/);
      const preflights = (await box.requests()).filter(({ method }) => method === "OPTIONS").length;
      expect(preflights > 0).to.equal(contentType === "json");
    });

    if (json)
      it(`${name}: as JSON it is refused, and the cause is named`, async () => {
        const report = await send(name, { ...(await documented(name)), contentType: "json" });
        expect([report.status, report.reason]).to.deep.equal(["retrying", json]);
        expect(await box.posts()).to.deep.equal([]);
      });
  }

  it("apps-script: without accept=any the redirect is named, and the event kept", async () => {
    const report = await send("apps-script", { format: "flat", contentType: "text" });
    expect([report.status, report.reason]).to.deep.equal(["parked", "redirected"]);
    expect((await session?.undelivered?.())?.length).to.be.greaterThan(0);
  });

  it("zapier: a header of one's own brings the preflight back, which is refused", async () => {
    const report = await send("zapier", { format: "flat", contentType: "text", headers: { "X-Mine": "1" } });
    expect(report.reason).to.equal("refused-cross-origin");
  });
});
