import { expect } from "@open-wc/testing";
import type { LeadChatConfig } from "../../../../src/protocol/config.ts";
import { connectReceiver, type ReceiverBox } from "../../../fixtures/receiver-client.ts";
import { setViewport } from "../../../fixtures/viewport.ts";
import { Chat, eventually } from "../../lead-chat/support.ts";

/** The whole element, with a real session behind it. */
describe("around the panel", () => {
  let receiver: ReceiverBox;
  let chat: Chat;
  const words = () => chat.all('[part="bubble"]').map(({ textContent }) => (textContent ?? "").replace(/^.*?: /, ""));
  /** Everything that the status element said, in order. */
  let said: string[];
  let observer: MutationObserver;

  before(() => setViewport(1024, 700));
  beforeEach(async () => {
    receiver = await connectReceiver();
  });
  afterEach(() => {
    observer.disconnect();
    chat.remove();
  });

  async function open(config: LeadChatConfig = {}, attributes: Record<string, string> = {}): Promise<void> {
    chat = new Chat({ endpoint: receiver.url("ok"), "business-name": "Kopi Senja", ...attributes });
    chat.element.config = config;
    said = [];
    observer = new MutationObserver((records) => {
      const spoken = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      const status = spoken.find((element) => element?.matches("[role=status]"));
      if (status) said.push(status.textContent ?? "");
    });
    await chat.open();
    const root = chat.find("lead-chat-panel")!.shadowRoot as ShadowRoot;
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  describe("replies", () => {
    const replies: LeadChatConfig["replies"] = [
      {
        when: ["price", "how much"],
        say: ["It is Rp 350.000.", "Shall we hold a place?"],
        delay: 20,
        quickReplies: ["Yes", "No"],
      },
      { when: "yes", say: "Lovely!", delay: 20 },
    ];

    it("answer by the first rule, with answers to press", async () => {
      await open({ replies, suggestions: ["How much is it?"] });
      (await eventually(() => chat.find('[part="suggestion"]'), "the suggestion")).click();
      await eventually(() => words().includes("Shall we hold a place?"), "the reply");
      expect(words()).to.deep.equal(["How much is it?", "It is Rp 350.000.", "Shall we hold a place?"]);
      const yes = await eventually(() => chat.find('[part="suggestion"]'), "the quick reply");
      expect(yes.textContent?.trim()).to.equal("Yes");
      yes.click();
      await eventually(() => words().includes("Lovely!"), "the next reply");
      expect(chat.find('[part="suggestion"]')).to.equal(undefined);
    });

    it("fall back once, and not for who left a way to be reached", async () => {
      await open();
      const fallback = "Thanks! Leave a number or e-mail and Kopi Senja will get back to you.";
      await chat.element.sendMessage("hello");
      await eventually(() => words().includes(fallback), "the fallback");
      await chat.capture("call me at 0812-3456-7890");
      await chat.element.sendMessage("and hello again");
      await new Promise((resolve) => setTimeout(resolve, 1200));
      expect(words().filter((text) => text === fallback).length).to.equal(1);
    });

    it("do not ask for a way to be reached while the visitor is asked about one", async () => {
      await open({}, { capture: "ask" });
      await chat.element.sendMessage("write to ana@example.com");
      await eventually(() => chat.find(".ask"), "the question");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(words().length, words().join()).to.equal(1);
    });

    it("are kept with the conversation", async () => {
      await open({ replies });
      await chat.element.sendMessage("price");
      await eventually(() => words().includes("Shall we hold a place?"), "the reply");
      const { site } = chat.element;
      chat.remove();
      observer.disconnect();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await open({ replies }, { site: site ?? "" });
      await eventually(() => words().length === 3, "the conversation of before");
      expect(said, "history is no news").to.deep.equal([]);
    });

    it("say when the business is closed", async () => {
      await open({ hours: { timeZone: "UTC", week: {}, holidays: [] }, replies: { fallback: false } });
      await chat.element.sendMessage("hello");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(words(), "it never opens, so that nothing is promised").to.deep.equal(["hello"]);
    });
  });

  describe("the status element", () => {
    it("is there before anything is to be said", async () => {
      await open();
      const status = chat.find("[role=status]");
      expect(status?.getAttribute("role")).to.equal("status");
      expect(status?.textContent).to.equal("");
      expect(chat.element.session?.state.get().phase, "nobody has written").to.equal("idle");
    });

    it("says once that there is no connection, before the first keystroke too", async () => {
      const online = (is: boolean) => {
        Object.defineProperty(navigator, "onLine", { configurable: true, value: is });
        window.dispatchEvent(new Event(is ? "online" : "offline"));
      };
      const shown = () => chat.all(".line").filter(({ textContent }) => textContent?.includes("offline")).length;
      try {
        await open();
        chat.element.close();
        online(false);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(said, "not while it is closed").to.deep.equal([]);
        chat.element.show();
        await eventually(() => said.length === 1 && shown() === 1, "the words");
        chat.element.close();
        chat.element.show();
        online(true);
        await eventually(() => shown() === 0, "the line to go");
        expect(said).to.deep.equal(["You're offline."]);
        online(false);
        await eventually(() => said.length === 2, "the words again");
        expect(chat.element.session?.state.get().phase, "nobody has written").to.equal("idle");
      } finally {
        delete (navigator as { onLine?: boolean }).onLine;
      }
    });

    it("says each reply and the notice once, and nothing of the visitor's own", async () => {
      await open({ replies: [{ when: "price", say: "It is Rp 350.000.", delay: 20 }] });
      await chat.element.sendMessage("price");
      await eventually(() => said.length === 1, "the reply to be said");
      await chat.capture("call me at 0812-3456-7890");
      await eventually(() => said.length === 2, "the notice to be said");
      expect(said.map((text) => text.replace(/[\u2066-\u2069]/g, ""))).to.deep.equal([
        "Kopi Senja: It is Rp 350.000.",
        "Contact information was updated: +6281234567890. Undo available",
      ]);
    });

    it("says the question before details are saved, and what became of it", async () => {
      await open({ replies: { fallback: false } }, { capture: "ask" });
      await chat.element.sendMessage("write to ana@example.com");
      const no = await eventually(() => chat.find(".no"), "the question");
      no.click();
      await eventually(() => said.length === 2, "both to be said");
      expect(said.map((text) => text.replace(/[\u2066-\u2069]/g, ""))).to.deep.equal([
        "Save ana@example.com so that Kopi Senja can contact you?",
        "Not saved. You can add it under Your details.",
      ]);
      expect(chat.element.lead).to.equal(null);
    });
  });

  it("Undo takes the details back", async () => {
    await open({ replies: { fallback: false } });
    await chat.capture("call me at 0812-3456-7890");
    chat.find('[part="notice"] button')!.click();
    await eventually(() => chat.notices()[0] === "Removed from your details.", "the notice to say so");
    expect(chat.element.lead?.contacts ?? []).to.deep.equal([]);
  });

  it("counts what came while it was closed, in the badge, the launcher's description and the title", async () => {
    const title = (document.title = "Kopi Senja, Bandung");
    await open({ replies: [{ when: "price", say: ["One", "Two"], delay: 700 }] });
    await chat.element.sendMessage("price");
    await eventually(() => chat.find(".typing"), "somebody to type");
    chat.element.close();
    const launcher = chat.find('[part="launcher"]')!;
    await eventually(() => chat.find('[part="badge"]')?.textContent === "2", "the badge");
    await eventually(() => launcher.getAttribute("aria-description") === "2 unread messages", "the description");
    expect(launcher.getAttribute("aria-label")).to.equal("Chat with Kopi Senja");
    await eventually(() => document.title === `(2) ${title}`, "the title");
    chat.element.show();
    await eventually(() => chat.find('[part="badge"]')?.textContent === "", "the badge to go");
    await eventually(() => document.title === title, "the title to be restored");
  });

  it("makes a sound only for who turned it on, and only for what they do not see", async () => {
    const real = globalThis.AudioContext;
    let sounds = 0;
    globalThis.AudioContext = class extends real {
      override createOscillator(): OscillatorNode {
        sounds++;
        return super.createOscillator();
      }
    };
    try {
      await open({ replies: { fallback: false } });
      const { session } = chat.element;
      const receive = async (text: string) => {
        await session!.receiveMessage!({ text });
        await eventually(() => words().includes(text), text);
        await new Promise((resolve) => setTimeout(resolve, 250));
      };
      await chat.element.sendMessage("hello");
      chat.element.close();
      await receive("not turned on");
      expect(sounds, "not turned on").to.equal(0);
      session!.setPreferences!({ sound: true });
      chat.element.show();
      await receive("seen");
      expect(sounds, "seen").to.equal(0);
      chat.element.close();
      await receive("missed");
      await eventually(() => sounds > 0, "the sound");
    } finally {
      globalThis.AudioContext = real;
    }
  });

  it("a draft is there again after a reload", async () => {
    await open();
    const input = chat.find("textarea") as HTMLTextAreaElement;
    input.value = "Is there a";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await eventually(() => chat.element.session?.state.get().draft === "Is there a", "the draft to be kept");
    const { site } = chat.element;
    chat.remove();
    observer.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await open({}, { site: site ?? "" });
    await eventually(() => (chat.find("textarea") as HTMLTextAreaElement).value === "Is there a", "the draft");
  });

  it("speaks the language that the visitor chose", async () => {
    await open();
    chat.find(".menu-button")!.click();
    const language = await eventually(
      () => chat.all("lead-chat-menu button, li button").find((one) => one.textContent?.includes("Language")),
      "the menu",
    );
    (language as HTMLElement).click();
    const id = await eventually(() => chat.find('button[lang="id"]'), "the languages");
    id.click();
    await eventually(() => chat.find("textarea")?.getAttribute("aria-label") === "Pesan", "Indonesian");
  });
});
