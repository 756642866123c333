import type { PluralCategories, PluralText } from "./plural.ts";

/** Whether a person who grew up with the language has read the wording. */
export type Review = "native" | "none";

export const reviewed = "none";

/**
 * English, the source of all other locales: its shape is their type.
 * `{name}` stands for a value that is filled in when the text is shown; a text with plural forms is chosen by `{count}`.
 */
export const en = {
  chatWith: "Chat with {business}",
  chatWithUs: "Chat with us",
  theBusiness: "the business",
  message: "Message",
  send: "Send",
  openForm: "Fill in the form",
  close: "Close",
  you: "You",
  conversation: "Conversation",
  today: "Today",
  yesterday: "Yesterday",
  youCameFrom: "You came from",
  suggestedQuestions: "Suggested questions",
  newMessages: "New messages",
  notice: "Contact information was updated",
  noticeReach: "{business} can now reach you at {value}.",
  noticeOffline: "It will be sent when you're online.",
  undo: "Undo",
  edit: "Edit",
  remove: "Remove",
  save: "Save",
  cancel: "Cancel",
  undoAvailable: "Undo available",
  removed: "Removed from your details.",
  messageStays: "Your message stays in the chat.",
  ask: "Save {value} so that {business} can contact you?",
  notNow: "Not now",
  notSaved: "Not saved. You can add it under Your details.",
  markedAsLead: "Marked as lead",
  formSubmitted: "Form sent",
  menu: "Menu",
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
  typing: "{name} is typing…",
  online: "Online",
  repliesWithin: "Usually replies within {time}",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  earlierMessages: "Earlier messages",
  unread: { one: "{count} unread message", other: "{count} unread messages" },
  handoffWhatsapp: "Continue on WhatsApp",
  kindEmail: "E-mail",
  kindPhone: "Phone",
  kindName: "Name",
  privacyAuto: "Contact details you write here are saved for {business}.",
  privacyAsk: "You'll be asked before contact details are saved.",
  privacyOff: "Contact details aren't collected here.",
  privacyPolicy: "Privacy policy",
  deviceTransport: "Automatic chat. {business} sees only the contact details you leave.",
  offline: "Saved on this device. It will be sent when you're online.",
  notSent: "Not sent.",
  tryAgain: "Try again",
  loadingFailed: "The chat couldn't load.",
  tooLong: { one: "{count} character too many", other: "{count} characters too many" },
  formTitle: "Leave your details",
  formName: "Name",
  formEmail: "E-mail",
  formPhone: "Phone",
  formMessage: "Message",
  formOptional: "optional",
  formReachHint: "Leave an e-mail or a phone number.",
  formSend: "Send",
  formSending: "Sending…",
  formSubmitLine: "By sending, you ask {business} to contact you.",
  formKnown: "From your chat",
  formThanks: "Thanks! {business} will get back to you.",
  formDone: "Back to the chat",
  formFailed: "Your details could not be saved on this device. Nothing was lost: please try again.",
  errorRequired: "Please fill this in.",
  errorEmail: "Write the whole address, for example name@example.com",
  errorPhone: "This is not a complete phone number.",
  errorPhoneRegion: "Start with the country code, for example +62",
  errorReach: "Add an e-mail address or a phone number, so that {business} can reach you.",
};

type English = typeof en;

/** All wording of the chat in one language, whichever it is. */
export type Texts = { readonly [Key in keyof English]: English[Key] extends string ? string : PluralText };
export type TextKey = keyof Texts;

/** What the file of one locale must hold: every text, and of a counted one every plural form of that language. */
export type TextsIn<Locale extends keyof PluralCategories> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Record<PluralCategories[Locale], string>;
};
