import { expect } from "@open-wc/testing";
import { refusal } from "../../../src/server/problem.ts";
import { FakeCenter } from "../../fixtures/center/fake-center.ts";
import { sampleCenter } from "../../fixtures/center/sample.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { eventually, OpenCenter } from "./support.ts";

export interface View {
  readonly hash: string;
  /** What shows that it is there. */
  readonly shows: string;
  readonly server?: () => FakeCenter;
  /** What leads there. */
  readonly act?: (center: OpenCenter) => Promise<unknown>;
}

const signedOut = () => {
  const server = new FakeCenter();
  server.data.me = undefined;
  return server;
};
const failing = () => {
  const server = sampleCenter();
  server.refusals.set("GET /api/conversations", refusal("server-error"));
  return server;
};

/** Every view of the Center, by its name. */
export const views: Readonly<Record<string, View>> = {
  "sign-in": { hash: "", shows: "#email", server: signedOut },
  "sign-in with mistakes": {
    hash: "",
    shows: "#email",
    server: signedOut,
    act: (center) => center.find("form button")!.click() as never,
  },
  setup: { hash: "#setup=x", shows: "#name", server: signedOut },
  inbox: { hash: "#inbox", shows: ".item" },
  "empty inbox": { hash: "#inbox", shows: ".blank h2", server: () => new FakeCenter() },
  "failed inbox": { hash: "#inbox", shows: ".picture.failed", server: failing },
  conversation: { hash: "#conversation=ana", shows: "#status" },
  "canned replies": {
    hash: "#conversation=ana",
    shows: "#status",
    act: async (center) => {
      const box = center.all("lead-center-reply")[0]!.shadowRoot!.querySelector("textarea")!;
      box.value = "/";
      box.dispatchEvent(new Event("input"));
      await center.wait(".option, .none");
    },
  },
  "no lead": { hash: "#conversation=budi", shows: ".blank .primary" },
  leads: { hash: "#leads", shows: ".row" },
  lead: { hash: "#lead=lead-ana", shows: "#status" },
  "no leads": { hash: "#leads", shows: ".sample", server: () => new FakeCenter() },
  business: { hash: "#settings/business", shows: "#holidays" },
  chat: { hash: "#settings/chat", shows: "#welcome" },
  replies: { hash: "#settings/replies", shows: "#when-0" },
  signals: { hash: "#settings/signals", shows: "#name-0" },
  canned: { hash: "#settings/canned", shows: "#name-0" },
  labels: { hash: "#settings/labels", shows: "#labels" },
  install: { hash: "#settings/install", shows: ".result" },
  people: { hash: "#settings/people", shows: ".person" },
  account: { hash: "#settings/account", shows: "#name" },
  shortcuts: {
    hash: "#inbox",
    shows: ".item",
    act: async (center) => {
      center.find(".keys")!.click();
      await center.wait("dialog[open]");
    },
  },
};

/** Opens a view and waits until nothing moves. */
export async function openView({ hash, shows, server = sampleCenter, act }: View, theme: string, language: string) {
  const center = new OpenCenter(server(), { hash, theme, language });
  await center.wait(shows);
  await eventually(() => center.element.lang === language, `the language ${language}`);
  await act?.(center);
  // What still loads would come in the middle of what is looked at.
  await eventually(() => center.all('.blank > p[role="status"]').length === 0, "what is being loaded");
  await center.settled();
  center.rest();
  return center;
}

/** Looks at every view in one theme, in both directions. */
export function describeAccessibility(theme: "light" | "dark"): void {
  for (const language of ["en", "ar"]) {
    describe(`no accessibility rule is broken, ${theme}, ${language}`, () => {
      before(() => setViewport(1300, 900));
      after(() => setViewport(1300, 800));
      for (const [name, view] of Object.entries(views)) {
        it(name, async () => {
          const center = await openView(view, theme, language);
          try {
            await expect(center.element).to.be.accessible();
          } finally {
            // One that stayed would be a fault of every view after it.
            await center.remove();
          }
        });
      }
    });
  }
}
