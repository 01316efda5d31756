import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useMe } from "../auth/requests/me.ts";
import { useChangeEmail } from "./requests/change-email.ts";
import { Section } from "./section.tsx";

export function EmailSection() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const change = useChangeEmail();
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(email, { onSuccess: () => setOpen(false) });
  }
  return (
    <Section title="E-mail" about={<>You sign in with {me.data?.email ?? "your address"}.</>}>
      {open ? (
        <form onSubmit={submit} className="grid max-w-form gap-5">
          {change.error ? <Notice kind="fault">{sentenceFor(change.error)}</Notice> : null}
          <TextField
            label="New e-mail address"
            type="email"
            name="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoFocus
            required
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" disabled={change.isPending}>
              {change.isPending ? "One moment…" : "Change the address"}
            </Button>
            <Button look="plain" onClick={() => setOpen(false)}>
              Leave it as it is
            </Button>
          </div>
        </form>
      ) : (
        <div className="grid gap-3">
          {change.data ? <Outcome sent={"verification" in change.data} email={email} /> : null}
          <Button
            look="quiet"
            className="w-fit"
            onClick={() => {
              change.reset();
              setEmail("");
              setOpen(true);
            }}
          >
            Change my e-mail address
          </Button>
        </div>
      )}
    </Section>
  );
}

function Outcome({ sent, email }: { sent: boolean; email: string }) {
  if (!sent) return <Notice>Your address is changed. Sign in with {email} from now on.</Notice>;
  return (
    <Notice>
      If {email} can be used, a message with a link is on its way there. Your address stays as it is
      until you open the link.
    </Notice>
  );
}
