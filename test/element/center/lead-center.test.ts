import { aTimeout, expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../../../src/center/center-define.ts";
import type { LeadCenter } from "../../../src/center/lead-center.ts";
import type { LeadPage, LeadStreamMessage } from "../../../src/protocol/center-api.ts";
import { leadRecord } from "../../fixtures/center/records.ts";

const key = "the-right-key-of-the-server";

/** A server in the page: what it has, what it is told to say, and what it was asked. */
class FakeServer {
  page: LeadPage = { leads: [], total: 0, next: null, revision: 0 };
  older: LeadPage | undefined;
  isDown = false;
  readonly asked: string[] = [];
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    this.asked.push(url.pathname + url.search);
    if (this.isDown) throw new TypeError("Failed to fetch");
    if (new Headers(init?.headers).get("Authorization") !== `Bearer ${key}`) return new Response("{}", { status: 401 });
    if (url.pathname.endsWith("/stream")) return new Response(this.#open(init?.signal ?? undefined));
    if (url.pathname.endsWith(".csv")) return new Response("a,b\r\n");
    return Response.json(url.searchParams.has("before") ? this.older : this.page);
  };

  say(...messages: readonly LeadStreamMessage[]): void {
    const text = messages.map((message) => `event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`).join("");
    this.#stream?.enqueue(new TextEncoder().encode(text));
  }

  hangUp(): void {
    this.#stream?.close();
    this.#stream = undefined;
  }

  #open(signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        this.#stream = controller;
        signal?.addEventListener("abort", () => controller.error(new DOMException("gone", "AbortError")));
      },
    });
  }
}

const hostile = '<img src=x onerror="window.hacked=true">\u202e${7*7}';

