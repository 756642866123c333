import type { CenterSettings, Installation, Role, Team } from "../../protocol/center-api.ts";
import { createStore, type ReadableStore } from "../../shared/store.ts";
import type { CenterClient } from "../client/center-client.ts";
import { SignedOutError } from "../client/api-error.ts";

/** What is loaded when it is first looked at. */
export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "ready"; readonly value: Value };

export interface SettingsStoreOptions {
  readonly client: CenterClient;
  readonly onSignedOut: () => void;
}

/** The business's settings and people. */
export class SettingsStore {
  readonly #options: SettingsStoreOptions;
  readonly #settings = createStore<Loaded<CenterSettings>>({ status: "loading" });
  readonly #team = createStore<Loaded<Team>>({ status: "loading" });

  constructor(options: SettingsStoreOptions) {
    this.#options = options;
  }

  get settings(): ReadableStore<Loaded<CenterSettings>> {
    return this.#settings;
  }

  get team(): ReadableStore<Loaded<Team>> {
    return this.#team;
  }

  /** Canned replies and labels are wanted by every view: what an answer needs is never waited for. */
  get value(): CenterSettings | undefined {
    const state = this.#settings.get();
    return state.status === "ready" ? state.value : undefined;
  }

  async load(): Promise<void> {
    await this.#load(this.#settings, () => this.#options.client.settings());
  }

  async loadTeam(): Promise<void> {
    await this.#load(this.#team, () => this.#options.client.team());
  }

  /** @throws what the client throws: the reason names the place */
  async save(change: Partial<CenterSettings>): Promise<void> {
    const answer = await this.#guard(this.#options.client.changeSettings(change));
    const known = this.value;
    if (answer) this.#settings.set({ status: "ready", value: answer });
    else if (known) this.#settings.set({ status: "ready", value: { ...known, ...change } });
  }

  /**
   * Keys of the chat's configuration, with what else of the settings is saved at once; `undefined` takes a key out.
   *
   * @throws what the client throws
   */
  async saveConfig(change: Readonly<Record<string, unknown>>, others: Partial<CenterSettings> = {}): Promise<void> {
    const config = { ...this.value?.config, ...change };
    const given = Object.entries(config).filter(([, value]) => value !== undefined);
    await this.save({ ...others, config: Object.fromEntries(given) });
  }

  installation(): Promise<Installation> {
    return this.#guard(this.#options.client.installation());
  }

  /** @returns the link, which is shown once. @throws what the client throws */
  async invite(role: Role): Promise<string> {
    const { link } = await this.#guard(this.#options.client.invite(role));
    await this.loadTeam();
    return link;
  }

  /** @throws what the client throws */
  withdrawInvitation(id: string): Promise<void> {
    return this.#changeTeam(this.#options.client.withdrawInvitation(id));
  }

  /** @throws what the client throws */
  changeRole(id: string, role: Role): Promise<void> {
    return this.#changeTeam(this.#options.client.changeRole(id, role));
  }

  /** @throws what the client throws */
  removePerson(id: string): Promise<void> {
    return this.#changeTeam(this.#options.client.removePerson(id));
  }

  async #changeTeam(call: Promise<unknown>): Promise<void> {
    await this.#guard(call);
    await this.loadTeam();
  }

  async #load<Value>(store: ReturnType<typeof createStore<Loaded<Value>>>, call: () => Promise<Value>): Promise<void> {
    try {
      store.set({ status: "ready", value: await this.#guard(call()) });
    } catch (error) {
      if (store.get().status === "ready") return;
      store.set({ status: "failed", error });
    }
  }

  async #guard<Value>(call: Promise<Value>): Promise<Value> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof SignedOutError) this.#options.onSignedOut();
      throw error;
    }
  }
}
