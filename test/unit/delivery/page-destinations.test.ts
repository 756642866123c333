import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeForPage, type PageCall } from "../../../src/delivery/page-destinations.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { browserPage } from "../../../src/session/browser-page.ts";

const { hash } = browserPage;

/** A new lead with these contacts. */
const event = (contacts: Record<string, string>, visitorId = "0199AB"): LeadEvent =>
  ({
    id: "0199-event",
    type: "leadchat.lead.created.v1",
    data: {
      lead: {
        id: "0199-lead",
        visitorId,
        contacts: Object.entries(contacts).map(([kind, value]) => ({ kind, value })),
      },
    },
  }) as unknown as LeadEvent;

const tell = (
  contacts: Record<string, string>,
  destinations: NonNullable<LeadChatConfig["destinations"]>,
): Promise<PageCall[]> => describeForPage(event(contacts), destinations, hash);

describe("hashes, against the vectors that the ad platforms publish", () => {
  const vectors: [text: string, digest: string][] = [
    ["john_smith@gmail.com", "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f"],
    ["16505551212", "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176"],
    ["+16505551212", "1e231c66011e7a2d867a9cfae267a6aff103cf4913640b6e71a99850fc0ffbc8"],
    ["mary", "6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec"],
    ["정", "8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14"],
    ["valéry", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"],
  ];
  for (const [text, digest] of vectors) test(text, async () => assert.equal(await hash(text), digest));
});

describe("TikTok", () => {
  test("gets e-mail, number with its plus, and visitor, each hashed; then the event with our id", async () => {
    const calls = await tell({ email: " John_Smith@gmail.com ", phone: "+16505551212" }, { tiktok: true });
    assert.deepEqual(calls, [
      {
        destination: "tiktok",
        global: "ttq",
        method: "identify",
        args: [
          {
            email: "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f",
            phone_number: "1e231c66011e7a2d867a9cfae267a6aff103cf4913640b6e71a99850fc0ffbc8",
            external_id: await hash("0199ab"),
          },
        ],
      },
      { destination: "tiktok", global: "ttq", method: "track", args: ["Lead", {}, { event_id: "0199-event" }] },
    ]);
  });

  test("a WhatsApp number is a number", async () => {
    const [identify] = await tell({ whatsapp: "+16505551212" }, { tiktok: true });
    assert.equal(
      (identify?.args[0] as Record<string, string>)["phone_number"],
      "1e231c66011e7a2d867a9cfae267a6aff103cf4913640b6e71a99850fc0ffbc8",
    );
  });

  test("where the page can't hash, nobody is identified, and the event still told", async () => {
    const calls = await describeForPage(event({ email: "a@b.example" }), { tiktok: true }, async () => undefined);
    assert.deepEqual(
      calls.map(({ method }) => method),
      ["track"],
    );
  });

  test("Contact instead of Lead", async () => {
    const calls = await tell({ email: "a@b.example" }, { tiktok: { event: "Contact" } });
    assert.equal(calls.at(-1)?.args[0], "Contact");
  });
});

const others: [string, NonNullable<LeadChatConfig["destinations"]>, PageCall][] = [
  [
    "Meta",
    { meta: true },
    { destination: "meta", global: "fbq", args: ["track", "Lead", {}, { eventID: "0199-event" }] },
  ],
  [
    "Meta, another name",
    { meta: { event: "Contact" } },
    { destination: "meta", global: "fbq", args: ["track", "Contact", {}, { eventID: "0199-event" }] },
  ],
  [
    "Google",
    { google: true },
    {
      destination: "google",
      global: "gtag",
      args: ["event", "generate_lead", { lead_source: "lead-chat", event_id: "0199-event" }],
    },
  ],
  [
    "a tag manager",
    { dataLayer: true },
    {
      destination: "dataLayer",
      global: "dataLayer",
      method: "push",
      args: [{ event: "lead_chat_lead", event_id: "0199-event", lead_id: "0199-lead", kinds: ["email", "phone"] }],
    },
  ],
];
for (const [what, destinations, expected] of others) {
  test(`${what}: the event's id, and nothing of the visitor`, async () => {
    const calls = await tell({ email: "john_smith@gmail.com", phone: "+16505551212" }, destinations);
    assert.deepEqual(calls, [expected]);
    assert.doesNotMatch(JSON.stringify(calls), /john|1650/);
  });
}

test("a data layer of another name", async () => {
  const [call] = await tell({ email: "a@b.example" }, { dataLayer: { name: "myLayer" } });
  assert.equal(call?.global, "myLayer");
});

test("nothing is on, nobody is told; several are told in a fixed order", async () => {
  assert.deepEqual(await tell({ email: "a@b.example" }, {}), []);
  const calls = await tell({ email: "a@b.example" }, { dataLayer: true, google: true, meta: true, tiktok: true });
  assert.deepEqual(
    calls.map(({ destination }) => destination),
    ["tiktok", "tiktok", "meta", "google", "dataLayer"],
  );
});
