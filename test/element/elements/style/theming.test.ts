import { expect } from "@open-wc/testing";
import { contrast, type Rgb } from "../../../../src/elements/style/tones.ts";
import { setViewport } from "../../../fixtures/viewport.ts";
import { Chat, eventually } from "../../lead-chat/support.ts";

describe("theming", () => {
  let chat: Chat;
  const style = document.createElement("style");

  before(async () => {
    await setViewport(1024, 700);
    document.head.append(style);
  });
  afterEach(() => {
    chat.remove();
    style.textContent = "";
  });
  after(() => style.remove());

  async function open(css: string, attributes: Record<string, string> = {}): Promise<void> {
    style.textContent = css;
    chat = new Chat({ "business-name": "Kopi Senja", theme: "light", ...attributes });
    chat.element.config = { delivery: false, suggestions: ["Dates"], welcome: "Hi!" };
    await chat.open();
    await eventually(() => chat.find('[part="suggestion"]'), "the suggestion");
  }

  const rgb = (color: string): Rgb => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  };
  const colorOf = (selector: string, property: "color" | "backgroundColor" = "color"): Rgb =>
    rgb(getComputedStyle(chat.find(selector)!)[property]);

  it("has the tones of the look when the host sets none, and fetches nothing for it", async () => {
    await open("");
    expect(colorOf('[part="launcher"]', "backgroundColor")).to.deep.equal([47, 91, 234]);
    expect(colorOf('[part="launcher"]')).to.deep.equal([255, 255, 255]);
    expect(colorOf('[part="suggestion"]')).to.deep.equal([47, 91, 234]);
    expect(chat.find("lead-chat-panel")!.style.getPropertyValue("--_on-accent")).to.equal("");
  });

  it("follows the theme attribute", async () => {
    await open("", { theme: "dark" });
    expect(colorOf('[part="launcher"]', "backgroundColor")).to.deep.equal([109, 140, 255]);
    expect(colorOf('[part="panel"]', "backgroundColor")).to.deep.equal([22, 24, 29]);
  });

  for (const theme of ["light", "dark"]) {
    it(`completes an accent of the host so that everything can be read: ${theme}`, async () => {
      await open("lead-chat { --lead-chat-accent: #ffdd00 }", { theme });
      const panel = chat.find("lead-chat-panel")!;
      await eventually(() => panel.style.getPropertyValue("--_on-accent"), "the tones");
      expect(colorOf('[part="launcher"]', "backgroundColor")).to.deep.equal([255, 221, 0]);
      expect(contrast(colorOf('[part="launcher"]'), [255, 221, 0])).to.be.at.least(4.5);
      const ground = colorOf('[part="panel"]', "backgroundColor");
      expect(contrast(colorOf('[part="suggestion"]'), ground)).to.be.at.least(4.5);
      const button = ['[part="form-button"]', "backgroundColor"] as const;
      expect(contrast(colorOf('[part="form-button"]'), colorOf(...button))).to.be.at.least(4.5);
    });
  }

  it("keeps what the host chose, and follows when it changes", async () => {
    await open(
      "lead-chat { --lead-chat-accent: #006644; --lead-chat-on-accent: #fffbe6 } .red lead-chat { --lead-chat-accent: #b00020 }",
    );
    const panel = chat.find("lead-chat-panel")!;
    await eventually(() => panel.style.getPropertyValue("--_accent-text") === "rgb(0 102 68)", "the tones");
    expect(colorOf('[part="launcher"]')).to.deep.equal([255, 251, 230]);
    document.documentElement.classList.add("red");
    await eventually(() => panel.style.getPropertyValue("--_accent-text") === "rgb(176 0 32)", "the new tones");
    document.documentElement.classList.remove("red");
  });

  it("completes a ground of the host", async () => {
    await open("lead-chat { --lead-chat-surface: #2b1d14; --lead-chat-text: #fff4e6 }");
    const panel = chat.find("lead-chat-panel")!;
    await eventually(() => panel.style.getPropertyValue("--_text-muted"), "the tones");
    const ground = colorOf('[part="panel"]', "backgroundColor");
    expect(ground).to.deep.equal([43, 29, 20]);
    expect(contrast(colorOf(".line"), ground)).to.be.at.least(4.5);
    expect(contrast(colorOf('[part="bubble"]'), colorOf('[part="bubble"]', "backgroundColor"))).to.be.at.least(4.5);
  });

  it("lets the page style its parts from outside", async () => {
    await open("lead-chat::part(input) { letter-spacing: 3px } lead-chat::part(bubble) { letter-spacing: 4px }");
    expect(getComputedStyle(chat.find("textarea")!).letterSpacing).to.equal("3px");
    expect(getComputedStyle(chat.find('[part="bubble"]')!).letterSpacing).to.equal("4px");
  });

  it("leaves no global style and no global behind", async () => {
    await open("");
    expect(document.adoptedStyleSheets.length).to.equal(0);
    expect(document.head.querySelectorAll("style, link[rel=stylesheet]").length).to.equal(1);
  });
});
