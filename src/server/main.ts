import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createLeadServer } from "./app.ts";
import { createCdnFiles, keepBuild } from "./files/cdn-files.ts";
import { createFileFolder } from "./files/file-folder.ts";
import { listen } from "./listen.ts";
import { isLoopback } from "./middleware/local-page.ts";
import { scaleLimits } from "./services/limiter.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";
import { openSqliteLeadStore } from "./stores/sqlite/sqlite-lead-store.ts";
import { createSmtpMailer } from "./telling/smtp-mailer.ts";
import { createWebPusher } from "./telling/web-pusher.ts";

/** What the build leaves beside the sources. */
const built = fileURLToPath(new URL("../../dist", import.meta.url));

/** The one place that reads the environment, opens the port and ends the process. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const dataFolder = resolve(settings.dataFolder);
  const cdn = { folder: join(built, "cdn"), archive: join(dataFolder, "cdn") };
  const store = await openSqliteLeadStore({ path: join(dataFolder, "lead-chat.sqlite") });
  await keepBuild(cdn);
  const server = createLeadServer({
    store,
    ...(settings.accessKey !== undefined && { accessKey: settings.accessKey }),
    ...(settings.publicOrigin !== undefined && { publicOrigin: settings.publicOrigin }),
    trustProxy: settings.trustProxy,
    limits: scaleLimits(settings.limits),
    ...(settings.mail && { mailer: createSmtpMailer(settings.mail) }),
    pusher: createWebPusher({
      values: store.values,
      contact: contactOf(settings),
      origins: settings.pushOrigins,
    }),
    origins: settings.origins,
    // Behind a proxy this machine's own address says nothing.
    localPages: isLoopback(settings.host) && settings.publicOrigin === undefined && !settings.trustProxy,
    allowText: settings.allowText,
    cdn: createCdnFiles(cdn),
    center: createFileFolder(join(built, "center-page")),
    docs: createFileFolder(join(built, "docs")),
    ...(settings.demo && { demo: createFileFolder(join(built, "demo")) }),
  });
  const listening = await listen({ host: settings.host, port: settings.port, fetch: server.fetch });
  let stoppingSince: number | undefined;
  const stop = async (): Promise<void> => {
    if (stoppingSince !== undefined) {
      // Ctrl-C reaches this process from the terminal and once more from npm; only a later one is impatience.
      if (performance.now() - stoppingSince > 1000) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    const stopped = listening.stop();
    await server.close();
    await stopped;
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  const setupToken = await server.createSetupToken();
  console.log(greeting(settings, { port: listening.port, dataFolder, setupToken }));
}

/** How push services reach who runs this server. Only they see it. */
function contactOf({ mail, publicOrigin }: Settings): string {
  const address = /[^\s<]+@[^\s>]+/.exec(mail?.from ?? "")?.[0];
  if (address !== undefined) return `mailto:${address}`;
  return publicOrigin?.startsWith("https:") ? publicOrigin : "mailto:operator@localhost.invalid";
}

interface Started {
  readonly port: number;
  readonly dataFolder: string;
  /** For the link that makes the first owner; `undefined` once there is one. */
  readonly setupToken: string | undefined;
}

function greeting(settings: Settings, { port, dataFolder, setupToken }: Started): string {
  const host = settings.host === "0.0.0.0" || settings.host === "::" ? "127.0.0.1" : settings.host;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const center = `${settings.publicOrigin ?? address}/center/`;
  const lines = [
    ...(settings.demo ? [["Shop with the chat", `${address}/`]] : []),
    setupToken === undefined
      ? ["Leads Center", center]
      : ["Become the owner", `${center}#setup=${setupToken} (once, until the next start)`],
    ["Documentation", `${address}/docs/`],
    ["Lead events", `${address}/v1/events`],
    ["Data", dataFolder],
  ];
  return ["lead-chat is running.", ...lines.map(([name = "", value = ""]) => `  ${name.padEnd(20)}${value}`)].join(
    "\n",
  );
}

try {
  await main();
} catch (error) {
  if (error instanceof SettingsError) console.error(`lead-chat: ${error.message}`);
  else console.error(error);
  process.exit(1);
}
