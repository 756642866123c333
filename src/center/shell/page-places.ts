/** A storage of the browser; undefined where it refuses it. */
export function storageOf(name: "localStorage" | "sessionStorage"): Storage | undefined {
  try {
    return window[name];
  } catch {
    return undefined;
  }
}

/** Whether a key press goes into a field, or into something else that makes its own use of keys. */
export function isWriting(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof HTMLElement &&
        (target.matches("input:not([type='checkbox']), textarea, select, dialog[open]") || target.isContentEditable),
    );
}

/** Escape leaves the field, so that keys are shortcuts again. */
export function leaveField(event: Event): void {
  const [field] = event.composedPath();
  if (field instanceof HTMLElement) field.blur();
}

/** Whether somebody looks at the page, as far as it can know. */
export function isLookedAt(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}
