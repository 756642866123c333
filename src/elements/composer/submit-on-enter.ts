/**
 * Whether this key press sends the message. Enter sends with a hardware keyboard, but never while a word is being
 * composed: Safari fires Enter after `compositionend`, told only by key code 229.
 * @param event the key press
 * @param touch whether the visitor types on glass: there Enter breaks the line and the button sends
 */
export function isSubmitKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "keyCode">,
  touch: boolean,
): boolean {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return !touch && !event.shiftKey && !event.altKey;
}
