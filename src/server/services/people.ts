import { randomBytes, randomUUID } from "node:crypto";
import type { Me, Role, Team } from "../../protocol/center-api.ts";
import { type Problem, refusal } from "../problem.ts";
import type { PeopleStore, Person, PersonChanges, TeamOutcome } from "../stores/people-store.ts";
import type { ValueStore } from "../stores/value-store.ts";
import { hashKey, isKeyOf } from "./key-hash.ts";
import { hashPassword, isPasswordOf } from "./passwords.ts";
import { createSessions, type Sessions, toMe } from "./sessions.ts";
import { createSignInLimits, type SignInLimits } from "./sign-in-limits.ts";

/** Milliseconds that an invitation can be used. */
const invitationTime = 7 * 86_400_000;
/** Name of the kept hash of the one-time token that makes the first owner. */
const setupValue = "setup-token-hash";

/** Somebody who comes by a one-time link. */
export interface Newcomer {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Who is signed in now: whoever did it gets the token. */
export interface SignedIn {
  readonly me: Me;
  readonly token: string;
}

/** The business's people. Everything throws `Problem` for what is refused. */
export interface People {
  readonly sessions: Sessions;
  /** A new one-time token for the first owner; the one before is good no more. `undefined` once there is an owner. */
  createSetupToken(): Promise<string | undefined>;
  setUp(newcomer: Newcomer, address: string): Promise<SignedIn>;
  signIn(given: { readonly email: string; readonly password: string }, address: string): Promise<SignedIn>;
  update(id: string, changes: Pick<PersonChanges, "name" | "language" | "quietHours">): Promise<Me>;
  /** Ends all sessions of the person, and begins one. */
  changePassword(
    me: Me,
    given: { readonly current: string; readonly next: string },
    address: string,
  ): Promise<SignedIn>;
  team(): Promise<Team>;
  invite(by: Me, role: Role): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }>;
  removeInvitation(id: string): Promise<void>;
  join(newcomer: Newcomer, address: string): Promise<SignedIn>;
  /** Ends the person's sessions, unless it is oneself: rights that changed want a new sign-in. */
  setRole(by: Me, id: string, role: Role): Promise<Me>;
  remove(id: string): Promise<void>;
}

export interface PeopleOptions {
  readonly store: PeopleStore;
  readonly values: ValueStore;
  readonly now: () => Date;
}

export function createPeople(options: PeopleOptions): People {
  const { store, now } = options;
  const sessions = createSessions({ store, now });
  const tools: Tools = {
    ...options,
    sessions,
    limits: createSignInLimits(),
    signedIn: async (person) => ({ me: toMe(person), token: await sessions.start(person.id) }),
    find: async (id) => {
      const person = (await store.people()).find((each) => each.id === id);
      if (!person) throw unknownPerson();
      return toMe(person);
    },
    toPerson: async ({ name, email, password }) => ({
      id: randomUUID(),
      name,
      email,
      passwordHash: await hashPassword(password),
      createdAt: now().toISOString(),
    }),
  };
  return { sessions, ...createOwnerSetup(tools), ...createSignIn(tools), ...createTeam(tools) };
}

interface Tools extends PeopleOptions {
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  signedIn(person: Me): Promise<SignedIn>;
  /** @throws Problem `no-person` */
  find(id: string): Promise<Me>;
  toPerson(newcomer: Newcomer): Promise<Omit<Person, "role">>;
}

function createOwnerSetup(tools: Tools): Pick<People, "createSetupToken" | "setUp"> {
  const { store, values, limits } = tools;
  return {
    async createSetupToken() {
      if (await store.hasOwner()) {
        await values.delete(setupValue);
        return undefined;
      }
      const token = newToken();
      await values.set(setupValue, hashKey(token));
      return token;
    },
    async setUp(newcomer, address) {
      await limits.attempt({ account: `link ${hashKey(newcomer.token)}`, address });
      const hash = await values.get(setupValue);
      if (hash === undefined || !isKeyOf(newcomer.token, hash)) throw setupExpired();
      const person: Person = { ...(await tools.toPerson(newcomer)), role: "owner" };
      if (!(await store.addFirstOwner(person))) throw setupExpired();
      await values.delete(setupValue);
      return tools.signedIn(person);
    },
  };
}

