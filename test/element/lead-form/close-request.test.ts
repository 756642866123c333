import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { setViewport } from "../../fixtures/viewport.ts";
import { Chat, eventually } from "../lead-chat/support.ts";

const QUESTION = '[role="alertdialog"]';
const press = () => sendKeys({ press: "Escape" });

/**
 * Asks the browser itself to close what lies on top, as a phone's back gesture does: the key that does so here is kept
 * from everybody but the browser, so that only `cancel` and `close` of the dialog can tell.
 */
async function requestClose(): Promise<void> {
  const keep = (event: Event) => event.stopImmediatePropagation();
  addEventListener("keydown", keep, { capture: true });
  await press();
  removeEventListener("keydown", keep, { capture: true });
}

describe("over a half-filled form on a phone", () => {
  let chat: Chat;
  let site: string;

  const field = () => chat.find('input[name="name"]') as HTMLInputElement | undefined;
  async function openForm(): Promise<HTMLInputElement> {
    await chat.element.showForm();
    return eventually(field, "the form");
  }

  beforeEach(async () => {
    await setViewport(400, 700);
    site = crypto.randomUUID();
    chat = new Chat({ site, endpoint: "/nowhere" });
    (await openForm()).focus();
    // Keys of a person: without them the browser would ask nobody before it closes.
    await sendKeys({ type: "Budi" });
    expect(field()!.value).to.equal("Budi");
    expect(chat.find("dialog")!.matches(":modal")).to.equal(true);
  });
  afterEach(async () => {
    chat.remove();
    await setViewport(800, 600);
  });

  for (const [name, request] of [
    ["Escape", press],
    ["the browser's request to close, as a back gesture makes it,", requestClose],
  ] as const) {
    it(`${name} asks first, and who stays goes on where they were`, async () => {
      await request();
      const question = await eventually(() => chat.find(QUESTION), "the question");
      expect(chat.element.open).to.equal(true);
      expect(question.textContent).to.contain("Close the form?");
      (question.querySelector(".back") as HTMLElement).click();
      await eventually(() => !chat.find(QUESTION), "the form without the question");
      await eventually(() => field()!.matches(":focus"), "the focus where it was");
      expect(field()!.value).to.equal("Budi");
      expect(chat.element.open).to.equal(true);
    });

    it(`${name} and "Close and keep" lead back to the conversation, and the answers are there later`, async () => {
      await request();
      const question = await eventually(() => chat.find(QUESTION), "the question");
      (question.querySelector(".submit") as HTMLElement).click();
      await eventually(() => chat.find("lead-chat-form")!.hidden, "the conversation");
      expect(chat.element.open).to.equal(true);
      await eventually(() => chat.find('[part~="form-button"]')!.matches(":focus"), "the focus given back");
      await openForm();
      await eventually(() => !chat.find("lead-chat-form")!.hidden, "the form again");
      expect(field()!.value).to.equal("Budi");
    });
  }

  it("a second request, which a page may not refuse, loses nothing either", async () => {
    const kept = async () => (await chat.element.session!.readFormDraft("default"))?.values["name"];
    while ((await kept()) !== "Budi") await new Promise((resolve) => setTimeout(resolve, 20));
    await requestClose();
    await eventually(() => chat.find(QUESTION), "the question");
    await requestClose();
    await eventually(() => !chat.element.open || !chat.find(QUESTION), "an end of the question");
    chat.remove();
    chat = new Chat({ site, endpoint: "/nowhere" });
    await openForm();
    await eventually(() => field()?.value === "Budi", "what was typed");
  });
});
