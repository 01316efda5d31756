import { passwordLimits } from "#contracts/auth.ts";
import { t } from "../../language/t.ts";
import { PasswordField } from "./password-field.tsx";
import { StrengthMeter } from "./strength-meter.tsx";

type NewPasswordFieldProps = {
  label: string;
  value: string;
  onValue(value: string): void;
  /** Characters that are needed; below it the field says how many are missing. */
  least?: number;
  hint?: string;
  /** What a password should not be made of: the e-mail, the name. */
  about?: readonly string[];
};

/** A password to be chosen: how long it must be, and about how strong it is. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label, value, onValue, about = [], least = passwordLimits.minCodePoints } = props;
  const missing = least - [...value].length;
  const rule = props.hint ?? t("auth:passwordRule", { least });
  return (
    <div>
      <PasswordField
        label={label}
        name="new-password"
        autoComplete="new-password"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        hint={missing > 0 && value !== "" ? t("auth:passwordMissing", { count: missing }) : rule}
        required
      />
      <StrengthMeter password={missing <= 0 ? value : ""} about={about} />
    </div>
  );
}
