import { aTimeout, expect, fixture, html } from "@open-wc/testing";
import "../../../../src/elements/log/log-define.ts";
import type { LogRequest } from "../../../../src/elements/log/log-request.ts";
import type { LeadChatLog } from "../../../../src/elements/log/log.ts";
import { en } from "../../../../src/i18n/en.ts";
import type { LeadChatConfig } from "../../../../src/protocol/config.ts";
import type { ChatItem, SessionState } from "../../../../src/session/session-types.ts";
import { emptyState, history, message, notice } from "../../../fixtures/elements/fake-session.ts";
import "../../../fixtures/elements/frame.ts";

interface Options {
  items?: readonly ChatItem[];
  state?: Partial<SessionState>;
  config?: LeadChatConfig;
  capture?: "auto" | "ask" | "off";
  hideNotices?: boolean;
  correctable?: boolean;
  typing?: string;
  handoff?: string;
}

/** A log of 384 × 480 pixels, with what it asked for. */
async function open({ items = [], state, config = {}, capture = "auto", ...rest }: Options = {}) {
  const requests: LogRequest[] = [];
  const frame = await fixture(html`
    <test-frame>
      <lead-chat-log
        .texts=${en}
        .state=${{ ...emptyState, items, ...state }}
        .config=${config}
        .business=${"Kopi Senja"}
        .capture=${capture}
        .locale=${"en-GB"}
        .hideNotices=${rest.hideNotices ?? false}
        .correctable=${rest.correctable ?? false}
        .typing=${rest.typing}
        .handoff=${rest.handoff}
        @lead-chat-request=${(event: CustomEvent<LogRequest>) => requests.push(event.detail)}
      ></lead-chat-log>
    </test-frame>
  `);
  const element = frame.querySelector<LeadChatLog>("lead-chat-log")!;
  const root = element.shadowRoot!;
  const log = root.querySelector<HTMLElement>('[role="log"]')!;
  return {
    element,
    root,
    log,
    requests,
    bubbles: () => [...root.querySelectorAll<HTMLElement>('[part="bubble"]')],
    words: () => [...root.querySelectorAll('[part="bubble"]')].map((bubble) => bubble.textContent),
    find: (selector: string) => root.querySelector<HTMLElement>(selector),
    async set(part: Partial<SessionState>): Promise<void> {
      element.state = { ...element.state!, ...part };
      await element.updateComplete;
    },
    /** Scrolls as a reader does, and lets what follows happen. */
    async scrollTo(top: number): Promise<void> {
      log.scrollTop = top;
      await until(() => Math.abs(log.scrollTop - top) < 2);
      await frames(3);
      await element.updateComplete;
    },
  };
}

async function frames(count: number): Promise<void> {
  for (; count > 0; count--) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits for something that must come to be, and fails by name if it does not. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (condition()) return;
    await aTimeout(10);
  }
  throw new Error(`never: ${String(condition)}`);
}

