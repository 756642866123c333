import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contactLink, continueLink } from "../../../src/center/shared/contact-link.ts";

describe("contactLink", () => {
  const links: readonly (readonly [kind: string, value: string, href: string])[] = [
    ["email", "Ana.Souza@gmail.com", "mailto:Ana.Souza@gmail.com"],
    ["email", "ana+shop@example.com", "mailto:ana%2Bshop@example.com"],
    ["email", "用户@例子.example", "mailto:%E7%94%A8%E6%88%B7@%E4%BE%8B%E5%AD%90.example"],
    ["phone", "+6281234567890", "tel:+6281234567890"],
    ["whatsapp", "+6281234567890", "https://wa.me/6281234567890"],
    ["instagram", "ana.souza", "https://www.instagram.com/ana.souza"],
    ["facebook", "100012345678", "https://www.facebook.com/100012345678"],
    ["line", "ana_souza", "https://line.me/R/ti/p/~ana_souza"],
    ["line", "@shop", "https://line.me/R/ti/p/@shop"],
    ["messenger", "ana.souza", "https://m.me/ana.souza"],
    ["twitter", "ana_souza", "https://x.com/ana_souza"],
    ["linkedin", "ana-souza-1a2b3c", "https://www.linkedin.com/in/ana-souza-1a2b3c"],
    ["linkedin", "company/kopi-senja", "https://www.linkedin.com/company/kopi-senja"],
    ["weibo", "1234567890", "https://weibo.com/u/1234567890"],
    ["weibo", "小红书店", "https://weibo.com/n/%E5%B0%8F%E7%BA%A2%E4%B9%A6%E5%BA%97"],
    ["snapchat", "anasouza", "https://www.snapchat.com/add/anasouza"],
  ];
  for (const [kind, value, href] of links) {
    it(`leads from ${kind} ${value} to ${href}`, () => {
      assert.deepEqual(contactLink(kind, value), { href, isPage: href.startsWith("https:") });
      assert.equal(new URL(href).href, href);
    });
  }

  const none: readonly (readonly [kind: string, value: string])[] = [
    ["wechat", "ana_souza88"],
    ["name", "Ana"],
    ["telegram", "ana"],
    ["constructor", "ana"],
    ["__proto__", "ana"],
    ["email", "no address"],
    ["email", "a@b.example?bcc=x@y.example"],
    ["email", "a@b.example&subject=x"],
    ["email", "a@b.example,c@d.example"],
    ["email", "javascript:alert(1)@x"],
    ["phone", "+62 812"],
    ["phone", "+62;ext=1"],
    ["phone", "javascript:alert(1)"],
    ["whatsapp", "6281234567890"],
    ["whatsapp", "+62/../evil"],
    ["instagram", "../evil"],
    ["instagram", "ana/../../evil"],
    ["instagram", "ana?next=https://evil.example"],
    ["instagram", "https://evil.example"],
    ["facebook", "//evil.example"],
    ["line", "@@shop"],
    ["twitter", "ana.souza"],
    ["linkedin", "company/../evil"],
    ["linkedin", "company/a/b"],
    ["weibo", "a b"],
    ["snapchat", ""],
    ["instagram", "x".repeat(101)],
  ];
  for (const [kind, value] of none) {
    it(`makes no link of ${kind} ${JSON.stringify(value).slice(0, 50)}`, () => {
      assert.equal(contactLink(kind, value), undefined);
    });
  }
});

describe("continueLink", () => {
  const whatsapp = { kind: "whatsapp", value: "+6281234567890" };
  const email = { kind: "email", value: "ana+shop@example.com" };

  it("takes the draft to WhatsApp", () => {
    assert.equal(continueLink(whatsapp, "", "Hi"), "https://wa.me/6281234567890");
    assert.equal(
      continueLink(whatsapp, "50% & more\nöK?", "Hi"),
      "https://wa.me/6281234567890?text=50%25%20%26%20more%0A%C3%B6K%3F",
    );
  });

  it("takes the draft into an e-mail, with lines as mail has them", () => {
    assert.equal(
      continueLink(email, "a\nb", "Your message to A & B"),
      "mailto:ana%2Bshop@example.com?subject=Your%20message%20to%20A%20%26%20B&body=a%0D%0Ab",
    );
  });

  it("leads nowhere else, and nowhere with a value of another form", () => {
    assert.equal(continueLink({ kind: "instagram", value: "ana" }, "x", "y"), undefined);
    assert.equal(continueLink({ kind: "whatsapp", value: "javascript:alert(1)" }, "x", "y"), undefined);
    assert.equal(continueLink({ kind: "email", value: "a@b?bcc=c@d" }, "x", "y"), undefined);
  });
});
