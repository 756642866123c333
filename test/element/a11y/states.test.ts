import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import "../../../src/elements/panel/panel-define.ts";
import type { LeadChatPanel } from "../../../src/elements/panel/panel.ts";
import { fitTones } from "../../../src/elements/style/fit-tones.ts";
import { namelessTexts } from "../../../src/i18n/nameless-texts.ts";
import { loadTexts } from "../../../src/i18n/text-loader.ts";
import type { Lead } from "../../../src/protocol/lead-event.ts";
import type { LeadChatConfig } from "../../../src/protocol/config.ts";
import type { SessionState } from "../../../src/session/session-types.ts";
import { fakeSession, history, message, notice } from "../../fixtures/elements/fake-session.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { Chat, deepAll, eventually } from "../lead-chat/support.ts";

const at = new Date(2026, 10, 20, 9, 41).toISOString();
const phone = { kind: "phone", value: "+6281234567890" };
const lead = { contacts: [{ ...phone, origins: ["chat"], firstAt: at, lastAt: at }] } as unknown as Lead;

/** Of the three only Chromium's driver can change what a visitor prefers. */
const canEmulate = navigator.userAgent.includes("Chrome/");

interface State {
  readonly state?: Partial<SessionState>;
  readonly config?: LeadChatConfig;
  /** What leads there from the open panel. */
  readonly act?: (panel: LeadChatPanel) => Promise<unknown>;
  /** What is there then. */
  readonly shows?: string;
}

const actions = {
  quickReplies: ["Yes", "No"],
  link: { text: "Menu", url: "https://kopisenja.example/" },
  form: true,
} as const;
const context = { title: "Weekend barista class", price: "Rp 350.000", url: "/class" };

const states: Readonly<Record<string, State>> = {
  empty: {
    config: { welcome: "Hi!", suggestions: ["Dates", "Prices"], context, privacy: { url: "/p" } },
    shows: ".context",
  },
  conversation: {
    state: { items: [...history(6), message("business", "See https://a.example", { actions })], transport: "live" },
    config: { handoff: { whatsapp: "+6281234567890" } },
    shows: ".offers",
  },
  long: { state: { items: history(400) }, shows: ".text-button" },
  error: {
    state: { items: [message("visitor", "x", { state: "failed" })], online: false, undelivered: 1 },
    shows: ".failed",
  },
  notice: { state: { items: [message("visitor", "WA 0812"), notice("phone", phone.value)] }, shows: '[part="notice"]' },
  ask: { state: { items: [{ type: "ask", id: "q", at, contacts: [phone], state: "open" }] }, shows: ".ask" },
  line: { state: { items: [{ type: "line", id: "l", at, about: "submitted" }] }, shows: ".aside" },
  deleted: { act: (panel) => panel.openMenu({ view: "deleted" }), shows: ".sheet" },
  delete: { act: (panel) => panel.openMenu({ view: "delete" }), shows: ".danger" },
  languages: { act: (panel) => panel.openMenu({ view: "language" }), shows: "[aria-pressed=true]" },
  typing: { state: { items: [message("visitor", "x")], typing: "Ana" }, shows: ".typing" },
  menu: { act: (panel) => panel.openMenu(), shows: "lead-chat-menu, .sheet" },
  details: { state: { lead }, act: (panel) => panel.openMenu({ view: "details", contact: phone }), shows: "#value" },
  form: { act: (panel) => panel.openForm(), shows: "[part~='form-submit']" },
};

/** The looks: its own in both schemes, and the ready one in both. */
const looks = ["light", "dark", "direct light", "direct dark"];

/** The ready look as a page has it, told of the panel, which stands alone here. */
async function readDirectLook(): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet();
  const css = await (await fetch("/src/themes/direct.css")).text();
  await sheet.replace(css.replaceAll("lead-chat.direct", "lead-chat-panel.direct"));
  return sheet;
}

