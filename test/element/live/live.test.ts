import { expect } from "@open-wc/testing";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { Deed, TalkView } from "../../fixtures/live/talk-http.ts";
import { connectReceiver } from "../../fixtures/receiver-client.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { Chat, eventually } from "../lead-chat/support.ts";

/** The whole element with a real session, a real database and a server over HTTP. */
describe("a live conversation", () => {
  let server: string;
  let chat: Chat;
  let title: string;

  before(() => setViewport(1024, 700));
  beforeEach(async () => {
    const { origin } = await connectReceiver();
    server = `${origin}/talk/${crypto.randomUUID()}`;
    title = document.title;
    document.title = "Kopi Senja";
  });
  afterEach(() => {
    chat.remove();
    document.title = title;
  });

  const act = async (deed: Deed): Promise<TalkView> =>
    (await (await fetch(`${server}/deeds`, { method: "POST", body: JSON.stringify(deed) })).json()) as TalkView;
  const view = async (): Promise<TalkView> => (await (await fetch(`${server}/deeds`)).json()) as TalkView;
  /** Waits for something at the server. */
  async function there(look: (view: TalkView) => boolean, what: string): Promise<TalkView> {
    const end = performance.now() + 8000;
    for (;;) {
      const seen = await view();
      if (look(seen)) return seen;
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}: ${JSON.stringify(seen)}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const bubbles = () =>
    chat.all('[part="bubble"]').map(({ textContent }) => (textContent ?? "").replace(/^.*?, .*?: /, ""));
  const times = () => chat.all('[part~="time"]').map(({ textContent }) => textContent?.trim() ?? "");
  const claims = (claim: string) => eventually(() => times().some((time) => time.endsWith(claim)), claim, 8000);

  function make(config: LeadChatConfig = {}, attributes: Record<string, string> = {}): Chat {
    chat = new Chat({ server, "business-name": "Kopi Senja", ...attributes });
    chat.element.config = { replies: { fallback: false }, ...config };
    return chat;
  }

  it("shows how far each message got: sent, delivered, read", async () => {
    await make().open();
    expect(chat.element.shadowRoot?.textContent).to.not.contain("Automatic chat");
    await chat.element.sendMessage("Is there a class on Saturday?");
    await claims("Sent");
    await there(({ texts }) => texts.includes("visitor: Is there a class on Saturday?"), "the message");
    await there(({ streams }) => streams === 1, "the stream");
    await act({ do: "receive", deliveredUpTo: 1 });
    await claims("Delivered");
    await act({ do: "receive", readUpTo: 1 });
    await claims("Read");
  });

  it("shows who is there, who types and who answered, and tells that it was read", async () => {
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ streams }) => streams === 1, "the stream");
    await act({ do: "be", presence: "online" });
    await eventually(() => chat.find(".presence")?.textContent === "Online", "the presence");
    await act({ do: "type", active: true, author: "Rina" });
    const typing = await eventually(() => chat.find(".typing"), "the typing line");
    expect(typing.textContent).to.contain("Rina");
    await act({ do: "type", active: false });
    await act({ do: "answer", text: "Yes, at ten.", author: "Rina" });
    await eventually(() => bubbles().includes("Yes, at ten."), "the answer");
    expect(chat.find(".typing")).to.equal(undefined);
    expect(chat.all(".message.business .visually-hidden").at(-1)?.textContent).to.match(/^Rina, /);
    expect(times().at(-1)).to.match(/ · Rina$/);
    await there(({ told }) => told.at(-1)?.readUpTo === 2, "the receipt");
    await eventually(() => chat.find("[role=status]")?.textContent?.includes("Rina: Yes, at ten."), "the announcement");
    expect(document.title).to.equal("Kopi Senja");
  });

  it("counts what comes while it is closed, on the launcher and in the title, until it is opened", async () => {
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ streams }) => streams === 1, "the stream");
    chat.element.close();
    await act({ do: "answer", text: "One" });
    await act({ do: "answer", text: "Two" });
    await eventually(() => chat.find('[part="badge"]')?.textContent === "2", "the badge");
    await eventually(() => document.title === "(2) Kopi Senja", "the title");
    const { told } = await there((seen) => seen.told.at(-1)?.deliveredUpTo === 3, "what was delivered");
    expect(told.at(-1)?.readUpTo).to.equal(0);
    chat.element.show();
    await there((seen) => seen.told.at(-1)?.readUpTo === 3, "what was read");
    expect(document.title).to.equal("Kopi Senja");
  });

  it("hears of an answer on the next page, though nobody has opened the chat there", async () => {
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ streams }) => streams === 1, "the stream");
    const site = chat.element.site ?? "";
    // A page that is left takes the open chat with it; here, where the page stays, the next one would go on open.
    chat.element.close();
    chat.remove();
    await there(({ streams }) => streams === 0, "the end of the stream");
    make({}, { site });
    expect(chat.find("lead-chat-panel") === undefined, "closed").to.equal(true);
    await there(({ streams }) => streams === 1, "the next page's stream");
    expect(chat.find("lead-chat-panel") === undefined, "nothing more is loaded").to.equal(true);
    await act({ do: "answer", text: "We are here." });
    await eventually(() => chat.find('[part="badge"]')?.textContent === "1", "the badge", 8000);
    await eventually(() => document.title === "(1) Kopi Senja", "the title");
    await eventually(() => chat.find("[role=status]")?.textContent?.includes("We are here."), "the announcement");
    chat.remove();
    await there(({ streams }) => streams === 0, "the end of that stream too");
  });

  it("tells what the visitor types while somebody is there", async () => {
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ streams }) => streams === 1, "the stream");
    await act({ do: "be", presence: "online" });
    await eventually(() => chat.find(".presence")?.textContent === "Online", "the presence");
    const input = chat.find("textarea") as HTMLTextAreaElement;
    input.value = "And on Su";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await there(({ typed }) => typed.at(-1) === true, "typing");
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await there(({ typed }) => typed.at(-1) === false, "no longer typing");
  });

  it("asks where streams do not get through", async () => {
    await act({ do: "hold", streams: "none" });
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ texts }) => texts.length === 1, "the message");
    await act({ do: "answer", text: "By another way" });
    await eventually(() => bubbles().includes("By another way"), "the answer", 20_000);
  }).timeout(30_000);

  it("goes on after a stream was cut, without a gap or a double", async () => {
    await make().open();
    await chat.element.sendMessage("Hello");
    await there(({ streams, texts }) => streams === 1 && texts.length === 1, "the stream and the message");
    await act({ do: "answer", text: "One" });
    await act({ do: "cut" });
    await act({ do: "answer", text: "Two" });
    await eventually(() => bubbles().includes("Two"), "the answer", 8000);
    expect(bubbles()).to.deep.equal(["Hello", "One", "Two"]);
  });

  it("lets the rules answer only while nobody is there", async () => {
    const replies = { rules: [{ when: "price", say: "From Rp 350.000.", delay: 20 }], fallback: false as const };
    await make({ replies }).open();
    await chat.element.sendMessage("What is the price?");
    await there(({ texts }) => texts.includes("auto: From Rp 350.000."), "the rule's answer, told to the business");
    await act({ do: "be", presence: "online" });
    await eventually(() => chat.find(".presence")?.textContent === "Online", "the presence");
    await chat.element.sendMessage("And the price for two?");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(bubbles().filter((text) => text === "From Rp 350.000.").length).to.equal(1);
    await act({ do: "be", presence: "away" });
    await eventually(() => bubbles().filter((text) => text === "From Rp 350.000.").length === 2, "the second answer");
  });

  it("answers on the next page what nobody took on the page that was left, once", async () => {
    const replies = { rules: [{ when: "price", say: "From Rp 350.000.", delay: 20 }], fallback: false as const };
    await make({ replies }).open();
    await act({ do: "be", presence: "online" });
    await chat.element.sendMessage("Hello");
    await eventually(() => chat.find(".presence")?.textContent === "Online", "the presence");
    await chat.element.sendMessage("What is the price?");
    await there(({ texts }) => texts.includes("visitor: What is the price?"), "the question");
    const site = chat.element.site ?? "";
    chat.element.close();
    chat.remove();
    await act({ do: "be", presence: "away" });
    const answers = ({ texts }: TalkView) => texts.filter((text) => text === "auto: From Rp 350.000.").length;
    for (const visit of [1, 2]) {
      await make({ replies }, { site }).open();
      await there((seen) => answers(seen) === 1, `the answer at visit ${String(visit)}`);
      await eventually(() => bubbles().at(-1) === "From Rp 350.000.", "the answer in the chat");
      if (visit === 2) await new Promise((resolve) => setTimeout(resolve, 5000));
      chat.element.close();
      chat.remove();
    }
    expect(answers(await view())).to.equal(1);
  }).timeout(30_000);

  it("leaves on the next page what somebody has read meanwhile", async () => {
    const replies = { rules: [{ when: "price", say: "From Rp 350.000.", delay: 20 }], fallback: false as const };
    await make({ replies }).open();
    await act({ do: "be", presence: "online" });
    await chat.element.sendMessage("What is the price?");
    await there(({ texts }) => texts.length === 1, "the question");
    const site = chat.element.site ?? "";
    chat.element.close();
    chat.remove();
    await act({ do: "receive", readUpTo: 1 });
    await act({ do: "be", presence: "away" });
    await make({ replies }, { site }).open();
    await claims("Read");
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect((await view()).texts).to.deep.equal(["visitor: What is the price?"]);
  }).timeout(30_000);

  it("reads numbers as the server's country has them, unless the page names another", async () => {
    await act({ do: "site", site: { region: "DE", config: { replyTime: 5 } } });
    for (const [attributes, value] of [
      [{ region: "" }, "+4915123456789"],
      [{ region: "ID" }, undefined],
    ] as const) {
      await make({}, attributes).open();
      await eventually(() => chat.find(".presence")?.textContent?.includes("5 minutes"), "the server's settings");
      await chat.element.sendMessage("0151 23456789");
      if (value === undefined) await new Promise((resolve) => setTimeout(resolve, 1500));
      else await eventually(() => chat.element.lead?.contacts[0]?.value === value, "the number", 8000);
      expect(chat.element.lead?.contacts.some((contact) => contact.value.startsWith("+49")) ?? false).to.equal(
        value !== undefined,
      );
      chat.remove();
    }
  }).timeout(30_000);

  it("takes name, picture and welcome from the server; the page's own go before", async () => {
    await act({
      do: "site",
      site: { businessName: "Kopi Pagi", config: { welcome: "Selamat datang!", replyTime: 5 } },
    });
    chat = new Chat({ server });
    await chat.open();
    await eventually(() => bubbles().some((text) => text.includes("Selamat datang!")), "the welcome");
    expect(chat.find(".title")?.textContent).to.equal("Kopi Pagi");
    expect(chat.find("dialog")?.getAttribute("aria-label")).to.equal("Chat with Kopi Pagi");
    chat.remove();
    await make({ welcome: "Hello!" }).open();
    await eventually(() => chat.find(".presence")?.textContent?.includes("5 minutes"), "the server's reply time");
    expect(chat.find(".title")?.textContent).to.equal("Kopi Senja");
    expect(bubbles().join()).to.contain("Hello!").and.not.contain("Selamat");
  });

  it("tells the owner when the server says nothing about the site, and works all the same", async () => {
    await make().open();
    const { message } = await chat.diagnostic("site-config-failed");
    expect(message).to.contain("http-404");
    await chat.element.sendMessage("Hello");
    await claims("Sent");
  });
});
