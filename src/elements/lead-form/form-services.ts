import { createFormNotes } from "../../session/form-notes.ts";
import type { FormServices } from "../../lead/form/form-run-types.ts";
import type { LeadSession, SessionSettings } from "../../session/session-types.ts";
import type { FormMore, PhonePart } from "./form-scope.ts";

/** What a form's services are made of. */
export interface ServiceParts {
  readonly session: LeadSession;
  readonly settings: () => SessionSettings;
  readonly loadMore: () => Promise<FormMore>;
  readonly loadPhone: () => Promise<PhonePart>;
}

/** What a form gets from the page and its session. */
export function createFormServices({ session, settings, loadMore, loadPhone }: ServiceParts): FormServices {
  const notes = createFormNotes(session.namespace, settings);
  return {
    submit: (form) => session.submitForm(form),
    checkContact: (kind, value) => session.checkContact(kind, value),
    drafts: {
      read: (formId) => session.readFormDraft(formId),
      async write(draft) {
        // Where the device refuses, the note is all there is.
        if ((await session.keepFormDraft(draft)) !== false) notes.settle(draft);
      },
      erase(formId) {
        notes.erase(formId);
        return session.eraseFormDraft(formId);
      },
      note: notes.write,
      noted: notes.read,
    },
    loadActions: async () => (await loadMore()).actions,
    async loadPhone() {
      const { phoneTools, guessRegion } = await loadPhone();
      const { region, pageLanguage, language } = settings();
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return { tools: phoneTools, region: guessRegion({ region, pageLanguage, timeZone, language }) };
    },
    now: () => Date.now(),
    newId: () =>
      [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
