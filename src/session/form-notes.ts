import type { FormDraft } from "../lead/form/form-types.ts";
import { FORM_NOTE, note as browserNote } from "./note.ts";
import type { FacadePlatform } from "./platform.ts";
import type { SessionSettings } from "./session-types.ts";

/** What was typed into forms and the database does not have yet. */
export interface FormNotes {
  /** Notes down what was typed: at once, whatever becomes of the page. */
  write(draft: FormDraft): void;
  /** @returns what an earlier page noted down of a form and could not hand over */
  read(formId: string): FormDraft | undefined;
  /** The database has a draft: its note is taken away, unless more was typed since, in this tab or in another. */
  settle(draft: FormDraft): void;
  erase(formId: string): void;
}

interface Note {
  /** Milliseconds. */
  readonly at: number;
  readonly draft: FormDraft;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param namespace of the session
 * @param settings those that hold now
 * @param parts of the platform; default: the browser's
 */
export function createFormNotes(
  namespace: string,
  settings: () => SessionSettings,
  { note = browserNote, now = () => Date.now() }: Partial<Pick<FacadePlatform, "note" | "now">> = {},
): FormNotes {
  let last: FormDraft | undefined;
  /** As it was noted down. */
  let text: string;
  const access = (formId: string, words?: string) => note(namespace, FORM_NOTE + formId, words);
  return {
    write(draft) {
      if (settings().storage === "none") return;
      last = draft;
      text = JSON.stringify({ at: now(), draft } satisfies Note);
      access(draft.id, text);
    },
    read(formId) {
      try {
        const { at, draft } = JSON.parse(access(formId) ?? "") as Note;
        const { storage, config } = settings();
        if (storage !== "none" && now() - at <= (config?.storageDays ?? 30) * DAY) return draft;
        access(formId, "");
      } catch {
        // None, or damaged.
      }
      return undefined;
    },
    settle(draft) {
      if (draft === last && access(draft.id) === text) access(draft.id, "");
    },
    erase: (formId) => void access(formId, ""),
  };
}
