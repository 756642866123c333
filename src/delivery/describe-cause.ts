/** What a reason means for the owner of the page, and what to do about it. */
const remedies: Record<string, (url: string) => string> = {
  offline: () => "The device is offline. Events are kept and sent when the connection is back.",
  "blocked-by-csp": (url) => `The page's Content-Security-Policy blocks ${url}: add its origin to connect-src.`,
  "mixed-content": (url) => `An https page can't post to ${url}: give the endpoint an https address.`,
  "refused-cross-origin": (url) =>
    `${url} answers, but not to pages of this origin: allow the origin there (CORS), or set config.delivery.contentType to "text".`,
  unreachable: (url) => `${url} can't be reached. Events are kept and sent again.`,
  "time-out": (url) => `${url} didn't answer within 15 s. Events are kept and sent again.`,
  redirected: (url) =>
    `${url} redirects, so that nobody knows who got the event: set endpoint to the final address, or config.delivery.accept to "any".`,
  "not-a-receiver": (url) =>
    `${url} answered with a web page, so it is probably no receiver: check endpoint, or set config.delivery.accept to "any".`,
  "transform-failed": () =>
    "config.delivery.transform threw an error: correct the function. Events are kept until then.",
  "transform-empty": () =>
    "config.delivery.transform returned nothing: return what is to be sent. Events are kept until then.",
  "transform-async": () =>
    "config.delivery.transform returned a promise: return what is to be sent itself. Events are kept until then.",
  "endpoint-invalid": (url) =>
    `endpoint="${url}" is no http(s) address that a page can post to (one with a password is none): correct it. Events are kept until then.`,
  "headers-invalid": () =>
    "config.delivery.headers holds what no request can carry: names of letters, values without line breaks and special characters. Events are kept until then.",
};

/**
 * @param reason why an event was not delivered, e.g. `http-401`
 * @param url the endpoint
 * @returns one sentence with the place and the remedy
 */
export function describeCause(reason: string, url: string): string {
  const remedy = remedies[reason];
  if (remedy) return remedy(url);
  if (reason.startsWith("http-"))
    return `${url} refused an event with status ${reason.slice(5)}. Events are kept and sent again.`;
  return `${url} took the request but not the event (${reason}). Events are kept and sent again.`;
}
