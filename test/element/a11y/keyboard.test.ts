import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { setViewport } from "../../fixtures/viewport.ts";
import { Chat, eventually } from "../lead-chat/support.ts";

/** The element that has the focus, however deep in shadow roots. */
function focused(): HTMLElement | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement | null;
}

/** What a screen reader calls it, more or less. */
function nameOf(element: HTMLElement | null): string {
  return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

describe("by keyboard alone", () => {
  let chat: Chat;
  before(() => setViewport(1024, 700));
  beforeEach(() => {
    chat = new Chat({ "business-name": "Kopi Senja" });
    chat.element.config = { delivery: false, suggestions: ["Dates", "Prices"], replies: { fallback: false } };
  });
  afterEach(() => chat.remove());

  const press = (key: string) => sendKeys({ press: key });

  it("a visitor opens, writes, sends, and closes", async () => {
    chat.find('[part="launcher"]')!.focus();
    await press("Enter");
    await eventually(() => nameOf(focused()) === "Message", "the focus in the text box");
    await sendKeys({ type: "Hello" });
    await press("Enter");
    await eventually(() => chat.find('[part="bubble"]')?.textContent?.endsWith("Hello"), "the message");
    expect(nameOf(focused())).to.equal("Message");
    await press("Escape");
    await eventually(() => nameOf(focused()) === "Chat with Kopi Senja", "the focus back on the launcher");
    expect(chat.element.open).to.equal(false);
  });

  it("Tab walks through everything once, in the order in which it is read", async () => {
    await chat.open();
    await eventually(() => chat.find('[part="suggestion"]'), "the suggestions");
    chat.find(".menu-button")!.focus();
    const walk = [nameOf(focused())];
    for (let step = 0; step < 6; step++) {
      await press("Tab");
      walk.push(focused()?.getAttribute("role") === "log" ? "(log)" : nameOf(focused()));
    }
    expect(walk).to.deep.equal(["Menu", "Close", "(log)", "Dates", "Prices", "Fill in the form", "Message"]);
  });

  it("the log scrolls with the arrow keys", async () => {
    await chat.open();
    const log = await eventually(() => chat.find('[role="log"]'), "the log");
    log.focus();
    expect(focused()).to.equal(log);
    expect(getComputedStyle(log).outlineStyle).not.to.equal("none");
  });

  it("the menu takes the focus, keeps it, and gives it back", async () => {
    await chat.open();
    chat.find(".menu-button")!.focus();
    await press("Enter");
    await eventually(() => nameOf(focused()) === "Menu" && focused()?.localName === "h2", "the focus on the title");
    const seen = new Set<string>();
    for (let step = 0; step < 8; step++) {
      await press("Tab");
      seen.add(nameOf(focused()));
    }
    expect([...seen].sort()).to.deep.equal([
      "Close",
      "Delete my data",
      "Language English",
      "Sound Off",
      "Your details",
    ]);
    await press("Escape");
    await eventually(() => focused()?.matches(".menu-button"), "the focus back on its button");
    expect(chat.element.open).to.equal(true);
  });

  it("the form takes the focus and gives it back", async () => {
    await chat.open();
    chat.find('[part~="form-button"]')!.focus();
    await press("Enter");
    await eventually(() => chat.find("[part~='form-submit']"), "the form");
    await eventually(() => focused()?.getRootNode() !== chat.find("textarea")?.getRootNode(), "the focus in the form");
    await press("Escape");
    await eventually(() => focused()?.matches('[part~="form-button"]'), "the focus back on its button");
  });

  it("everything that Tab reaches shows that it has the focus", async () => {
    await chat.open();
    await eventually(() => chat.find('[part="suggestion"]'), "the suggestions");
    chat.find(".menu-button")!.focus();
    for (let step = 0; step < 6; step++) {
      await press("Tab");
      const element = focused()!;
      // The text box shows it by the field around it.
      const shows = element.localName === "textarea" ? element.parentElement! : element;
      const { outlineStyle, outlineWidth } = getComputedStyle(shows);
      expect([outlineStyle, parseFloat(outlineWidth) >= 2], nameOf(element)).to.deep.equal(["solid", true]);
    }
  });
});
