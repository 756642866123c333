import type { Draft } from "./draft.ts";

/**
 * A quiet line in the conversation: the visitor sent a form, or was marked as a lead. Like the notice it is there only
 * where something receives it, where the host does not show its own, and once it is on the disk.
 * @param draft of the change that the line belongs to
 * @param about what the line says
 */
export function addLine(draft: Draft, about: "marked" | "submitted"): void {
  const { sends, notice, isDurable, newId } = draft.context;
  if (!sends || notice !== "shown" || !isDurable()) return;
  draft.addItem({ id: newId(), type: "line", about, at: draft.at });
}
