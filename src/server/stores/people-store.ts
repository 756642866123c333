import type { Me, Role } from "../../protocol/center-api.ts";

/** A person as they are kept: what the Center shows of them and the hash of their password. */
export interface Person extends Me {
  /** As `hashPassword` makes it. */
  readonly passwordHash: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** What a person may change about themself. */
export interface PersonChanges {
  readonly name?: string;
  readonly language?: string;
  /** `null` takes them away. */
  readonly quietHours?: Me["quietHours"] | null;
  readonly passwordHash?: string;
}

/** A signed-in browser. The token itself is known to that browser only. */
export interface SessionRecord {
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdAt: string;
  /** When it was last used, to within some minutes. */
  readonly seenAt: string;
}

export interface InvitationRecord {
  readonly id: string;
  readonly tokenHash: string;
  readonly role: Role;
  /** Name of who invited. */
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `last-owner`: a server without an owner could not be set up by anybody. */
export type TeamOutcome = "done" | "unknown" | "last-owner";

/** The business's people, their sessions and invitations. Secrets are kept as hashes only. */
export interface PeopleStore {
  hasOwner(): Promise<boolean>;
  /** @returns whether it was the first owner; nothing happened otherwise */
  addFirstOwner(person: Person): Promise<boolean>;
  /** @param email in lower case */
  findByEmail(email: string): Promise<Person | undefined>;
  /** By the time they came. */
  people(): Promise<readonly Person[]>;
  update(id: string, changes: PersonChanges): Promise<void>;
  setRole(id: string, role: Role): Promise<TeamOutcome>;
  /** Deletes the person and their sessions. */
  remove(id: string): Promise<TeamOutcome>;

  addSession(session: SessionRecord): Promise<void>;
  findSession(tokenHash: string): Promise<{ readonly session: SessionRecord; readonly person: Person } | undefined>;
  touchSession(tokenHash: string, seenAt: string): Promise<void>;
  endSessions(which: { readonly tokenHash: string } | { readonly personId: string }): Promise<void>;
  /** Deletes sessions that began or were last used before these times. */
  sweepSessions(before: { readonly createdAt: string; readonly seenAt: string }): Promise<void>;

  addInvitation(invitation: InvitationRecord): Promise<void>;
  /** Those that can still be used, by the time they were made. */
  invitations(now: string): Promise<readonly InvitationRecord[]>;
  /** @returns whether there was one */
  removeInvitation(id: string): Promise<boolean>;
  /** Uses an invitation up and adds the person with its role. */
  acceptInvitation(use: {
    readonly tokenHash: string;
    readonly now: string;
    readonly person: Omit<Person, "role">;
  }): Promise<Person | "unknown" | "email-taken">;
}
