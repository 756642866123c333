import { expect } from "@open-wc/testing";
import { LeadChat } from "../../../src/elements/lead-chat/lead-chat.ts";
import { define } from "../../../src/elements/define-element.ts";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";
import { Chat, eventually } from "./support.ts";

describe("<lead-chat>, the host element", () => {
  let receiver: ReceiverBox;
  let chat: Chat | undefined;
  beforeEach(async () => {
    receiver = await connectReceiver();
  });
  afterEach(() => chat?.remove());

  it("shows a launcher named after the business, and nothing else, until there is intent", () => {
    chat = new Chat({ endpoint: receiver.url("ok"), "business-name": "Kopi Senja" });
    const launcher = chat.find("button");
    expect(launcher?.getAttribute("aria-label")).to.equal("Chat with Kopi Senja");
    expect(launcher?.getAttribute("aria-expanded")).to.equal("false");
    expect(chat.find("lead-chat-panel")).to.equal(undefined);
    expect(localStorage.getItem(`lead-chat/${chat.element.site}`)).to.equal(null);
  });

  it("is called 'Chat with us' without a name", () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    expect(chat.find("button")?.getAttribute("aria-label")).to.equal("Chat with us");
  });

  it("opens from the launcher with the focus in the text box, and tells the page", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    const told: string[] = [];
    for (const name of ["lead-chat-open", "lead-chat-close"])
      chat.element.addEventListener(name, () => told.push(name));
    chat.find("button")?.click();
    await eventually(() => chat?.find("textarea")?.matches(":focus"), "the focus in the text box");
    expect(chat.element.open).to.equal(true);
    chat.element.close();
    await eventually(() => chat?.element.shadowRoot?.activeElement?.part.contains("launcher"), "the focus back");
    expect(told).to.deep.equal(["lead-chat-open", "lead-chat-close"]);
  });

  it("reflects properties, and takes those that were set before the script ran", async () => {
    const early = document.createElement("lead-chat");
    early.businessName = "Kopi Senja";
    early.theme = "dark";
    expect(early.getAttribute("business-name")).to.equal("Kopi Senja");
    expect(early.theme).to.equal("dark");
    early.businessName = null;
    expect(early.hasAttribute("business-name")).to.equal(false);

    // An element that was made before its definition has own properties, which would hide the accessors.
    const inert = document.implementation.createHTMLDocument().createElement("lead-chat");
    expect(inert).not.to.be.instanceOf(LeadChat);
    Object.assign(inert, {
      config: { welcome: "Hi" },
      businessName: "Kopi Senja",
      site: `test-${crypto.randomUUID()}`,
    });
    document.body.append(inert);
    expect(inert).to.be.instanceOf(LeadChat);
    expect(Object.keys(inert)).to.deep.equal([]);
    expect(inert.config).to.deep.equal({ welcome: "Hi" });
    expect(inert.getAttribute("business-name")).to.equal("Kopi Senja");
    inert.remove();
  });

  it("switches are attributes that are there or not", () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    const { element } = chat;
    for (const name of ["open", "preload"] as const) {
      element[name] = true;
      expect(element.getAttribute(name)).to.equal("");
      element[name] = false;
      expect(element.hasAttribute(name)).to.equal(false);
    }
  });

  it("what is typed while the panel is on its way stands in the text box, and a second press does not close", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    const launcher = chat.find("button") as HTMLButtonElement;
    launcher.click();
    expect(launcher.getAttribute("aria-busy")).to.equal("true");
    expect(chat.element.shadowRoot?.activeElement).to.equal(launcher);
    launcher.click();
    for (const key of ["h", "i", " ", "Enter", "é"]) {
      launcher.dispatchEvent(new KeyboardEvent("keypress", { key, bubbles: true, cancelable: true }));
    }
    const input = () => chat?.find("textarea") as HTMLTextAreaElement | undefined;
    await eventually(() => input()?.value === "hi é", "the typed text in the text box");
    expect(chat.element.open).to.equal(true);
    expect(launcher.getAttribute("aria-busy")).to.equal("false");
    await eventually(() => chat?.find('[part~="send-button"]'), "the send button");
    // Later keys on the launcher are nobody's text.
    launcher.dispatchEvent(new KeyboardEvent("keypress", { key: "x", bubbles: true }));
    expect(launcher.value).to.equal("");
  });

  it("is called in the visitor's language from the first moment", () => {
    chat = new Chat({ endpoint: receiver.url("ok"), lang: "id", "business-name": "Kopi Senja" });
    const launcher = chat.find("button");
    expect(launcher?.getAttribute("aria-label")).to.equal("Chat dengan Kopi Senja");
    chat.element.lang = "zh-TW";
    expect(launcher?.getAttribute("aria-label")).to.equal("與Kopi Senja聊聊");
    expect(chat.find("lead-chat-panel")).to.equal(undefined);
  });

  it("preload fetches the panel when the page is idle", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), preload: "" });
    await eventually(() => chat?.find("lead-chat-panel"), "the panel");
    expect(chat.element.open).to.equal(false);
  });

  it("preload never fetches anything for visitors who save data", async () => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
    try {
      chat = new Chat({ endpoint: receiver.url("ok"), preload: "" });
      await new Promise((resolve) => setTimeout(resolve, 2000));
      expect(chat.find("lead-chat-panel")).to.equal(undefined);
    } finally {
      delete (navigator as { connection?: unknown }).connection;
    }
  });

  it("attribution='arrival' keeps one small record and opens no database; the others write nothing", async () => {
    const key = (element: { site: string | null }) => `lead-chat/${element.site}`;
    const before = location.href;
    chat = new Chat({ endpoint: receiver.url("ok"), attribution: "arrival" });
    const other = new Chat({ endpoint: receiver.url("ok") });
    // The test's own page was led to by nobody, unless its query says so.
    const { noteArrival } = await import("../../../src/session/note-arrival.ts");
    const arrival = {
      url: "https://shop.example/a?utm_source=x&email=a@b.example#c",
      referrer: "",
      at: "2026-11-01T00:00:00.000Z",
    };
    for (let visit = 0; visit < 2; visit++) noteArrival({ site: chat.element.site ?? undefined, arrival });
    expect(localStorage.getItem(`${key(chat.element)}/arrivals`)).to.equal(
      JSON.stringify([{ url: "https://shop.example/a?utm_source=x", referrer: "", at: arrival.at }]),
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(location.href).to.equal(before);
    expect(localStorage.getItem(`${key(other.element)}/arrivals`)).to.equal(null);
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    for (const { element } of [chat, other]) expect(databases).not.to.include(`lead-chat-1/${element.site}`);
    // `forget()` takes it too.
    await chat.element.forget();
    expect(localStorage.getItem(`${key(chat.element)}/arrivals`)).to.equal(null);
    other.remove();
  });

  it("honours calls made before the panel is there", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    await chat.element.sendMessage("call me at 0812-3456-7890");
    await eventually(() => chat?.element.lead, "the lead");
    expect(chat.element.lead?.contacts.map(({ value }) => value)).to.deep.equal(["+6281234567890"]);
  });

  it("a lead event reaches the page once, as it is posted", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    const events: unknown[] = [];
    chat.element.addEventListener("lead-chat-lead", ({ detail }) => events.push(detail));
    await chat.open();
    await chat.capture("call me at 0812-3456-7890");
    const posts = (await receiver.waitForPosts(2)).map(({ body }) => JSON.parse(body) as { type: string });
    expect(events).to.have.length(1);
    expect(posts.find(({ type }) => type === "leadchat.lead.created.v1")).to.deep.equal(events[0]);
    expect(JSON.stringify(posts)).not.to.include("call me");
  });

  it("two elements of one namespace share one session and speak once", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    const other = new Chat({ endpoint: receiver.url("ok"), site: chat.element.site as string });
    let told = 0;
    const count = () => told++;
    document.addEventListener("lead-chat-lead", count);
    await chat.open();
    await other.open();
    await other.capture("call me at 0812-3456-7890");
    expect(chat.notices()).to.have.length(1);
    expect(told).to.equal(1);
    document.removeEventListener("lead-chat-lead", count);
    other.remove();
  });

  it("inline it is a region in the page, without a launcher and without a close button", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), mode: "inline", "business-name": "Kopi Senja" });
    await eventually(() => chat?.find("textarea"), "the composer");
    expect(chat.find("section")?.getAttribute("aria-label")).to.equal("Chat with Kopi Senja");
    expect(chat.find('[part~="close-button"]')).to.equal(undefined);
    expect(getComputedStyle(chat.find('[part~="launcher"]') as Element).display).to.equal("none");
    expect(chat.element.getBoundingClientRect().height).to.be.greaterThan(300);
    expect(chat.find("textarea")?.matches(":focus")).to.equal(false);
  });

  it("[hidden] hides all of it, and a closed chat catches no click", async () => {
    chat = new Chat({ endpoint: receiver.url("ok") });
    await chat.open();
    chat.element.hidden = true;
    expect(chat.find('[part~="launcher"]')?.getBoundingClientRect().width).to.equal(0);
    chat.element.hidden = false;
    chat.element.close();
    await eventually(() => chat?.find("dialog")?.getBoundingClientRect().width === 0, "the panel to be gone");
  });

  it("keeps asking for a chunk that failed, says so after 8 s, and takes the visitor's word", async function () {
    this.timeout(15_000);
    const { persist } = await import("../../../src/session/persist.ts");
    const retries: (() => void)[] = [];
    let fails = true;
    let asked = 0;
    const begun = performance.now();
    const result = persist(
      () => {
        asked++;
        return fails ? Promise.reject(new Error("offline")) : Promise.resolve("panel");
      },
      (retry) => retries.push(retry),
    );
    await eventually(() => asked === 2, "the second try");
    window.dispatchEvent(new Event("online"));
    await eventually(() => asked === 3, "a try when the connection is back");
    await eventually(() => retries[0], "the failure to be told", 12_000);
    expect(performance.now() - begun).to.be.greaterThan(7900);
    fails = false;
    retries[0]?.();
    expect(await result).to.equal("panel");
  });

  it("the same class defined again is silent, another one warns with both versions", () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warned.push(text);
    define("lead-chat", LeadChat);
    expect(warned).to.have.length(0);
    define(
      "lead-chat",
      class extends HTMLElement {
        static version = "9.9.9";
      },
    );
    console.warn = warn;
    expect(warned).to.have.length(1);
    expect(String(warned[0])).to.include("9.9.9").and.include(LeadChat.version);
  });
});