describe("lead-center", () => {
  const realFetch = window.fetch;
  let server: FakeServer;
  beforeEach(() => {
    server = new FakeServer();
    window.fetch = server.fetch;
    sessionStorage.clear();
  });
  afterEach(() => {
    window.fetch = realFetch;
    sessionStorage.clear();
  });

  const root = (element: Element): ShadowRoot => element.shadowRoot ?? expect.fail("has no shadow root");
  const signInOf = (center: LeadCenter) => root(center).querySelector("lead-center-sign-in");
  const list = (center: LeadCenter): ShadowRoot =>
    root(root(center).querySelector("lead-center-list") ?? expect.fail("shows no list"));
  const rows = (center: LeadCenter) => [...list(center).querySelectorAll(".lead")];
  const names = (center: LeadCenter) => rows(center).map((row) => row.querySelector("h2")?.textContent?.trim());
  const connection = (center: LeadCenter) => root(center).querySelector(".connection")?.textContent?.trim();

  const open = async (): Promise<LeadCenter> => {
    sessionStorage.setItem("lead-chat-center-key", key);
    const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
    await waitUntil(() => root(center).querySelector("lead-center-list, .panel") && connection(center) === "Live");
    await center.updateComplete;
    return center;
  };
  const withLeads = (...leads: readonly ReturnType<typeof leadRecord>[]): void => {
    server.page = {
      leads,
      total: leads.length,
      next: null,
      revision: Math.max(...leads.map(({ revision }) => revision)),
    };
  };
  const signInWith = async (center: LeadCenter, value: string): Promise<void> => {
    const form = root(signInOf(center) ?? expect.fail("asks for no key"));
    const input = form.querySelector<HTMLInputElement>("#key");
    if (input) input.value = value;
    form.querySelector("button")?.click();
    await aTimeout(0);
  };

  describe("signing in", () => {
    it("asks for the key and asks the server nothing without one", async () => {
      const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
      expect(signInOf(center)).to.exist;
      expect(server.asked).to.deep.equal([]);
      await expect(signInOf(center)).to.be.accessible();
    });

    it("says that nothing was entered", async () => {
      const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
      await signInWith(center, "  ");
      const form = root(signInOf(center) ?? center);
      expect(form.querySelector("[role=alert]")?.textContent).to.equal("Enter the key.");
      expect(form.activeElement).to.equal(form.querySelector("#key"));
      expect(server.asked).to.deep.equal([]);
    });

    it("says that the key is wrong, forgets it and brings the field back", async () => {
      const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
      await signInWith(center, "not-the-key");
      await waitUntil(() => signInOf(center)?.shadowRoot?.activeElement);
      const form = root(signInOf(center) ?? center);
      expect(form.querySelector("[role=alert]")?.textContent).to.contain("isn't the server's key");
      expect(form.querySelector("#key")?.getAttribute("aria-invalid")).to.equal("true");
      expect(sessionStorage.length).to.equal(0);
      await signInWith(center, key);
      await waitUntil(() => root(center).querySelector(".panel"));
    });

    it("takes the key from the address, and leaves it neither there nor in the history", async () => {
      const before = location.href;
      history.replaceState(null, "", `${location.pathname}${location.search}#key=${key}`);
      const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
      expect(location.hash).to.equal("");
      await waitUntil(() => root(center).querySelector(".panel"));
      expect(server.asked.join()).not.to.contain(key);
      history.replaceState(null, "", before);
    });

    it("forgets everything at sign-out", async () => {
      withLeads(leadRecord());
      const center = await open();
      root(center).querySelector<HTMLElement>(".quiet")?.click();
      await center.updateComplete;
      expect(signInOf(center)).to.exist;
      expect(root(center).querySelector("lead-center-list")).not.to.exist;
      expect(sessionStorage.length).to.equal(0);
    });
  });

  describe("states", () => {
    it("tells how to get the first lead", async () => {
      const center = await open();
      const link = root(center).querySelector<HTMLAnchorElement>(".panel a");
      expect(link?.textContent).to.contain("Open the shop");
      expect(link?.href).to.equal(new URL("../", document.baseURI).href);
      expect(root(center).querySelector("button[title='Download CSV']")).not.to.exist;
      await expect(center).to.be.accessible();
    });

    it("says that the list could not be loaded, and loads it when asked", async () => {
      server.isDown = true;
      sessionStorage.setItem("lead-chat-center-key", key);
      const center = await fixture<LeadCenter>(html`<lead-center></lead-center>`);
      await waitUntil(() => root(center).querySelector(".panel"));
      expect(root(center).querySelector(".panel")?.textContent).to.contain("couldn't be loaded");
      await expect(center).to.be.accessible();
      server.isDown = false;
      root(center).querySelector<HTMLElement>(".panel button")?.click();
      await waitUntil(() => connection(center) === "Live");
    });

    it("says that the connection is lost, and when it is back", async () => {
      const center = await open();
      server.isDown = true;
      server.hangUp();
      await waitUntil(() => connection(center) === "Reconnecting…");
      server.isDown = false;
      window.dispatchEvent(new Event("online"));
      await waitUntil(() => connection(center) === "Live");
    });
  });

  describe("the list", () => {
    const full = () =>
      leadRecord({
        id: "full",
        revision: 3,
        origin: "form",
        contacts: [
          ["name", "Ana Souza"],
          ["email", "ana@example.com"],
          ["whatsapp", "+6281234567890"],
          ["wechat", "ana88"],
        ],
        touches: [{ kind: "click", at: "2026-11-20T09:00:00.000Z", platform: "tiktok", campaign: "weekend-barista" }],
        lead: { answers: { message: { question: "Message", value: "Two of us" } } },
      });

    it("shows who it is, how to reach them, where from and when", async () => {
      withLeads(full());
      const center = await open();
      const [row] = rows(center);
      const text = row?.textContent?.replace(/\s+/g, " ") ?? "";
      for (const part of [
        "Ana Souza",
        "ana@example.com",
        "WhatsApp",
        "ana88",
        "WeChat",
        "Form",
        "weekend-barista · TikTok",
        "Message",
        "Two of us",
      ]) {
        expect(text).to.contain(part);
      }
      const links = [...(row?.querySelectorAll("a") ?? [])];
      expect(links.map(({ href }) => href)).to.deep.equal(["mailto:ana@example.com", "https://wa.me/6281234567890"]);
      expect(links[1]?.rel).to.equal("noopener noreferrer");
      const time = row?.querySelector("time");
      expect(time?.dateTime).to.equal("2026-11-20T09:00:00.000Z");
      expect(time?.title).to.match(/^Received .*2026/);
      expect(root(center).querySelector(".count")?.textContent).to.equal("1 lead");
      await expect(center).to.be.accessible();
    });

    it("shows a lead as it arrives, first, lit up, and announced", async () => {
      withLeads(full());
      const center = await open();
      expect(rows(center)[0]?.classList.contains("fresh")).to.equal(false);
      server.say(
        { type: "lead", revision: 4, record: leadRecord({ id: "new", revision: 4, contacts: [["name", "Budi"]] }) },
        { type: "total", total: 2 },
      );
      await waitUntil(() => names(center)[0] === "Budi");
      expect(names(center)).to.deep.equal(["Budi", "Ana Souza"]);
      expect(rows(center).map((row) => row.classList.contains("fresh"))).to.deep.equal([true, false]);
      await waitUntil(() => root(center).querySelector(".count")?.textContent === "2 leads");
      expect(root(center).querySelector("p[role=status]")?.textContent).to.equal("New lead: Budi");
    });

    it("moves a changed lead up, and takes away one that is gone", async () => {
      withLeads(
        leadRecord({ id: "a", revision: 2, contacts: [["name", "A"]] }),
        leadRecord({ id: "b", revision: 1, contacts: [["name", "B"]] }),
      );
      const center = await open();
      const changed = leadRecord({
        id: "b",
        revision: 3,
        contacts: [["name", "B2"]],
        changedAt: "2026-11-20T12:00:00.000Z",
      });
      server.say({ type: "lead", revision: 3, record: changed });
      await waitUntil(() => names(center).join() === "B2,A");
      expect(root(center).querySelector("p[role=status]")?.textContent).to.equal("B2 was updated");
      server.say({ type: "removed", revision: 4, id: "b" });
      await waitUntil(() => names(center).join() === "A");
    });

    it("loads older leads when asked", async () => {
      server.page = {
        leads: [leadRecord({ id: "a", revision: 2, contacts: [["name", "A"]] })],
        total: 2,
        next: 2,
        revision: 2,
      };
      server.older = {
        leads: [leadRecord({ id: "b", revision: 1, contacts: [["name", "B"]] })],
        total: 2,
        next: null,
        revision: 2,
      };
      const center = await open();
      list(center).querySelector<HTMLElement>(".more button")?.click();
      await waitUntil(() => names(center).join() === "A,B");
      expect(server.asked).to.include("/api/leads?before=2");
      expect(list(center).querySelector(".more")).not.to.exist;
    });

    it("shows hostile words as words", async () => {
      const answers = { [hostile]: { question: hostile, value: hostile } };
      const kinds = [
        "name",
        "email",
        "phone",
        "whatsapp",
        "instagram",
        "line",
        "linkedin",
        "weibo",
        "x-custom",
        "constructor",
      ];
      withLeads(
        leadRecord({
          contacts: kinds.map((kind) => [kind, kind === "email" ? "javascript:alert(1)@x" : hostile] as const),
          lead: { answers },
          touches: [{ kind: "click", at: "2026-11-20T09:00:00.000Z", campaign: hostile, platform: "__proto__" }],
        }),
      );
      const center = await open();
      expect(list(center).querySelector("img, script, a")).not.to.exist;
      expect(names(center)).to.deep.equal([hostile]);
      await aTimeout(20);
      expect("hacked" in window).to.equal(false);
    });

    it("keeps the direction of a name from changing what stands around it", async () => {
      withLeads(
        leadRecord({
          contacts: [
            ["name", "\u202eevil"],
            ["email", "a@example.com"],
          ],
        }),
      );
      const center = await open();
      expect(rows(center)[0]?.querySelector("h2 > bdi")).to.exist;
      expect(rows(center)[0]?.querySelector("a > bdi")).to.exist;
    });

    for (const direction of ["ltr", "rtl"] as const) {
      it(`fits into 360 px with long words, ${direction}`, async () => {
        withLeads(
          leadRecord({
            contacts: [
              ["name", "W".repeat(300)],
              ["email", `${"a".repeat(200)}@example.com`],
              ["line", "b".repeat(90)],
            ],
          }),
        );
        const center = await open();
        const frame = await fixture<HTMLElement>(html`<div dir=${direction}></div>`);
        frame.style.inlineSize = "360px";
        frame.append(center);
        await center.updateComplete;
        await waitUntil(() => root(center).querySelector("lead-center-list") && connection(center) === "Live");
        const { right, left } = frame.getBoundingClientRect();
        for (const element of list(center).querySelectorAll(".lead *")) {
          const box = element.getBoundingClientRect();
          if (element.closest(".visually-hidden") || box.width === 0) continue;
          expect(box.right, element.className.toString()).to.be.at.most(right + 1);
          expect(box.left, element.className.toString()).to.be.at.least(left - 1);
        }
      });
    }
  });

  it("saves the file of leads, with the key in no address", async () => {
    withLeads(leadRecord());
    const center = await open();
    const clicked: HTMLAnchorElement[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      clicked.push(this);
    };
    root(center).querySelector<HTMLElement>("button[title='Download CSV']")?.click();
    await waitUntil(() => clicked.length > 0);
    HTMLAnchorElement.prototype.click = click;
    const [saved] = clicked;
    expect(saved?.download).to.match(/^leads-\d{4}-\d\d-\d\d\.csv$/);
    expect(saved?.href).to.match(/^blob:/);
    expect(await (await realFetch(saved?.href ?? "")).text()).to.equal("a,b\r\n");
    expect(server.asked.join()).not.to.contain(key);
  });

  it("says when the file could not be made", async () => {
    withLeads(leadRecord());
    const center = await open();
    server.isDown = true;
    root(center).querySelector<HTMLElement>("button[title='Download CSV']")?.click();
    await waitUntil(() => root(center).querySelector("[role=alert]")?.textContent?.includes("couldn't be made"));
  });

  it("leaves nothing running when it is taken away", async () => {
    const center = await open();
    const { length } = server.asked;
    center.remove();
    window.dispatchEvent(new Event("online"));
    document.dispatchEvent(new Event("visibilitychange"));
    await aTimeout(30);
    expect(server.asked.length).to.equal(length);
  });
});
