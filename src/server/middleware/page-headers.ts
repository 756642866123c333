const everywhere = { "Referrer-Policy": "strict-origin-when-cross-origin" } as const;

/** What `/cdn/` adds: pages of every origin may load these files, also those that isolate themselves (COEP). */
export const cdnHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;

/** What the demo adds. No policy for scripts: its pages are there to try things on. */
export const demoHeaders = everywhere;

/** What the documentation adds: text, pictures and one style sheet, nothing that runs. */
export const docsHeaders = {
  ...everywhere,
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

const centerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  // Tells of pushes while no page is open.
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The second is the address of the service worker.
  "trusted-types lit-html lead-center",
].join("; ");

/** What the Leads Center adds: visitors' words stand on these pages, so nothing but its own files may run. */
export const centerHeaders = {
  "Content-Security-Policy": centerPolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
} as const;
