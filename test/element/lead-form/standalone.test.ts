import { expect, fixture, fixtureCleanup, html } from "@open-wc/testing";
import "../../../src/define-lead-form.ts";
import type { LeadForm } from "../../../src/elements/lead-form/lead-form.ts";
import type { LeadEvent } from "../../../src/protocol/lead-event.ts";
import { connectReceiver, type ReceiverBox } from "../../fixtures/receiver-client.ts";
import { FormPage } from "./form-page.ts";
import type { FakeSession } from "../../fixtures/elements/fake-session.ts";
import { visit } from "../../../demo/forms-data.ts";

const plain = {
  id: "callback",
  title: "Ask for a call",
  policy: { url: "/privacy" },
  questions: [
    { type: "name", name: "name", label: "Full name" },
    { type: "email", name: "email", label: "E-mail", required: true },
  ],
};

describe("<lead-form> in a page without the chat", () => {
  let box: ReceiverBox;
  let site: string;
  const events: { type: string; detail: { code?: string; message?: string; formId?: string } }[] = [];

  beforeEach(async () => {
    box = await connectReceiver();
    site = crypto.randomUUID();
    events.length = 0;
  });
  afterEach(() => fixtureCleanup());

  async function place(config: unknown): Promise<FormPage> {
    const record = (event: Event) => events.push({ type: event.type, detail: (event as CustomEvent<object>).detail });
    const form = await fixture<LeadForm>(
      html`<lead-form
        business-name="Kopi Senja"
        region="ID"
        site=${site}
        endpoint=${box.url("ok")}
        config=${typeof config === "string" ? config : JSON.stringify(config)}
        @lead-chat-form-submit=${record}
        @lead-chat-lead=${record}
        @lead-chat-diagnostic=${record}
      ></lead-form>`,
    );
    return new FormPage(form, undefined as unknown as FakeSession);
  }

  it("stands in the page, and its submission reaches the endpoint", async () => {
    const page = await place({ form: plain });
    await page.until(() => page.root.querySelector("h2"));
    expect(page.title).to.equal("Ask for a call");
    expect(page.root.querySelector('[role="dialog"]')).to.equal(null);
    expect(getComputedStyle(page.form).position, "it takes its place in the page").to.equal("relative");
    expect(page.form.offsetHeight).to.be.greaterThan(200);
    expect(document.activeElement, "it takes no focus").to.equal(document.body);
    await page.fill("name", "Ana Souza");
    await page.fill("email", "Ana@Example.com");
    await page.press("Send");
    await page.until(() => page.root.querySelector(".done"));
    const bodies = (await box.waitForPosts(2)).map(({ body }) => JSON.parse(body) as LeadEvent);
    const event = bodies.find(({ type }) => type === "leadchat.lead.created.v1")!;
    expect(event.data.lead.contacts.map(({ kind, value }) => `${kind} ${value}`)).to.deep.equal([
      "name Ana Souza",
      "email Ana@example.com",
    ]);
    expect(event.data.change.form).to.include({ id: "callback", end: "thanks", fit: true });
    expect(event.data.lead.consents[0]!.text).to.equal("By sending, you ask Kopi Senja to contact you.");
    expect(events.map(({ type }) => type)).to.have.members(["lead-chat-lead", "lead-chat-form-submit"]);
    expect(events.find(({ type }) => type === "lead-chat-form-submit")!.detail).to.deep.equal({ formId: "callback" });
  }).timeout(20_000);

  it("brings back what was half filled in after the page went away, and not after it was sent", async () => {
    const first = await place({ form: plain });
    await first.until(() => first.root.querySelector("h2"));
    await first.fill("name", "Ana");
    await first.until(() => localStorage.getItem(`lead-chat/${site}`) !== null);
    await first.settled();
    fixtureCleanup();
    const second = await place({ form: plain });
    await second.until(() => second.root.querySelector("h2") && second.input("name").value === "Ana");
    await second.fill("email", "ana@example.com");
    await second.press("Send");
    await second.until(() => second.root.querySelector(".done"));
    fixtureCleanup();
    const third = await place({ form: plain });
    await third.until(() => third.root.querySelector("h2") && third.input("email").value !== "");
    expect(third.input("name").value).to.equal("Ana");
    expect(third.root.getElementById("name:known")!.textContent).to.contain("You told us before");
  }).timeout(20_000);

  it("stores nothing before somebody goes into it", async () => {
    const page = await place({ form: visit });
    await page.until(() => page.root.querySelector("h2"));
    await page.press("Ask for a visit");
    expect(localStorage.getItem(`lead-chat/${site}`)).to.equal(null);
    if (indexedDB.databases) {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      expect(names).to.not.include(`lead-chat-1/${site}`);
    }
  }).timeout(20_000);

  it("shows nothing of a wrong definition and says what is wrong", async () => {
    const page = await place({
      form: { ...plain, questions: [{ type: "choice", name: "a", label: "A", options: [] }] },
    });
    await page.until(() => events.length > 0);
    expect(page.root.querySelector("h2")).to.equal(null);
    expect(events[0]!.detail).to.deep.include({
      code: "config-invalid",
      path: "config.form.questions[0].options",
      message: "config.form.questions[0].options: at least 2 options",
    });
  });

  it("says that an attribute is no JSON", async () => {
    const page = await place("{form: 1}");
    await page.until(() => events.length > 0);
    expect(events[0]!.detail.message).to.equal("config: an object is needed, this is string");
    expect(page.root.querySelector("h2")).to.equal(null);
  });

  it("is the built-in form where nothing is configured, and does no harm when it is moved", async () => {
    const page = await place({});
    await page.until(() => page.root.querySelector("h2"));
    await page.fill("name", "Ana");
    const elsewhere = document.body.appendChild(document.createElement("div"));
    elsewhere.append(page.form);
    await page.settled();
    expect(page.input("name").value).to.equal("Ana");
    elsewhere.remove();
  });
});
