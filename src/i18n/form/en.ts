import type { PluralCategories, PluralText } from "../plural.ts";

export const reviewed = "none";

/**
 * What the instant form says, in English: loaded with the form. Its shape is the type of all other locales.
 * `{name}` stands for a value that is filled in when the text is shown; a text with plural forms is chosen by `{count}`.
 */
export const texts = {
  theBusiness: "the business",
  formTitle: "Leave your details",
  formReachHint: "Leave an e-mail or a phone number.",
  formName: "Name",
  formEmail: "E-mail",
  formPhone: "Phone",
  formMessage: "Message",
  formOptional: "optional",
  formClose: "Close",
  formStart: "Start",
  formContinue: "Continue",
  formBack: "Back",
  formSend: "Send",
  formSending: "Sending…",
  formStep: "Step {step} of {steps}",
  formSubmitLine: "By sending, you ask {business} to contact you.",
  formPrivacyPolicy: "Privacy policy",
  formKnown: "From your chat",
  formKnownBefore: "You told us before",
  formReview: "Check your answers",
  formChange: "Change",
  formNoAnswer: "No answer",
  formYes: "Yes",
  formNo: "No",
  formThanks: "Thanks! {business} will get back to you.",
  formNoFit: "Thank you for your interest.",
  formDone: "Back to the chat",
  formFailed: "Your details could not be saved on this device. Nothing was lost: please try again.",
  formChoose: "Please choose",
  formOther: "Other",
  formOtherWords: "In your own words",
  formFemale: "Female",
  formMale: "Male",
  formUndisclosed: "I'd rather not say",
  formCountryCode: "Country code",
  formSearchCountry: "Search for a country or code",
  formCountries: "Countries found: {count}",
  formTime: "Time",
  formTimeNote: "This is a request, not a confirmed booking.",
  formTimeZone: "Times are those of {zone}.",
  formNoTimes: "No times are on offer at the moment.",
  formAskTitle: "Close the form?",
  formAskText: "What you filled in stays on this device until you send or discard it.",
  formAskKeep: "Close and keep",
  formAskDiscard: "Discard answers",
  formAskStay: "Continue filling in",
  formErrorRequired: "Please fill this in.",
  formErrorChoice: "Please choose.",
  formErrorConsent: "Please tick this box to continue.",
  formErrorEmail: "Write the whole address, for example name@example.com",
  formErrorEmailEnding: "Add the ending, for example {example}",
  formErrorWorkEmail: "Please use your address at work.",
  formErrorPhone: "This is not a complete phone number.",
  formErrorPhoneShort: "This number is too short for {country}.",
  formErrorPhoneLong: "This number is too long for {country}.",
  formErrorPhoneInvalid: "There is no such number in {country}. Please check the digits.",
  formErrorPhoneRegion: "Choose the country, or start with its code, for example +62",
  formErrorHandle: "This is neither a user name nor a link to a profile.",
  formErrorTooLong: { one: "{count} character too many", other: "{count} characters too many" },
  formErrorTooShort: "Please write at least {count} characters.",
  formErrorTooMuch: "Your answers are too long in all. Please shorten this one by {count} characters.",
  formErrorNumber: "Please write a number.",
  formErrorMin: "The smallest number is {min}.",
  formErrorMax: "The largest number is {max}.",
  formErrorStep: "Only multiples of {step} are possible.",
  formErrorDate: "Please choose a date.",
  formErrorDateEarly: "The earliest date is {date}.",
  formErrorDateLate: "The latest date is {date}.",
  formErrorReach: "Add an e-mail address or a phone number, so that {business} can reach you.",
  formErrorPattern: "Please check this answer.",
};

type English = typeof texts;

/** All wording of the form in one language, whichever it is. */
export type FormTexts = { readonly [Key in keyof English]: English[Key] extends string ? string : PluralText };
export type FormTextKey = keyof FormTexts;

/** What the file of one locale must hold: every text, and of a counted one every plural form of that language. */
export type FormTextsIn<Locale extends keyof PluralCategories> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Record<PluralCategories[Locale], string>;
};
