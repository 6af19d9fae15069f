/** Where to go after signing in: a page of this site, nothing else, whatever the address says. */
export function nextPage(next: string | null): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return "/";
  const url = new URL(next, "http://slipway.invalid");
  return url.host === "slipway.invalid" ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** The token of the invitation that one comes from. */
export const invitationIn = (page: string): string | null => /^\/invitations\/([^/?#]+)/.exec(page)?.[1] ?? null;
