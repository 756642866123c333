import type {
  AgentState,
  CenterSettings,
  ConversationPage,
  ConversationThread,
  Installation,
  LeadPage,
  LeadRecord,
  LeadStatus,
  LeadWork,
  Me,
  NewAnswer,
  Role,
  Team,
} from "../../protocol/center-api.ts";
import type { StoredTalkMessage } from "../../protocol/talk.ts";
import type { Api, StreamOptions } from "./api.ts";

/** A lead with what people of the business made of it. */
export type LeadFileRecord = LeadRecord & { readonly work: LeadWork };

/** Who signs in for the first time, by a link. */
export interface NewPerson {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Which leads are wanted; what is absent does not matter. */
export interface LeadFilter {
  readonly search?: string;
  readonly kind?: string;
  readonly origin?: string;
  readonly label?: string;
  readonly status?: string;
  readonly campaign?: string;
}

/** Which conversations are wanted. */
export interface ConversationFilter {
  readonly state: "open" | "closed";
  readonly unread: boolean;
  readonly search: string;
}

/** @returns `?a=b` of what is there and not empty, or nothing */
function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

const id = encodeURIComponent;

function accountCalls(api: Api) {
  return {
    me: () => api.call<Me>("GET", "api/me"),
    signIn: (email: string, password: string) => api.call<Me>("POST", "api/session", { email, password }),
    signOut: () => api.call("DELETE", "api/session"),
    setUp: (person: NewPerson) => api.call<Me>("POST", "api/setup", person),
    join: (person: NewPerson) => api.call<Me>("POST", "api/join", person),
    changeMe: (change: Partial<Pick<Me, "name" | "language">> & { readonly quietHours?: Me["quietHours"] | null }) =>
      api.call<Me | undefined>("PATCH", "api/me", change),
    changePassword: (current: string, next: string) => api.call("POST", "api/me/password", { current, next }),
    team: () => api.call<Team>("GET", "api/team"),
    invite: (role: Role) => api.call<{ link: string; expiresAt: string }>("POST", "api/invitations", { role }),
    withdrawInvitation: (invitation: string) => api.call("DELETE", `api/invitations/${id(invitation)}`),
    changeRole: (person: string, role: Role) => api.call("PATCH", `api/team/${id(person)}`, { role }),
    removePerson: (person: string) => api.call("DELETE", `api/team/${id(person)}`),
  };
}

function conversationCalls(api: Api) {
  const at = (conversation: string, what = ""): string => `api/conversations/${id(conversation)}${what}`;
  return {
    conversations: ({ state, unread, search }: ConversationFilter, before?: number) =>
      api.call<ConversationPage>(
        "GET",
        `api/conversations${query({ state, unread: unread ? 1 : undefined, search, before })}`,
      ),
    thread: (conversation: string, before?: number) =>
      api.call<ConversationThread>("GET", at(conversation, query({ before }))),
    send: (conversation: string, answer: NewAnswer) =>
      api.call<StoredTalkMessage>("POST", at(conversation, "/messages"), answer),
    tell: (conversation: string, state: AgentState) => api.call("POST", at(conversation, "/state"), state),
    markAsLead: (conversation: string, label?: string) =>
      api.call("POST", at(conversation, "/lead"), label === undefined ? {} : { label }),
    changes: (options: StreamOptions) => api.events("api/stream", options),
  };
}

function leadCalls(api: Api) {
  const at = (lead: string, what = ""): string => `api/leads/${id(lead)}${what}`;
  return {
    leads: (filter: LeadFilter, before?: number) =>
      api.call<LeadPage>("GET", `api/leads${query({ ...filter, before })}`),
    lead: (lead: string) => api.call<LeadFileRecord>("GET", at(lead)),
    changeLead: (lead: string, change: { readonly status?: LeadStatus; readonly labels?: readonly string[] }) =>
      api.call("PATCH", at(lead), change),
    addNote: (lead: string, text: string) => api.call("POST", at(lead, "/notes"), { text }),
    removeNote: (lead: string, note: string) => api.call("DELETE", at(lead, `/notes/${id(note)}`)),
    addContact: (lead: string, kind: string, value: string) => api.call("POST", at(lead, "/contacts"), { kind, value }),
    refuseContact: (lead: string, value: string) => api.call("POST", at(lead, "/refused"), { value }),
    csv: (filter: LeadFilter) => api.file(`api/leads.csv${query({ ...filter })}`),
  };
}

function settingsCalls(api: Api) {
  return {
    settings: () => api.call<CenterSettings>("GET", "api/settings"),
    changeSettings: (change: Partial<CenterSettings>) =>
      api.call<CenterSettings | undefined>("PUT", "api/settings", change),
    installation: () => api.call<Installation>("GET", "api/installation"),
    pushKey: () => api.call<{ readonly key: string }>("GET", "api/push/key"),
    subscribe: (subscription: unknown) => api.call("POST", "api/push/subscriptions", subscription),
    unsubscribe: (endpoint: string) => api.call("DELETE", "api/push/subscriptions", { endpoint }),
  };
}

/**
 * How the Leads Center talks to its server. Every call throws `SignedOutError` when the session has ended,
 * `RefusedError` with the reason, or `UnreachableError`.
 */
export type CenterClient = ReturnType<typeof accountCalls> &
  ReturnType<typeof conversationCalls> &
  ReturnType<typeof leadCalls> &
  ReturnType<typeof settingsCalls>;

export function createCenterClient(api: Api): CenterClient {
  return { ...accountCalls(api), ...conversationCalls(api), ...leadCalls(api), ...settingsCalls(api) };
}
