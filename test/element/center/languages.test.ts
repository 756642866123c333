import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { centerLocales } from "../../../src/center/i18n/center-locales.ts";
import { type CenterTexts, en } from "../../../src/center/i18n/en.ts";
import { refusal } from "../../../src/server/problem.ts";
import { FakeCenter, password } from "../../fixtures/center/fake-center.ts";
import { sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, focused, OpenCenter } from "./support.ts";

/** Words without the marks that isolate what reads the other way. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

/** What the server refuses, said in the reader's language, with the fields that are wrong. */
for (const [language, name] of [
  ["ar", "Arabic"],
  ["ja", "Japanese"],
] as const) {
  describe(`what is refused, in ${name}`, () => {
    let t: CenterTexts;
    let server: FakeCenter;
    let center: OpenCenter;
    const open = async (hash: string, shows: string) => {
      center = new OpenCenter(server, { hash, language });
      await center.wait(shows);
      await eventually(() => center.element.lang === language, name);
    };
    /** A field with its label is wrong, says so, has the focus, and keeps what was typed. */
    const wrong = async (id: string, { label, says, value }: { label: string; says: string; value: string }) => {
      await eventually(() => focused()?.id === id, `the focus in ${id}`);
      const field = focused() as HTMLInputElement;
      expect(field.getAttribute("aria-invalid")).to.equal("true");
      expect(field.value).to.equal(value);
      expect(field.labels?.[0]?.textContent?.trim()).to.equal(label);
      const described = (field.getAttribute("aria-describedby") ?? "").split(" ");
      expect(described[0]).to.equal(`${id}-error`);
      const root = field.getRootNode() as ShadowRoot;
      expect(plain(root.getElementById(`${id}-error`)?.textContent ?? "")).to.equal(plain(says));
      for (const one of described) expect(root.getElementById(one) === null, one).to.equal(false);
    };
    const alerts = () => center.texts("[role=alert]").join(" ").trim();

    before(async () => {
      await setViewport(1300, 900);
      t = (await centerLocales[language]()).texts;
    });
    afterEach(async () => {
      await center.settled();
      center.rest();
      await expect(center.element).to.be.accessible();
      await center.remove();
    });

    describe("who joins", () => {
      beforeEach(async () => {
        server = new FakeCenter();
        server.data.me = undefined;
        await open("#join=a-link", "#name");
        await center.write("#name", "Budi");
        await center.write("#email", "budi@shop.example");
        await center.write("#password", password);
      });
      const join = () => center.press(t.createAccount);

      it("by a link that cannot be used reads why", async () => {
        server.refusals.set("POST /api/join", refusal("invitation-expired"));
        await join();
        await eventually(() => alerts() === t.invitationExpired, "the reason");
        expect(center.find<HTMLInputElement>("#name")?.value).to.equal("Budi");
      });

      it("too often reads when they may try again", async () => {
        server.refusals.set("POST /api/join", refusal("too-many-tries", { params: { wait: "x", seconds: 300 } }));
        await join();
        const when = new Intl.RelativeTimeFormat(center.element.lang).format(5, "minute");
        await eventually(() => alerts() === t.tooManyTries.replace("{when}", when), "the limit");
      });

      it("with an address that somebody has is led to it", async () => {
        server.refusals.set("POST /api/join", refusal("email-taken"));
        await join();
        await wrong("email", { label: t.email, says: t.emailTaken, value: "budi@shop.example" });
        await center.write("#email", "other@shop.example");
        expect(alerts(), "what is changed is wrong no more").to.equal("");
      });

      it("with an address that is none is led to it", async () => {
        await center.write("#email", "budi@shop");
        await join();
        await wrong("email", { label: t.email, says: t.ruleEmail, value: "budi@shop" });
      });

      it("while the server cannot store, or fails, or is not there, reads that", async () => {
        server.refusals.set("POST /api/join", refusal("not-stored"));
        await join();
        await eventually(() => alerts() === t.notStored, "not stored");
        server.refusals.set("POST /api/join", { toResponse: () => new Response("<html>", { status: 502 }) });
        await join();
        await eventually(() => alerts() === t.serverFailed, "failed");
        server.isDown = true;
        await join();
        await eventually(() => alerts() === t.unreachable, "not there");
      });

      it("for a reason that this page does not know reads that it was refused, and the English words as such", async () => {
        const odd = { type: "x", detail: "Only on Mondays.", code: "not-monday" };
        server.refusals.set("POST /api/join", { toResponse: () => Response.json(odd, { status: 409 }) });
        await join();
        await eventually(() => alerts() === `${t.problemUnknown} Only on Mondays.`, "the words");
        expect(center.all("[role=alert] [lang=en]").map((one) => one.textContent)).to.deep.equal(["Only on Mondays."]);
      });
    });

    describe("who changes the settings", () => {
      beforeEach(() => {
        server = sampleCenter();
      });
      const save = () => center.press(t.save);

      it("goes from one wrong field to the next, by its label", async () => {
        await open("#settings/business", "#avatar");
        await center.write("#avatar", "logo.png");
        await center.write("#reply-time", "20000");
        await center.write("#holidays", "12-25\n25.12.2026");
        await save();
        await wrong("avatar", { label: t.businessAvatar, says: t.ruleWebAddress, value: "logo.png" });
        expect(alerts()).to.equal(t.notSaved);
        expect(center.all('[aria-invalid="true"]').length, "all three are marked at once").to.equal(3);
        await center.write("#avatar", "https://shop.example/logo.png");
        expect(center.all('[aria-invalid="true"]').map(({ id }) => id)).to.deep.equal(["reply-time", "holidays"]);
        await save();
        const most = new Intl.NumberFormat(language).format(10_080);
        await wrong("reply-time", { label: t.replyTime, says: t.ruleTooBig.replace("{most}", most), value: "20000" });
        const date = t.inEntry.replace("{entry}", "25.12.2026").replace("{problem}", t.ruleDate);
        expect(plain(center.texts("#holidays-error").join())).to.equal(plain(date));
        expect(server.data.settings.businessName, "nothing of it was saved").to.equal("Kopi Senja");
      });

      it("is told that what they typed is no number", async () => {
        await open("#settings/business", "#reply-time");
        await center.write("#reply-time", "");
        center.find("#reply-time")!.focus();
        await sendKeys({ type: "-" });
        await center.settled();
        await save();
        await wrong("reply-time", { label: t.replyTime, says: t.ruleNumber, value: "" });
        expect(server.asked.some((call) => call.startsWith("PUT"))).to.equal(false);
      });

      it("is led to the time that is missing", async () => {
        await open("#settings/business", "#avatar");
        const time = center.all('input[type="time"]')[0] as HTMLInputElement;
        time.value = "";
        time.dispatchEvent(new Event("change", { bubbles: true }));
        await center.settled();
        await save();
        await eventually(() => focused() === time, "the focus");
        expect(time.getAttribute("aria-invalid")).to.equal("true");
        expect(center.texts(".range .error")).to.deep.equal([t.ruleTimes]);
      });

      it("reads which site, word, reply or label it is", async () => {
        await open("#settings/install", "#origins");
        await center.write("#origins", "https://shop.example\nshop.example/chat");
        await save();
        const says = t.inEntry.replace("{entry}", "shop.example/chat").replace("{problem}", t.ruleOrigin);
        const value = "https://shop.example\nshop.example/chat";
        await wrong("origins", { label: t.origins, says, value });

        await center.go("#settings/replies");
        await center.wait("#when-0");
        await center.press(t.addReply);
        await center.press(t.addReply);
        await center.write("#when-2", "harga");
        await save();
        await wrong("say-2", { label: t.say, says: t.ruleRequired, value: "" });

        await center.go("#settings/canned");
        await center.wait("#name-0");
        await center.write("#name-1", "hours");
        await save();
        await wrong("name-1", { label: t.name, says: t.ruleTaken, value: "hours" });

        await center.go("#settings/signals");
        await center.wait("#name-0");
        await center.write("#name-1", "payment");
        await save();
        await wrong("name-1", { label: t.name, says: t.ruleTaken, value: "payment" });

        await center.go("#settings/labels");
        await center.wait("#labels");
        const label = "x".repeat(41);
        await center.write("#labels", label);
        await save();
        await eventually(() => focused()?.id === "labels", "the focus");
        expect(center.texts("#labels-error").join()).to.contain(new Intl.NumberFormat(language).format(40));
      });

      it("reads what is wrong with what no field stands for, with its place", async () => {
        const config = { ...server.data.settings.config, hours: { timeZone: "Mars/Base", week: {} } };
        server.data.settings = { ...server.data.settings, config };
        await open("#settings/chat", "#welcome");
        await center.write("#welcome", "Halo");
        await save();
        await eventually(() => alerts() === `${t.notSaved} config.hours.timeZone ${t.ruleTimeZone}`, "the place");
      });

      it("is asked for the right password, and a long one", async () => {
        await open("#settings/account", "#current");
        server.refusals.set("POST /api/me/password", refusal("wrong-current-password"));
        await center.write("#current", "nonsense");
        await center.write("#next", password);
        await center.press(t.changePassword);
        await wrong("current", { label: t.currentPassword, says: t.wrongCurrentPassword, value: "nonsense" });
        await center.write("#next", "short");
        await center.press(t.changePassword);
        await eventually(() => focused()?.id === "next", "the focus");
        await center.write("#name", " ");
        center.find("#name")!.closest("form")!.requestSubmit();
        await wrong("name", { label: t.yourName, says: t.nameMissing, value: " " });
      });

      it("keeps the only owner, and sees the role that stands", async () => {
        await open("#settings/people", ".person select");
        server.refusals.set("PATCH /api/team/me", refusal("last-owner"));
        const role = center.find<HTMLSelectElement>(".person select")!;
        role.value = "agent";
        role.dispatchEvent(new Event("change"));
        await eventually(() => center.texts(".toast").join() === t.lastOwner, "the reason");
        expect(role.value).to.equal("owner");
      });
    });

    it("what cannot be loaded says why", async () => {
      server = sampleCenter();
      server.refusals.set("GET /api/conversations", refusal("server-error"));
      server.refusals.set("GET /api/leads/lead-ana", refusal("not-stored"));
      await open("#inbox", ".picture.failed");
      expect(center.texts(".blank p").join()).to.contain(t.serverFailed);
      await center.go("#lead=lead-ana");
      await eventually(() => alerts() === t.notStored, "the lead's reason");
    });

    it("who signs in with a wrong password is led to it, and hears why", async () => {
      server = new FakeCenter();
      server.data.me = undefined;
      await open("", "#email");
      await center.write("#email", "sari@kopisenja.example");
      await center.write("#password", "nonsense");
      await center.press(t.signIn);
      await eventually(() => focused()?.id === "password", "the focus");
      expect(focused()?.getAttribute("aria-describedby")).to.equal("failure");
      expect(alerts()).to.equal(t.wrongPassword);
    });

    it("the server is told the language, for mails and pushes, once", async () => {
      server = sampleCenter();
      await open("#inbox", ".item");
      await eventually(() => server.data.me?.language === language, "the language");
      await center.go("#leads");
      await center.wait(".row");
      expect(server.asked.filter((call) => call === "PATCH /api/me").length).to.equal(1);
    });

    it("lists are joined as the language does", async () => {
      server = sampleCenter();
      await open("#conversation=ana", ".log");
      server.change("ana", { replying: ["Budi", "Dewi"] });
      const both = new Intl.ListFormat(language, { style: "narrow" }).format(["Budi", "Dewi"]);
      expect(both).not.to.contain(", ");
      const says = t.replying.replace("{agent}", both);
      await eventually(() => center.texts(".state").join() === says, "both names");
      await center.go("#settings/signals");
      await center.wait("#words-1");
      expect(center.find<HTMLInputElement>("#words-1")?.value).to.equal(
        { ar: "catering، event", ja: "catering、event" }[language],
      );
      expect(en.replying).not.to.equal(t.replying);
    });
  });
}
