import { randomBytes } from "node:crypto";
import type { ActivityEntry, CenterSettings, Installation, Me } from "../../protocol/center-api.ts";
import type { ActivityStore } from "../stores/activity-store.ts";
import type { ValueStore } from "../stores/value-store.ts";
import { readSettingsChange } from "./settings-schema.ts";
import type { SiteSettings } from "./site-settings.ts";

/** Names of kept values. */
const settingsValue = "settings";
const siteKeyValue = "site-key";
const installationValue = "installation";
/** Milliseconds after which the same page is noted again. */
const noteEvery = 60_000;
const mostActivity = 200;

type Stored = Omit<CenterSettings, "site">;

const undecided: Stored = {
  businessName: "",
  avatar: "",
  region: "",
  origins: [],
  config: {},
  cannedReplies: [],
  labels: [],
  showAgentNames: true,
};

/** What the business decided, in the Center, about its site. */
export interface SettingsService {
  read(): Promise<CenterSettings>;
  /**
   * @param given a part of the settings, as parsed JSON
   * @throws Problem `invalid-body` with the path of each mistake
   */
  change(by: Me, given: unknown): Promise<CenterSettings>;
  /** What of it the visitors' side needs. */
  siteSettings(): Promise<SiteSettings>;
  /** Whether pages of this origin may send. */
  isAllowedOrigin(origin: string): Promise<boolean>;
  /** Notes that the chat runs on a page. */
  noteInstallation(page: { readonly origin: string; readonly url?: string }): Promise<void>;
  installation(): Promise<Installation>;
  /** Who changed what, the latest first. */
  activity(): Promise<readonly ActivityEntry[]>;
}

export interface SettingsServiceOptions {
  readonly values: ValueStore;
  readonly activity: ActivityStore;
  readonly now: () => Date;
}

export function createSettingsService({ values, activity, now }: SettingsServiceOptions): SettingsService {
  // One server writes its database: what it wrote last is what stands there.
  let kept: Promise<CenterSettings> | undefined;
  const load = async (): Promise<CenterSettings> => {
    const site = await values.getOrSet(siteKeyValue, randomBytes(12).toString("base64url"));
    const text = await values.get(settingsValue);
    // Written by `change` below, and by nothing else.
    const stored = text === undefined ? {} : (JSON.parse(text) as Partial<Stored>);
    return { site, ...undecided, ...stored };
  };
  const read = (): Promise<CenterSettings> => {
    kept ??= load().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
  return {
    read,
    async change(by, given) {
      const before = await read();
      const change = readSettingsChange(given, before.site);
      const after = { ...before, ...change };
      const { site: _site, ...stored } = after;
      await values.set(settingsValue, JSON.stringify(stored));
      kept = Promise.resolve(after);
      const at = now().toISOString();
      for (const what of describeChange(before, after)) {
        await activity.add({ at, personId: by.id, person: by.name, what });
      }
      return after;
    },
    async siteSettings() {
      const { site, businessName, avatar, region, config, showAgentNames } = await read();
      const known = { ...(businessName && { businessName }), ...(avatar && { avatar }), ...(region && { region }) };
      return { site: { site, ...known, config }, showAgentNames };
    },
    isAllowedOrigin: async (origin) => (await read()).origins.includes(origin),
    ...keepInstallation(values, now),
    activity: () => activity.latest(mostActivity),
  };
}

type InstallationPart = Pick<SettingsService, "noteInstallation" | "installation">;

function keepInstallation(values: ValueStore, now: () => Date): InstallationPart {
  let noted = { origin: "", url: "", at: 0 };
  return {
    async noteInstallation({ origin, url = origin }) {
      const at = now().getTime();
      if (noted.origin === origin && noted.url === url && at - noted.at < noteEvery) return;
      noted = { origin, url, at };
      const installation: Installation = { installed: true, origin, page: url, seenAt: new Date(at).toISOString() };
      await values.set(installationValue, JSON.stringify(installation));
    },
    async installation() {
      const text = await values.get(installationValue);
      return text === undefined ? { installed: false } : (JSON.parse(text) as Installation);
    },
  };
}

/** What a change did, in words for the log: origins in full, because who adds one lets its pages in. */
function describeChange(before: CenterSettings, after: CenterSettings): readonly string[] {
  const gone = before.origins.filter((origin) => !after.origins.includes(origin));
  const come = after.origins.filter((origin) => !before.origins.includes(origin));
  const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const parts = (["businessName", "avatar", "region", "cannedReplies", "labels", "showAgentNames"] as const)
    .filter((key) => isOther(before[key], after[key]))
    .map((key) => `settings: ${key}`);
  const config = [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])]
    .filter((key) => isOther(before.config[key], after.config[key]))
    .map((key) => `settings: config.${key}`);
  return [
    ...come.map((origin) => `origin added: ${origin}`),
    ...gone.map((origin) => `origin removed: ${origin}`),
    ...parts,
    ...config,
  ];
}
