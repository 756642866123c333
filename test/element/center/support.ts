import "../../../src/center/center-define.ts";
import { LitElement } from "lit";
import { useLanguage } from "../../../src/center/i18n/wording.ts";
import type { LeadCenter } from "../../../src/center/lead-center.ts";
import type { FakeCenter } from "../../fixtures/center/fake-center.ts";

/** Everything inside, shadow roots included, that matches. */
export function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const hosts = [...root.querySelectorAll("*")];
  return [
    ...root.querySelectorAll<HTMLElement>(selector),
    ...hosts.flatMap((host) => (host.shadowRoot ? deepAll(host.shadowRoot, selector) : [])),
  ];
}

/** Waits for something in the page; fails with what was waited for. */
export async function eventually<Value>(look: () => Value, what: string, timeout = 5000): Promise<NonNullable<Value>> {
  const end = performance.now() + timeout;
  for (;;) {
    const value = look();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The element that has the focus, however deep in shadow roots. */
export function focused(): HTMLElement | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement | null;
}

const realFetch = window.fetch;

/** An open Leads Center before a server in the page. */
export class OpenCenter {
  readonly element: LeadCenter;
  readonly server: FakeCenter;

  constructor(server: FakeCenter, { hash = "#inbox", theme = "light", language = "en" } = {}) {
    this.server = server;
    window.fetch = server.fetch;
    localStorage.setItem("lead-chat-center", JSON.stringify({ theme, language }));
    // Not by the history: WebKit allows it only so many changes in a row.
    if (location.hash !== hash) location.hash = hash;
    this.element = document.createElement("lead-center");
    document.body.append(this.element);
  }

  all(selector: string): HTMLElement[] {
    return this.element.shadowRoot ? deepAll(this.element.shadowRoot, selector) : [];
  }

  find<Found extends HTMLElement = HTMLElement>(selector: string): Found | undefined {
    return this.all(selector)[0] as Found | undefined;
  }

  wait<Found extends HTMLElement = HTMLElement>(selector: string): Promise<Found> {
    return eventually(() => this.find<Found>(selector), selector);
  }

  /** The words of what matches, white space as it is read. */
  texts(selector: string): string[] {
    return this.all(selector).map(({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim());
  }

  /** A button or link by what it is called. */
  button(name: string): HTMLElement | undefined {
    return this.all("button, a").find(
      (one) => one.getAttribute("aria-label") === name || one.textContent?.replace(/\s+/g, " ").trim().startsWith(name),
    );
  }

  async press(name: string): Promise<void> {
    (await eventually(() => this.button(name), `the button ${name}`)).click();
    await this.settled();
  }

  async go(hash: string): Promise<void> {
    location.hash = hash;
    await new Promise((resolve) => setTimeout(resolve));
    await this.settled();
  }

  /** Writes into a field as a person would. */
  async write(selector: string, text: string): Promise<void> {
    const field = await this.wait<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  async settled(): Promise<void> {
    for (const one of [this.element, ...this.all("*")]) if (one instanceof LitElement) await one.updateComplete;
  }

  /** Nothing moves any more. */
  rest(): void {
    for (const one of [this.element, ...this.all("*")]) {
      for (const animation of one.shadowRoot?.getAnimations() ?? []) animation.finish();
    }
  }

  async remove(): Promise<void> {
    this.element.remove();
    window.fetch = realFetch;
    localStorage.removeItem("lead-chat-center");
    sessionStorage.clear();
    await useLanguage("en");
  }
}
