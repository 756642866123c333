import { Hono } from "hono";
import type { FileSource } from "./files/file-source.ts";
import type { Connection, Place } from "./middleware/caller.ts";
import { allowOrigins, toOrigin } from "./middleware/cors.ts";
import { isLocalPage } from "./middleware/local-page.ts";
import { noteInstallation } from "./middleware/note-installation.ts";
import { guard, type GuardEnv, nothingAt } from "./middleware/guard.ts";
import { cdnHeaders, centerHeaders, demoHeaders, docsHeaders } from "./middleware/page-headers.ts";
import { discardBody } from "./middleware/read-body.ts";
import { Problem, refusal } from "./problem.ts";
import { conversationRoutes } from "./routes/conversations.ts";
import { eventRoutes } from "./routes/events.ts";
import { fileRoutes } from "./routes/files.ts";
import { healthRoutes } from "./routes/health.ts";
import { leadWorkRoutes } from "./routes/lead-work.ts";
import { leadRoutes } from "./routes/leads.ts";
import { peopleRoutes } from "./routes/people.ts";
import { pushRoutes } from "./routes/push.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { siteConfigRoutes } from "./routes/site-config.ts";
import { visitorTalkRoutes } from "./routes/visitor-talk.ts";
import { Inbox } from "./services/inbox.ts";
import { defaultLimits, type Limits } from "./services/limiter.ts";
import { createLeadDesk } from "./services/lead-desk.ts";
import { Live, type LiveTimes } from "./services/live.ts";
import { createOpenCenters, type OpenCenters } from "./services/open-centers.ts";
import { createPeople, type People } from "./services/people.ts";
import { createReceiver } from "./services/receive-events.ts";
import { createSettingsService, type SettingsService } from "./services/settings-service.ts";
import type { ReadSettings } from "./services/site-settings.ts";
import type { Store } from "./stores/store.ts";
import type { Mailer } from "./telling/mail.ts";
import type { Pusher } from "./telling/push.ts";
import { Telling, type TellingTimes } from "./telling/telling.ts";

export interface LeadServerOptions {
  /** Where everything is kept. `close()` closes it. */
  readonly store: Store;
  /** Origins whose pages may send events, e.g. `["https://shop.example"]`; the server's own always may. Default none. */
  readonly origins?: readonly string[];
  /**
   * Whether pages of this very machine (files, servers on loopback) may send as long as nobody set up an origin: for a
   * first try. Default no.
   */
  readonly localPages?: boolean;
  /** Whether events may also come as `text/plain`. Default no. */
  readonly allowText?: boolean;
  /** The key with which scripts read leads, as `Authorization: Bearer KEY`. Default none: people alone, signed in. */
  readonly accessKey?: string;
  /** The origin under which browsers reach the server, e.g. `https://chat.shop.example`. Default: the one they ask for. */
  readonly publicOrigin?: string;
  /** Whether a proxy in front writes `X-Forwarded-For` and `X-Forwarded-Proto`. Default no: anybody could. */
  readonly trustProxy?: boolean;
  /** The script-tag build, served to pages of every origin at `/cdn/`. */
  readonly cdn?: FileSource;
  /** The Leads Center's pages, served at `/center/`. */
  readonly center?: FileSource;
  /** The documentation, served at `/docs/`. */
  readonly docs?: FileSource;
  /** The demo shop, served at `/`. */
  readonly demo?: FileSource;
  /** What the business decided about its site. Default: what it set in the Leads Center. */
  readonly siteSettings?: ReadSettings;
  /** How often visitors may call, by visitor and by address. Default: `defaultLimits`. */
  readonly limits?: Limits;
  /** Milliseconds between two signs of life of a quiet stream. Default 15 s. */
  readonly heartbeat?: number;
  /** Milliseconds after which a visitor's stream ends and is to come again. Default 5 minutes. */
  readonly streamLife?: number;
  /** Sends mails to the business's people, e.g. `createSmtpMailer(…)`; needs `publicOrigin`, for links. Default none. */
  readonly mailer?: Mailer;
  /** Sends pushes to their browsers, e.g. `createWebPusher(…)`. Default none. */
  readonly pusher?: Pusher;
  /** Milliseconds after which people are told. */
  readonly tellingTimes?: Partial<TellingTimes>;
  /** Milliseconds that presence and typing last. */
  readonly liveTimes?: Partial<LiveTimes>;
  /** The present time. */
  readonly now?: () => Date;
  /** Told of every failure that is the server's own. Default: the console. */
  readonly onError?: (error: unknown) => void;
}

export interface LeadServer {
  /**
   * Answers a request. Never rejects.
   *
   * @param connection where the request came from, for limits by address
   */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  /**
   * A new one-time token with which the first owner is made, at `/center/#setup=TOKEN`; an earlier one is good no more.
   * `undefined` once there is an owner.
   */
  createSetupToken(): Promise<string | undefined>;
  /** Ends the streams, finishes what was begun and closes the store. */
  close(): Promise<void>;
}

/**
 * The receiving server, over `Request` and `Response`: it runs wherever these are, and in tests without a port.
 *
 * @throws Error if an entry of `origins` is no origin, or there is a `mailer` without `publicOrigin`
 */
