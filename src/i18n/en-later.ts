import { enFirst } from "./en-first.ts";

/** The English of what loads by its first use: menu, details, question, form, replies. */
export const enLater = {
  youCameFrom: "You came from",
  remove: "Remove",
  save: "Save",
  cancel: "Cancel",
  undoAvailable: "Undo available",
  ask: "Save {value} so that {business} can contact you?",
  notNow: "Not now",
  notSaved: "Not saved. You can add it under Your details.",
  markedAsLead: "Marked as lead",
  formSubmitted: "Form sent",
  yourDetails: "Your details",
  noDetails: "Nothing is saved yet.",
  language: "Language",
  sound: "Sound",
  on: "On",
  off: "Off",
  back: "Back",
  download: "Download conversation",
  deleteData: "Delete my data",
  deleteQuestion: "Delete this chat and your details here, and ask {business} to delete its copy?",
  delete: "Delete",
  keep: "Keep",
  deleted: "Deleted here. {business} has been asked to delete its copy.",
  fallbackReply: "Thanks! Leave a number or e-mail and {business} will get back to you.",
  away: "{business} is closed until {time}. Leave a number or e-mail and they'll get back to you.",
  unread: { one: "{count} unread message", other: "{count} unread messages" },
  handoffWhatsapp: "Continue on WhatsApp",
  kindEmail: "E-mail",
  kindPhone: "Phone",
  kindName: "Name",
  loadingFailed: "The chat couldn't load.",
  errorRequired: "Please fill this in.",
  errorEmail: "Write the whole address, for example name@example.com",
  errorPhone: "This is not a complete phone number.",
  errorPhoneRegion: "Start with the country code, for example +62",
};

// The chat holds one object for English: what it shows later finds its words there from now on.
Object.assign(enFirst, enLater);
