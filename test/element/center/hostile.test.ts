import { aTimeout, expect } from "@open-wc/testing";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { leadRecord } from "../../fixtures/center/records.ts";
import { conversation, message, sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, OpenCenter } from "./support.ts";

/** What somebody may call themself, write, answer or be labelled with. */
const words: Readonly<Record<string, string>> = {
  script: "<script>window.hacked = true</script>",
  image: '<img src=x onerror="window.hacked=true">',
  address: "javascript:window.hacked=true",
  formula: '=HYPERLINK("https://evil.example","x")',
  template: "${window.hacked=true}{{7*7}}",
  direction: "\u202eevil\u202d\u2066abc",
  long: "W".repeat(10_240),
  prototype: "__proto__",
};

/** Every view, and what shows that it is there. */
const views: Readonly<Record<string, string>> = {
  "#inbox": ".item",
  "#conversation=x": ".bubble",
  "#leads": ".row",
  "#lead=x": "#status",
  "#settings/canned": "#name-0",
  "#settings/labels": "#labels",
  "#settings/replies": "#when-0",
  "#settings/signals": "#name-0",
  "#settings/business": "#name",
  "#settings/people": ".person",
  "#settings/install": "pre",
  "#settings/account": "#name",
};

/** A server in which everything that others wrote is these words. */
function hostileCenter(word: string): FakeCenter {
  const server = sampleCenter();
  const { data } = server;
  const record = leadRecord({
    id: "x",
    contacts: ["name", "email", "phone", "whatsapp", "instagram", "line", "x-custom"].map(
      (kind) => [kind, word] as const,
    ),
    touches: [{ kind: "click", at: "2026-11-20T09:00:00.000Z", campaign: word, platform: word, landing: word }],
    lead: { answers: { [word]: { question: word, value: word } }, labels: [word] },
  });
  const note = { id: "n", text: word, author: word, at: "2026-11-20T09:00:00.000Z" };
  const page = { url: word, referrer: word, language: word, timeZone: word };
  const work = {
    status: "raw" as const,
    labels: [word],
    notes: [note],
    addedContacts: [{ kind: word, value: word }],
    refusedContacts: [],
  };
  data.leads = [{ ...record, page, work }];
  const line = { from: "visitor" as const, text: word, at: "2026-11-20T09:00:00.000Z" };
  data.conversations = [
    conversation("x", { title: word, leadId: "x", lastMessage: line, labels: [word], replying: [word], unread: 1 }),
    conversation("y", { title: word, lastMessage: { ...line, from: "auto" } }),
  ];
  const contacts = [{ kind: word, value: word, start: 0, end: word.length, state: "new" as const }];
  const change = { kind: "phone", value: word };
  data.threads = {
    x: {
      items: [
        message("m1", { text: word, contacts }),
        message("m2", { text: `https://a.example/${word} ${word}`, from: "business", author: word }),
        { type: "notice", id: "n1", at: line.at, action: word, added: [change], removed: [change] },
      ],
      earlier: null,
      signals: [word],
    },
  };
  data.settings = {
    ...data.settings,
    site: word,
    businessName: word,
    origins: [word],
    labels: [word],
    cannedReplies: [{ name: word, text: word }],
    config: { welcome: word, replies: [{ when: word, say: word }], signals: { [`${word} `]: [word] } },
  };
  data.people = [{ id: "other", name: word, email: word, role: "agent" }];
  return server;
}

describe("hostile words are words", () => {
  before(() => setViewport(1300, 800));

  /** Nothing of it is more than text, and nothing sticks out. */
  const look = async (center: OpenCenter) => {
    await center.settled();
    await aTimeout(0);
    expect(center.all("img, script, iframe, object, embed, style").length).to.equal(0);
    const links = center.all("a").map((link) => (link as HTMLAnchorElement).protocol);
    for (const protocol of links) expect(protocol).to.match(/^(https?|mailto|tel):$/);
    expect("hacked" in window).to.equal(false);
    expect(document.documentElement.scrollWidth, "nothing sticks out").to.be.at.most(1300);
  };

  for (const [name, word] of Object.entries(words)) {
    describe(name, () => {
      for (const [hash, selector] of Object.entries(views)) {
        it(hash, async () => {
          const center = new OpenCenter(hostileCenter(word), { hash });
          await center.wait(selector);
          await look(center);
          await center.remove();
        });
      }

      it("what is refused", async () => {
        const server = hostileCenter(word);
        const center = new OpenCenter(server, { hash: "#settings/install" });
        await center.write("#origins", `${word} one`);
        await center.press("Save");
        await eventually(() => center.find("#origins-error"), "the mistake");
        await look(center);
        const errors = [{ path: `config.${word}`, message: word, code: word }];
        const details = { code: "invalid-body", detail: word, params: { mistake: word }, errors };
        server.refusals.set("PUT /api/settings", { toResponse: () => Response.json(details, { status: 422 }) });
        await center.press("Save");
        await eventually(() => center.texts("[role=alert]").join().includes("config."), "the place");
        await look(center);
        server.refusals.set("PUT /api/settings", {
          toResponse: () => Response.json({ detail: word }, { status: 409 }),
        });
        await center.press("Save");
        await eventually(() => center.find("[role=alert] [lang=en]"), "the server's words");
        await look(center);
        await center.remove();
      });
    });
  }

  it("and keep their order to themselves: names and values stand isolated", async () => {
    const center = new OpenCenter(hostileCenter(words["direction"]!), { hash: "#conversation=x" });
    await center.wait(".bubble");
    await center.wait("#status");
    for (const selector of [".item .name", ".who h1", ".person h2", ".contact .value", ".chip"]) {
      for (const one of center.all(selector)) {
        const isIsolated = one.matches("bdi, .words") || one.querySelector("bdi");
        expect(Boolean(isIsolated), `${selector} ${one.outerHTML.slice(0, 80)}`).to.equal(true);
      }
    }
    expect(getComputedStyle(center.all(".bubble")[0]!).unicodeBidi).to.equal("plaintext");
    await center.remove();
  });
});
