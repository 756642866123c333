import { expect } from "@open-wc/testing";
import { fakeSession } from "../../fixtures/elements/fake-session.ts";
import { openForm } from "./form-page.ts";
import type { Lead } from "../../../src/protocol/lead-event.ts";

const lead = (contacts: Lead["contacts"]): Lead => ({
  id: "l",
  visitorId: "v",
  state: "active",
  createdAt: "2026-11-20T09:00:00Z",
  updatedAt: "2026-11-20T09:00:00Z",
  contacts,
  profile: {},
  answers: {},
  labels: [],
  consents: [],
});
const contact = (kind: string, value: string): Lead["contacts"][number] => ({
  kind,
  value,
  origins: ["chat"],
  firstAt: "2026-11-20T09:00:00Z",
  lastAt: "2026-11-20T09:00:00Z",
});

describe("the built-in form", () => {
  it("asks for name, e-mail, phone and message, each with its label and what browsers fill in", async () => {
    const page = await openForm();
    const fields = [...page.root.querySelectorAll<HTMLInputElement>(".fields input, .fields textarea")];
    expect(
      fields.map(({ id, name, type, inputMode, autocomplete, labels }) => [
        id,
        name,
        type,
        inputMode,
        autocomplete,
        labels![0]!.textContent.trim().replace(/\s+/g, " "),
      ]),
    ).to.deep.equal([
      ["name", "name", "text", "", "name", "Name (optional)"],
      ["email", "email", "email", "email", "email", "E-mail"],
      ["phone", "phone", "tel", "tel", "tel", "Phone"],
      ["message", "message", "textarea", "", "off", "Message (optional)"],
    ]);
    expect(page.events).to.deep.equal([{ type: "lead-chat-form-open", detail: { formId: "default" } }]);
  });

  it("is a dialog with its title focused", async () => {
    const page = await openForm();
    const dialog = page.one('[role="dialog"]');
    expect(dialog.getAttribute("aria-modal")).to.equal("true");
    expect(page.root.getElementById(dialog.getAttribute("aria-labelledby")!)!.textContent).to.equal(
      "Leave your details",
    );
    expect(page.root.activeElement).to.equal(page.one("h2"));
  });

  it("submits what was typed, with the line above the button as the consent", async () => {
    const page = await openForm({ config: { privacy: { url: "/privacy" } } });
    await page.fill("name", "Budi");
    await page.fill("email", "budi@example.com");
    await page.until(() => page.root.querySelector(".country"));
    await page.fill("phone", "081234567890");
    expect(page.input("phone").value).to.equal("0812-3456-7890");
    await page.fill("message", "Saturday?");
    expect(page.one(".closing a").getAttribute("href")).to.equal(new URL("/privacy", location.href).href);
    await page.press("Send");
    const [submission] = page.submissions;
    expect(submission!.contacts).to.deep.equal([
      { kind: "name", value: "Budi", field: "name" },
      { kind: "email", value: "budi@example.com", field: "email" },
      { kind: "phone", value: "+6281234567890", field: "phone" },
    ]);
    expect(submission!.answers).to.deep.equal({ message: { question: "Message", value: "Saturday?" } });
    expect(submission!.consents).to.deep.equal([
      {
        purpose: "contact",
        granted: true,
        text: "By sending, you ask Kopi Senja to contact you.",
        policyUrl: new URL("/privacy", location.href).href,
      },
    ]);
    expect(page.one(".done").textContent).to.contain("Thanks! Kopi Senja will get back to you.");
    expect(page.form.isDone).to.equal(true);
    await page.press("Back to the chat");
    expect(page.events.at(-1)!.type).to.equal("lead-chat-form-close");
  });

  it("says what is missing, next to the field, announced, and goes there", async () => {
    const page = await openForm();
    await page.press("Send");
    expect(page.errors).to.deep.equal({
      email: "Add an e-mail address or a phone number, so that Kopi Senja can reach you.",
    });
    expect(page.focused).to.equal("email");
    expect(page.input("email").getAttribute("aria-invalid")).to.equal("true");
    expect(page.input("email").getAttribute("aria-describedby")).to.equal("email:error");
    expect(page.one('[role="status"]').textContent).to.contain("Add an e-mail address");
    await page.fill("email", "budi@gmail");
    expect(page.errors).to.deep.equal({ email: "Add the ending, for example budi@gmail.com" });
    await page.fill("email", "budi@gmail.com");
    expect(page.errors).to.deep.equal({});
  });

  it("explains a number by its country", async () => {
    const page = await openForm();
    await page.until(() => page.root.querySelector(".country"));
    await page.fill("phone", "0812");
    expect(page.errors["phone"]).to.equal("This number is too short for Indonesia.");
    await page.fill("phone", "https://wa.me/6281234567890");
    expect(page.errors).to.deep.equal({});
    await page.fill("phone", "+1 415 555 2671");
    expect(page.one(".country").getAttribute("aria-label")).to.equal("Country code: United States +1");
  });

  it("fills in what the chat knows, and says so until it is changed", async () => {
    const session = fakeSession({
      lead: lead([contact("email", "budi@example.com"), contact("whatsapp", "+6281234567890")]),
    });
    const page = await openForm({ session });
    await page.until(() => page.input("phone").value.includes("-"));
    expect(page.input("email").value).to.equal("budi@example.com");
    expect(page.input("phone").value).to.equal("0812-3456-7890");
    expect(page.one(".country").getAttribute("aria-label")).to.equal("Country code: Indonesia +62");
    expect(page.one('[id="email:known"]').textContent).to.contain("From your chat");
    expect(page.input("email").getAttribute("aria-describedby")).to.equal("email:known");
    await page.fill("email", "other@example.com");
    expect(page.root.getElementById("email:known")).to.equal(null);
    session.set({ lead: lead([contact("email", "third@example.com")]) });
    await page.settled();
    expect(page.input("email").value).to.equal("other@example.com");
  });

  it("is sent once, however often it is pressed", async () => {
    const page = await openForm();
    await page.fill("email", "budi@example.com");
    const button = page.one<HTMLButtonElement>(".submit");
    for (let count = 0; count < 5; count++) button.click();
    page.one<HTMLFormElement>("form").requestSubmit();
    await page.settled();
    expect(page.submissions.length).to.equal(1);
  });

  it("keeps what was typed when it could not be stored, and says so", async () => {
    const session = fakeSession();
    let broken = true;
    const submit = session.submitForm;
    session.submitForm = async (form) => {
      if (broken) throw new Error("disk");
      return submit(form);
    };
    const page = await openForm({ session });
    await page.fill("email", "budi@example.com");
    await page.press("Send");
    expect(page.one('[role="alert"]').textContent).to.contain("Nothing was lost");
    expect(page.input("email").value).to.equal("budi@example.com");
    broken = false;
    await page.press("Send");
    expect(page.form.isDone).to.equal(true);
  });

  it("shows at its field what the session refuses", async () => {
    const session = fakeSession();
    session.submitForm = async () => ({ outcome: "invalid", fields: { email: "email-invalid" } });
    const page = await openForm({ session });
    await page.fill("email", "budi@example.com");
    await page.press("Send");
    expect(page.errors).to.deep.equal({ email: "Write the whole address, for example name@example.com" });
    expect(page.focused).to.equal("email");
  });

  it("speaks of the business where that has no name", async () => {
    const page = await openForm({ businessName: undefined });
    expect(page.one(".closing").textContent).to.contain("you ask the business to contact you");
    await page.fill("email", "budi@example.com");
    await page.press("Send");
    expect(page.one(".done").textContent).to.contain("Thanks! The business will get back to you.");
  });

  it("speaks the visitor's language", async () => {
    const page = await openForm({ language: "id" });
    expect(page.one("label[for=name]").textContent).to.contain("Nama");
    await page.press("Kirim");
    expect(Object.keys(page.errors)).to.deep.equal(["email"]);
    expect(page.errors["email"]).to.contain("Kopi Senja");
  });

  it("marks what fills in a field that no person sees", async () => {
    const page = await openForm();
    const trap = page.one<HTMLInputElement>('[name="website"]');
    expect(trap.tabIndex).to.equal(-1);
    expect(trap.closest('[aria-hidden="true"]')).to.not.equal(null);
    trap.value = "http://spam.example";
    trap.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await page.fill("email", "budi@example.com");
    await page.press("Send");
    expect(page.submissions[0]!.suspicion).to.include("trap");
  });

  it("shows hostile words as words", async () => {
    const page = await openForm();
    const words = `<img src=x onerror="window.broken = true">\u202e\u0000\ud800`;
    await page.fill("name", words);
    await page.fill("email", "budi@example.com");
    await page.press("Send");
    expect(page.submissions[0]!.contacts[0]!.value).to.equal(`<img src=x onerror="window.broken = true">\u202e\ufffd`);
    expect("broken" in window).to.equal(false);
  });
});
