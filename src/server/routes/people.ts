import { type Context, Hono } from "hono";
import { addressOf, ownOrigin, type Place } from "../middleware/caller.ts";
import { type GuardEnv, personOf, sessionOf } from "../middleware/guard.ts";
import { readJson } from "../middleware/read-json.ts";
import { clearSessionCookie, writeSessionCookie } from "../middleware/session-cookie.ts";
import type { People, SignedIn } from "../services/people.ts";
import { meBody, newcomerBody, passwordBody, roleBody, signInBody } from "./people-bodies.ts";

export interface PeopleRoutesOptions {
  readonly people: People;
  readonly place: Place;
}

/** Signing in and out, oneself, and the team. */
export function peopleRoutes(options: PeopleRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.route("/", sessionRoutes(options));
  routes.route("/", teamRoutes(options));
  return routes;
}

function sessionRoutes({ people, place }: PeopleRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  const answer = (context: Context, { me, token }: SignedIn): Response => {
    writeSessionCookie(context, place, token);
    return context.json(me);
  };
  routes.post("/api/setup", async (context) => {
    const newcomer = await readJson(context, newcomerBody);
    return answer(context, await people.setUp(newcomer, addressOf(context, place)));
  });
  routes.post("/api/join", async (context) => {
    const newcomer = await readJson(context, newcomerBody);
    return answer(context, await people.join(newcomer, addressOf(context, place)));
  });
  routes.post("/api/session", async (context) => {
    const given = await readJson(context, signInBody);
    return answer(context, await people.signIn(given, addressOf(context, place)));
  });
  routes.delete("/api/session", async (context) => {
    await people.sessions.end(sessionOf(context).tokenHash);
    clearSessionCookie(context, place);
    return context.body(null, 204);
  });
  routes.get("/api/me", (context) => context.json(personOf(context)));
  routes.patch("/api/me", async (context) => {
    const { name, language, quietHours } = await readJson(context, meBody);
    const changes = {
      ...(name !== undefined && { name }),
      ...(language !== undefined && { language }),
      ...(quietHours !== undefined && { quietHours }),
    };
    return context.json(await people.update(personOf(context).id, changes));
  });
  routes.post("/api/me/password", async (context) => {
    const given = await readJson(context, passwordBody);
    return answer(context, await people.changePassword(personOf(context), given, addressOf(context, place)));
  });
  return routes;
}

function teamRoutes({ people, place }: PeopleRoutesOptions): Hono<GuardEnv> {
  const routes = new Hono<GuardEnv>();
  routes.get("/api/team", async (context) => context.json(await people.team()));
  routes.patch("/api/team/:id", async (context) => {
    const { role } = await readJson(context, roleBody);
    return context.json(await people.setRole(personOf(context), context.req.param("id"), role));
  });
  routes.delete("/api/team/:id", async (context) => {
    await people.remove(context.req.param("id"));
    return context.body(null, 204);
  });
  routes.post("/api/invitations", async (context) => {
    const { role } = await readJson(context, roleBody);
    const { id, token, expiresAt } = await people.invite(personOf(context), role);
    return context.json({ id, link: `${ownOrigin(context, place)}/center/#join=${token}`, expiresAt }, 201);
  });
  routes.delete("/api/invitations/:id", async (context) => {
    await people.removeInvitation(context.req.param("id"));
    return context.body(null, 204);
  });
  return routes;
}
