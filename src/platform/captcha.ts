/** Asks a captcha provider whether a token is good, in the way that Turnstile, hCaptcha, reCAPTCHA and mCaptcha share. */
import { z } from "zod";

/** "unreachable": nobody could tell. */
export type CaptchaVerdict = "passed" | "refused" | "unreachable";

export interface Captcha {
  /** Never rejects. */
  verify(token: string): Promise<CaptchaVerdict>;
}

const timeoutMs = 3000;
const answerSchema = z.object({ success: z.boolean() });

/** The person's address is not sent along: the provider needn't know who signs in here. */
export function createSiteVerify(settings: {
  verifyUrl: string;
  secret: string;
  onFault: (fault: unknown) => void;
}): Captcha {
  const { verifyUrl, secret, onFault } = settings;
  return {
    async verify(token) {
      try {
        const answer = await fetch(verifyUrl, {
          method: "POST",
          body: new URLSearchParams({ secret, response: token }),
          redirect: "error",
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!answer.ok) throw new Error(`the captcha provider answered ${answer.status}`);
        const { success } = answerSchema.parse(await answer.json());
        return success ? "passed" : "refused";
      } catch (fault) {
        onFault(fault);
        return "unreachable";
      }
    },
  };
}
