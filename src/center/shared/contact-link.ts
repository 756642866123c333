/** Where a contact leads: a program on this machine (mail, phone) or a page of another site. */
export interface ContactLink {
  readonly href: string;
  readonly isPage: boolean;
}

interface LinkRule {
  /** What the value must look like; anything else is shown as text only. */
  readonly form: RegExp;
  readonly href: (value: string) => string;
}

const handle = /^[\p{L}\p{N}._-]{1,100}$/u;
const page = (start: string, form = handle): LinkRule => ({
  form,
  href: (value) => start + encodeURIComponent(value),
});

/** The canonical values are those of `docs/detection.md`; the addresses are those that each service documents. */
const rules: Readonly<Record<string, LinkRule>> = {
  email: {
    form: /^[^\s@<>"?&,;:]+@[^\s@<>"?&,;:/]+$/u,
    href: (value) => `mailto:${value.split("@").map(encodeURIComponent).join("@")}`,
  },
  phone: { form: /^\+?\d{5,15}$/, href: (value) => `tel:${value}` },
  whatsapp: { form: /^\+\d{7,15}$/, href: (value) => `https://wa.me/${value.slice(1)}` },
  instagram: page("https://www.instagram.com/"),
  facebook: page("https://www.facebook.com/"),
  line: {
    form: /^@?[a-z0-9._-]{1,100}$/,
    href: (value) => `https://line.me/R/ti/p/${value.startsWith("@") ? "" : "~"}${value}`,
  },
  messenger: page("https://m.me/"),
  twitter: page("https://x.com/", /^\w{1,50}$/),
  linkedin: {
    form: /^(company\/)?[\p{L}\p{N}_-]{1,100}$/u,
    href: (value) => `https://www.linkedin.com/${value.startsWith("company/") ? "" : "in/"}${encodeURI(value)}`,
  },
  weibo: {
    form: /^[\p{L}\p{N}_-]{1,100}$/u,
    href: (value) => `https://weibo.com/${/^\d+$/.test(value) ? "u" : "n"}/${encodeURIComponent(value)}`,
  },
  snapchat: page("https://www.snapchat.com/add/"),
};

/**
 * A link to write to or call a visitor. A value comes from outside: only one that has the form of its kind becomes a
 * link, and only to the addresses named here.
 *
 * @returns `undefined` if there is no way to link to it: show it as text
 */
export function contactLink(kind: string, value: string): ContactLink | undefined {
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (!rule?.form.test(value)) return undefined;
  const href = rule.href(value);
  return { href, isPage: href.startsWith("https:") };
}

/**
 * A link that goes on with a conversation elsewhere, with a text already written.
 *
 * @param contact where to
 * @param text the draft; empty: nothing is written yet
 * @param subject of an e-mail
 * @returns `undefined` if the contact is neither a WhatsApp number nor an e-mail address
 */
export function continueLink(
  contact: { readonly kind: string; readonly value: string },
  text: string,
  subject: string,
): string | undefined {
  const link = contactLink(contact.kind, contact.value);
  if (!link) return undefined;
  if (contact.kind === "whatsapp") return text === "" ? link.href : `${link.href}?text=${encodeURIComponent(text)}`;
  // Mail programs read `+` as itself: spaces are `%20`.
  if (contact.kind !== "email") return undefined;
  return `${link.href}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
}
