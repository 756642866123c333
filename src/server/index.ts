export { createLeadServer, type LeadServer, type LeadServerOptions } from "./app.ts";
export { createFileFolder } from "./files/file-folder.ts";
export type { FileSource, ServedFile } from "./files/file-source.ts";
export type { IncomingEvent, LeadQuery, LeadStore, RecordOutcome } from "./stores/lead-store.ts";
export type { Store } from "./stores/store.ts";
export type { Mail, Mailer } from "./telling/mail.ts";
export type { Pusher, PushMessage } from "./telling/push.ts";
export { createSmtpMailer, type SmtpMailerOptions } from "./telling/smtp-mailer.ts";
export { createWebPusher, type WebPusherOptions } from "./telling/web-pusher.ts";
