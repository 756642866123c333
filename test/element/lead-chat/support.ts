import "../../../src/define.ts";
import type { LeadChat } from "../../../src/elements/lead-chat/lead-chat.ts";
import type { DiagnosticDetail } from "../../../src/elements/lead-chat/events.ts";

/** Everything inside, shadow roots included, that matches. */
export function deepAll(root: ParentNode, selector: string): Element[] {
  const hosts = [...root.querySelectorAll("*")];
  return [
    ...root.querySelectorAll(selector),
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

/** The chat of one test: a namespace of its own, so that nothing of another test is on the device. */
export class Chat {
  readonly element: LeadChat;
  readonly diagnostics: DiagnosticDetail[] = [];

  constructor(attributes: Readonly<Record<string, string>> = {}) {
    this.element = document.createElement("lead-chat");
    this.element.addEventListener("lead-chat-diagnostic", ({ detail }) => this.diagnostics.push(detail));
    const all = { site: `test-${crypto.randomUUID()}`, region: "ID", ...attributes };
    for (const [name, value] of Object.entries(all)) this.element.setAttribute(name, value);
    document.body.append(this.element);
  }

  find(selector: string): HTMLElement | undefined {
    return this.element.shadowRoot
      ? (deepAll(this.element.shadowRoot, selector)[0] as HTMLElement | undefined)
      : undefined;
  }

  all(selector: string): Element[] {
    return this.element.shadowRoot ? deepAll(this.element.shadowRoot, selector) : [];
  }

  get codes(): string[] {
    return this.diagnostics.map(({ code }) => code);
  }

  /** Waits for a diagnostic and gives it. */
  diagnostic(code: string): Promise<DiagnosticDetail> {
    return eventually(
      () => this.diagnostics.find((one) => one.code === code),
      `the diagnostic ${code}; got ${this.codes.join()}`,
      8000,
    );
  }

  async open(): Promise<void> {
    this.element.show();
    const box = await eventually(() => this.find("textarea"), "the composer");
    // It comes with the panel's own task: a test that moves the focus before it would find it moved back.
    await eventually(() => (box.getRootNode() as ShadowRoot).activeElement === box, "the focus in the text box");
  }

  notices(): string[] {
    return this.all('[part~="notice"]').map(({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim());
  }

  /** Sends and waits for the notice number `count`. */
  async capture(text: string, count = 1): Promise<void> {
    await this.element.sendMessage(text);
    await eventually(() => this.notices().length === count, `notice ${count} after "${text}"; ${this.codes.join()}`);
  }

  remove(): void {
    this.element.remove();
  }
}
