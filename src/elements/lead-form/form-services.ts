import type { FormServices } from "../../lead/form/form-run-types.ts";
import type { LeadSession, SessionSettings } from "../../session/session-types.ts";

/** What a form gets from the page and its session. */
export function createFormServices(session: LeadSession, settings: () => SessionSettings): FormServices {
  return {
    submit: (form) => session.submitForm(form),
    checkContact: (kind, value) => session.checkContact(kind, value),
    drafts: {
      read: (formId) => session.readFormDraft(formId),
      write: (draft) => session.keepFormDraft(draft),
      erase: (formId) => session.eraseFormDraft(formId),
    },
    async loadPhone() {
      const { phoneTools, guessRegion } = await import("../../lead/form/phone-tools.ts");
      const { region, pageLanguage, language } = settings();
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return { tools: phoneTools, region: guessRegion({ region, pageLanguage, timeZone, language }) };
    },
    now: () => Date.now(),
    newId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