async function open({ state, config = {}, act, shows }: State, look: string, language: string) {
  const isDirect = look.startsWith("direct ");
  const { texts, locale, direction } = await loadTexts(language);
  const element = document.createElement("lead-chat-panel") as LeadChatPanel;
  const properties: Partial<LeadChatPanel> = {
    texts: namelessTexts(texts, locale),
    language: locale,
    direction,
    locale,
    session: fakeSession(state),
    settings: {},
    config,
    businessName: language === "ar" ? "قهوة السحر" : "Kopi Senja",
    capture: state?.items?.some(({ type }) => type === "ask") ? "ask" : "auto",
    hideNotices: false,
    mode: "floating",
    theme: isDirect ? look.slice("direct ".length) : look,
    open: true,
  };
  Object.assign(element, properties);
  element.classList.toggle("direct", isDirect);
  (await fixture(html`<main></main>`)).append(element);
  await element.updateComplete;
  if (isDirect) fitTones(element, null)();
  await act?.(element);
  if (shows) await eventually(() => deepAll(element.shadowRoot!, shows)[0], shows);
  await element.updateComplete;
  for (const one of [element, ...deepAll(element.shadowRoot!, "*")]) {
    for (const animation of one.shadowRoot?.getAnimations() ?? []) {
      // What goes on for ever is looked at as it is at rest.
      if (animation.effect?.getComputedTiming().iterations === Infinity) animation.cancel();
      else animation.finish();
    }
  }
  return element;
}

describe("no accessibility rule is broken", () => {
  before(async () => {
    await setViewport(1024, 700);
    document.adoptedStyleSheets = [await readDirectLook()];
  });
  after(() => (document.adoptedStyleSheets = []));

  for (const theme of looks) {
    for (const language of ["en", "ar"]) {
      describe(`${theme}, ${language}`, () => {
        for (const [name, state] of Object.entries(states)) {
          it(name, async () => {
            const element = await open(state, theme, language);
            await expect(element).to.be.accessible();
          });
        }
      });
    }

    it(`closed, ${theme}`, async () => {
      const [scheme = "", className = ""] = theme.split(" ").reverse();
      const chat = new Chat({ "business-name": "Kopi Senja", theme: scheme, class: className });
      await expect(chat.element).to.be.accessible();
      chat.remove();
    });
  }

  it("on a phone", async () => {
    await setViewport(390, 700);
    const element = await open(states["notice"]!, "light", "en");
    await expect(element).to.be.accessible();
    await setViewport(1024, 700);
  });
});

describe("nothing is lost", () => {
  /** What sticks out of where it is drawn, by its class or part. */
  function cutOff(element: LeadChatPanel): string[] {
    const seen = deepAll(element.shadowRoot!, ".bubble, .line, .notice, .title, .presence, button, a, label, p, li");
    return seen
      .filter((one) => one.getClientRects().length > 0 && !one.matches(".visually-hidden, .title"))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((one) => one.className || one.getAttribute("part") || one.localName);
  }

  it("at 400 % zoom: everything fits the width, and the text box can be reached", async () => {
    await setViewport(334, 256);
    const element = await open(states["conversation"]!, "light", "en");
    expect(cutOff(element)).to.deep.equal([]);
    const input = deepAll(element.shadowRoot!, "textarea")[0]!.getBoundingClientRect();
    expect(input.bottom).to.be.at.most(256);
    expect(document.documentElement.scrollWidth).to.be.at.most(334);
    await setViewport(1024, 700);
  });

  it("with the text spacing of WCAG 1.4.12", async () => {
    const element = await open(states["conversation"]!, "light", "en");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
    );
    for (const one of [element, ...deepAll(element.shadowRoot!, "*")]) one.shadowRoot?.adoptedStyleSheets.push(sheet);
    expect(cutOff(element)).to.deep.equal([]);
  });

  it("for who wants no motion: nothing moves", async function () {
    if (canEmulate) await emulateMedia({ reducedMotion: "reduce" });
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return this.skip();
    const element = await open(states["typing"]!, "light", "en");
    const parts = [element, ...deepAll(element.shadowRoot!, "*")];
    expect(parts.flatMap((one) => one.shadowRoot?.getAnimations() ?? []).length).to.equal(0);
    if (canEmulate) await emulateMedia({ reducedMotion: "no-preference" });
  });

  it("in forced colours: what is a surface elsewhere has a border", async function () {
    if (canEmulate) await emulateMedia({ forcedColors: "active" });
    if (!matchMedia("(forced-colors: active)").matches) return this.skip();
    const element = await open(states["notice"]!, "light", "en");
    const bubble = deepAll(element.shadowRoot!, ".bubble")[0]!;
    expect(parseFloat(getComputedStyle(bubble).borderTopWidth)).to.be.at.least(1);
    for (const selector of ["textarea", ".panel"]) {
      const styles = [deepAll(element.shadowRoot!, selector)[0]!, deepAll(element.shadowRoot!, ".field")[0]!].map(
        (one) => getComputedStyle(one),
      );
      expect(
        styles.some(({ borderTopStyle, outlineStyle }) => `${borderTopStyle}${outlineStyle}`.includes("solid")),
        selector,
      ).to.equal(true);
    }
    if (canEmulate) await emulateMedia({ forcedColors: "none" });
  });
});
