/** What Turnstile, hCaptcha and reCAPTCHA have in common, once their script is here. */
type CaptchaApi = {
  render(
    place: HTMLElement,
    options: {
      sitekey: string;
      callback: (token: string) => void;
      "error-callback": () => void;
    },
  ): unknown;
};

declare global {
  interface Window {
    turnstile?: CaptchaApi;
    hcaptcha?: CaptchaApi;
    grecaptcha?: CaptchaApi;
  }
}

let loading: Promise<CaptchaApi> | null = null;

/** Whether somebody else's script is in this page: it is left behind before anything of the person comes. */
export function hasForeignScript(): boolean {
  return loading !== null;
}

/** Loads the provider's script, once. Rejects when it can't be had. */
export function loadCaptcha(scriptUrl: string): Promise<CaptchaApi> {
  loading ??= new Promise<CaptchaApi>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = explicit(scriptUrl);
    script.async = true;
    script.onload = () => {
      const api = window.turnstile ?? window.hcaptcha ?? window.grecaptcha;
      if (api) resolve(api);
      else reject(new Error("the captcha's script brought nothing"));
    };
    script.onerror = () => reject(new Error("the captcha's script can't be loaded"));
    document.head.append(script);
  });
  return loading;
}

/** Else some put a widget wherever they find a place for one. */
function explicit(scriptUrl: string): string {
  const url = new URL(scriptUrl);
  url.searchParams.set("render", "explicit");
  return url.href;
}
