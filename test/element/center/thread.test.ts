import { expect } from "@open-wc/testing";
import { refusal } from "../../../src/server/problem.ts";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { message, sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, OpenCenter } from "./support.ts";

const box = "textarea[aria-label='Answer']";

describe("a conversation", () => {
  let server: FakeCenter;
  let center: OpenCenter;
  const open = async () => {
    center = new OpenCenter(server, { hash: "#conversation=ana" });
    await center.wait(box);
  };
  const answer = () => center.find<HTMLTextAreaElement>(box)!;
  const key = (name: string, change: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", {
      key: name,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...change,
    });
    answer().dispatchEvent(event);
    return center.settled();
  };
  const bubbles = () => center.texts(".bubble").map((text) => text.replace(/^[^:]*: /, ""));
  const posted = (what: string) => server.asked.filter((line) => line === `POST /api/conversations/ana/${what}`).length;
  before(() => setViewport(1300, 800));
  beforeEach(() => (server = sampleCenter()));
  afterEach(() => center.remove());

  it("shows both sides in order, notices in place, and how far answers got", async () => {
    await open();
    const lines = center.all(".bubble, .notice").map((one) => (one.className === "bubble" ? "message" : "notice"));
    expect(lines).to.deep.equal(["message", "message", "message", "message", "notice", "message"]);
    expect(center.texts(".notice")[0]).to.contain("Contact information was updated: \u2068+6281234567890\u2069");
    expect(center.texts(".meta").some((text) => /^Sari Dewi · .* · Read$/.test(text))).to.equal(true);
    expect(center.texts(".meta").some((text) => text.startsWith("Automatic · "))).to.equal(true);
  });

  it("marks it read once it is seen", async function () {
    await open();
    if (!document.hasFocus()) return this.skip();
    await eventually(() => posted("state") > 0, "the receipt");
    await eventually(() => server.bodies.some((body) => (body as { readUpTo?: number }).readUpTo === 5), "how far");
    await eventually(() => center.texts(".badge").join() === "1", "the badge");
  });

  it("sends on Enter, shows it at once, and gives up its place", async () => {
    await open();
    await center.write(box, "By card or in cash.");
    await key("Enter");
    await eventually(() => bubbles().at(-1) === "By card or in cash.", "the answer");
    await eventually(() => posted("messages") === 1, "the message");
    expect(answer().value).to.equal("");
    const body = await eventually(() => server.bodies.find((one) => "text" in (one as object)), "its body");
    expect(Object.keys(body)).to.deep.equal(["id", "text"]);
    await eventually(() => !center.texts(".selected .when")[0]?.startsWith("Waiting"), "nobody waits there any more");
  });

  it("breaks the line on Shift + Enter and never sends while a word is composed", async () => {
    await open();
    await center.write(box, "こんにちは");
    await key("Enter", { isComposing: true });
    await key("Enter", { keyCode: 229 });
    await key("Enter", { shiftKey: true });
    await center.write(box, "   ");
    await key("Enter");
    expect(posted("messages")).to.equal(0);
  });

  it("keeps what failed, with its reason, and sends it when asked", async () => {
    await open();
    server.refusals.set("POST /api/conversations/ana/messages", refusal("not-stored"));
    await center.write(box, "Hello");
    await key("Enter");
    await eventually(
      () =>
        center.texts(".failed").join() ===
        "Not sent. The server couldn't save that; nothing has changed. Try again in a moment.",
      "the reason",
    );
    server.refusals.clear();
    await center.press("Try again");
    await eventually(() => center.all(".failed").length === 0 && bubbles().at(-1) === "Hello", "it is sent");
    expect(bubbles().filter((text) => text === "Hello").length).to.equal(1);
  });

  it("offers canned replies after a slash, by arrow keys and Enter", async () => {
    await open();
    await eventually(() => center.element && server.asked.includes("GET /api/settings"), "the settings");
    await center.write(box, "/");
    expect(center.texts(".option b")).to.deep.equal(["/hours", "/hello", "/price"]);
    await key("ArrowDown");
    expect(answer().getAttribute("aria-activedescendant")).to.equal("option-1");
    await key("Enter");
    expect(answer().value).to.equal("Hi Ana Souza, I am Sari Dewi of Kopi Senja. How can I help?");
    expect(posted("messages")).to.equal(0);
    await center.write(box, "/pri");
    expect(center.all(".option").length).to.equal(1);
    await key("Escape");
    expect(center.all(".canned").length).to.equal(0);
  });

  it("keeps a draft for each conversation", async () => {
    await open();
    await center.write(box, "for Ana");
    await center.go("#conversation=budi");
    await eventually(() => answer()?.value === "", "an empty box");
    await center.write(box, "for Budi");
    await center.go("#conversation=ana");
    await eventually(() => answer()?.value === "for Ana", "Ana's draft");
    expect(sessionStorage.getItem("lead-chat-center-drafts")).to.contain("for Budi");
  });

  it("takes the draft along to WhatsApp and e-mail when the visitor has left", async () => {
    await open();
    await center.wait(".strip");
    await center.write(box, "50% off & more");
    const links = center.all(".strip a") as HTMLAnchorElement[];
    expect(links[0]?.href).to.equal("https://wa.me/6281234567890?text=50%25%20off%20%26%20more");
    const mail = "mailto:ana.souza@example.com?subject=Your%20message%20to%20Kopi%20Senja&body=50%25";
    expect(links[1]?.href).to.contain(mail);
    expect(center.texts(".strip p")[0]).to.match(/^Visitor left 12 min/);
    server.change("ana", { visitor: { present: true, typing: true } });
    await eventually(() => center.all(".strip").length === 0, "the visitor is back");
    expect(center.texts(".who .state")[0]).to.equal("The visitor is writing…");
  });

  it("adds what stands in the text to the lead, or remembers that it is no contact", async () => {
    await open();
    expect(center.texts(".contact")).to.include("ana@example.com");
    await center.press("Not a contact");
    const work = () => server.data.leads[0]?.work;
    await eventually(() => work()?.refusedContacts.join() === "ana@example.com", "the refusal");
    await center.press("Add to lead");
    await eventually(() => work()?.addedContacts.length === 2, "the contact");
    expect(work()?.addedContacts[1]).to.deep.equal({ kind: "email", value: "ana@example.com" });
  });

  it("shows what was sent to who had read further up", async () => {
    const at = "2026-11-20T09:00:00.000Z";
    const items = Array.from({ length: 80 }, (_, index) => message(`m${index}`, { at }));
    server.data.threads["ana"] = { items, earlier: null, signals: [] };
    await open();
    await eventually(() => bubbles().length === 80, "the thread");
    const log = await center.wait(".log");
    log.scrollTo({ top: -log.scrollHeight });
    await eventually(() => log.scrollTop < -100, "the beginning");
    await center.write(box, "By card or in cash.");
    await key("Enter");
    await eventually(() => bubbles().at(-1) === "By card or in cash.", "the answer");
    await eventually(() => Math.abs(log.scrollTop) < 2, "the end");
  });

  it("is marked as a lead where there was none", async () => {
    center = new OpenCenter(server, { hash: "#conversation=budi" });
    await eventually(() => center.texts("h2").includes("Not a lead yet"), "no lead");
    expect(center.texts("dd")).to.include("#00000B");
    await center.press("Mark as lead");
    await eventually(() => posted2("budi/lead"), "the mark");
    await center.wait("#status");
    expect(center.button("Mark as lead") === undefined, "a lead is not marked again").to.equal(true);
    expect(center.texts("dd"), "the code by which the visitor names it elsewhere").to.include("#00000B");
  });
  const posted2 = (place: string) => server.asked.includes(`POST /api/conversations/${place}`);

  it("is closed and opened again", async () => {
    await open();
    await center.press("Close Close conversation");
    await eventually(() => server.data.conversations[0]?.state === "closed", "it is closed");
    await center.press("Reopen");
    await eventually(() => server.data.conversations[0]?.state === "open", "it is open");
  });

  it("says that there is none, or that it was erased", async () => {
    center = new OpenCenter(server, { hash: "#conversation=nonsense" });
    await eventually(() => center.texts("h1").includes("No such conversation"), "the sentence");
    await center.go("#conversation=ana");
    await center.wait(box);
    await eventually(() => server.watchers === 1, "the stream");
    server.tell("erased", { conversationId: "ana", revision: 99 });
    await eventually(() => center.texts("h1").includes("No such conversation"), "the sentence");
  });

  it("draws a long thread in pieces, and none of them anew while one types", async () => {
    const at = "2026-11-20T09:00:00.000Z";
    server.data.threads["ana"] = {
      items: Array.from({ length: 300 }, (_, index) => message(`m${index}`, { at })),
      earlier: null,
      signals: [],
    };
    await open();
    await eventually(() => center.all(".content .chunk").length === 7, "the pieces");
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(center.all(".content")[0]!, { childList: true, subtree: true, characterData: true });
    await center.write(box, "x");
    expect(observer.takeRecords().length + changes.length).to.equal(0);
    observer.disconnect();
  });
});
