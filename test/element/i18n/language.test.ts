import { expect } from "@open-wc/testing";
import { texts as ar } from "../../../src/i18n/ar.ts";
import { texts as id } from "../../../src/i18n/id.ts";
import { localeLoaders, type LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { plural } from "../../../src/i18n/plural.ts";
import { resolveLocale } from "../../../src/i18n/resolve-locale.ts";
import { connectReceiver } from "../../fixtures/receiver-client.ts";
import { Chat, eventually } from "../lead-chat/support.ts";

describe("<lead-chat> in the visitor's language", () => {
  const page = document.documentElement;
  const before = { lang: page.lang, dir: page.dir };
  let endpoint: string;
  let chat: Chat;
  beforeEach(async () => {
    endpoint = (await connectReceiver()).url("ok");
    page.lang = "en";
  });
  afterEach(() => {
    chat.remove();
    Object.assign(page, before);
  });

  const start = (attributes: Readonly<Record<string, string>>) => (chat = new Chat({ endpoint, ...attributes }));
  const panel = () => chat.find("lead-chat-panel") as (HTMLElement & { language: string }) | undefined;
  const label = (selector: string) => chat.find(selector)?.getAttribute("aria-label");
  const directionOf = (selector: string) => getComputedStyle(chat.find(selector) as Element).direction;
  const spoken = (text: string) => eventually(() => label("textarea") === text, `a text box called ${text}`);

  it("draws nothing before the language is there, then all of it", async () => {
    start({ lang: "id", "business-name": "Kopi Senja" });
    // What the panel speaks at the moment it joins the page.
    let first: string | undefined;
    const watcher = new MutationObserver(() => (first ??= panel()?.language));
    watcher.observe(chat.element.shadowRoot as ShadowRoot, { childList: true });
    await chat.open();
    watcher.disconnect();
    expect(first).to.equal("id");
    expect(label("textarea")).to.equal(id.message);
    expect(label("dialog")).to.equal("Chat dengan Kopi Senja");
    expect(chat.find("dialog")?.lang).to.equal("id");
    expect(chat.find('[part="launcher"]')?.getAttribute("aria-label")).to.equal("Chat dengan Kopi Senja");
    await chat.element.sendMessage("halo");
    await eventually(
      () => chat.find("[role=status]")?.lang === "id",
      "a status element that speaks the language",
      8000,
    );
  });

  it("a launcher that was not pressed speaks the language before anything is loaded, and keeps its name", async () => {
    start({ lang: "ja", "business-name": "Kopi Senja" });
    const launcher = '[part="launcher"]';
    expect(label(launcher)).to.equal("Kopi Senjaとチャット");
    chat.find(launcher)?.dispatchEvent(new PointerEvent("pointerenter"));
    await eventually(() => chat.find("textarea"), "the panel");
    expect(label(launcher)).to.equal("Kopi Senjaとチャット");
  });

  it("Arabic is written from the right, in the corner where the page has the launcher", async () => {
    start({ lang: "ar", "business-name": "Kopi Senja" });
    await chat.open();
    expect(directionOf(".header")).to.equal("rtl");
    // A name in Latin letters stands beside the picture, not at the other end.
    expect(directionOf(".title")).to.equal("rtl");
    expect(directionOf(".title bdi")).to.equal("ltr");
    expect(directionOf('[role="log"]')).to.equal("rtl");
    expect(directionOf(".form-button")).to.equal("rtl");
    expect(directionOf("dialog")).to.equal("ltr");
    const [form, box] = [".form-button", "textarea"].map((part) => chat.find(part)?.getBoundingClientRect().left ?? 0);
    expect(form).to.be.greaterThan(box as number);
  });

  it("an element with a direction of its own keeps it, also one that is set while it is open", async () => {
    start({ lang: "ar", dir: "ltr" });
    await chat.open();
    expect(directionOf(".header")).to.equal("ltr");
    chat.element.removeAttribute("dir");
    await eventually(() => directionOf(".header") === "rtl", "the direction of the language");
    chat.element.dir = "ltr";
    await eventually(() => directionOf(".header") === "ltr", "the direction of the element");
  });

  it("English in a page from the right is written from the left", async () => {
    page.dir = "rtl";
    start({ lang: "en" });
    await chat.open();
    expect(directionOf("dialog")).to.equal("rtl");
    expect(directionOf(".header")).to.equal("ltr");
  });

  it("switches while it is open and keeps what was typed, the focus and the conversation", async () => {
    start({ lang: "en", "business-name": "Kopi Senja" });
    await chat.open();
    await chat.element.sendMessage("Do you have a table?");
    const box = chat.find("textarea") as HTMLTextAreaElement;
    box.focus();
    box.value = "half a sent";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    chat.element.lang = "ar";
    await spoken(ar.message);
    expect(directionOf(".header")).to.equal("rtl");
    expect(chat.find("textarea")).to.equal(box);
    expect(box.value).to.equal("half a sent");
    expect(box.matches(":focus")).to.equal(true);
    expect(chat.find(".bubble")?.textContent).to.include("Do you have a table?");
    chat.element.lang = "en";
    await spoken("Message");
    expect(directionOf(".header")).to.equal("ltr");
  });

  it("follows a page that changes its language", async () => {
    start({});
    await chat.open();
    expect(label("textarea")).to.equal("Message");
    page.lang = "id-ID";
    await spoken(id.message);
  });

  it("finds the page's language from inside another component", async () => {
    page.lang = "id";
    const outer = document.createElement("div");
    document.body.append(outer);
    start({});
    outer.attachShadow({ mode: "open" }).append(chat.element);
    await chat.open();
    expect(label("textarea")).to.equal(id.message);
    outer.remove();
  });

  it("shows the host's own wording, and says which of it is wrong", async () => {
    const texts = { id: { message: "Tulis pesan" }, en: { mesage: "Write" } };
    start({ lang: "id", config: JSON.stringify({ texts }) });
    await chat.open();
    await spoken("Tulis pesan");
    expect(label(".form-button")).to.equal(id.openForm);
    const problem = await chat.diagnostic("texts-unknown-key");
    expect(problem.path).to.equal("config.texts.en.mesage");
    chat.element.config = {};
    await spoken(id.message);
  });

  it("a language that it does not speak is English", async () => {
    start({ lang: "nl" });
    await chat.open();
    expect(label("textarea")).to.equal("Message");
    expect(chat.find("dialog")?.lang).to.equal("en");
  });

  it("a business without a name begins a sentence with a capital letter", async () => {
    start({ lang: "tr" });
    await chat.open();
    const lines = chat.all(".line").map(({ textContent }) => textContent?.trim() ?? "");
    expect(lines.join(" ")).to.include("işletme için kaydedilir.").and.to.include("İşletme yalnızca");
  });

  it("asks for nothing more when the element has gone", async () => {
    start({ lang: "en" });
    await chat.open();
    const left = panel();
    chat.remove();
    await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
    page.lang = "id";
    chat.element.lang = "id";
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(left?.language).to.equal("en");
  });
});

describe("languages, as this browser knows them", () => {
  it("finds the language of old, short and underscored tags", () => {
    const tags = ["in", "iw", "tl", "pt", "pt-PT", "zh", "zh-TW", "zh-HK", "zh-SG", "yue", "in_ID", "nl", "x-y", ""];
    const expected = ["id", "he", "fil", "pt-BR", "pt-BR", "zh-Hans", "zh-Hant", "zh-Hant", "zh-Hans", "zh-Hant", "id"];
    expect(tags.map(resolveLocale)).to.deep.equal([...expected, "en", "en", "en"]);
  });

  for (const tag of Object.keys(localeLoaders) as LocaleTag[]) {
    it(`counts in ${tag}`, async () => {
      const { texts } = await localeLoaders[tag]();
      const shown = new Set(Array.from({ length: 120 }, (_, count) => plural(texts.unread, count, tag)));
      for (const text of shown)
        expect(text)
          .to.match(/\S/)
          .and.not.match(/[{}]|undefined/);
      expect(shown.size).to.be.greaterThan(100);
    });
  }
});
