import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { flatten } from "../../../src/delivery/flatten.ts";
import { leadChatEventSchema, type LeadChatEvent, type LeadEvent } from "../../../src/protocol/lead-event.ts";
import { World } from "../../fixtures/session/world.ts";

/** The samples of `docs/events.md` are real: this test makes them. `LEAD_CHAT_UPDATE_DOCS=1` writes them anew. */
const page = new URL("../../../docs/events.md", import.meta.url);
const AD =
  "https://shop.example/class?utm_source=tiktok&utm_medium=paid&utm_campaign=weekend-barista&campaign_id=1780011223344&adgroup_id=1780011223355&ad_id=1780011223366&lc_goal=lead&ttclid=E.C.P.abc";

const SAMPLE = /(<!-- sample: ([\w-]+) -->)(?:\s*```json\n([\s\S]*?)\n```)?/g;

async function happen(): Promise<LeadChatEvent[]> {
  const world = new World();
  const tab = world.tab();
  tab.url = AD;
  const session = tab.session({
    language: "en",
    config: { signals: { payment: ["pay", "bayar"] }, delivery: { messages: true } },
  });
  const act = (work: unknown) => Promise.all([work, world.advance(2000)]);
  await act(session.sendMessage("Hi, can I pay by card?"));
  await act(session.sendMessage("my name is Ana, call me at 081234567890"));
  const answers = { people: { question: "How many people?", value: 2 } };
  const consents = [
    { purpose: "news", granted: true, text: "Also send me offers and news. I can stop this at any time." },
  ];
  const contacts = [{ kind: "email", value: "ana@example.com", field: "email" }];
  await act(session.submitForm({ formId: "class", contacts, answers, consents }));
  await act(session.removeContact?.({ kind: "email", value: "ana@example.com" }));
  await act(session.forget());
  return world.received.map(({ event }) => event);
}

const events = await happen();
const find = (type: LeadChatEvent["type"], action?: LeadEvent["data"]["change"]["action"]): LeadChatEvent => {
  const found = events.find(
    (event) => event.type === type && (!action || ("change" in event.data && event.data.change.action === action)),
  );
  return found ?? assert.fail(`no ${type} ${action ?? ""}`);
};

const samples: Readonly<Record<string, unknown>> = {
  "conversation-started": find("leadchat.conversation.started.v1"),
  signal: find("leadchat.signal.v1"),
  message: find("leadchat.message.v1"),
  "lead-created": find("leadchat.lead.created.v1"),
  "lead-updated": find("leadchat.lead.updated.v1", "submitted"),
  "lead-removed": find("leadchat.lead.updated.v1", "removed"),
  "lead-erased": find("leadchat.lead.erased.v1"),
  flat: flatten(find("leadchat.lead.updated.v1", "submitted")),
};

test("every event that a device sends is as its schema says", () => {
  for (const event of events) {
    const result = leadChatEventSchema.safeParse(event);
    assert.ok(result.success, `${event.type}: ${JSON.stringify(result.error?.issues)}`);
  }
});

test("the samples in docs/events.md are what is sent", async () => {
  const text = await readFile(page, "utf8");
  const shown = new Set<string>();
  const written = text.replace(SAMPLE, (block, marker: string, name: string, json?: string) => {
    shown.add(name);
    const sample = samples[name] ?? assert.fail(`no sample ${name}`);
    if (process.env["LEAD_CHAT_UPDATE_DOCS"])
      return `${marker}\n\n\`\`\`json\n${JSON.stringify(sample, null, 2)}\n\`\`\``;
    assert.deepEqual(JSON.parse(json ?? "null"), sample, "LEAD_CHAT_UPDATE_DOCS=1 writes the samples anew");
    return block;
  });
  assert.deepEqual([...shown].sort(), Object.keys(samples).sort(), "each is shown");
  if (written !== text) await writeFile(page, written);
});
