/**
 * Nothing is loaded but our own files, nothing connects, and no text becomes markup except through Svelte's own
 * policy: the compiled components clone templates through `svelte-trusted-html` (svelte, client/dom/reconciler.js).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');
