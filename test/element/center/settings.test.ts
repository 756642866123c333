import { expect } from "@open-wc/testing";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, focused, OpenCenter } from "./support.ts";

describe("the settings", () => {
  let server: FakeCenter;
  let center: OpenCenter;
  const open = async (page: string, selector: string) => {
    center = new OpenCenter(server, { hash: `#settings/${page}` });
    await center.wait(selector);
  };
  const saved = () => eventually(() => center.texts(".toast").join() === "Saved", "the sentence");
  before(() => setViewport(1300, 800));
  beforeEach(() => (server = sampleCenter()));
  afterEach(() => center.remove());

  it("business: name and hours", async () => {
    await open("business", "#name");
    await center.write("#name", "Kopi Senja Raya");
    const region = center.find<HTMLSelectElement>("#region")!;
    expect([...region.options].slice(0, 3).map(({ text }) => text)).to.deep.equal([
      "Each visitor's own",
      "Afghanistan",
      "Åland Islands",
    ]);
    region.value = "ID";
    region.dispatchEvent(new Event("change", { bubbles: true }));
    await center.write("#holidays", "12-25");
    await center.press("Save");
    await saved();
    const { businessName, region: country, config } = server.data.settings;
    expect([businessName, country]).to.deep.equal(["Kopi Senja Raya", "ID"]);
    expect(config["hours"]).to.deep.include({ timeZone: "Asia/Jakarta", holidays: ["12-25"] });
    expect(config["welcome"], "what this page does not show stays").to.have.length(2);
  });

  it("welcome and suggestions", async () => {
    await open("chat", "#welcome");
    await center.write("#welcome", "Halo!");
    await center.write("#suggestions", "Harga\nAlamat");
    await center.press("Save");
    await saved();
    expect(server.data.settings.config).to.deep.include({ welcome: "Halo!", suggestions: ["Harga", "Alamat"] });
  });

  it("keyword replies", async () => {
    await open("replies", "#when-0");
    await center.press("Add a reply");
    await center.write("#when-1", "where, alamat");
    await center.write("#say-1", "Jl. Senja 1");
    await center.press("Remove entry 1");
    await center.press("Save");
    await saved();
    expect(server.data.settings.config["replies"]).to.deep.equal({
      rules: [{ when: ["where", "alamat"], say: ["Jl. Senja 1"] }],
    });
  });

  it("signals, canned replies and labels", async () => {
    await open("signals", "#name-0");
    await center.press("Order");
    await center.press("Save");
    await saved();
    const signals = { payment: true, catering: ["catering", "event"], order: true };
    expect(server.data.settings.config["signals"]).to.deep.equal(signals);
    await center.go("#settings/canned");
    await center.write("#name-0", "/open");
    await center.press("Save");
    await eventually(() => server.data.settings.cannedReplies[0]?.name === "open", "the reply");
    await center.go("#settings/labels");
    await center.write("#labels", "VIP\n\nVIP\nNew");
    await center.press("Save");
    await eventually(() => server.data.settings.labels.join() === "VIP,New", "the labels");
  });

  it("name the place of a mistake, and keep what was typed", async () => {
    await open("chat", "#welcome");
    const long = "x".repeat(1001);
    await center.write("#welcome", long);
    await center.press("Save");
    await eventually(() => focused()?.id === "welcome", "the field");
    expect(center.texts("#welcome-error").join()).to.contain("At most 1,000 characters.");
    expect(center.find<HTMLTextAreaElement>("#welcome")?.value).to.equal(long);
    await center.press("Cancel");
    expect(center.find<HTMLTextAreaElement>("#welcome")?.value).to.contain("Hi!");
  });

  it("installation: the snippet, whether it is there, and the sites", async () => {
    await open("install", "pre");
    expect(center.texts("pre")[0]).to.contain('site="kopi-senja"');
    await eventually(() => center.texts(".result").join().includes("not seen on any page"), "not yet");
    server.data.installed = true;
    await center.press("Is it installed?");
    await eventually(() => center.texts(".result").join().includes("https://shop.example/"), "seen");
    await center.write("#origins", "https://shop.example\n\nhttps://www.shop.example");
    await center.press("Save");
    await eventually(() => server.data.settings.origins.length === 2, "the origins");
  });

  it("people: a link is shown once, removing asks twice", async () => {
    await open("people", ".person");
    expect(center.texts(".person b")).to.deep.equal(["Sari Dewi", "Budi Santoso"]);
    await center.press("Make a link");
    await eventually(() => center.texts("pre").join().includes("#join="), "the link");
    expect(server.bodies).to.deep.include({ role: "agent" });
    await center.press("Remove Budi Santoso");
    expect(server.asked.some((line) => line.startsWith("DELETE"))).to.equal(false);
    await center.press("Remove for good");
    await eventually(() => server.asked.includes("DELETE /api/team/budi"), "the removal");
  });

  it("my account: name, password, theme, signing out", async () => {
    await open("account", "#name");
    await center.write("#name", "Sari D.");
    await center.press("Save");
    await eventually(() => server.data.me?.name === "Sari D.", "the name");
    await center.write("#current", "old password");
    await center.write("#next", "short");
    await center.press("Change password");
    await eventually(() => center.texts(".error").join().includes("At least 12"), "the rule");
    await center.write("#next", "five quite small words here");
    await center.press("Change password");
    const next = "five quite small words here";
    await eventually(() => server.bodies.some((body) => (body as { next?: string }).next === next), "the password");
    const theme = center.find<HTMLSelectElement>("#theme")!;
    theme.value = "dark";
    theme.dispatchEvent(new Event("change"));
    await eventually(() => center.element.getAttribute("theme") === "dark", "the theme");
    await center.press("Sign out");
    await center.wait("lead-center-sign-in");
  });

  it("my account: quiet hours in this device's time zone, and none again", async () => {
    await open("account", "#name");
    const box = () =>
      center
        .all("label.check")
        .find((one) => one.textContent?.includes("Quiet hours"))!
        .querySelector("input")!;
    box().click();
    await center.settled();
    await center.write("#quiet-from", "21:30");
    center
      .all("form")
      .find((one) => one.textContent?.includes("Quiet hours"))!
      .querySelector("button")!
      .click();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    await eventually(() => server.data.me?.quietHours, "the hours");
    expect(server.data.me?.quietHours).to.deep.equal({ from: "21:30", to: "07:00", timeZone });
    await saved();
    box().click();
    await center.settled();
    center
      .all("form")
      .find((one) => one.textContent?.includes("Quiet hours"))!
      .querySelector("button")!
      .click();
    await eventually(() => server.bodies.some((body) => (body as { quietHours?: null }).quietHours === null), "none");
  });

  it("are the owners' only", async () => {
    server.data.me = { ...server.data.me!, role: "agent" };
    await open("people", ".content");
    expect(center.texts(".content").join()).to.contain("Only owners can change this.");
    expect(center.texts("nav li")).to.deep.equal(["My account"]);
  });
});
