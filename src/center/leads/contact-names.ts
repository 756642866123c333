import type { CenterTexts } from "../i18n/en.ts";

/** Names that are the same in every language. */
const brands: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  instagram: "Instagram",
  facebook: "Facebook",
  line: "LINE",
  messenger: "Messenger",
  twitter: "X",
  linkedin: "LinkedIn",
  weibo: "Weibo",
  wechat: "WeChat",
  snapchat: "Snapchat",
};

const platforms: Readonly<Record<string, string>> = {
  ...brands,
  google: "Google",
  meta: "Meta",
  microsoft: "Microsoft",
  pinterest: "Pinterest",
  tiktok: "TikTok",
};

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** What a kind of contact is called; one that is not known is called by its own word. */
export function kindName(kind: string, t: CenterTexts): string {
  const words = { email: t.email, phone: t.phone, name: t.name };
  return own(words, kind) ?? own(brands, kind) ?? kind;
}

/** What an advertising platform is called. */
export function platformName(platform: string): string {
  return own(platforms, platform) ?? platform;
}

/** A contact as people read it. */
export function shownValue({ kind, value }: { readonly kind: string; readonly value: string }): string {
  return kind === "instagram" || kind === "twitter" ? `@${value}` : value;
}
