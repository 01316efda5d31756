/** Headers that keep a browser from doing more with our pages than they need (OWASP HTTP Headers Cheat Sheet). */
import helmet from "@fastify/helmet";
import type { GatewayApp } from "./app-types.ts";

/**
 * What the web app needs is named; everything else is off. Nothing inline, nothing from elsewhere, in nobody's frame, and
 * no text becomes code or markup: the one Trusted Types policy that may be made lets the service worker's address
 * through, and nothing else (src/web/offline).
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    baseUri: ["'none'"],
    // Forms are sent by script: one that the browser sent itself would put a password into the address.
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["healify-offline"],
  },
};

/**
 * A captcha's script comes from elsewhere, opens frames of its own and makes markup of texts: none of that can be had
 * under the rules above. Only what was set is let in, and only where a captcha is set at all.
 */
function policyWith(sources: readonly string[]) {
  const { requireTrustedTypesFor, trustedTypes, ...directives } = contentSecurityPolicy.directives;
  if (sources.length === 0) return contentSecurityPolicy;
  const opened = {
    scriptSrc: [...directives.scriptSrc, ...sources],
    styleSrc: [...directives.styleSrc, ...sources],
    imgSrc: [...directives.imgSrc, ...sources],
    connectSrc: [...directives.connectSrc, ...sources],
    frameSrc: [...sources],
  };
  return { ...contentSecurityPolicy, directives: { ...directives, ...opened } };
}

/** What a page may ask the browser for: passkeys, the clipboard to copy an answer to, the microphone to dictate, to share. */
const allowed: Readonly<Record<string, "self">> = {
  "publickey-credentials-create": "self",
  "publickey-credentials-get": "self",
  "clipboard-write": "self",
  microphone: "self",
  "web-share": "self",
};
const forbidden = [
  "accelerometer",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];
export const permissionsPolicy: string = [
  ...Object.entries(allowed).map(([name, who]) => `${name}=(${who})`),
  ...forbidden.map((name) => `${name}=()`),
].join(", ");

const insist = "max-age=31536000";

type Pages = {
  /** Whether people reach this gateway over https; only then may a browser be told to insist on it. */
  https: boolean;
  /** What a captcha is loaded from; none without one. */
  captchaSources: readonly string[];
};

export async function addSecurityHeaders(
  app: GatewayApp,
  { https, captchaSources }: Pages,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: policyWith(captchaSources),
    crossOriginEmbedderPolicy: captchaSources.length === 0 && { policy: "require-corp" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: false,
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("permissions-policy", permissionsPolicy);
    if (https || request.protocol === "https") reply.header("strict-transport-security", insist);
    // Answers about a person are never kept by anything on the way (ASVS 14.3.2); a route may say otherwise.
    if (request.url.startsWith("/api")) reply.header("cache-control", "no-store");
  });
}
