import { expect } from "@open-wc/testing";
import { refusal } from "../../../src/server/problem.ts";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { leadRecord } from "../../fixtures/center/records.ts";
import { sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, OpenCenter } from "./support.ts";

describe("the leads", () => {
  let server: FakeCenter;
  let center: OpenCenter;
  const open = async (hash = "#leads") => {
    center = new OpenCenter(server, { hash });
    await center.wait(hash === "#leads" ? ".row" : "#status");
  };
  const names = () => center.texts(".person a");
  const choose = async (label: string, value: string) => {
    const select = center.find<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
    select.value = value;
    select.dispatchEvent(new Event("change"));
    await center.settled();
  };
  before(() => setViewport(1300, 800));
  beforeEach(() => (server = sampleCenter()));
  afterEach(() => center.remove());

  it("stand in a table with who, how to reach them, status, labels and campaign", async () => {
    await open();
    expect(center.texts("th")).to.deep.equal(["Lead", "Contacts", "Status", "Labels", "Campaign", "Updated"]);
    const cells = center.texts(".row:first-child td");
    expect(cells[0]).to.contain("Ana Souza");
    expect(cells[1]).to.contain("+6281234567890").and.contain("@ana.brews").and.contain("ana.souza@example.com");
    expect(cells.slice(2, 5)).to.deep.equal(["Qualified", "Barista class", "weekend-barista · TikTok"]);
    expect(center.texts(".count")).to.deep.equal(["5 leads"]);
  });

  it("are found and filtered by the server", async () => {
    await open();
    await center.write("#search", "omar");
    await eventually(() => names().join() === "Omar Haddad", "the search");
    await center.press("Clear filters");
    await eventually(() => names().length === 5, "all");
    await choose("Status", "converted");
    await eventually(() => names().join() === "李小龙", "the status");
    await choose("Status", "");
    await choose("Contact", "email");
    await choose("Origin", "form");
    await eventually(() => names().join() === "Omar Haddad", "kind and origin");
    await choose("Label", "Barista class");
    await eventually(() => center.texts(".blank").join().includes("Nothing found."), "nothing");
    expect(server.asked).to.include(
      "GET /api/leads?status=&kind=email&origin=form&label=Barista+class".replace("status=&", ""),
    );
  });

  it("arrive while one looks: first, lit up, announced, counted", async () => {
    await open();
    await eventually(() => server.watchers === 1, "the stream");
    const record = leadRecord({ id: "new", revision: 2000, contacts: [["name", "Budi"]] });
    server.tell("lead", { type: "lead", revision: 2000, record });
    server.tell("total", { total: 6 });
    await eventually(() => names()[0] === "Budi", "the lead");
    const fresh = center.all(".row").map((row) => row.classList.contains("fresh"));
    expect(fresh.slice(0, 2)).to.deep.equal([true, false]);
    await eventually(() => center.texts(".count").join() === "6 leads", "the count");
    expect(center.texts(".main > [role=status]")).to.deep.equal(["New lead: Budi"]);
    server.tell("lead", { type: "removed", revision: 2001, id: "new" });
    await eventually(() => names()[0] === "Ana Souza", "it is gone");
  });

  it("are downloaded as the filter shows them", async () => {
    await open();
    await choose("Status", "qualified");
    await eventually(() => names().length === 1, "the filter");
    const clicked: HTMLAnchorElement[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      clicked.push(this);
    };
    await center.press("Download CSV");
    await eventually(() => clicked[0], "the file");
    HTMLAnchorElement.prototype.click = click;
    expect(clicked[0]?.download).to.match(/^leads-\d{4}-\d\d-\d\d\.csv$/);
    expect(server.asked).to.include("GET /api/leads.csv?status=qualified");
  });

  it("say what to do while there is none", async () => {
    server.data.leads = [];
    center = new OpenCenter(server, { hash: "#leads" });
    await eventually(() => center.texts(".blank").join().includes("No leads yet"), "the advice");
    expect(center.find<HTMLAnchorElement>(".blank a")?.href).to.equal(new URL("../", document.baseURI).href);
    expect(center.button("Download CSV")?.getAttribute("aria-disabled")).to.equal("true");
  });

  describe("one of them", () => {
    it("shows everything that is known, and leads to its conversation", async () => {
      await open("#lead=lead-ana");
      const text = center.find("lead-center-lead")!.shadowRoot!.textContent.replace(/\s+/g, " ");
      const parts = [
        "Ana Souza",
        "How many people?",
        "Sat 28 Nov, Sat 5 Dec",
        "weekend-barista",
        "Two places on Saturday",
      ];
      for (const part of [...parts, "To be contacted · agreed", "Asia/Jakarta", "added by the team"]) {
        expect(text).to.contain(part);
      }
      await center.press("Open conversation");
      await eventually(() => location.hash === "#conversation=ana", "the conversation");
    });

    it("is given a status, labels and notes", async () => {
      await open("#lead=lead-ana");
      const work = () => server.data.leads[0]!.work;
      const status = center.find<HTMLSelectElement>("#status")!;
      expect(status.value).to.equal("qualified");
      status.value = "converted";
      status.dispatchEvent(new Event("change"));
      await eventually(() => work().status === "converted", "the status");
      await center.write("#label", "  VIP ");
      await center.press("Add");
      await eventually(() => work().labels.includes("VIP"), "the label");
      await center.press("Remove Barista class");
      await eventually(() => work().labels.join() === "VIP", "the label is gone");
      await center.write("#note", "Called her.");
      await center.press("Add note");
      await eventually(() => work().notes.length === 2, "the note");
      await center.press("Remove note");
      await eventually(() => work().notes.length === 1, "one note is left");
    });

    it("takes back what the server refuses, and says why", async () => {
      await open("#lead=lead-ana");
      server.refusals.set("PATCH /api/leads/lead-ana", refusal("owner-needed", { params: { role: "agent" } }));
      await center.press("Remove Barista class");
      await eventually(() => center.texts(".toast").join() === "Only owners can change this.", "the reason");
      expect(center.button("Remove Barista class")).to.exist;
    });

    it("says that it is gone when its visitor takes it back", async () => {
      await open("#lead=lead-ana");
      await eventually(() => server.watchers === 1, "the stream");
      server.tell("lead", { type: "removed", revision: 2000, id: "lead-ana" });
      await eventually(() => center.texts(".blank").join().includes("no longer there"), "the sentence");
    });

    it("can be called and written to", async () => {
      await open("#lead=lead-2");
      const link = async (name: string) => (await eventually(() => center.button(name), name)) as HTMLAnchorElement;
      expect((await link("Call (Phone)")).href).to.equal("tel:+971501234567");
      expect((await link("Write (E-mail)")).href).to.equal("mailto:omar@haddad.example");
      expect(center.button("Copy Phone")).to.exist;
    });
  });
});
