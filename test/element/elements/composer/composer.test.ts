import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import "../../../../src/elements/composer/composer-define.ts";
import { MESSAGE_LIMIT, type LeadChatComposer } from "../../../../src/elements/composer/composer.ts";
import { en } from "../../../../src/i18n/en.ts";
import { eventually } from "../../lead-chat/support.ts";
import "../../../fixtures/elements/frame.ts";
import { compositions, keyEvent, replay } from "../../../fixtures/elements/key-events.ts";

/** The composer alone, with what it sends. */
async function open(options: { draft?: string; formButton?: boolean } = {}) {
  const sent: string[] = [];
  const frame = await fixture(html`
    <test-frame>
      <lead-chat-composer
        .texts=${en}
        .draft=${options.draft}
        .formButton=${options.formButton ?? true}
        @lead-chat-send=${(event: CustomEvent<string>) => sent.push(event.detail)}
      ></lead-chat-composer>
    </test-frame>
  `);
  const element = frame.querySelector<LeadChatComposer>("lead-chat-composer")!;
  const root = element.shadowRoot!;
  const input = root.querySelector("textarea")!;
  return {
    element,
    root,
    input,
    sent,
    sendButton: () => root.querySelector<HTMLButtonElement>('[part="send-button"]'),
    /** Puts text into the box as typing does. */
    async type(text: string): Promise<void> {
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await element.updateComplete;
    },
  };
}

/** Runs a test as if the visitor typed on glass. */
async function onGlass(run: () => Promise<void>): Promise<void> {
  const real = globalThis.matchMedia;
  globalThis.matchMedia = (query) => {
    const list = real(query);
    return query.includes("coarse") ? Object.defineProperty(list, "matches", { value: true }) : list;
  };
  try {
    await run();
  } finally {
    globalThis.matchMedia = real;
  }
}