describe("the log", () => {
  describe("opens", () => {
    it("with the privacy line for what is captured, and what the transport knows", async () => {
      const lines = async (options: Options) =>
        [...(await open(options)).root.querySelectorAll(".line")].map((line) =>
          (line.textContent ?? "").replaceAll(/\s+/g, " ").trim(),
        );
      const device = "Automatic chat. Kopi Senja sees only the contact details you leave.";
      const config = { privacy: { url: "/privacy" } };
      expect(await lines({ config })).to.deep.equal([
        "Contact details you write here are saved for Kopi Senja. Privacy policy",
        device,
      ]);
      expect(await lines({ config, capture: "ask" })).to.deep.equal([
        "You'll be asked before contact details are saved. Privacy policy",
        device,
      ]);
      expect(await lines({ config, capture: "off", state: { transport: "live" } })).to.deep.equal([
        "Contact details aren't collected here.",
      ]);
    });

    it("with the welcome in as many bubbles as the host wrote, each saying who speaks", async () => {
      const { words, root, set } = await open({ config: { welcome: ["Hi!", "What can we do for you?"] } });
      const said = () => words().map((text) => text?.replace(/^Kopi Senja, \d+:\d+( [ap]m)?: /, "<who, when> "));
      expect(said()).to.deep.equal(["<who, when> Hi!", "<who, when> What can we do for you?"]);
      const messages = [...root.querySelectorAll(".message")];
      expect(messages.map((one) => [one.matches(".first"), one.matches(".last")])).to.deep.equal([
        [true, false],
        [false, true],
      ]);
      const first = message("visitor", "Hello", { at: new Date(2026, 10, 20, 14, 7).toISOString() });
      await set({ items: [first] });
      expect(words()[0], "from then on when the conversation began").to.match(/^Kopi Senja, (14:07|2:07 pm): Hi!$/);
    });

    it("with a card of what the visitor came from", async () => {
      const context = { title: "Weekend barista class", price: "Rp 350.000", detail: "Sat, 2 hours", url: "/class" };
      const { find } = await open({ config: { context } });
      await until(() => find("a.context") !== null);
      const card = find("a.context")!;
      expect(card.textContent).to.contain("You came from").and.contain("Weekend barista class");
      expect(card.textContent).to.contain("Rp 350.000 · Sat, 2 hours");
      expect((card as HTMLAnchorElement).href).to.equal(new URL("/class", location.href).href);
    });

    it("with that card as it is meant to look, also where another chat has drawn one before", async () => {
      for (let chat = 0; chat < 2; chat++) {
        const { find } = await open({ config: { context: { title: "Weekend barista class" } } });
        await until(() => find(".context") !== null);
        expect(getComputedStyle(find(".context")!).display, `chat ${chat}`).to.equal("flex");
      }
    });

    it("without an address that could run a script", async () => {
      const url = ["javascript", "alert(1)"].join(":");
      const { root, find } = await open({ config: { context: { title: "x", url, image: url }, privacy: { url } } });
      await until(() => find(".context") !== null);
      expect(root.querySelectorAll("a, img").length).to.equal(0);
    });

    it("with suggested questions, until something was said", async () => {
      const { find, set, requests } = await open({ config: { suggestions: ["Dates", "Prices"] } });
      const list = find(".suggestions")!;
      expect(list.getAttribute("aria-label")).to.equal("Suggested questions");
      list.querySelectorAll<HTMLButtonElement>("button")[1]!.click();
      expect(requests).to.deep.equal([{ type: "say", text: "Prices" }]);
      await set({ items: [message("visitor", "Prices")] });
      expect(find(".suggestions")).to.equal(null);
    });
  });

  describe("draws messages", () => {
    it("that begin with sender and time for those who listen", async () => {
      const { words } = await open({ items: [message("business", "Hello"), message("visitor", "Hi")] });
      expect(words()[0]).to.match(/^Kopi Senja, 0?9:41(\sam)?: Hello$/i);
      expect(words()[1]).to.match(/^You, 0?9:41(\sam)?: Hi$/i);
    });

    it("with the time once a group", async () => {
      const { root } = await open({
        items: [message("visitor", "a"), message("visitor", "b"), message("business", "c")],
      });
      expect(root.querySelectorAll('[part="time"]').length).to.equal(2);
    });

    it("with their line breaks, and nothing of them as markup", async () => {
      const { bubbles } = await open({ items: [message("visitor", "a\n<b>b</b>")] });
      expect(bubbles()[0]!.innerText).to.contain("a\n<b>b</b>");
      expect(bubbles()[0]!.querySelector("b")).to.equal(null);
    });

    it("each in its own direction, ending where its sender's side is", async () => {
      const { bubbles } = await open({
        items: [message("visitor", "أريد حجز دورة"), message("visitor", "hello there")],
      });
      for (const bubble of bubbles()) expect(getComputedStyle(bubble).unicodeBidi).to.equal("plaintext");
      const right = bubbles().map((bubble) => Math.round(bubble.getBoundingClientRect().right));
      expect(right[0]).to.equal(right[1]);
    });

    it("with numbers and handles as they were written, whatever stands around them", async () => {
      const texts = [
        "واتساب 0812-3456-7890 من فضلك",
        "طلبي 12/2026 و @ana.souza",
        "בטלפון 050-123 4567",
        "call 0812-3456",
      ];
      const { root, bubbles } = await open({ items: texts.map((text) => message("visitor", text)) });
      const isolated = () => [...root.querySelectorAll("bdi[dir=ltr]")].map(({ textContent }) => textContent);
      await until(() => isolated().length > 0);
      expect(isolated()).to.deep.equal(["0812-3456-7890", "12/2026", "@ana.souza", "050-123 4567"]);
      for (const [index, text] of texts.entries())
        expect(bubbles()[index]!.textContent).to.match(new RegExp(`${text}$`));
      const digits = [...root.querySelector("bdi[dir=ltr]")!.childNodes].find((node) => node instanceof Text)!;
      const left = (at: number) => {
        const range = document.createRange();
        range.setStart(digits, at);
        range.setEnd(digits, at + 1);
        return range.getBoundingClientRect().left;
      };
      expect(left(0) < left(6), "its first group stands at the left of the second").to.equal(true);
    });

    it("with links that can be followed and give nothing away", async () => {
      const { bubbles } = await open({
        items: [message("business", "See https://kopisenja.example/menu or halo@kopisenja.example")],
      });
      await until(() => bubbles()[0]!.querySelector("a") !== null);
      const [page, mail] = [...bubbles()[0]!.querySelectorAll("a")];
      expect(page!.href).to.equal("https://kopisenja.example/menu");
      expect(page!.target).to.equal("_blank");
      expect(page!.relList.contains("noopener") && page!.relList.contains("noreferrer")).to.equal(true);
      expect(mail!.href).to.equal("mailto:halo@kopisenja.example");
    });

    it("with the host that a link really leads to", async () => {
      const { bubbles } = await open({ items: [message("business", "https://bank.example@evil.example/login")] });
      await until(() => bubbles()[0]!.querySelector("a") !== null);
      expect(bubbles()[0]!.querySelector("a")!.textContent).to.contain("(evil.example)");
    });

    it("whose links no bidirectional mark turns around", async () => {
      const { bubbles } = await open({ items: [message("business", "\u202ehttps://a.example/elpmaxe.knab//:sptth")] });
      await until(() => bubbles()[0]!.querySelector("a") !== null);
      const link = bubbles()[0]!.querySelector("a")!;
      expect(getComputedStyle(link).unicodeBidi).to.match(/isolate/);
      expect(getComputedStyle(link).direction).to.equal("ltr");
    });
  });

  describe("claims no more than the transport knows", () => {
    const states = ["pending", "stored", "sending", "sent", "delivered", "read"] as const;
    const expected = {
      device: ["", "", "", "", "", ""],
      events: ["Sending", "", "Sending", "Sent", "Sent", "Sent"],
      live: ["Sending", "", "Sending", "Sent", "Delivered", "Read"],
    } as const;
    for (const transport of ["device", "events", "live"] as const) {
      it(transport, async () => {
        const claims: string[] = [];
        for (const state of states) {
          const { find } = await open({ items: [message("visitor", "x", { state })], state: { transport } });
          claims.push((find('[part="time"]')!.textContent ?? "").split(" · ")[1]?.trim() ?? "");
        }
        expect(claims).to.deep.equal(expected[transport]);
      });
    }

    it("nor of what the business wrote", async () => {
      const { find } = await open({
        items: [message("business", "x", { state: "sent" })],
        state: { transport: "live" },
      });
      expect(find('[part="time"]')!.textContent).not.to.contain("Sent");
    });
  });

  it("says under a message that it was not sent, and tries again", async () => {
    const failed = message("visitor", "x", { state: "failed" });
    const { find, requests } = await open({ items: [failed, message("visitor", "y")] });
    const line = find(".failed")!;
    expect(line.textContent.replaceAll(/\s+/g, " ").trim()).to.equal("Not sent. Try again");
    line.querySelector("button")!.click();
    expect(requests).to.deep.equal([{ type: "retry", id: failed.id }]);
  });

  it("says plainly that it is offline, and what happens with what waits here for a connection", async () => {
    const { root, set } = await open({ state: { online: false } });
    const line = () => {
      const said = [...root.querySelectorAll(".line")].map(({ textContent }) => textContent?.trim() ?? "");
      return said.filter((text) => [en.offline, en.youAreOffline].includes(text)).join();
    };
    expect(line(), "before anything is written").to.equal("You're offline.");
    await set({ items: [message("visitor", "x")] });
    expect(line(), "nothing waits: messages of an automatic chat go nowhere").to.equal("You're offline.");
    await set({ undelivered: 1 });
    expect(line()).to.equal(en.offline);
    await set({ undelivered: 0, transport: "live" });
    expect(line(), "the business has it all").to.equal("You're offline.");
    await set({ items: [message("visitor", "x"), message("visitor", "y", { state: "sending" })] });
    expect(line()).to.equal(en.offline);
    await set({ online: true });
    expect(line()).to.equal("");
  });

  it("looks the same with a mouse as with a finger: notice, answers and the way down", async () => {
    const conversation = { id: "01995f3a-7c1e-7b2d-9f00-0123456789ab", startedAt: new Date().toISOString() };
    const { find, set, scrollTo } = await open({ state: { conversation }, config: { suggestions: ["Dates"] } });
    await until(() => find(".suggestions") !== null);
    expect(getComputedStyle(find(".suggestions")!).display).to.equal("flex");
    expect(getComputedStyle(find(".suggestions")!).listStyleType).to.equal("none");
    await set({ items: [...history(30), notice("phone", "+6281234567890")] });
    expect(getComputedStyle(find(".notice")!).textAlign).to.equal("center");
    expect(find(".notice svg")!.getBoundingClientRect().width).to.equal(16);
    await scrollTo(-300);
    await set({ items: [...history(30), notice("phone", "+6281234567890"), message("business", "Hi")] });
    await until(() => find(".pill") !== null);
    expect(getComputedStyle(find(".pill")!).position).to.equal("absolute");
  });

  it("shows the notice with its words alone in their node", async () => {
    const { find } = await open({ items: [notice("phone", "+6281234567890")] });
    const line = find('[part="notice"]')!;
    expect([...line.querySelectorAll("*")].some((node) => node.textContent === en.notice)).to.equal(true);
    expect(line.textContent).to.contain("Kopi Senja can now reach you at \u2068+6281234567890\u2069.");
    expect(line.textContent).not.to.contain(en.noticeOffline);
  });

  it("says in a notice that it will be sent while that very one waits for a connection", async () => {
    const [sent, waiting] = [notice("phone", "+6281234567890"), notice("email", "ana@example.com", { waits: true })];
    const { root } = await open({ items: [sent, waiting], state: { online: false, undelivered: 1 } });
    const said = [...root.querySelectorAll('[part="notice"]')].map((line) =>
      line.textContent.includes(en.noticeOffline),
    );
    expect(said).to.deep.equal([false, true]);
  });

  it("says of a name that it was updated, not that somebody can be reached at it", async () => {
    const contacts = [
      { kind: "name", value: "Ana" },
      { kind: "email", value: "ana@example.com" },
    ];
    const { root } = await open({ items: [notice("name", "Ana"), notice("email", "", { contacts })] });
    const [name, both] = [...root.querySelectorAll('[part="notice"]')].map(({ textContent }) => textContent);
    expect(name).not.to.contain("reach you at");
    expect(both).to.contain("reach you at \u2068ana@example.com\u2069.");
  });

  it("shows no notice where the host shows its own", async () => {
    const { find } = await open({ items: [notice("phone", "+6281234567890")], hideNotices: true });
    expect(find('[part="notice"]')).to.equal(null);
  });

  it("offers Undo and Edit in a notice where the session can, and says what became of it", async () => {
    const phone = notice("phone", "+6281234567890");
    const without = await open({ items: [phone] });
    expect(without.root.querySelectorAll('[part="notice"] button').length).to.equal(0);
    const { find, root, requests, set } = await open({ items: [phone], correctable: true });
    const [undo, edit] = root.querySelectorAll<HTMLButtonElement>('[part="notice"] button');
    undo!.click();
    edit!.click();
    expect(requests).to.deep.equal([
      { type: "undo", id: phone.id },
      { type: "edit", contact: phone.contacts[0] },
    ]);
    for (const button of [undo!, edit!]) expect(button.getBoundingClientRect().height).to.be.at.least(44);
    await set({ items: [{ ...phone, state: "removed" }] });
    await until(() => find('[part="notice"] button') === null && find('[part="notice"]') !== null);
    expect(find('[part="notice"]')!.textContent.trim()).to.equal("Removed from your details.");
    await set({ transport: "live" });
    expect(find('[part="notice"]')!.textContent).to.contain("Your message stays in the chat.");
  });

  it("asks before details are saved, takes the answer, and does not ask again", async () => {
    const ask = { type: "ask", id: "q", at: new Date().toISOString(), state: "open" } as const;
    const contacts = [{ kind: "email", value: "ana.souza@example.com" }];
    const { find, root, requests, set } = await open({ items: [{ ...ask, contacts }], capture: "ask" });
    await until(() => find(".ask") !== null);
    const question = find(".ask")!;
    expect(question.querySelector("p")!.textContent).to.equal(
      "Save \u2068ana.souza@example.com\u2069 so that Kopi Senja can contact you?",
    );
    expect(root.getElementById(question.getAttribute("aria-labelledby")!)).to.equal(question.querySelector("p"));
    for (const button of question.querySelectorAll("button")) button.click();
    expect(requests).to.deep.equal([
      { type: "answer", id: "q", save: true },
      { type: "answer", id: "q", save: false },
    ]);
    await set({ items: [{ ...ask, contacts, state: "declined" }] });
    expect(find(".ask")).to.equal(null);
    expect(find(".notice")!.textContent).to.equal("Not saved. You can add it under Your details.");
    await set({ items: [{ ...ask, contacts, state: "saved" }] });
    expect(find(".notice")).to.equal(null);
  });

  describe("offers what a reply brings", () => {
    const link = { text: "Our menu", url: "https://www.kopisenja.example/menu" };
    const reply = message("business", "Here you are", {
      actions: { quickReplies: ["Yes", "No"], link, form: "class" },
    });

    it("a link with the host that it leads to, and the form", async () => {
      const { root, find, requests } = await open({ items: [reply] });
      await until(() => find(".offers") !== null);
      const anchor = find(".offers a") as HTMLAnchorElement;
      expect(anchor.textContent).to.contain("Our menu").and.contain("kopisenja.example");
      expect(anchor.relList.contains("noopener")).to.equal(true);
      root.querySelector<HTMLButtonElement>("button.offer")!.click();
      expect(requests).to.deep.equal([{ type: "form", id: "class" }]);
    });

    it("no link that could run a script", async () => {
      const bad = { text: "Our menu", url: ["javascript", "alert(1)"].join(":") };
      const { find } = await open({ items: [message("business", "x", { actions: { link: bad, form: true } })] });
      await until(() => find(".offers") !== null);
      expect(find(".offers a")).to.equal(null);
    });

    it("quick replies, while it is the last message", async () => {
      const { root, requests, set } = await open({ items: [reply], config: { suggestions: ["Dates"] } });
      const chips = () => [...root.querySelectorAll<HTMLButtonElement>(".suggestions button")];
      expect(chips().map(({ textContent }) => textContent.trim())).to.deep.equal(["Yes", "No"]);
      chips()[0]!.click();
      expect(requests).to.deep.equal([{ type: "say", text: "Yes" }]);
      await set({ items: [reply, message("visitor", "Yes")] });
      expect(chips()).to.deep.equal([]);
    });
  });

  it("shows who is typing, still for those who want no motion", async () => {
    const { find } = await open({ typing: "Kopi Senja" });
    await until(() => find(".typing") !== null);
    expect(find(".typing")!.textContent.trim()).to.equal("Kopi Senja is typing…");
  });

  it("says that a form was sent and that the visitor was marked, unless the host shows its own", async () => {
    const at = message("visitor", "x").at;
    const items: ChatItem[] = [
      { type: "line", id: "a", at, about: "submitted" },
      { type: "line", id: "b", at, about: "marked" },
    ];
    const { root, element } = await open({ items });
    const lines = () => [...root.querySelectorAll(".aside")].map(({ textContent }) => textContent?.trim());
    await until(() => lines().length > 0);
    expect(lines()).to.deep.equal(["Form sent", "Marked as lead"]);
    element.hideNotices = true;
    await element.updateComplete;
    expect(lines()).to.deep.equal([]);
  });

  it("leads into another messenger once there is a conversation", async () => {
    const { find, set, requests } = await open({ handoff: "+62 812-3456-7890" });
    expect(find("a.offer")).to.equal(null);
    const conversation = { id: "01995f3a-7c1e-7b2d-9f00-0123456789ab", startedAt: new Date().toISOString() };
    await set({ items: [message("visitor", "my secret")], conversation });
    await until(() => find("a.offer") !== null);
    const link = find("a.offer") as HTMLAnchorElement;
    expect(link.textContent.trim()).to.equal("Continue on WhatsApp");
    expect(link.href).to.match(/^https:\/\/wa\.me\/6281234567890\?text=%23[0-9A-Z]{6}$/);
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    expect(requests).to.deep.equal([{ type: "handoff" }]);
  });

  it("announces nothing by itself", async () => {
    const { log } = await open();
    expect(log.getAttribute("aria-live")).to.equal("off");
    expect(log.getAttribute("aria-label")).to.equal("Conversation");
  });

  describe("with a long history", () => {
    const items = history(1000);

    it("shows the newest hundred at once, and is at the end", async () => {
      const { bubbles, log, find } = await open({ items });
      expect(bubbles().length).to.equal(100);
      expect(bubbles().at(-1)!.textContent).to.contain("Message 999");
      expect(log.scrollTop).to.equal(0);
      const bottom = bubbles().at(-1)!.getBoundingClientRect().bottom;
      expect(bottom).to.be.at.most(log.getBoundingClientRect().bottom);
      expect(find(".text-button")!.textContent).to.contain("Earlier messages");
    });

    it("keeps the privacy line, and welcomes only where the conversation begins", async () => {
      const { root, words } = await open({ items, config: { welcome: "Hi!" } });
      expect(root.querySelector(".line")!.textContent).to.contain("saved for Kopi Senja");
      expect(words().some((text) => text?.endsWith(": Hi!"))).to.equal(false);
    });

    it("skips the newest too while they are out of view, at their true height, but never the last, which grows", async () => {
      const { set, log } = await open({ items });
      const chunks = () => [...log.querySelector(".chunks")!.lastElementChild!.children] as HTMLElement[];
      const settled = () => chunks().map(({ style }) => style.contentVisibility === "auto");
      await until(() => settled().filter(Boolean).length === chunks().length - 1);
      expect(settled().at(-1)).to.equal(false);
      const height = log.scrollHeight;
      for (const { style } of chunks()) style.contentVisibility = "visible";
      expect(Math.abs(log.scrollHeight - height), "what it is without").to.be.below(2);
      for (const { style } of chunks()) style.contentVisibility = style.display && "auto";
      // Ten more begin another chunk: what was the last is one of the others now.
      const before = chunks().length;
      await set({ items: [...items, ...history(10).map((item) => ({ ...item, id: `${item.id} again` }))] });
      expect(chunks().length).to.equal(before + 1);
      await until(() => settled().filter(Boolean).length === before);
      expect(settled().at(-1)).to.equal(false);
    });

    it("lets another hundred join by the button while the position holds", async () => {
      const { bubbles, scrollTo, find } = await open({ items });
      await scrollTo(-1500);
      const seen = bubbles()[60]!;
      const before = seen.getBoundingClientRect().top;
      find(".text-button")!.click();
      await until(() => bubbles().length >= 200);
      await frames(2);
      expect(bubbles().length).to.be.within(200, 212);
      expect(Math.abs(seen.getBoundingClientRect().top - before)).to.be.below(2);
    });

    it("lets older ones join as the reader scrolls up, without a jump, and takes none away", async () => {
      const { bubbles, log, scrollTo, find } = await open({ items: items.slice(0, 260) });
      const newest = bubbles().at(-1)!;
      for (let step = 0; step < 60 && bubbles().length < 260; step++) {
        const top = log.scrollTop - 400;
        const watched = bubbles().find(
          (bubble) => bubble.getBoundingClientRect().top > log.getBoundingClientRect().top,
        )!;
        const before = watched.getBoundingClientRect().top;
        const from = log.scrollTop;
        log.scrollTop = top;
        await frames(3);
        const moved = watched.getBoundingClientRect().top - before;
        expect(Math.abs(moved - (from - log.scrollTop)), "the reader's place").to.be.below(2);
      }
      expect(bubbles().length, `${log.scrollTop} of ${log.scrollHeight}`).to.equal(260);
      expect(bubbles().at(-1)).to.equal(newest);
      expect(bubbles()[0]!.textContent).to.contain("Message 0");
      expect(find(".text-button")).to.equal(null);
      await scrollTo(0);
      expect(log.scrollTop).to.equal(0);
    });

    it("keeps what joined in few groups that the browser skips as one, in order", async () => {
      const { element, root, words } = await open({ items: history(1000) });
      for (let press = 0; press < 9; press++) {
        const before = words().length;
        root.querySelector<HTMLElement>(".text-button")!.click();
        await until(() => words().length >= before + 100);
      }
      await element.updateComplete;
      expect(words().length).to.equal(1000);
      expect(words().every((text, index) => text?.endsWith(`Message ${index}`))).to.equal(true);
      const blocks = [...root.querySelector(".chunks")!.children];
      expect(blocks.length, "what the browser looks at in each frame").to.equal(2);
      expect(blocks[0]!.childElementCount <= 6).to.equal(true);
      expect(blocks.at(-1)!.querySelectorAll('[part="bubble"]').length, "the newest is always drawn").to.equal(100);
    });

    describe("draws what is older once", () => {
      /** All of them shown. */
      async function openAll(all: readonly ChatItem[], options: Options = {}) {
        const opened = await open({ ...options, items: all });
        while (opened.find(".text-button:not(.notice *)")?.textContent.includes("Earlier")) {
          opened.find(".text-button")!.click();
          await frames(4);
        }
        await opened.element.updateComplete;
        return opened;
      }

      /** Nodes that nobody reads. */
      function marks(element: Element): number {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
        let count = 0;
        while (walker.nextNode()) count++;
        return count;
      }

      it("with nothing in it but what is read", async () => {
        const { root, bubbles } = await openAll(history(300));
        const [older, newest] = [
          root.querySelector(".chunks")!.firstElementChild!,
          bubbles().at(-1)!.closest(".chunk")!,
        ];
        expect(marks(newest), "the newest are drawn again and again").to.be.greaterThan(100);
        expect(marks(older)).to.equal(0);
        expect(older.textContent).to.contain("Kopi Senja, ");
        expect([...older.querySelectorAll(".message")].some(({ firstChild }) => firstChild instanceof Text)).to.equal(
          false,
        );
      });

      it("exactly as the newest are, whatever is said", async () => {
        const at = (minute: number) => new Date(2026, 8, 1 + Math.floor(minute / 40), 8, minute % 40).toISOString();
        const said: ChatItem[] = [
          ...[
            "Hello",
            "Two\nlines",
            "<b>no bold</b> &amp; 5 > 3",
            "\0",
            " ",
            "اتصل على +62 812 3456",
            "See https://a.example",
          ],
          ...["A word", "Another", "Another", "One more", "mail ana@example.com", "שלום 12", "👍", "x".repeat(900)],
        ].flatMap((text, index): ChatItem[] => [
          message("visitor", text, { at: at(index * 3), state: index % 2 ? "delivered" : "read" }),
          message("business", text, { at: at(index * 3), ...(index % 3 ? { author: "Ana <A>" } : {}) }),
          message("business", `${text}!`, { at: at(index * 3) }),
        ]);
        const lines: ChatItem[] = [
          { type: "line", id: "l1", at: at(120), about: "marked" },
          notice("email", "ana@example.com", { at: at(121), state: "removed" }),
          {
            type: "ask",
            id: "a1",
            at: at(122),
            contacts: [{ kind: "email", value: "a@b.example" }],
            state: "declined",
          },
        ];
        const all = [...said, ...lines];
        const days = 3;
        const rest = history(200).map((item) => ({ ...item, id: `r-${item.id}` }));
        for (const transport of ["device", "live"] as const) {
          /** What is drawn of them, without what nobody sees. */
          const drawn = (root: ShadowRoot) =>
            [...root.querySelectorAll(".chunks .message, .chunks .line, .chunks .notice")]
              .slice(0, all.length + days)
              .map((row) => row.outerHTML.replaceAll(/<!--.*?-->/g, "").replaceAll(/(?<=>)\s+(?=<)/g, ""));
          const newest = await open({ items: [...all, ...rest.slice(0, 1)], state: { transport } });
          await until(() => drawn(newest.root).some((row) => row.includes("href")));
          const older = await openAll([...all, ...rest], { state: { transport } });
          await until(() => drawn(older.root).some((row) => row.includes("href")));
          expect(drawn(older.root)).to.deep.equal(drawn(newest.root));
          expect(drawn(older.root).length).to.equal(all.length + days);
          expect(marks(older.root.querySelector(".message")!), "by a copy").to.equal(0);
        }
      });

      it("and anew in its place when a message of it changes, as often as it does", async () => {
        const all = history(300);
        const { set, words, find, requests } = await openAll(all);
        const change = (part: object) =>
          all.map((item, index) => (index === 40 ? { ...item, ...part } : item) as ChatItem);
        const before = words();
        for (let time = 0; time < 2; time++) {
          await set({ items: change({ from: "visitor", state: "failed" }) });
          find(".failed button")!.click();
          expect(requests.at(-1)).to.deep.equal({ type: "retry", id: all[40]!.id });
          expect(words().length).to.equal(300);
          await set({ items: all });
          expect(find(".failed") === null).to.equal(true);
          expect(words()).to.deep.equal(before);
        }
      });

      it("and anew when all of it is said otherwise", async () => {
        const { element, words } = await openAll(history(300));
        element.business = "Warung Senja";
        await element.updateComplete;
        expect(words().length).to.equal(300);
        expect(words().filter((text) => text?.includes("Kopi Senja"))).to.deep.equal([]);
        expect(words().every((text, index) => text?.endsWith(`Message ${index}`))).to.equal(true);
      });

      it("but keeps what can have the focus", async () => {
        const all = [...history(100), notice("email", "ana@example.com"), ...history(200)];
        const { element, find } = await openAll(
          all.map((item, index) => ({ ...item, id: String(index) })),
          {
            correctable: true,
          },
        );
        const button = find(".notice button")!;
        button.focus();
        element.hideNotices = false;
        element.business = "Warung Senja";
        await element.updateComplete;
        expect(find(".notice button") === button).to.equal(true);
        expect(element.shadowRoot!.activeElement === button).to.equal(true);
      });

      it("and leaves nothing of another conversation", async () => {
        const { set, words, root } = await openAll(history(300));
        const other = [message("visitor", "Somebody else")];
        await set({ items: other });
        expect(words().length).to.equal(1);
        const newest = root.querySelector(".chunks")!.lastElementChild!;
        expect(root.querySelectorAll(".chunk").length).to.equal(1);
        expect(getComputedStyle(newest).contentVisibility ?? "visible").to.equal("visible");
        await set({ items: [...other, message("business", "Hello")] });
        expect(words().length).to.equal(2);
      });
    });

    it("shows the newest when the history arrives after the first message", async () => {
      const first = message("visitor", "Hello again");
      const { set, bubbles } = await open({ items: [first] });
      await set({ items: [...items, first] });
      expect(bubbles().length).to.equal(100);
      expect(bubbles().at(-1)!.textContent).to.contain("Hello again");
    });

    it("keeps what is said now with the newest, and lets the browser skip what was", async () => {
      const { set, root } = await open({ items: history(100) });
      const groups = () => [...root.querySelector(".chunks")!.children];
      const all = history(180);
      for (let length = 101; length <= 180; length++) await set({ items: all.slice(0, length) });
      const sizes = groups().map((group) => group.querySelectorAll('[part="bubble"]').length);
      expect(sizes).to.deep.equal([150, 30]);
      const texts = [...root.querySelectorAll('[part="bubble"]')].map((bubble) => bubble.textContent);
      expect(texts.every((text, index) => text?.endsWith(`Message ${index}`))).to.equal(true);
    });

    it("shows two thousand that arrive at once in order, in groups", async () => {
      const { set, root, words } = await open({ items: history(5) });
      await set({ items: history(2000) });
      expect(words().length).to.equal(2000);
      expect(words().every((text, index) => text?.endsWith(`Message ${index}`))).to.equal(true);
      expect(root.querySelector(".chunks")!.childElementCount).to.equal(14);
    });

    it("draws again only what changed", async () => {
      const { set, bubbles, element } = await open({ items });
      const before = bubbles();
      await set({ items: [...items, message("visitor", "new")] });
      const after = bubbles();
      expect(after.slice(0, 100)).to.deep.equal(before);
      let mutations = 0;
      const observer = new MutationObserver((list) => (mutations += list.length));
      observer.observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true, attributes: true });
      await set({ unread: 3 });
      mutations += observer.takeRecords().length;
      observer.disconnect();
      expect(mutations).to.equal(0);
    });
  });

  describe("and its end", () => {
    const items = history(60);

    it("follows the newest message while the reader is there", async () => {
      const { set, bubbles, log } = await open({ items });
      await set({ items: [...items, message("business", "new\n".repeat(6))] });
      await frames(2);
      expect(log.scrollTop).to.equal(0);
      expect(bubbles().at(-1)!.getBoundingClientRect().bottom).to.be.at.most(log.getBoundingClientRect().bottom);
    });

    it("leaves the reader where they are, and counts what came", async () => {
      const { set, bubbles, find, scrollTo, log } = await open({ items });
      await scrollTo(-900);
      const seen = bubbles()[30]!;
      const before = seen.getBoundingClientRect().top;
      expect(find(".pill")).to.equal(null);
      await set({ items: [...items, message("business", "one\ntwo\nthree")] });
      await set({ items: [...items, message("business", "one\ntwo\nthree"), notice("email", "a@b.co")] });
      await frames(2);
      expect(Math.abs(seen.getBoundingClientRect().top - before)).to.be.below(2);
      await until(() => find(".pill") !== null);
      expect(find(".pill")!.textContent.replaceAll(/\s+/g, " ").trim()).to.equal("New messages 2");
      find(".pill")!.click();
      await frames(2);
      expect(log.scrollTop).to.equal(0);
      await until(() => find(".pill") === null);
    });

    it("does not count the visitor's own words", async () => {
      const { set, find, scrollTo } = await open({ items });
      await scrollTo(-900);
      await set({ items: [...items, message("visitor", "mine")] });
      expect(find(".pill")).to.equal(null);
    });

    it("is where the visitor's own message takes them", async () => {
      const { element, scrollTo, log } = await open({ items });
      await scrollTo(-900);
      element.toEnd();
      await frames(2);
      expect(log.scrollTop).to.equal(0);
    });

    it("begins at the top when there is little to read", async () => {
      const { root, log } = await open({ items: [message("visitor", "only")] });
      const gap = root.querySelector(".line")!.getBoundingClientRect().top - log.getBoundingClientRect().top;
      expect(gap).to.be.within(0, 30);
    });
  });
});
