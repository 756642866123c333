import { aTimeout, expect } from "@open-wc/testing";
import { refusal } from "../../../src/server/problem.ts";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { conversation, sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, focused, OpenCenter } from "./support.ts";

describe("the inbox", () => {
  let server: FakeCenter;
  let center: OpenCenter;
  const open = async (hash = "#inbox") => {
    center = new OpenCenter(server, { hash });
    await center.wait(hash === "#inbox" ? ".item" : "textarea");
  };
  const names = () => center.texts(".item .name");
  before(() => setViewport(1300, 800));
  beforeEach(() => (server = sampleCenter()));
  afterEach(() => center.remove());

  it("has the longest waiting first, with who replies and what is unread", async () => {
    await open();
    expect(names()).to.deep.equal(["Ana Souza", "+62 811-2222-333", "Maya", "Visitor"]);
    expect(center.texts(".item .last")[1]).to.equal("Budi Santoso is replying");
    expect(center.texts(".dot .visually-hidden")).to.deep.equal(["2 unread", "1 unread"]);
    expect(center.texts(".when")[0]).to.equal("Waiting 12 min");
    expect(center.all(".item .present").length).to.equal(2);
  });

  it("shows closed ones, unread ones, and what a search finds", async () => {
    await open();
    await center.press("Closed");
    await eventually(() => names().join() === "Omar Haddad", "the closed one");
    await center.press("Open");
    await center.press("Unread");
    await eventually(() => names().length === 2, "the unread ones");
    await center.write("#search", "ana");
    await eventually(() => names().join() === "Ana Souza", "what was found");
    await center.write("#search", "zzz");
    await eventually(() => center.texts(".blank").join().includes("Nothing found."), "nothing");
  });

  it("follows what happens: a new conversation takes its place, an erased one is gone", async () => {
    await open();
    await eventually(() => server.watchers === 1, "the stream");
    const first = conversation("new", { title: "New", waitingSince: "2026-01-01T00:00:00.000Z", unread: 1 });
    server.data.conversations.push(first);
    server.tell("conversation", first);
    await eventually(() => names()[0] === "New", "the new one first");
    server.tell("erased", { conversationId: "new", revision: 99 });
    await eventually(() => names()[0] === "Ana Souza", "it is gone");
  });

  it("says that it could not be loaded, and that the connection is lost", async () => {
    server.refusals.set("GET /api/conversations", refusal("server-error"));
    center = new OpenCenter(server);
    await eventually(() => center.button("Try again"), "the button");
    expect(center.texts(".blank p").join()).to.contain("Something went wrong on the server.");
    server.refusals.clear();
    await center.press("Try again");
    await center.wait(".item");
    server.isDown = true;
    server.hangUp();
    await eventually(() => center.texts(".connection").join() === "Reconnecting…", "the sentence");
    server.isDown = false;
    window.dispatchEvent(new Event("online"));
    await eventually(() => center.texts(".connection").join() === "Live", "the connection", 9000);
  });

  it("is live for two people at once", async () => {
    await open("#conversation=ana");
    const other = new OpenCenter(server, { hash: "#conversation=ana" });
    await other.wait("textarea");
    await eventually(() => server.watchers === 2, "two streams");
    await center.write("textarea[aria-label='Answer']", "I take this one");
    await center.press("Send");
    await eventually(() => other.texts(".bubble").at(-1)?.endsWith("I take this one"), "the answer at the other");
    server.change("ana", { replying: ["Budi Santoso"] });
    await eventually(() => other.texts(".who .state").join() === "Budi Santoso is replying", "who is replying");
    await other.remove();
  });

  it("shows list, conversation and lead one after the other on a phone", async () => {
    await setViewport(360, 640);
    await open();
    expect(center.all("lead-center-thread").length).to.equal(0);
    await center.go("#conversation=ana");
    await center.wait("textarea");
    expect(center.all("lead-center-conversations, lead-center-lead").length).to.equal(0);
    await center.press("Details");
    await center.wait("lead-center-lead");
    expect(center.all("lead-center-thread").length).to.equal(0);
    await center.press("Close details");
    await center.wait("lead-center-reply");
    await center.press("Back");
    await center.wait(".item");
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await setViewport(1300, 800);
  });

  it("is steered by keys", async () => {
    await open();
    const press = (key: string) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true });
      (focused() ?? document.body).dispatchEvent(event);
      return aTimeout(60);
    };
    await press("j");
    await eventually(() => location.hash === "#conversation=ana", "the first");
    await center.wait("lead-center-reply");
    await press("j");
    await eventually(() => location.hash === "#conversation=budi", "the second");
    await press("k");
    await eventually(() => location.hash === "#conversation=ana", "back");
    await center.wait("lead-center-reply");
    await press("r");
    expect(focused()?.localName).to.equal("textarea");
    await press("j");
    expect(location.hash).to.equal("#conversation=ana");
    await press("Escape");
    await center.wait("#note");
    await press("n");
    expect(focused()?.id).to.equal("note");
    await press("Escape");
    await press("/");
    expect(focused()?.id).to.equal("search");
    await press("Escape");
    await press("?");
    await center.wait("dialog[open]");
    center.all("dialog button")[0]?.click();
    await press("g");
    await press("l");
    await center.wait("lead-center-leads");
  });
});
