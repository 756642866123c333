import { expect } from "@open-wc/testing";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";
import { Chat, eventually } from "./support.ts";

const NUMBER = "call me at 0812-3456-7890";

/** Each of these is a mistake of the page's author: a clear word about the place and the remedy, and nothing is lost. */
describe("<lead-chat>, bad input", () => {
  let receiver: ReceiverBox;
  let chat: Chat | undefined;
  const spoken: string[] = [];
  const { warn, error } = console;
  before(() => {
    console.warn = console.error = (...words: unknown[]) => void spoken.push(words.join(" "));
  });
  after(() => Object.assign(console, { warn, error }));
  beforeEach(async () => {
    spoken.length = 0;
    receiver = await connectReceiver();
  });
  afterEach(() => chat?.remove());

  /** The diagnostic, which the console has too, and never with the visitor's words. */
  async function explained(code: string): Promise<string> {
    const { message } = await (chat as Chat).diagnostic(code);
    expect(spoken.join("\n")).to.include(message);
    expect(spoken.join("\n")).not.to.include("0812");
    return message;
  }

  it("an unknown attribute value names the attribute, the choices and what is taken", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), capture: "sometimes" });
    await chat.open();
    expect(await explained("attribute-invalid")).to.equal('capture="sometimes": use auto,ask,off; "auto" is taken.');
    expect(chat.element.capture).to.equal("auto");
    chat.element.setAttribute("theme", "blue");
    await eventually(() => spoken.some((line) => line.includes('theme="blue"')), "a later mistake");
    expect(chat.codes.filter((code) => code === "attribute-invalid")).to.have.length(2);
    await chat.capture(NUMBER);
  });

  it("a config attribute that is no JSON is named, and the chat works without it", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), config: '{"welcome": "Hi",}' });
    await chat.open();
    expect(await explained("config-malformed")).to.match(/^config is not valid JSON/);
    await chat.capture(NUMBER);
  });

  it("a mistake in config names its path, and the rest of it works", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), config: '{"welcome": "Hello there", "suggestions": "Dates"}' });
    await chat.open();
    expect(await explained("config-invalid")).to.equal("config.suggestions: a list is needed");
    await eventually(() => chat?.find('[role="log"]')?.textContent?.includes("Hello there"), "the welcome");
  });

  it("an unknown key of config is a warning", async () => {
    chat = new Chat({ endpoint: receiver.url("ok"), config: '{"welcom": "Hi"}' });
    await chat.open();
    expect(await explained("config-unknown-key")).to.equal("config.welcom: this key is not known");
  });

  it("no endpoint is one error, no notice and nothing queued; the page still gets the event", async () => {
    chat = new Chat({});
    let lead = 0;
    chat.element.addEventListener("lead-chat-lead", () => lead++);
    await chat.open();
    await chat.element.sendMessage(NUMBER);
    await eventually(() => lead === 1, "the event");
    expect(await explained("no-destination")).to.match(/endpoint|server/);
    expect(chat.codes.filter((code) => code === "no-destination")).to.have.length(1);
    expect(chat.notices()).to.deep.equal([]);
    expect(chat.element.session?.state.get().undelivered).to.equal(0);
  });

  const endpoints: [string, () => string, string, RegExp][] = [
    ["that is no URL", () => "http://", "endpoint-invalid", /endpoint="http:\/\/"/],
    ["of another scheme", () => "ftp://leads.example/", "endpoint-invalid", /ftp:\/\/leads\.example/],
    ["that answers HTML", () => receiver.url("html"), "not-a-receiver", /HTML|web page|page/i],
    ["that redirects", () => receiver.url("redirect"), "redirected", /redirect/i],
    ["without CORS headers", () => receiver.url("no-cors"), "refused-cross-origin", /contentType|text|origin/i],
    ["that refuses", () => receiver.url("status/404"), "http-404", /404/],
  ];
  for (const [name, endpoint, code, words] of endpoints) {
    it(`an endpoint ${name} is explained, and the lead is kept until it is corrected`, async () => {
      chat = new Chat({ endpoint: endpoint() });
      await chat.open();
      await chat.capture(NUMBER);
      expect(await explained(code)).to.match(words);
      // The lead's event, and the one that says that a conversation began.
      expect(chat.element.session?.state.get().undelivered).to.equal(2);
      // Nothing was lost: with a right endpoint it arrives, once.
      const right = await connectReceiver();
      chat.element.setAttribute("endpoint", right.url("ok"));
      const posts = await right.waitForPosts(2, 8000);
      expect(posts.filter(({ body }) => body.includes("+6281234567890"))).to.have.length(1);
      await eventually(() => chat?.element.session?.state.get().undelivered === 0, "an empty outbox");
      expect(await right.posts()).to.have.length(2);
    });
  }
});
