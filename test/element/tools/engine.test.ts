import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { LitElement } from "lit";
import { setViewport } from "../../fixtures/viewport.ts";

/** As the elements of this project are written: reactive properties without decorators, typed by `declare`. */
class ProbeElement extends LitElement {
  static override properties = { label: {} };
  declare label: string;

  override render(): unknown {
    return html`<label>${this.label} <input /></label>`;
  }
}
customElements.define("test-runner-probe", ProbeElement);

/** What every element test relies on, wherever it runs. */
describe("this browser", () => {
  it("renders a Lit element again when a property changes", async () => {
    const element = await fixture<ProbeElement>(html`<test-runner-probe label="one"></test-runner-probe>`);
    element.label = "two";
    await element.updateComplete;
    expect(element.shadowRoot?.textContent?.trim()).to.equal("two");
  });

  it("takes real keys where the focus is", async () => {
    const element = await fixture<ProbeElement>(html`<test-runner-probe label="name"></test-runner-probe>`);
    const input = element.shadowRoot?.querySelector("input");
    input?.focus();
    expect(document.hasFocus(), "the page has the focus").to.equal(true);
    const pressed: string[] = [];
    input?.addEventListener("keydown", ({ key, isTrusted }) => pressed.push(`${key} ${String(isTrusted)}`));
    await sendKeys({ type: "Ab 1" });
    await sendKeys({ press: "Enter" });
    expect(input?.value).to.equal("Ab 1");
    expect(pressed.at(-1)).to.equal("Enter true");
  });

  it("takes a size", async () => {
    await setViewport(390, 844);
    expect([innerWidth, innerHeight]).to.deep.equal([390, 844]);
    await setViewport(1024, 700);
    expect([innerWidth, innerHeight]).to.deep.equal([1024, 700]);
  });

  it("keeps records in IndexedDB with strict durability", async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("test-runner-probe", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("things");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error("refused"));
    });
    const transaction = database.transaction("things", "readwrite", { durability: "strict" });
    const complete = new Promise((resolve) => (transaction.oncomplete = resolve));
    transaction.objectStore("things").put("value", "key");
    await complete;
    database.close();
    indexedDB.deleteDatabase("test-runner-probe");
  });
});
