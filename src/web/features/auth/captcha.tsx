import { useEffect, useRef, useState } from "react";
import type { Problem } from "#contracts/problem.ts";
import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";
import { loadCaptcha } from "./load-captcha.ts";

type CaptchaProps = { asked: NonNullable<Problem["captcha"]>; onToken(token: string): void };

/** The provider's own widget, in a place of ours. A token is good once: this is mounted anew for each that is asked. */
export default function Captcha({ asked, onToken }: CaptchaProps) {
  const place = useRef<HTMLDivElement>(null);
  const tell = useRef(onToken);
  const [failed, setFailed] = useState(false);
  const { scriptUrl, siteKey } = asked;
  useEffect(() => {
    tell.current = onToken;
  }, [onToken]);
  useEffect(() => {
    let gone = false;
    loadCaptcha(scriptUrl)
      .then((captcha) => {
        if (gone || !place.current) return;
        captcha.render(place.current, {
          sitekey: siteKey,
          callback: (token) => tell.current(token),
          "error-callback": () => setFailed(true),
        });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, [scriptUrl, siteKey]);
  return (
    <div className="grid gap-3">
      <div ref={place} className="min-h-18" />
      {failed ? <Notice kind="fault">{t("auth:captchaFailed")}</Notice> : null}
    </div>
  );
}
