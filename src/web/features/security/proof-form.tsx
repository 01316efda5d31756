import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { PasskeyRequest, Proof, ProofMethod } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { PasswordField } from "../auth/password-field.tsx";
import { askPasskey, sentenceForPasskey, whyNoPasskeys } from "./passkeys.ts";

/** What the proof is for, as the button says it. */
type Act = keyof typeof acts;

const acts = {
  signIn: { typed: t("auth:signIn.title"), passkey: t("security:passkeys.signIn") },
  confirm: { typed: t("security:stepUp.confirm"), passkey: t("security:stepUp.withPasskey") },
};

type ProofFormProps = {
  methods: readonly ProofMethod[];
  act: Act;
  passkeyOptions(): Promise<PasskeyRequest>;
  onProof(proof: Proof): Promise<unknown>;
};

/** Shows one way to prove who one is, and the others as links below it. */
export function ProofForm({ methods, act, passkeyOptions, onProof }: ProofFormProps) {
  const usable = methods.filter((method) => method !== "passkey" || whyNoPasskeys() === null);
  const [chosen, setChosen] = useState<ProofMethod | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const method = chosen ?? usable[0] ?? null;
  async function submit(make: () => Promise<Proof>) {
    setBusy(true);
    setFault(null);
    try {
      await onProof(await make());
    } catch (failure) {
      setFault(sentenceForPasskey(failure) ?? sentenceFor(failure));
    } finally {
      setBusy(false);
    }
  }
  if (method === null) return <NoWay methods={methods} />;
  const Fields = forms[method];
  return (
    <div className="grid gap-5">
      {fault === null ? null : <Notice kind="fault">{fault}</Notice>}
      <Fields
        key={method}
        act={act}
        busy={busy}
        passkeyOptions={passkeyOptions}
        onMade={(make) => void submit(make)}
      />
      <OtherWays
        ways={usable.filter((way) => way !== method)}
        onChoose={(way) => {
          setFault(null);
          setChosen(way);
        }}
      />
    </div>
  );
}

type FieldsProps = {
  act: Act;
  busy: boolean;
  passkeyOptions(): Promise<PasskeyRequest>;
  onMade(make: () => Promise<Proof>): void;
};

const forms: Record<ProofMethod, (props: FieldsProps) => React.ReactNode> = {
  passkey: PasskeyFields,
  totp: TotpFields,
  "recovery-code": RecoveryCodeFields,
  password: PasswordFields,
};

function PasskeyFields({ act, busy, passkeyOptions, onMade }: FieldsProps) {
  const make = async (): Promise<Proof> => ({
    method: "passkey",
    response: await askPasskey(await passkeyOptions()),
  });
  return (
    <div className="grid gap-3">
      <p className="text-note text-soft">{t("security:proof.passkey")}</p>
      <Button className="min-h-12" disabled={busy} onClick={() => onMade(make)}>
        <KeyRound aria-hidden className="size-5" />
        {busy ? t("shared:waitingForDevice") : acts[act].passkey}
      </Button>
    </div>
  );
}

function TotpFields({ act, busy, onMade }: FieldsProps) {
  const [code, setCode] = useState("");
  return (
    <Typed
      act={act}
      ready={code !== ""}
      busy={busy}
      onSubmit={() => onMade(async () => ({ method: "totp", code }))}
    >
      <TextField
        label={t("security:proof.code")}
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        hint={t("security:proof.codeHint")}
        autoFocus
        required
      />
    </Typed>
  );
}

function RecoveryCodeFields({ act, busy, onMade }: FieldsProps) {
  const [code, setCode] = useState("");
  const make = async (): Promise<Proof> => ({ method: "recovery-code", code });
  return (
    <Typed act={act} ready={code !== ""} busy={busy} onSubmit={() => onMade(make)}>
      <TextField
        label={t("security:proof.recovery")}
        name="recovery-code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        hint={t("security:proof.recoveryHint", { example: "K7QM-3F9X-2HTB-PW4E" })}
        autoFocus
        required
      />
    </Typed>
  );
}

function PasswordFields({ act, busy, onMade }: FieldsProps) {
  const [password, setPassword] = useState("");
  const make = async (): Promise<Proof> => ({ method: "password", password });
  return (
    <Typed act={act} ready={password !== ""} busy={busy} onSubmit={() => onMade(make)}>
      <PasswordField
        label={t("security:proof.password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoFocus
        required
      />
    </Typed>
  );
}

type TypedProps = {
  act: Act;
  ready: boolean;
  busy: boolean;
  onSubmit(): void;
  children: React.ReactNode;
};

function Typed({ act, ready, busy, onSubmit, children }: TypedProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      {children}
      <Button type="submit" className="min-h-12" disabled={busy || !ready}>
        {busy ? t("shared:oneMoment") : acts[act].typed}
      </Button>
    </form>
  );
}

const names: Record<ProofMethod, string> = {
  passkey: t("security:proof.usePasskey"),
  totp: t("security:proof.useCode"),
  "recovery-code": t("security:proof.useRecovery"),
  password: t("security:proof.usePassword"),
};

type OtherWaysProps = { ways: readonly ProofMethod[]; onChoose(way: ProofMethod): void };

function OtherWays({ ways, onChoose }: OtherWaysProps) {
  if (ways.length === 0) return null;
  return (
    <ul className="grid gap-1 border-t border-line pt-3">
      {ways.map((way) => (
        <li key={way}>
          <Button look="plain" className="-ms-4 justify-start" onClick={() => onChoose(way)}>
            {names[way]}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function NoWay({ methods }: { methods: readonly ProofMethod[] }) {
  const why = methods.includes("passkey") ? whyNoPasskeys() : null;
  return (
    <Notice>
      {why === null ? t("security:proof.signInAgain") : t("security:proof.needsPasskey", { why })}
    </Notice>
  );
}
