import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import "../../../../src/elements/panel/panel-define.ts";
import type { LeadChatPanel } from "../../../../src/elements/panel/panel.ts";
import { fitPoorViewport } from "../../../../src/elements/panel/poor-viewport.ts";
import { en } from "../../../../src/i18n/en.ts";
import type { Diagnostic } from "../../../../src/session/session-types.ts";
import { fakeSession, message, notice } from "../../../fixtures/elements/fake-session.ts";
import { keyEvent } from "../../../fixtures/elements/key-events.ts";
import { setViewport } from "../../../fixtures/viewport.ts";
import { deepAll, eventually } from "../../lead-chat/support.ts";

/** A panel over a session that the test drives. */
async function open(part: Partial<LeadChatPanel> = {}, state: Parameters<typeof fakeSession>[0] = {}) {
  const session = fakeSession(state);
  const closed: Event[] = [];
  const element = document.createElement("lead-chat-panel") as LeadChatPanel;
  element.addEventListener("lead-chat-panel-close", (event) => closed.push(event));
  Object.assign(element, {
    texts: en,
    language: "en",
    locale: "en",
    session,
    settings: {},
    config: {},
    businessName: "Kopi Senja",
    capture: "auto",
    hideNotices: false,
    mode: "floating",
    theme: "light",
    open: true,
    ...part,
  } satisfies Partial<LeadChatPanel>);
  (await fixture(html`<div></div>`)).append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = (selector: string) => deepAll(root, selector)[0] as HTMLElement | undefined;
  return { element, session, root, closed, find, calls: () => session.calls.map(([name, ...rest]) => [name, ...rest]) };
}

