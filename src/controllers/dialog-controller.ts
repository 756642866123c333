import type { ReactiveController, ReactiveControllerHost } from "lit";

export type DialogKind = "modal" | "non-modal";

const popoverWorks = typeof HTMLElement !== "undefined" && "showPopover" in HTMLElement.prototype;

/**
 * Shows a `<dialog>` in the top layer: modal on phones; on wide screens a manual popover, where it exists, so that the
 * page beside it stays usable and nothing of the page covers it.
 */
export class DialogController implements ReactiveController {
  readonly #dialog: () => HTMLDialogElement | null;
  #shown: DialogKind | undefined;
  #overflow: string | undefined;

  constructor(host: ReactiveControllerHost, dialog: () => HTMLDialogElement | null) {
    this.#dialog = dialog;
    host.addController(this);
  }

  /** Whether the browser closed by itself what is to be shown. */
  wasClosed(): boolean {
    if (this.#shown !== "modal" || this.#dialog()?.open) return false;
    this.#restorePage();
    this.#shown = undefined;
    return true;
  }

  /** @param kind how to show it now, or undefined to hide it; showing the same again does nothing */
  set(kind: DialogKind | undefined): void {
    const dialog = this.#dialog();
    // Taken out of the page, or shown inline: what was shown went with it.
    if (!dialog?.isConnected) return this.hostDisconnected();
    if (kind === this.#shown) return;
    if (this.#shown) this.#hide(dialog);
    this.#shown = kind;
    if (kind === "modal") {
      dialog.removeAttribute("popover");
      dialog.showModal();
      // The page behind a full-screen chat must not scroll with it.
      this.#overflow = document.documentElement.style.overflow;
      document.documentElement.style.overflow = "hidden";
    } else if (kind === "non-modal") {
      const before = focused();
      if (popoverWorks) {
        dialog.setAttribute("popover", "manual");
        dialog.showPopover();
      } else dialog.show();
      // A dialog takes the focus as it is shown. Whether it gets it is for whoever opened it to say.
      focused()?.blur();
      before?.focus({ preventScroll: true });
    }
  }

  hostDisconnected(): void {
    this.#restorePage();
    this.#shown = undefined;
  }

  #hide(dialog: HTMLDialogElement): void {
    if (this.#shown === "non-modal" && popoverWorks) dialog.hidePopover();
    else dialog.close();
    this.#restorePage();
  }

  #restorePage(): void {
    if (this.#overflow === undefined) return;
    document.documentElement.style.overflow = this.#overflow;
    this.#overflow = undefined;
  }
}

/** What has the focus, inside of open shadow roots too. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element as HTMLElement | null;
}