function createSignIn(tools: Tools): Pick<People, "signIn" | "update" | "changePassword"> {
  const { store, limits, sessions } = tools;
  // Compared with where there is no account, so that an unknown address takes as long as a known one.
  const nobody = hashPassword(randomBytes(16).toString("hex"));
  /** @throws Problem for a wrong password or too many of them */
  const checkPassword = async (
    { email, password }: { readonly email: string; readonly password: string },
    address: string,
    wrong: "wrong-password" | "wrong-current-password" = "wrong-password",
  ): Promise<Person> => {
    const who = { account: email, address };
    await limits.attempt(who);
    const person = await store.findByEmail(email);
    const isRight = await isPasswordOf(password, person?.passwordHash ?? (await nobody));
    if (!person || !isRight) {
      throw refusal(wrong);
    }
    await limits.succeed(who);
    return person;
  };
  return {
    signIn: async (given, address) => tools.signedIn(await checkPassword(given, address)),
    async update(id, changes) {
      await store.update(id, changes);
      return tools.find(id);
    },
    async changePassword(me, { current, next }, address) {
      await checkPassword({ email: me.email, password: current }, address, "wrong-current-password");
      await store.update(me.id, { passwordHash: await hashPassword(next) });
      await sessions.endAll(me.id);
      return tools.signedIn(me);
    },
  };
}

type TeamPart = Pick<People, "team" | "invite" | "removeInvitation" | "join" | "setRole" | "remove">;

function createTeam(tools: Tools): TeamPart {
  const { store, now, sessions } = tools;
  return {
    async team() {
      const invitations = await store.invitations(now().toISOString());
      return {
        people: (await store.people()).map(toMe),
        invitations: invitations.map(({ tokenHash: _hash, ...invitation }) => invitation),
      };
    },
    async invite(by, role) {
      const token = newToken();
      const createdAt = now();
      const expiresAt = new Date(createdAt.getTime() + invitationTime).toISOString();
      const invitation = { id: randomUUID(), role, invitedBy: by.name, createdAt: createdAt.toISOString(), expiresAt };
      await store.addInvitation({ ...invitation, tokenHash: hashKey(token) });
      return { id: invitation.id, token, expiresAt };
    },
    async removeInvitation(id) {
      if (!(await store.removeInvitation(id))) throw refusal("no-invitation");
    },
    async join(newcomer, address) {
      await tools.limits.attempt({ account: `link ${hashKey(newcomer.token)}`, address });
      const person = await tools.toPerson(newcomer);
      const use = { tokenHash: hashKey(newcomer.token), now: now().toISOString(), person };
      const joined = await store.acceptInvitation(use);
      if (joined === "unknown") throw invitationExpired();
      if (joined === "email-taken") throw emailTaken();
      return tools.signedIn(joined);
    },
    async setRole(by, id, role) {
      refuseTeam(await store.setRole(id, role));
      if (by.id !== id) await sessions.endAll(id);
      return tools.find(id);
    },
    async remove(id) {
      refuseTeam(await store.remove(id));
      await sessions.endAll(id);
    },
  };
}

function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function refuseTeam(outcome: TeamOutcome): void {
  if (outcome === "unknown") throw unknownPerson();
  if (outcome === "last-owner") {
    throw refusal("last-owner");
  }
}

function unknownPerson(): Problem {
  return refusal("no-person");
}

function emailTaken(): Problem {
  return refusal("email-taken");
}

function setupExpired(): Problem {
  return refusal("setup-expired");
}

function invitationExpired(): Problem {
  return refusal("invitation-expired");
}
