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
  return {
    submit: (form) => session.submitForm(form),
    checkContact: (kind, value) => session.checkContact(kind, value),
    drafts: {
      read: (formId) => session.readFormDraft(formId),
      write: (draft) => session.keepFormDraft(draft),
      erase: (formId) => session.eraseFormDraft(formId),
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
