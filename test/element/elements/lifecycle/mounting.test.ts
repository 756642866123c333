import { expect } from "@open-wc/testing";
import { LeakMeter } from "../../../fixtures/elements/leak-meter.ts";
import { connectReceiver } from "../../../fixtures/receiver-client.ts";
import { setViewport } from "../../../fixtures/viewport.ts";
import { Chat, eventually } from "../../lead-chat/support.ts";

const TIMES = 100;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("mounted and removed", () => {
  const meter = new LeakMeter();

  before(() => setViewport(1024, 700));
  afterEach(() => meter.stop());

  it(`leaves nothing behind, ${TIMES} times`, async function () {
    this.timeout(60_000);
    const receiver = await connectReceiver();
    const attributes = { endpoint: receiver.url("ok"), site: "mounting", "business-name": "Kopi Senja" };
    const once = async (say: boolean) => {
      const chat = new Chat(attributes);
      chat.element.config = { welcome: "Hi!", replies: { fallback: false } };
      await chat.open();
      if (say) await chat.element.sendMessage("hello");
      else await chat.element.session?.prepare();
      chat.element.close();
      chat.remove();
      await pause(0);
    };
    // Modules that are loaded on first use keep what they need for good.
    await once(true);
    await pause(500);
    meter.start();
    for (let time = 0; time < TIMES; time++) await once(time % 25 === 0);
    const nothing = { listeners: 0, timers: 0, frames: 0, observers: 0, channels: 0, databases: 0 };
    await eventually(
      () => JSON.stringify(meter.held) === JSON.stringify(nothing),
      `everything to be let go of; the last look: ${JSON.stringify(meter.held)}`,
      8000,
    ).catch(() => {});
    expect(meter.held, meter.summary).to.deep.equal(nothing);
    expect(document.querySelectorAll("lead-chat").length).to.equal(0);
    expect(document.documentElement.style.overflow).to.equal("");
  });

  it("goes on with the same conversation and open state when a framework moves it", async () => {
    const chat = new Chat({ "business-name": "Kopi Senja" });
    chat.element.config = { delivery: false, replies: { fallback: false } };
    await chat.open();
    await chat.element.sendMessage("hello");
    const input = chat.find("textarea") as HTMLTextAreaElement;
    input.value = "half a sen";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    const { session } = chat.element;
    const place = document.createElement("main");
    document.body.append(place);
    place.append(chat.element);
    await pause(50);
    expect(chat.element.session).to.equal(session);
    expect(chat.element.open).to.equal(true);
    expect((chat.find("textarea") as HTMLTextAreaElement).value).to.equal("half a sen");
    expect(chat.find('[part="panel"]')!.getClientRects().length, "shown again").to.equal(1);
    place.remove();
  });

  it("goes on with the conversation, open state and draft when it is mounted anew", async () => {
    const site = `test-${crypto.randomUUID()}`;
    const config = { delivery: false, replies: { fallback: false } } as const;
    const chat = new Chat({ site });
    chat.element.config = config;
    await chat.open();
    await chat.element.sendMessage("hello");
    const input = chat.find("textarea") as HTMLTextAreaElement;
    input.value = "half a sen";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await eventually(() => chat.element.session?.state.get().draft === "half a sen", "the draft to be kept");
    chat.remove();
    await pause(0);
    document.body.append(chat.element);
    await eventually(() => chat.find('[part="bubble"]')?.textContent?.endsWith("hello"), "the conversation");
    expect(chat.element.open).to.equal(true);
    await eventually(() => (chat.find("textarea") as HTMLTextAreaElement).value === "half a sen", "the draft");
    chat.remove();
  });

  it("catches no click while it is closed", async () => {
    const chat = new Chat({ "business-name": "Kopi Senja" });
    chat.element.config = { delivery: false };
    await chat.open();
    chat.element.close();
    await eventually(() => chat.find('[part="panel"]')!.getClientRects().length === 0, "the panel to go");
    for (const [x, y] of [
      [900, 400],
      [700, 600],
      [10, 10],
    ] as const) {
      expect(document.elementFromPoint(x, y)).not.to.equal(chat.element);
    }
    chat.element.hidden = true;
    expect(document.elementFromPoint(1024 - 50, 700 - 50)).not.to.equal(chat.element);
    expect(chat.find('[part="launcher"]')!.getClientRects().length).to.equal(0);
    chat.remove();
  });
});

describe("a chat in the place of one that was taken away", () => {
  const site = `test-${crypto.randomUUID()}`;

  it("goes on open where the visitor had it open, once, and takes no focus", async () => {
    const first = new Chat({ site });
    first.element.config = { delivery: false };
    await first.open();
    document.body.focus();
    first.remove();
    await pause(50);
    const second = new Chat({ site });
    second.element.config = { delivery: false };
    expect(second.element.open).to.equal(true);
    await eventually(() => second.find('[part="panel"]')?.getClientRects().length === 1, "the panel");
    expect(second.element.shadowRoot!.activeElement === null, "no focus").to.equal(true);
    second.element.close();
    second.remove();
    await pause(50);
    const third = new Chat({ site });
    expect(third.element.open, "closed stays closed").to.equal(false);
    third.remove();
  });

  it("of another site begins closed", async () => {
    const first = new Chat({ site });
    first.element.config = { delivery: false };
    await first.open();
    first.remove();
    const second = new Chat();
    expect(second.element.open).to.equal(false);
    second.remove();
  });
});

describe("config as a text", () => {
  it("is what the attribute would hold: frameworks set properties", async () => {
    const chat = new Chat();
    (chat.element as { config: unknown }).config = JSON.stringify({ delivery: false, welcome: "Hi from JSON" });
    expect(chat.element.config).to.deep.equal({ delivery: false, welcome: "Hi from JSON" });
    await chat.open();
    await eventually(() => chat.find('[part="bubble"]')?.textContent?.includes("Hi from JSON"), "the welcome");
    chat.remove();
  });
});
