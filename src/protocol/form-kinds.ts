/** Kinds of handles that a form can ask for as they are. */
export const handleTypes = [
  "instagram",
  "facebook",
  "line",
  "messenger",
  "twitter",
  "linkedin",
  "weibo",
  "wechat",
  "snapchat",
] as const;

/** Facts about the visitor that are typed as a text and are no way to reach them. */
export const profileTextTypes = ["address", "city", "postcode", "company", "job-title"] as const;

/** All facts about the visitor that join the lead's profile. */
export const profileTypes = [...profileTextTypes, "country", "gender", "birth-date"] as const;

/** Types whose answers are ways to reach the visitor. */
export const contactTypes = ["email", "phone", "whatsapp", ...handleTypes] as const;

/** Whether a question asks for a way to reach the visitor. */
export const isContactType = (type: string): boolean => (contactTypes as readonly string[]).includes(type);