describe("the composer", () => {
  it("sends with Enter, empties the box and keeps the focus", async () => {
    const { input, sent, element } = await open();
    input.focus();
    await sendKeys({ type: "Hello" });
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    expect(sent).to.deep.equal(["Hello"]);
    expect(input.value).to.equal("");
    expect(element.shadowRoot!.activeElement).to.equal(input);
  });

  it("leaves Shift+Enter to the browser, which breaks the line", async () => {
    const { input, sent, type } = await open();
    await type("a");
    expect(input.dispatchEvent(keyEvent("Enter", { shiftKey: true }))).to.equal(true);
    expect(sent).to.deep.equal([]);
    expect(input.value).to.equal("a");
  });

  it("breaks the line with Enter on glass, where the key says so and the button sends", async () => {
    await onGlass(async () => {
      const { input, sent, type, sendButton } = await open();
      expect(input.getAttribute("enterkeyhint")).to.equal("enter");
      await type("Hello");
      expect(input.dispatchEvent(keyEvent("Enter")), "left to the browser").to.equal(true);
      expect(sent).to.deep.equal([]);
      sendButton()!.click();
      expect(sent).to.deep.equal(["Hello"]);
    });
  });

  for (const [name, sequence] of Object.entries(compositions)) {
    it(`sends nothing while a word is composed: ${name}`, async () => {
      const { input, sent } = await open();
      expect(replay(input, sequence), "keys taken").to.equal(0);
      expect(sent).to.deep.equal([]);
    });
  }

  it("sends with the Enter after a composition", async () => {
    const { input, sent, element } = await open();
    replay(input, compositions["Japanese, Safari"]!);
    await element.updateComplete;
    input.dispatchEvent(keyEvent("Enter"));
    expect(sent).to.deep.equal(["日本"]);
  });

  it("never sets the box's value while it says what the visitor sees, which would end a composition", async () => {
    const { input, element, type } = await open();
    let writes = 0;
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!;
    await type("n");
    Object.defineProperty(input, "value", {
      get: () => get!.call(input) as string,
      set(value: string) {
        writes++;
        set!.call(input, value);
      },
    });
    input.dispatchEvent(new InputEvent("input", { isComposing: true }));
    element.requestUpdate("text");
    await element.updateComplete;
    expect(writes).to.equal(0);
  });

  it("shows the send button only when there is something to send", async () => {
    const { type, sendButton } = await open();
    expect(sendButton()).to.equal(null);
    await type("  \n ");
    expect(sendButton()).to.equal(null);
    await type(" x ");
    expect(sendButton()!.getAttribute("aria-label")).to.equal("Send");
  });

  it("sends the text without the space around it, and nothing when there is only space", async () => {
    const { input, sent, type } = await open();
    await type("  \n ");
    input.dispatchEvent(keyEvent("Enter"));
    await type(" two\nlines \n");
    input.dispatchEvent(keyEvent("Enter"));
    expect(sent).to.deep.equal(["two\nlines"]);
  });

  it("counts near the limit, refuses above it and says by how much", async () => {
    const { root, input, sent, type, sendButton } = await open();
    const count = () => root.querySelector("#count")?.textContent;
    await type("x".repeat(3599));
    expect(count()).to.equal(undefined);
    await type("x".repeat(3600));
    await eventually(count, "the count, which is fetched");
    expect(count()).to.match(/^3.?600 \/ 4.?000$/);
    expect(input.getAttribute("aria-describedby")).to.equal("count");
    await type("x".repeat(MESSAGE_LIMIT));
    expect(sendButton()!.disabled).to.equal(false);
    await type("x".repeat(MESSAGE_LIMIT + 12));
    expect(count()).to.equal("12 characters too many");
    expect(root.querySelector("#count")!.getAttribute("role")).to.equal("alert");
    expect(sendButton()!.disabled).to.equal(true);
    input.dispatchEvent(keyEvent("Enter"));
    expect(sent).to.deep.equal([]);
  });

  it("grows with its text up to a limit", async () => {
    const { input, type } = await open();
    const one = input.getBoundingClientRect().height;
    await type("1\n2\n3");
    const three = input.getBoundingClientRect().height;
    await type("1\n".repeat(40));
    const many = input.getBoundingClientRect().height;
    expect(one).to.be.within(42, 46);
    expect(three).to.be.within(one + 40, one + 50);
    expect(many).to.equal(130);
  });

  it("takes a draft while the box is untouched, and never over what was typed since", async () => {
    const { element, input, type } = await open({ draft: "Is there a" });
    expect(input.value).to.equal("Is there a");
    await type("Is there a place?");
    element.draft = "older words";
    await element.updateComplete;
    expect(input.value).to.equal("Is there a place?");
  });

  it("tells each change of the text", async () => {
    const { element, type } = await open();
    const heard: string[] = [];
    element.addEventListener("lead-chat-typing", (event) => heard.push((event as CustomEvent<string>).detail));
    await type("a");
    await type("");
    expect(heard).to.deep.equal(["a", ""]);
  });

  it("has a type size that phones don't zoom into", async () => {
    const { input } = await open();
    expect(parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
  });

  it("has a form button unless the host took it away", async () => {
    const { root, element } = await open();
    let pressed = 0;
    element.addEventListener("lead-chat-form", () => pressed++);
    const button = root.querySelector<HTMLButtonElement>('[part="form-button"]')!;
    expect(button.getAttribute("aria-label")).to.equal("Fill in the form");
    button.click();
    expect(pressed).to.equal(1);
    const without = await open({ formButton: false });
    expect(without.root.querySelector('[part="form-button"]')).to.equal(null);
  });

  it("is accessible empty, full and too long", async () => {
    const { element, type } = await open();
    await expect(element).to.be.accessible();
    await type("Hello");
    await expect(element).to.be.accessible();
    await type("x".repeat(MESSAGE_LIMIT + 1));
    await expect(element).to.be.accessible();
  });
});
