/** Another site's name, which no answer may carry. */
export const EVIL = "evil.example";

const five = (name: string): string => Array.from({ length: 5 }, () => name).join(":");

/** CVE-2025-29927, in each spelling that was published, and with the names that later versions have. */
const subrequests = [
  "middleware",
  "src/middleware",
  "pages/_middleware",
  "pages/dashboard/_middleware",
  five("middleware"),
  five("src/middleware"),
  five("pages/_middleware"),
  five("proxy"),
  five("src/proxy"),
  "middleware:nowaf:middleware:src/middleware:src/middleware:middleware",
  "1",
];

/** What frameworks and proxies have taken for their own word, by a name for reports. */
export const bypassHeaders: Record<string, Record<string, string>> = {
  ...Object.fromEntries(subrequests.map((value) => [`x-middleware-subrequest: ${value}`, { "x-middleware-subrequest": value }])),
  "x-middleware-subrequest-id": { "x-middleware-subrequest": five("middleware"), "x-middleware-subrequest-id": "0000000000000000" },
  "answers of a middleware": {
    "x-middleware-next": "1",
    "x-middleware-rewrite": `http://${EVIL}/`,
    "x-middleware-redirect": `http://${EVIL}/`,
    "x-middleware-set-cookie": "slipway.session_token=x",
    "x-middleware-override-headers": "authorization,x-slipway-address",
    "x-middleware-request-authorization": "Bearer x",
    "x-middleware-request-x-slipway-address": "127.0.0.1",
    "x-middleware-invoke": "1",
    "x-middleware-prefetch": "1",
  },
  "words between the framework's processes": {
    "x-invoke-path": "/api/v1/team",
    "x-invoke-status": "200",
    "x-invoke-output": "/api/v1/[...path]",
    "x-invoke-query": "%7B%7D",
    "x-matched-path": "/api/openapi.json",
    "x-now-route-matches": "1=team",
    "x-nextjs-data": "1",
    "x-next-revalidated-tags": "x",
    "x-prerender-revalidate": "0",
    "x-next-resume": "1",
    "next-resume": "1",
  },
  "paths of a proxy": {
    "x-original-url": "/api/openapi.json",
    "x-rewrite-url": "/api/openapi.json",
    "x-forwarded-uri": "/",
    "x-forwarded-prefix": `//${EVIL}`,
  },
  "another host": { host: EVIL },
  "another host with our port": { host: `${EVIL}:80@127.0.0.1` },
  "forwarded for another host": {
    "x-forwarded-host": EVIL,
    "x-forwarded-proto": "https",
    "x-forwarded-port": "443",
    "x-forwarded-server": EVIL,
    forwarded: `for=127.0.0.1;host=${EVIL};proto=https`,
    "x-host": EVIL,
  },
  "forwarded for this computer": {
    "x-forwarded-for": "127.0.0.1",
    "x-real-ip": "127.0.0.1",
    "x-client-ip": "127.0.0.1",
    "true-client-ip": "127.0.0.1",
    "cf-connecting-ip": "127.0.0.1",
    "x-slipway-address": "127.0.0.1",
    "x-forwarded-user": "owner",
    "remote-user": "owner",
  },
  "both hosts": { host: EVIL, "x-forwarded-host": EVIL, "x-forwarded-proto": "javascript" },
  "Flight: a component's data": { rsc: "1", accept: "text/x-component" },
  "Flight: a tree of routes": {
    rsc: "1",
    "next-router-state-tree": encodeURIComponent(JSON.stringify(["", { children: ["__PAGE__", {}] }, null, null, true])),
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
    "next-url": `//${EVIL}/`,
    "next-hmr-refresh": "1",
    "next-test-fetch-priority": "1",
  },
  "Flight: a tree of nonsense": { rsc: "1", "next-router-state-tree": "%5B%22__proto__%22", "next-url": "/%00" },
  "another method": { "x-http-method-override": "DELETE", "x-http-method": "DELETE", "x-method-override": "DELETE" },
};
