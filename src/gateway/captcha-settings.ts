/** Settings of a captcha, asked for after failed tries at sign-in: all of them, or none. */
import { z } from "zod";
import type { SettingsCheck } from "#platform/service-settings.ts";

/** What the gateway and the page know of it. */
export type CaptchaConfig = {
  siteKey: string;
  verifyUrl: string;
  scriptUrl: string;
  /** What the page may load from and talk to, as Content-Security-Policy names it. */
  sources: string[];
};

const webAddress = z.string().refine((text) => URL.canParse(text) && /^https?:/.test(text));
const keyText = z.string().regex(/^[\w.-]{1,200}$/);
/** `https://*.hcaptcha.com`: nothing else of a policy's language can be slipped in. */
const source = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i;

export const captchaSettings = {
  captchaVerifyUrl: {
    name: "HEALIFY_CAPTCHA_VERIFY_URL",
    meaning:
      "Where a captcha's tokens are checked (siteverify, as Turnstile and hCaptcha have it). With it, sign-in asks for one after failed tries.",
    expected: "an address such as https://challenges.cloudflare.com/turnstile/v0/siteverify",
    schema: webAddress.optional().transform((text) => text ?? null),
  },
  captchaSecret: {
    name: "HEALIFY_CAPTCHA_SECRET",
    meaning: "The captcha's secret key.",
    expected: "the secret key that the captcha's provider gave you",
    schema: keyText.optional().transform((text) => text ?? null),
    secret: true,
  },
  captchaSiteKey: {
    name: "HEALIFY_CAPTCHA_SITE_KEY",
    meaning: "The captcha's public key, which the page shows it with.",
    expected: "the site key that the captcha's provider gave you",
    schema: keyText.optional().transform((text) => text ?? null),
  },
  captchaScriptUrl: {
    name: "HEALIFY_CAPTCHA_SCRIPT_URL",
    meaning: "The captcha's script, which the page loads once it is asked for.",
    expected: "an address such as https://challenges.cloudflare.com/turnstile/v0/api.js",
    schema: webAddress.optional().transform((text) => text ?? null),
  },
  captchaSources: {
    name: "HEALIFY_CAPTCHA_SOURCES",
    meaning:
      "What else the page may load from for the captcha, separated by commas; the script's own origin is always allowed.",
    expected: "origins such as https://hcaptcha.com, https://*.hcaptcha.com",
    schema: z
      .string()
      .transform((text) => text.split(",").map((part) => part.trim()))
      .refine((parts) => parts.every((part) => source.test(part)))
      .default([]),
  },
};

type CaptchaValues = {
  captchaVerifyUrl: string | null;
  captchaSiteKey: string | null;
  captchaScriptUrl: string | null;
  captchaSources: string[];
};

/** Null where no captcha is configured. */
export function captchaConfig(values: CaptchaValues): CaptchaConfig | null {
  const { captchaVerifyUrl, captchaSiteKey, captchaScriptUrl, captchaSources } = values;
  if (captchaVerifyUrl === null || captchaSiteKey === null || captchaScriptUrl === null)
    return null;
  return {
    siteKey: captchaSiteKey,
    verifyUrl: captchaVerifyUrl,
    scriptUrl: captchaScriptUrl,
    sources: [new URL(captchaScriptUrl).origin, ...captchaSources],
  };
}

/** One of them alone would protect nobody, or lock everybody out. */
export const checkCaptcha: SettingsCheck = (env) => {
  const { captchaVerifyUrl, captchaSecret, captchaSiteKey, captchaScriptUrl } = captchaSettings;
  const needed = [captchaVerifyUrl, captchaSecret, captchaSiteKey, captchaScriptUrl];
  const given = needed.filter(({ name }) => env[name]);
  if (given.length === 0) return [];
  return needed
    .filter(({ name }) => !env[name])
    .map(({ name, expected }) => `${name} is not set: ${given[0]?.name} needs it, ${expected}`);
};
