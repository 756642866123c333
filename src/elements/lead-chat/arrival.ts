/**
 * How the visitor came to this page, copied before any other script can strip the address.
 * Undefined where there is no page (Node).
 */
export const arrival = globalThis.document && {
  url: location.href,
  referrer: document.referrer,
  /** Milliseconds. */
  at: Date.now(),
};
