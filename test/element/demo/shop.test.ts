import { expect } from "@open-wc/testing";
import { html, render } from "lit";

/** Stands where the real element would: what the shop's script needs of it is one method. */
class Chat extends HTMLElement {
  shown = 0;

  show(): void {
    this.shown++;
  }
}

/** @returns a promise for the moment when somebody begins to wait for the chat */
async function waitedFor(): Promise<void> {
  const whenDefined = customElements.whenDefined.bind(customElements);
  return new Promise((resolve) => {
    customElements.whenDefined = async (name) => {
      resolve();
      return whenDefined(name);
    };
  });
}

/** @returns whether the page kept the browser from following the link */
function press(link: Element): boolean {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true });
  let prevented = false;
  // The last listener on the way: it keeps the test's own page from opening a mail program.
  window.addEventListener(
    "click",
    (last) => {
      prevented = last.defaultPrevented;
      last.preventDefault();
    },
    { once: true },
  );
  link.dispatchEvent(event);
  return prevented;
}

describe("the shop's script", () => {
  let ask: Element;
  let other: Element;
  let chat: Chat;

  before(() => {
    const address = new URL(location.href);
    address.searchParams.set("chat", "open");
    history.replaceState(null, "", address);
    // One page for all tests, as the script connects the links of the page once.
    const page = document.body.appendChild(document.createElement("main"));
    render(
      html`
        <a id="ask" data-ask href="mailto:halo@kopisenja.example">Ask us</a>
        <a id="other" href="#menu">Menu</a>
        <lead-chat></lead-chat>
      `,
      page,
    );
    ask = page.querySelector("#ask")!;
    other = page.querySelector("#other")!;
    chat = page.querySelector<Chat & HTMLElementTagNameMap["lead-chat"]>("lead-chat")!;
  });

  it("leaves the links to the browser as long as there is no chat, and opens it as soon as there is one", async () => {
    const waited = waitedFor();
    const script = import("../../../demo/shop.ts");
    // The script connects the links and then waits for the chat.
    await waited;
    expect(press(ask)).to.equal(false);

    customElements.define("lead-chat", Chat);
    await script;
    expect(chat.shown, "opened for the visitor of the ad").to.equal(1);
  });

  it("opens the chat from a link that asks, and only from such a link", () => {
    const before = chat.shown;
    expect(press(ask)).to.equal(true);
    expect(chat.shown).to.equal(before + 1);
    expect(press(other)).to.equal(false);
    expect(chat.shown).to.equal(before + 1);
  });
});
