/** As sign-in names its cookie: over https only a secure origin can have set it. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Secure-slipway.session_token" : "slipway.session_token";
