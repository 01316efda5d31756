import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Navigate } from "react-router";
import { type ProviderAnswer, providerAnswerSchema } from "#contracts/provider.ts";
import { ownPath } from "#contracts/return-to.ts";
import { ButtonLink } from "../../components/button.tsx";
import { neededPart } from "../../components/needed-part.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { CredentialsPage } from "../auth/credentials-page.tsx";
import { useAccess } from "../auth/use-access.ts";
import { useEndLink, useReturnFromProvider } from "./requests/visit.ts";

const SecondStep = neededPart(() => import("../security/second-step.tsx"));

/** Where the other provider leads back to. What it wrote into the address leaves the history at once. */
export default function ProviderPage() {
  const [answer] = useState(readAnswer);
  useEffect(() => window.history.replaceState(null, "", window.location.pathname), []);
  if (!answer) return <Failed to="/sign-in">{t("provider:incomplete")}</Failed>;
  return answer.state.startsWith("link.") ? <Linking {...answer} /> : <SigningIn {...answer} />;
}

function SigningIn(answer: ProviderAnswer) {
  const back = useReturnFromProvider();
  const signedIn = useAccess().status === "in";
  useOnce(() => back.mutate(answer));
  if (back.error) return <Failed to="/sign-in">{sentenceFor(back.error)}</Failed>;
  if (!back.data) return <Waiting />;
  if (signedIn) return <Navigate to={ownPath(back.data.returnTo) ?? "/chat"} replace />;
  if ("user" in back.data) return <Waiting />;
  return (
    <Suspense>
      <SecondStep
        needed={back.data.secondFactor}
        onStartAgain={() => window.location.assign("/sign-in")}
      />
    </Suspense>
  );
}

/** Waits until the browser knows again who is signed in here. */
function Linking(answer: ProviderAnswer) {
  const { status } = useAccess();
  if (status === "unknown") return <Waiting />;
  if (status === "in") return <EndingLink {...answer} />;
  return <Failed to="/sign-in">{t("provider:signedOut")}</Failed>;
}

function EndingLink(answer: ProviderAnswer) {
  const link = useEndLink();
  useOnce(() => link.mutate(answer));
  if (link.error) return <Failed to="/account/security">{sentenceFor(link.error)}</Failed>;
  if (!link.data) return <Waiting />;
  return <Navigate to={ownPath(link.data.returnTo) ?? "/account/security"} replace />;
}

function Waiting() {
  return (
    <CredentialsPage
      title={t("provider:oneMoment")}
      lead={<p role="status">{t("provider:signingIn")}</p>}
    >
      {null}
    </CredentialsPage>
  );
}

function Failed({ to, children }: { to: string; children: ReactNode }) {
  return (
    <CredentialsPage title={t("provider:failed")} lead={null}>
      <Notice kind="fault">{children}</Notice>
      <ButtonLink to={to} className="min-h-12">
        {t("shared:back")}
      </ButtonLink>
    </CredentialsPage>
  );
}

/** What the provider brought can be given on once only. */
function useOnce(act: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    act();
  });
}

function readAnswer(): ProviderAnswer | null {
  const fields = Object.fromEntries(new URLSearchParams(window.location.search));
  return providerAnswerSchema.safeParse(fields).data ?? null;
}