export function createLeadServer(options: LeadServerOptions): LeadServer {
  // eslint-disable-next-line no-console -- Where the host names no other place, its log is the console.
  const onError = options.onError ?? ((error: unknown) => console.error(error));
  const ending = new AbortController();
  const { store, now = () => new Date(), liveTimes: times = {} } = options;
  const origins = (options.origins ?? []).map(toOrigin);
  const live = new Live({ store: store.talk, now, onError, times });
  const people = createPeople({ store: store.people, values: store.values, now });
  const settings = createSettingsService({ values: store.values, activity: store.activity, now });
  const centers = createOpenCenters();
  const whole = { ...options, origins, now, onError };
  const services = { signal: ending.signal, live, people, settings, centers };
  const app = createRoutes(whole, services);
  const telling = createTelling(whole, services);
  app.onError((error) => toProblem(error, onError).toResponse());
  const running = new Set<Promise<Response>>();
  let closed = false;
  return {
    fetch(request, connection = {}) {
      if (closed) return Promise.resolve(stopped().toResponse());
      const answer = Promise.resolve(app.fetch(request, connection));
      running.add(answer);
      void answer.finally(() => running.delete(answer));
      return answer;
    },
    createSetupToken: () => people.createSetupToken(),
    async close() {
      closed = true;
      ending.abort();
      await Promise.all(running);
      await telling?.close();
      await live.close();
      await store.close();
    },
  };
}

interface Services {
  readonly live: Live;
  readonly people: People;
  readonly settings: SettingsService;
  readonly centers: OpenCenters;
  /** Ends the streams. */
  readonly signal: AbortSignal;
}

type WholeOptions = LeadServerOptions & Required<Pick<LeadServerOptions, "origins" | "now" | "onError">>;

function createTelling(options: WholeOptions, { settings, centers }: Services): Telling | undefined {
  const { store, mailer, pusher, publicOrigin, now, onError, tellingTimes: times = {} } = options;
  if (!mailer && !pusher) return undefined;
  if (mailer && publicOrigin === undefined)
    throw new Error("Mails hold links: a mailer needs the option `publicOrigin`.");
  const hasCenterOpen = (personId: string) => centers.has(personId);
  const place = async () => {
    const { businessName } = await settings.read();
    return { center: `${publicOrigin ?? ""}/center/`, businessName };
  };
  return new Telling({ store, mailer, pusher, hasCenterOpen, place, now, onError, times });
}

/** Every path that there is. The guard stands before all of them: `route-table.ts` says who may call which. */
function createRoutes(options: WholeOptions, services: Services): Hono<GuardEnv> {
  const { store, origins, allowText = false, accessKey, limits = defaultLimits, heartbeat = 15_000, now } = options;
  const { people, settings, signal } = services;
  const place = placeOf(options);
  const app = new Hono<GuardEnv>();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set("X-Content-Type-Options", "nosniff");
    void discardBody(context.req.raw);
  });
  const isFirstTry = async () =>
    options.localPages === true && origins.length === 0 && (await settings.read()).origins.length === 0;
  const isAllowed = async (origin: string) =>
    origins.includes(origin) ||
    (await settings.isAllowedOrigin(origin)) ||
    (isLocalPage(origin) && (await isFirstTry()));
  app.use("/v1/*", allowOrigins({ isAllowed, place }));
  app.use(guard({ sessions: people.sessions, accessKey, place }));
  for (const path of ["/v1/events", "/v1/sites/*"])
    app.use(path, noteInstallation({ settings, place, onError: options.onError }));
  app.route("/", eventRoutes({ receiver: createReceiver({ store, now }), allowText, limits: limits.events, place }));
  app.route("/", peopleRoutes({ people, place }));
  app.route("/", settingsRoutes(settings));
  app.route("/", pushRoutes({ store: store.notices, pusher: options.pusher, now }));
  app.route("/", leadRoutes({ store, now, signal, heartbeat }));
  const source = async () => options.publicOrigin ?? `urn:lead-chat:site:${(await settings.read()).site}`;
  app.route("/", leadWorkRoutes(createLeadDesk({ store, now, source })));
  addTalk(app, options, services);
  app.route("/", healthRoutes(store));
  const { cdn, center, docs, demo } = options;
  if (cdn) app.route("/", fileRoutes({ at: "/cdn", source: cdn, headers: cdnHeaders }));
  if (center) app.route("/", fileRoutes({ at: "/center", source: center, headers: centerHeaders }));
  if (docs) app.route("/", fileRoutes({ at: "/docs", source: docs, headers: docsHeaders }));
  if (demo) app.route("/", fileRoutes({ at: "", source: demo, headers: demoHeaders }));
  else if (center) app.get("/", (context) => context.redirect("/center/"));
  app.notFound((context) => nothingAt(context.req.path).toResponse());
  return app;
}

/** Conversations, as visitors and the business have them. */
function addTalk(app: Hono<GuardEnv>, options: WholeOptions, services: Services): void {
  const { live, signal } = services;
  const { store, limits = defaultLimits, heartbeat = 15_000, streamLife = 300_000, now, onError } = options;
  const settings = options.siteSettings ?? (() => services.settings.siteSettings());
  const place = placeOf(options);
  const common = { live, now, signal, heartbeat };
  app.route("/", siteConfigRoutes({ settings }));
  app.route("/", visitorTalkRoutes({ ...common, store: store.talk, settings, place, limits, streamLife }));
  const inbox = new Inbox({ store: store.talk, live, settings, work: (id) => store.work.of(id) });
  app.route("/", conversationRoutes({ ...common, store, inbox, centers: services.centers, onError }));
}

function placeOf({ trustProxy = false, publicOrigin }: LeadServerOptions): Place {
  return { trustProxy, ...(publicOrigin !== undefined && { publicOrigin }) };
}

function stopped(): Problem {
  return refusal("stopping", { headers: { "Retry-After": "5", Connection: "close" } });
}

function toProblem(error: unknown, onError: (error: unknown) => void): Problem {
  const problem = error instanceof Problem ? error : refusal("server-error", { cause: error });
  if (problem.status >= 500) onError(problem.cause ?? problem);
  return problem;
}
