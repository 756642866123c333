/** Tells the page's owner that a form was asked for that there is none of. */
export function unknownForm(id: string): CustomEvent {
  const detail = { code: "form-unknown", message: `There is no form "${id}".`, path: "config.forms" };
  return new CustomEvent("lead-chat-diagnostic", { detail, bubbles: true, composed: true });
}