describe("the panel", () => {
  afterEach(() => setViewport(1024, 700));

  describe("on a wide screen", () => {
    beforeEach(() => setViewport(1024, 700));

    it("is a dialog in the top layer that leaves the page usable", async () => {
      const { root } = await open();
      const dialog = root.querySelector("dialog")!;
      expect(dialog.getAttribute("aria-label")).to.equal("Chat with Kopi Senja");
      expect(dialog.matches(":modal")).to.equal(false);
      if ("popover" in dialog) expect(dialog.matches(":popover-open")).to.equal(true);
      const { width, height, right } = root.querySelector("[part=panel]")!.getBoundingClientRect();
      expect([width, right]).to.deep.equal([384, 1004]);
      expect(height).to.be.at.most(640);
      expect(document.documentElement.style.overflow).to.equal("");
    });

    it("catches nothing while it is closed", async () => {
      const { element, root } = await open();
      element.open = false;
      await element.updateComplete;
      expect(root.querySelector("dialog")!.getClientRects().length).to.equal(0);
    });

    it("closes with Escape, but not while a word is composed", async () => {
      const { find, closed } = await open();
      const input = find("textarea")!;
      input.dispatchEvent(keyEvent("Escape", { keyCode: 229 }));
      input.dispatchEvent(keyEvent("Escape", { keyCode: 27, isComposing: true }));
      expect(closed.length).to.equal(0);
      input.dispatchEvent(keyEvent("Escape", { keyCode: 27 }));
      expect(closed.length).to.equal(1);
    });

    it("does not hear Escape pressed elsewhere in the page", async () => {
      const { closed } = await open();
      document.body.dispatchEvent(keyEvent("Escape", { keyCode: 27 }));
      expect(closed.length).to.equal(0);
    });
  });

  describe("on a phone", () => {
    beforeEach(() => setViewport(390, 700));

    it("fills what the keyboard leaves of the screen, modal, and the page behind does not scroll", async () => {
      const { element, root } = await open();
      const dialog = root.querySelector("dialog")!;
      expect(dialog.matches(":modal")).to.equal(true);
      expect(document.documentElement.style.overflow).to.equal("hidden");
      element.style.setProperty("--_viewport-height", "400px");
      element.style.setProperty("--_viewport-top", "30px");
      for (const animation of dialog.getAnimations({ subtree: true })) animation.finish();
      for (const one of [dialog, root.querySelector("[part=panel]")!]) {
        const { left, top, width, height } = one.getBoundingClientRect();
        expect([left, top, width, height]).to.deep.equal([0, 30, 390, 400]);
      }
    });

    it("gives the page back when it closes, and when it is removed", async () => {
      document.documentElement.style.overflow = "clip";
      const { element } = await open();
      element.open = false;
      await element.updateComplete;
      expect(document.documentElement.style.overflow).to.equal("clip");
      element.open = true;
      await element.updateComplete;
      element.remove();
      expect(document.documentElement.style.overflow).to.equal("clip");
      document.documentElement.style.overflow = "";
    });

    it("asks to close when the browser does: Escape, or the back gesture", async () => {
      const { root, closed } = await open();
      const cancel = new Event("cancel", { cancelable: true });
      root.querySelector("dialog")!.dispatchEvent(cancel);
      expect(cancel.defaultPrevented).to.equal(true);
      expect(closed.length).to.equal(1);
    });

    it("is closed when the browser did not ask", async () => {
      const { root, closed } = await open();
      root.querySelector("dialog")!.close();
      await eventually(() => closed.length === 1, "the request to close");
      expect(document.documentElement.style.overflow).to.equal("");
    });

    it("writes no history", async () => {
      const before = history.length;
      const { element } = await open();
      element.open = false;
      await element.updateComplete;
      expect(history.length).to.equal(before);
    });

    it("has the one status element beside the panel in the dialog, which keeps all else out of reach", async () => {
      const { element, root } = await open();
      const { status } = element;
      const facts = () => [
        deepAll(root, "[role=status]").length,
        status.isConnected,
        status.closest("dialog") !== null,
        status.closest("[part~=panel], [role=log]") !== null,
      ];
      expect(facts(), "modal").to.deep.equal([1, true, true, false]);
      status.textContent = "Kopi Senja: Hello!";
      element.open = false;
      await element.updateComplete;
      expect(facts(), "closed").to.deep.equal([1, true, false, false]);
      expect(status.textContent, "is not said once more where it stands now").to.equal("");
      element.open = true;
      await element.updateComplete;
      expect(facts(), "open again").to.deep.equal([1, true, true, false]);
      await setViewport(1024, 700);
      await eventually(() => status.closest("dialog") === null, "the dialog to be modal no more");
      expect(facts(), "on a wide screen").to.deep.equal([1, true, false, false]);
    });

    it("becomes a part of the page and a dialog again, with its status, and the page scrolls in between", async () => {
      const { element, root } = await open();
      const facts = () => [
        deepAll(root, "[role=status]").length,
        element.status.parentNode === root,
        document.documentElement.style.overflow,
      ];
      element.mode = "inline";
      await element.updateComplete;
      expect(facts()).to.deep.equal([1, true, ""]);
      element.mode = "floating";
      await element.updateComplete;
      expect(root.querySelector("dialog")!.matches(":modal")).to.equal(true);
      expect(facts()).to.deep.equal([1, false, "hidden"]);
    });

    it("fills the screen where the page is laid out for a desktop, at a size that can be read, and says so", async () => {
      const { element, root, find } = await open({ config: { welcome: "Hi!" } });
      const reports: Diagnostic[] = [];
      const facts = { sides: [195, 350], upright: true, touch: true, layoutWidth: 390 } as const;
      const end = fitPoorViewport(
        element,
        (diagnostic) => reports.push(diagnostic),
        () => facts,
      );
      root
        .querySelector("dialog")!
        .getAnimations({ subtree: true })
        .forEach((animation) => animation.finish());
      // What a rectangle of something enlarged says differs between engines; what lies at a point does not.
      for (const [x, y] of [
        [1, 1],
        [innerWidth - 2, innerHeight - 2],
      ] as const) {
        expect(document.elementFromPoint(x, y), `${x}, ${y}`).to.equal(element);
      }
      expect(getComputedStyle(root.querySelector("dialog")!).zoom).to.equal("2");
      const { top, bottom } = find("textarea")!.getBoundingClientRect();
      expect(bottom > top, "the text box is there").to.equal(true);
      dispatchEvent(new Event("resize"));
      expect(reports.map(({ code, level }) => [code, level])).to.deep.equal([["viewport-poor", "warning"]]);
      expect(reports[0]!.message).to.contain("width=device-width");
      end();
    });

    it("has targets of 44 pixels", async () => {
      const { find } = await open({ config: { suggestions: ["Dates"] } });
      for (const name of ["close-button", "form-button"]) {
        const { width, height } = find(`[part="${name}"]`)!.getBoundingClientRect();
        expect(Math.min(width, height), name).to.be.at.least(44);
      }
    });
  });

  it("is a region of the page when inline, without Escape and without a close button", async () => {
    const { root, find, closed } = await open({ mode: "inline" });
    expect(root.querySelector("dialog")).to.equal(null);
    expect(root.querySelector("section")!.getAttribute("aria-label")).to.equal("Chat with Kopi Senja");
    expect(find('[part="close-button"]')).to.equal(undefined);
    find("textarea")!.dispatchEvent(keyEvent("Escape", { keyCode: 27 }));
    expect(closed.length).to.equal(0);
  });

  describe("at its top", () => {
    it("has name and initials, or a picture of a safe address", async () => {
      const { element, find } = await open();
      expect(find('[part="title"]')!.textContent).to.equal("Kopi Senja");
      expect(find('[part="avatar"]')!.textContent).to.equal("KS");
      element.avatar = "/demo/favicon.svg";
      await element.updateComplete;
      expect((find("img") as HTMLImageElement).src).to.equal(new URL("/demo/favicon.svg", location.href).href);
      element.avatar = ["javascript", "alert(1)"].join(":");
      await element.updateComplete;
      expect(find("img")).to.equal(undefined);
    });

    it("says when somebody answers, only where that is known", async () => {
      const { element, find, session } = await open();
      expect(find(".presence")).to.equal(undefined);
      const line = () => find(".presence")?.textContent;
      for (const [replyTime, expected] of [
        [5, "Usually replies within 5 minutes"],
        [60, "Usually replies within 1 hour"],
        [2880, "Usually replies within 2 days"],
      ] as const) {
        element.config = { replyTime };
        await element.updateComplete;
        expect(line()).to.equal(expected);
      }
      session.set({ presence: "online" });
      await element.updateComplete;
      expect(line()).to.equal("Online");
    });
  });

  it("begins to load and keeps the draft as the visitor types, and forgets it when they send", async () => {
    const { find, calls } = await open();
    find("textarea")!.focus();
    await sendKeys({ type: "Hi" });
    await sendKeys({ press: "Enter" });
    expect(calls()).to.deep.include(["prepare"]);
    expect(calls().filter(([name]) => name !== "prepare")).to.deep.equal([
      ["saveDraft", "H"],
      ["saveDraft", "Hi"],
      ["sendMessage", "Hi"],
      ["saveDraft", ""],
    ]);
  });

  it("keeps as the draft what the visitor writes while a message is being kept", async () => {
    const { find, calls, session } = await open();
    let keep = (): void => {};
    session.sendMessage = () => new Promise((resolve) => (keep = resolve));
    find("textarea")!.focus();
    await sendKeys({ type: "Hi" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ type: "I" });
    keep();
    await Promise.resolve();
    expect(calls().filter(([name]) => name === "saveDraft")).to.deep.equal([
      ["saveDraft", "H"],
      ["saveDraft", "Hi"],
      ["saveDraft", "I"],
      ["saveDraft", "I"],
    ]);
  });

  it("shows the draft of an earlier page", async () => {
    const { find } = await open({}, { draft: "Is there a" });
    expect((find("textarea") as HTMLTextAreaElement).value).to.equal("Is there a");
  });

  it("passes on what is asked for in the conversation", async () => {
    const phone = notice("phone", "+6281234567890");
    const failed = message("visitor", "x", { state: "failed" });
    const ask = { type: "ask", id: "q", at: failed.at, contacts: phone.contacts, state: "open" } as const;
    const { find, calls, root } = await open({}, { items: [failed, phone, ask] });
    await eventually(() => find(".ask"), "the question");
    find(".failed button")!.click();
    find('[part="notice"] button')!.click();
    const [log] = deepAll(root, '[role="log"]');
    expect((log!.getRootNode() as ShadowRoot).activeElement, "the focus stays in the conversation").to.equal(log);
    find(".yes")!.click();
    expect(calls()).to.deep.equal([
      ["retryMessage", failed.id],
      ["undoNotice", phone.id],
      ["answerAsk", "q", true],
    ]);
  });

  it("tells the session that the visitor goes on in another messenger", async () => {
    const conversation = { id: "01995f3a-7c1e-7b2d-9f00-0123456789ab", startedAt: new Date().toISOString() };
    const config = { handoff: { whatsapp: "+62 812-3456-7890" } };
    const { find, calls } = await open({ config }, { items: [message("visitor", "my number is 0812")], conversation });
    const link = (await eventually(() => find("a.offer"), "the way over")) as HTMLAnchorElement;
    expect(link.href).to.match(/^https:\/\/wa\.me\/6281234567890\?text=%23[0-9A-Z]{6}$/);
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    expect(calls()).to.deep.equal([["signal", "handoff_whatsapp"]]);
  });

  it("opens the details where a notice says Edit", async () => {
    const phone = notice("phone", "+6281234567890");
    const { find, root } = await open({}, { items: [phone] });
    (deepAll(root, '[part="notice"] button')[1] as HTMLElement).click();
    await eventually(() => find("lead-chat-menu"), "the menu");
    await eventually(() => find("#title")?.textContent === "Your details", "the details");
  });

  it("opens its menu over the conversation, and Escape closes that first", async () => {
    const { find, closed, root } = await open();
    find(".menu-button")!.click();
    const sheet = await eventually(() => find('lead-chat-menu [role="dialog"], [aria-labelledby="title"]'), "the menu");
    expect(root.querySelector(".body")!.hasAttribute("inert")).to.equal(true);
    sheet.dispatchEvent(keyEvent("Escape", { keyCode: 27 }));
    await eventually(() => !find("lead-chat-menu"), "the menu to be closed");
    expect(closed.length).to.equal(0);
    await eventually(() => root.activeElement?.matches(".menu-button"), "the focus back on the button");
  });

  it("follows the direction of its language, while its corner is the page's", async () => {
    await setViewport(1024, 700);
    const { root, find } = await open({ direction: "rtl" });
    expect(getComputedStyle(find('[part="header"]')!).direction).to.equal("rtl");
    const dialog = root.querySelector("dialog")!;
    expect(getComputedStyle(dialog).direction).to.equal("ltr");
    expect(dialog.getBoundingClientRect().right).to.equal(1004);
  });

  it("listens to its session only while it is there", async () => {
    const { element, session } = await open();
    expect(session.listeners).to.equal(1);
    element.remove();
    expect(session.listeners).to.equal(0);
  });
});
