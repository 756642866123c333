import { expect, fixture, html } from "@open-wc/testing";
import "../../../../src/elements/menu/menu-define.ts";
import type { LeadChatMenu, MenuPlace } from "../../../../src/elements/menu/menu.ts";
import { en } from "../../../../src/i18n/en.ts";
import type { Lead } from "../../../../src/protocol/lead-event.ts";
import { fakeSession, message } from "../../../fixtures/elements/fake-session.ts";
import "../../../fixtures/elements/frame.ts";
import { eventually } from "../../lead-chat/support.ts";

const at = new Date(2026, 10, 20, 9, 41).toISOString();
const contact = (kind: string, value: string) => ({ kind, value, origins: ["chat"], firstAt: at, lastAt: at });
const lead = {
  contacts: [contact("phone", "+6281234567890"), contact("instagram", "ana.souza")],
} as unknown as Lead;

async function open(place: MenuPlace = { view: "menu" }, state: Parameters<typeof fakeSession>[0] = { lead }) {
  const session = fakeSession(state);
  const frame = await fixture(html`
    <test-frame>
      <lead-chat-menu
        .texts=${en}
        .session=${session}
        .state=${session.state.get()}
        .business=${"Kopi Senja"}
        .language=${"en"}
        .locale=${"en"}
        .policyUrl=${"/privacy"}
        .place=${place}
      ></lead-chat-menu>
    </test-frame>
  `);
  const element = frame.querySelector<LeadChatMenu>("lead-chat-menu")!;
  const root = element.shadowRoot!;
  return {
    element,
    root,
    session,
    title: () => root.querySelector("#title")!.textContent,
    text: () => root.querySelector(".content")!.textContent.replaceAll(/\s+/g, " ").trim(),
    async press(name: string | RegExp): Promise<void> {
      const button = [...root.querySelectorAll<HTMLElement>("button, a")].find((one) => {
        const label = one.getAttribute("aria-label") ?? one.textContent.replaceAll(/\s+/g, " ").trim();
        return typeof name === "string" ? label === name : name.test(label);
      });
      if (!button) throw new Error(`no button ${String(name)} in ${root.querySelector(".sheet")!.textContent}`);
      button.click();
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
    },
  };
}

describe("the menu", () => {
  it("is a dialog with the focus on its title", async () => {
    const { root, title } = await open();
    const sheet = root.querySelector(".sheet")!;
    expect(sheet.getAttribute("role")).to.equal("dialog");
    expect(title()).to.equal("Menu");
    expect(root.activeElement?.id).to.equal("title");
  });

  it("has what there is to do, and a link to the policy", async () => {
    const { text, root } = await open({ view: "menu" }, { items: [message("visitor", "x")] });
    expect(text()).to.equal(
      "Your details Language English Sound Off Download conversation Delete my data Privacy policy",
    );
    const link = root.querySelector("a")!;
    expect([link.target, link.relList.contains("noopener")]).to.deep.equal(["_blank", true]);
  });

  it("has no conversation to download where there is none", async () => {
    expect((await open()).text()).not.to.contain("Download");
  });

  it("turns sound on and off", async () => {
    const { press, session, root } = await open();
    expect(root.querySelector('[role="switch"]')!.getAttribute("aria-checked")).to.equal("false");
    await press("Sound Off");
    expect(session.calls).to.deep.equal([["setPreferences", { sound: true }]]);
  });

  it("goes back a step, and then out", async () => {
    const { element, press, title } = await open();
    let closed = 0;
    element.addEventListener("lead-chat-menu-close", () => closed++);
    await press("Your details");
    expect(title()).to.equal("Your details");
    await press("Back");
    expect([title(), closed]).to.deep.equal(["Menu", 0]);
    element.back();
    expect(closed).to.equal(1);
  });

  it("offers every language in its own words", async () => {
    const { press, root, session } = await open({ view: "language" });
    const current = root.querySelector('[aria-pressed="true"]')!;
    expect(current.getAttribute("lang")).to.equal("en");
    expect(root.querySelectorAll("button[lang]").length).to.equal(24);
    await press("日本語");
    expect(session.calls).to.deep.equal([["setPreferences", { language: "ja" }]]);
  });

  describe("your details", () => {
    it("shows all that was captured, each with Edit and Remove", async () => {
      const { root, text } = await open({ view: "details" });
      expect(text())
        .to.contain("Phone")
        .and.contain("+6281234567890")
        .and.contain("Instagram")
        .and.contain("ana.souza");
      const names = [...root.querySelectorAll("li button")].map((button) => button.getAttribute("aria-label"));
      expect(names.slice(0, 2)).to.deep.equal(["Edit: Phone +6281234567890", "Remove: Phone +6281234567890"]);
      expect(names.length).to.equal(4);
    });

    it("says when there is nothing", async () => {
      expect((await open({ view: "details" }, {})).text()).to.contain("Nothing is saved yet.");
    });

    it("removes one and says so", async () => {
      const { press, session, root } = await open({ view: "details" });
      await press(/^Remove: Instagram/);
      expect(session.calls).to.deep.equal([["removeContact", { kind: "instagram", value: "ana.souza" }]]);
      await eventually(() => root.querySelector('[role="status"]')!.textContent === en.removed, "the status");
    });

    it("changes one, and says what is wrong with the new value", async () => {
      const { press, session, root } = await open({ view: "details" });
      await press(/^Edit: Phone/);
      const input = () => root.querySelector("input")!;
      expect([input().value, input().type]).to.deep.equal(["+6281234567890", "tel"]);
      const type = (value: string) => {
        input().value = value;
        input().dispatchEvent(new InputEvent("input"));
      };
      type("nonsense!");
      await press("Save");
      await eventually(() => root.querySelector("#problem"), "the problem");
      expect(input().getAttribute("aria-describedby")).to.equal("problem");
      expect(input().value, "what was typed stays").to.equal("nonsense!");
      type("+62 811 1111 111");
      await press("Save");
      await eventually(() => root.querySelector("input") === null, "the editor to close");
      const edited = { kind: "phone", value: "+6281234567890" };
      expect(session.calls).to.deep.equal([
        ["editContact", edited, "nonsense!"],
        ["editContact", edited, "+62 811 1111 111"],
      ]);
    });

    it("begins with the detail of the notice", async () => {
      const place = { view: "details", contact: { kind: "phone", value: "+6281234567890" } } as const;
      const { root } = await open(place);
      await eventually(() => root.activeElement === root.querySelector("input"), "the focus in the field");
    });

    it("leads to the form", async () => {
      const { element, press } = await open({ view: "details" });
      let asked = 0;
      element.addEventListener("lead-chat-menu-form", () => asked++);
      await press("Fill in the form");
      expect(asked).to.equal(1);
    });
  });

  it("deletes after a question, and keeps on request", async () => {
    const { press, session, text, title } = await open({ view: "delete" });
    expect(text()).to.contain("Delete this chat and your details here, and ask Kopi Senja to delete its copy?");
    await press("Keep");
    expect([title(), session.calls.length]).to.deep.equal(["Menu", 0]);
    await press("Delete my data");
    await press("Delete");
    expect(session.calls).to.deep.equal([["forget"]]);
    await eventually(() => text() === "Deleted here. Kopi Senja has been asked to delete its copy.", "the answer");
  });

  for (const view of ["menu", "details", "language", "delete"] as const) {
    it(`is accessible: ${view}`, async () => {
      const { element, root } = await open({ view });
      for (const animation of root.getAnimations()) animation.finish();
      await expect(element).to.be.accessible();
    });
  }
});
