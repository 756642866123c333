import { expect } from "@open-wc/testing";
import { openForm } from "./form-page.ts";

const escape = () => new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true });
const closed = (page: Awaited<ReturnType<typeof openForm>>) =>
  page.events.some(({ type }) => type === "lead-chat-form-close");

describe("closing the form", () => {
  it("happens at once where nothing was typed", async () => {
    const page = await openForm();
    page.one("h2").dispatchEvent(escape());
    expect(closed(page)).to.equal(true);
  });

  it("asks where something was; Escape goes on filling in, with the focus where it was", async () => {
    const page = await openForm();
    await page.fill("name", "Budi");
    page.input("name").focus();
    page.input("name").dispatchEvent(escape());
    await page.until(() => page.root.querySelector(".ask"));
    const ask = page.one('[role="alertdialog"]');
    expect(page.root.getElementById(ask.getAttribute("aria-labelledby")!)!.textContent).to.equal("Close the form?");
    expect(page.focused).to.equal("Close and keep");
    expect(closed(page)).to.equal(false);
    ask.dispatchEvent(escape());
    await page.settled();
    expect(page.root.querySelector(".ask")).to.equal(null);
    expect(page.focused).to.equal("name");
    expect(closed(page)).to.equal(false);
  });

  it("keeps what was typed", async () => {
    const page = await openForm();
    await page.fill("name", "Budi");
    page.form.requestClose();
    await page.until(() => page.root.querySelector(".ask"));
    await page.press("Close and keep");
    expect(closed(page)).to.equal(true);
    page.form.show();
    await page.settled();
    expect(page.input("name").value).to.equal("Budi");
    expect(page.session.calls.some(([name]) => name === "keepFormDraft")).to.equal(true);
  });

  it("or forgets it, on the device too", async () => {
    const page = await openForm();
    await page.fill("name", "Budi");
    page.form.requestClose();
    await page.until(() => page.root.querySelector(".ask"));
    await page.press("Discard answers");
    expect(closed(page)).to.equal(true);
    expect(page.session.calls.at(-1)).to.deep.equal(["eraseFormDraft", "default"]);
    page.form.show();
    await page.settled();
    expect(page.input("name").value).to.equal("");
  });

  it("brings back what an earlier page kept", async () => {
    const draft = { id: "default", submissionId: "s", values: { name: "Ana", message: "Hi" }, screen: 0 };
    const page = await openForm({ draft });
    await page.until(() => page.input("name").value === "Ana");
    expect(page.input("message").value).to.equal("Hi");
    await page.fill("email", "ana@example.com");
    await page.press("Send");
    expect(page.submissions[0]!.submissionId).to.equal("s");
  });

  it("does nothing for the Escape that ends a composition", async () => {
    const page = await openForm();
    const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, isComposing: true });
    page.one("h2").dispatchEvent(event);
    expect(closed(page)).to.equal(false);
  });

  it("closes with a diagnostic where there is no such form", async () => {
    const page = await openForm({ formId: "gone" });
    await page.until(() => page.events.length > 1);
    expect(page.events).to.deep.equal([
      {
        type: "lead-chat-diagnostic",
        detail: { code: "form-unknown", message: 'There is no form "gone".', path: "config.forms" },
      },
      { type: "lead-chat-form-close", detail: undefined },
    ]);
  });
});
