import type { Touch } from "../protocol/lead-event.ts";
import { campaignParameters } from "./campaign-parameters.ts";
import { describeAddress, originOf } from "./describe-page.ts";

/** One arrival at a page, as the page's own facts tell it. */
export interface Arrival {
  readonly url: string;
  readonly referrer: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The page's cookies, as `document.cookie` has them. */
  readonly cookies?: string | undefined;
  /** `config.attribution.tracking`: the host's own id of what led here. */
  readonly tracking?: string | undefined;
}

export interface ReadTouch {
  /** Undefined: nobody led here (typed in, a bookmark), or it is not known. */
  readonly touch?: Touch;
  /** Names of parameters whose placeholder the ad platform did not fill. */
  readonly unfilled: readonly string[];
}

/** Click ids of the ad platforms, with the platform that sets them. */
const CLICK_IDS: Readonly<Record<string, string>> = {
  ttclid: "tiktok",
  fbclid: "meta",
  gclid: "google",
  wbraid: "google",
  gbraid: "google",
  msclkid: "microsoft",
  li_fat_id: "linkedin",
  twclid: "twitter",
  ScCid: "snapchat",
  line_click_id: "line",
};
/** Set on links of ads alone; `fbclid` and the like also come with links that people share. */
const PAID_CLICK_IDS = new Set(["ttclid", "gclid", "wbraid", "gbraid", "msclkid", "ScCid", "line_click_id"]);
/** First-party cookies of the pixels, where the page has them. */
const COOKIES = ["_ttp", "_fbp", "_fbc"];
/**
 * Names that people give the platforms in `utm_source` (`tiktok`, `TikTok_Ads`, `fb-story`), and their hosts: one that only
 * begins so is somebody else's.
 */
const PLATFORMS: readonly (readonly [source: RegExp, host: RegExp, platform: string])[] = [
  [sourceOf("tiktok|tik_tok|tt"), /(^|\.)tiktok\.com$/i, "tiktok"],
  [
    sourceOf("facebook|fb|meta|instagram|ig|messenger"),
    /(^|\.)((facebook|instagram|messenger|threads)\.com|fb\.me)$/i,
    "meta",
  ],
  [sourceOf("google|adwords|youtube"), /(^|\.)(google|youtube)\.(com?\.)?[a-z]{2,3}$/i, "google"],
  [sourceOf("bing|microsoft|msn"), /(^|\.)bing\.com$/i, "microsoft"],
  [sourceOf("linkedin"), /(^|\.)(linkedin\.com|lnkd\.in)$/i, "linkedin"],
  [sourceOf("twitter|x$"), /(^|\.)(twitter\.com|x\.com|t\.co)$/i, "twitter"],
  [sourceOf("snapchat|snap"), /(^|\.)snapchat\.com$/i, "snapchat"],
  [sourceOf("line$|line_?ads"), /(^|\.)line\.me$/i, "line"],
  [sourceOf("whatsapp"), /(^|\.)(whatsapp\.com|wa\.me)$/i, "whatsapp"],
];
/** `__CAMPAIGN_ID__`, `{{ad.id}}`, `{campaignid}`, `${x}`, `[x]`: what stands there when nobody fills it in. */
const PLACEHOLDER = /^(__\w+__|\{\{.*\}\}|\$?\{[\w.]*\}|\[\w+\]|%%\w+%%)$/;
const LONGEST = 512;

/**
 * Reads which ad, campaign or link led to a page. Where the page has stripped its query already, a referrer of the same
 * origin that still carries it is read instead.
 */
export function readTouch({ url, referrer, at, cookies = "", tracking }: Arrival): ReadTouch {
  const unfilled: string[] = [];
  const page = campaignParameters(url);
  const own = originOf(url);
  const isInternal = own !== "" && originOf(referrer) === own;
  const carried = page.size === 0 && isInternal ? campaignParameters(referrer) : page;
  const read = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = carried.get(name);
      if (!value) continue;
      if (!PLACEHOLDER.test(value)) return value.slice(0, LONGEST);
      unfilled.push(name);
    }
    return undefined;
  };
  const clickIds = readClickIds(read, cookies);
  const source = read("utm_source");
  const external = isInternal ? "" : originOf(referrer);
  const goal = read("lc_goal");
  const ids = Object.keys(clickIds).filter((name) => name in CLICK_IDS);
  const told = {
    platform: platformOf(ids, source, external),
    medium: read("utm_medium") ?? (ids.some((name) => PAID_CLICK_IDS.has(name)) ? "paid" : undefined),
    source,
    campaign: read("utm_campaign"),
    campaignId: read("campaign_id", "utm_id"),
    adGroupId: read("adgroup_id", "adset_id"),
    adId: read("ad_id"),
    content: read("utm_content"),
    term: read("utm_term"),
    goal: goal === "lead" || goal === "conversation" ? (goal as Touch["goal"]) : undefined,
    trackingId: tracking?.slice(0, LONGEST) ?? read("ref"),
  };
  const { platform: _, ...byThePage } = told;
  const isCampaign = ids.length > 0 || Object.values(byThePage).some((value) => value !== undefined);
  if (!isCampaign && !external) return { unfilled };
  const landing = describeAddress(carried === page ? url : referrer);
  const touch: Touch = { kind: "click", at, ...told, clickIds, referrer: external, landing };
  if (Object.keys(clickIds).length === 0) delete touch.clickIds;
  const known = Object.entries(touch).filter(([, value]) => value !== undefined && value !== "");
  return { touch: Object.fromEntries(known) as Touch, unfilled };
}

function readClickIds(read: (name: string) => string | undefined, cookies: string): Record<string, string> {
  const given = Object.keys(CLICK_IDS).flatMap((name) => {
    const value = read(name);
    return value ? [[name, value] as const] : [];
  });
  const kept = COOKIES.flatMap((name) => {
    const value = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(cookies)?.[1];
    return value ? [[name, value.slice(0, LONGEST)] as const] : [];
  });
  return Object.fromEntries([...given, ...kept]);
}

function platformOf(clickIds: readonly string[], source: string | undefined, referrer: string): string | undefined {
  const [first] = clickIds;
  if (first) return CLICK_IDS[first];
  const host = referrer ? new URL(referrer).hostname : "";
  for (const name of [source ?? "", host]) {
    const known = PLATFORMS.find(([isSource, isHost]) => (name === source && isSource.test(name)) || isHost.test(name));
    if (known) return known[2];
  }
  return undefined;
}

/** What comes behind the name may be anything but the rest of another word. */
function sourceOf(names: string): RegExp {
  return new RegExp(`^(${names})(ads?)?(?![a-z])`, "i");
}
